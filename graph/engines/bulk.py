"""Filling an empty embedded store in a process of its own that owns it: `python -m graph.engines.bulk HOME`.

The ledger is the one that LIANTU_LEDGER names; the marker comes as JSON, a line on standard input.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from graph.collecting import collecting_later
from graph.engines.embedded import DATABASE, engine_module, quiet
from graph.engines.process import ServerFiles, end_with_parent
from graph.facts import read_history
from graph.ledger import Ledger
from graph.views.cypher.names import MARK, schema_commands
from graph.views.cypher.writing import grouped
from graph.views.items import Edge, Node
from graph.views.marker import read_marker
from graph.views.projection import Projection
from graph.views.who import KnownWho

PORTION = 100_000


def main(home: str, told: str) -> int:
    """Replace the home's embedded store by the projection of the ledger at the marker's load, and mark it.

    The engine must not be running.
    """
    files = ServerFiles(Path(home), "embedded")
    quiet(files)
    with files.lock(timeout=30), collecting_later():
        path = files.store / "databases" / DATABASE
        shutil.rmtree(path, ignore_errors=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        ledger = Ledger(os.environ["LIANTU_LEDGER"])
        marker = read_marker(json.loads(told))
        history = read_history(ledger, marker.load)
        KnownWho(Path(home)).write(marker.snapshot, ledger.ontology.digest, history.resolution)
        projection = Projection(history)
        del history
        database = engine_module().create_database(str(path))
        try:
            for command in schema_commands(ledger.ontology):
                database.command("cypher", command)
            _fill(database, projection)
            with database.transaction():
                database.command("cypher", MARK, {"said": asdict(marker)})
        finally:
            database.close()
    return 0


def _fill(database: Any, projection: Projection) -> None:
    place: dict[str, str] = {}
    with database.graph_batch(commit_every=5_000) as batch:
        _nodes(database, batch, projection.nodes(), place)
        _nodes(database, batch, projection.bare(place.keys()), place)
    edges = projection.edges()
    with database.graph_batch() as batch:
        types: set[str] = set()
        while portion := list(islice(edges, PORTION)):
            for kind, group in grouped(portion, lambda one: one.type).items():
                if kind not in types:
                    database.command("sql", f"CREATE EDGE TYPE `{kind}` IF NOT EXISTS")
                    types.add(kind)
                _edges(batch, kind, group, place)


def _nodes(database: Any, batch: Any, nodes: Iterable[Node], place: dict[str, str]) -> None:
    """Create nodes as the type that the engine's Cypher gives their labels: all of them, sorted, joined by ~."""
    coming, types = iter(nodes), set[str]()
    while portion := list(islice(coming, PORTION)):
        for labels, group in grouped(portion, lambda one: one.labels).items():
            kind = "~".join(labels)
            if kind not in types:
                _declare(database, labels)
                types.add(kind)
            records = batch.create_vertices(kind, [one.properties for one in group])
            place.update(zip((one.id for one in group), records, strict=True))


def _declare(database: Any, labels: tuple[str, ...]) -> None:
    for label in labels:
        database.command("sql", f"CREATE VERTEX TYPE `{label}` IF NOT EXISTS")
    if len(labels) > 1:
        parents = ", ".join(f"`{label}`" for label in labels)
        database.command("sql", f"CREATE VERTEX TYPE `{'~'.join(labels)}` IF NOT EXISTS EXTENDS {parents}")


def _edges(batch: Any, kind: str, group: list[Edge], place: dict[str, str]) -> None:
    batch.new_edges([place[one.start] for one in group], kind, [place[one.end] for one in group],
                    properties=[one.properties for one in group])  # fmt: skip


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], end_with_parent()))
