"""The ledger and facts against bare sqlite3: a million statements in, again, and out; and the most memory it takes."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.figure import Figure, cpu
from bench.usage import Usage
from bench.world import statements
from graph.facts import read_facts
from graph.ledger import Ledger
from graph.ledger.loading import COLUMNS
from graph.statement import statement_digest

FETCH = 10_000
GIGABYTE = 1_000_000_000
NAMES = ",".join(f'"{name}"' for name in COLUMNS)
INSERT = f"insert into statement ({NAMES}) values ({','.join('?' * len(COLUMNS))})"
"""The peer's one statement."""


def size() -> int:
    """How many statements: a million, or BENCH_N."""
    return int(os.environ.get("BENCH_N", "1000000"))


def figures() -> Iterator[Figure]:
    """One memory figure and four times; the peer runs in the same process, on a table made by the same code.

    Memory comes first: a child's peak is never told as less than what its parent held when it was made.
    """
    peak = json.loads(subprocess.run([sys.executable, "-m", "bench.ledger"], check=True, capture_output=True).stdout)
    yield Figure("ledger: peak memory", peak / GIGABYTE, "GB", "none: an absolute goal", None, 1, absolute=True)
    with TemporaryDirectory() as folder:
        yield from loads(Path(folder, "ours.db"), Path(folder, "bare.db"))
        yield from reads(Path(folder, "ours.db"))


def loads(ours: Path, bare: Path) -> Iterator[Figure]:
    """The same statements by hand, by a load and by a second load."""
    told = list(statements(size()))
    Ledger(bare)
    peer, _ = cpu(partial(insert_bare, bare, [(statement_digest(one)[:16], *one[:-1], 1, 1) for one in told]))
    ledger = Ledger(ours)
    first, result = cpu(partial(ledger.add, told))
    assert result.added == len(told)
    yield Figure("ledger: first load", first, "CPU s", "sqlite3 executemany, same rows, table and indexes", peer, 2)
    second, result = cpu(partial(ledger.add, told))
    assert (result.added, result.closed) == (0, 0)
    yield Figure("ledger: second load", second, "CPU s", "our first load", first, 1 / 3)


def reads(file: Path) -> Iterator[Figure]:
    """What those loads left, read as statements and as facts."""
    ledger = Ledger(file)
    scan, found = cpu(partial(scan_bare, file), times=3)
    read, count = cpu(lambda: sum(1 for _ in ledger.statements()), times=3)
    assert count == found == size()
    yield Figure("ledger: statements in force", read, "CPU s", "sqlite3 fetchmany of the whole table", scan, 1.5)
    facts, _ = cpu(lambda: read_facts(ledger).count(), times=3)
    yield Figure("ledger: facts", facts, "CPU s", "sqlite3 fetchmany of the whole table", scan, 4)


def insert_bare(file: Path, rows: Sequence[tuple[object, ...]]) -> int:
    """The peer of a load: one transaction, one executemany; no digests, no closing, no counting, no foreign keys."""
    connection = bare(file)
    connection.executemany(INSERT, rows)
    connection.execute("commit")
    connection.close()
    return len(rows)


def bare(file: Path) -> sqlite3.Connection:
    """A connection of the peer, its one transaction begun."""
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("pragma cache_size = -65536")
    connection.execute("begin")
    return connection


def scan_bare(file: Path) -> int:
    """The peer of reading: every column of every row, by fetchmany."""
    connection = sqlite3.connect(file)
    cursor, count = connection.execute("select * from statement"), 0
    while rows := cursor.fetchmany(FETCH):
        count += len(rows)
    connection.close()
    return count


def peak_memory() -> int:
    """The most memory in bytes that this process takes to load the statements as they come, load them again and read facts."""
    with TemporaryDirectory() as folder, Usage() as used:
        ledger = Ledger(Path(folder, "ours.db"))
        ledger.add(statements(size()))
        ledger.add(statements(size()))
        read_facts(ledger)
        return used.own_peak


if __name__ == "__main__":
    print(peak_memory())
