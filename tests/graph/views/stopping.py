"""A process that stops in the middle of a projection, to be killed there: `-m tests.graph.views.stopping WHAT FOLDER LEDGER`.

It says `here` when it has stopped. The engine is the one that LIANTU_GRAPH names.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from neo4j import Session

from graph.engines import bulk
from graph.home import Home
from graph.ledger import Ledger
from graph.views.cypher.writing import create_edges
from graph.views.items import Edge
from graph.views.rdf import filling
from graph.views.rdf.view import all_lines
from graph.views.views import CYPHER, RDF, Views

PATCH = pytest.MonkeyPatch()


def main(what: str, folder: str, ledger: str) -> None:
    """Begin the work and stop in the middle."""
    os.environ["LIANTU_LEDGER"] = ledger
    WORKS[what](Home(Path(folder), Ledger(ledger)))


def stop(*_: object) -> None:
    """Say so, and wait to be killed."""
    print("here", flush=True)
    time.sleep(600)


def fill_embedded(home: Home) -> None:
    """The process that fills the embedded store stops with its nodes written, before any relationship."""
    PATCH.setattr("graph.engines.bulk._edges", stop)
    bulk.main(str(home.folder), json.dumps(asdict(Views(home).wanted())))


def build_cypher(home: Home) -> None:
    """A build through the driver stops with its nodes written."""
    PATCH.setattr("graph.views.cypher.view.fill_edges", stop)
    Views(home).refresh((CYPHER,), anew=True)


def change_cypher(home: Home) -> None:
    """An increment stops with some of its relationships written."""

    def half(session: Session, edges: Iterable[Edge]) -> None:
        create_edges(session, list(edges)[:1])
        stop()

    PATCH.setattr("graph.views.cypher.view.create_edges", half)
    Views(home).refresh((CYPHER,))


def build_rdf(home: Home) -> None:
    """The process that writes the next generation stops in the middle of its lines."""

    def half(ledger: Ledger, load: int) -> Iterator[str]:
        told = list(all_lines(ledger, load))
        yield from told[: len(told) // 2]
        stop()

    PATCH.setattr("graph.views.rdf.view.all_lines", half)
    filling.main(str(home.folder), json.dumps(asdict(Views(home).wanted())))


def change_rdf(home: Home) -> None:
    """An increment stops with the next generation written and not yet the current one."""
    PATCH.setattr("graph.views.rdf.generations.Generations._publish", stop)
    Views(home).refresh((RDF,))


WORKS: dict[str, Callable[[Home], None]] = {
    "fill embedded": fill_embedded, "build cypher": build_cypher, "change cypher": change_cypher, "build rdf": build_rdf,
    "change rdf": change_rdf,
}  # fmt: skip


if __name__ == "__main__":
    main(*sys.argv[1:])
