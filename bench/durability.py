"""Rounds of real processes killed at random moments: loads on SQLite and PostgreSQL, projections into both engines.

Seeded by BENCH_SEED (else 1); BENCH_SCALE makes the rounds fewer. Each figure counts the rounds in which something was amiss.
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from bench.figure import Figure
from bench.killing import KilledLoads, KilledProjections, KilledSurveys
from bench.postgresql import programs, running
from graph.engines.neo4j_jars import installed
from graph.engines.opening import EMBEDDED, NEO4J, embedded_server, neo4j_server
from graph.home import Home, open_home
from graph.ledger.store import sqlite_url
from graph.views.views import BOTH, CYPHER

ROUNDS = {"SQLite": 18, "PostgreSQL": 14, "SQLite, surveys": 6, "PostgreSQL, surveys": 4, "embedded": 12, "Neo4j": 8}


class Rounds(Protocol):
    """What can be killed again and again."""

    def prepare(self) -> None:
        """What comes before the first round."""

    def kill_one(self) -> str:
        """One round: what became of it. Raises AssertionError where something is amiss."""


def figures() -> Iterator[Figure]:
    """One figure for each database and engine that is there."""
    with TemporaryDirectory() as folder, ExitStack() as ended:
        yield from _loads("SQLite", [sqlite_url(Path(folder, name)) for name in ("killed.db", "surveys.db")], Path(folder))
        found = programs()
        if found is not None and find_spec("psycopg") is not None:
            server = ended.enter_context(running(found))
            yield from _loads("PostgreSQL", [server.new_url(), server.new_url()], Path(folder))
        else:
            print("没有测量 PostgreSQL：这里没有它的程序或驱动", file=sys.stderr)
        yield _figure("embedded", KilledProjections(_home(Path(folder, EMBEDDED), ended), {}, BOTH, _chance("embedded")))
        if installed() is not None:
            home = _home(Path(folder, NEO4J), ended)
            yield _figure("Neo4j", KilledProjections(home, {"LIANTU_GRAPH": NEO4J}, (CYPHER,), _chance("Neo4j")))
        else:
            print("没有测量 Neo4j：先运行 liantu neo4j install", file=sys.stderr)


def _loads(name: str, urls: Sequence[str], folder: Path) -> Iterator[Figure]:
    """The figures of loads and of surveys on one database."""
    for kind, title, url in zip((KilledLoads, KilledSurveys), (name, f"{name}, surveys"), urls, strict=True):
        yield _figure(title, kind(url, folder / f"in {title}", _chance(title)))


def _chance(name: str) -> random.Random:
    return random.Random(f"{os.environ.get('BENCH_SEED', '1')} {name}")


def _home(folder: Path, ended: ExitStack) -> Home:
    """A home whose engines are stopped in the end."""
    ended.callback(embedded_server(folder).stop)
    ended.callback(neo4j_server(folder).stop)
    return open_home(folder)


def _figure(name: str, rounds: Rounds) -> Figure:
    """How many rounds went wrong, each told on standard error; beside it what became of the others."""
    count = max(1, round(ROUNDS[name] * float(os.environ.get("BENCH_SCALE", "1"))))
    rounds.prepare()
    became: Counter[str] = Counter()
    for number in range(1, count + 1):
        try:
            became[rounds.kill_one()] += 1
        except Exception:
            print(f"{name}, round {number}:\n{traceback.format_exc()}", file=sys.stderr)
    told = "，".join(f"{what} {times}" for what, times in sorted(became.items()))
    return Figure(f"killed: {name}, amiss", count - became.total(), f"of {count}", told, None, 0, absolute=True)
