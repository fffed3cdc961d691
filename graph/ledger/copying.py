"""A copy of a ledger in a file of its own, to try things on; the ledger itself is only read."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, delete, insert, select

from graph.ledger.ledger import Ledger
from graph.ledger.reading import raw_rows
from graph.ledger.store import writing
from graph.ledger.tables import metadata

BATCH = 10_000


@contextmanager
def copied(ledger: Ledger) -> Iterator[Ledger]:
    """A copy of the ledger as it is now; gone afterwards. The copy takes as much space on disk as the ledger."""
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        path = Path(folder) / "ledger.db"
        if plain_file(ledger.engine):
            _backup(ledger, path)
            copy = Ledger(path, ontology=ledger.ontology)
        else:
            copy = Ledger(path, ledger.kind, ledger.ontology)
            _transfer(ledger, copy)
        try:
            yield copy
        finally:
            copy.engine.dispose()


def plain_file(engine: Engine) -> bool:
    """Whether a ledger is one file, which its engine can copy as a whole."""
    return engine.dialect.name == "sqlite"


def _backup(ledger: Ledger, path: Path) -> None:
    """SQLite's own copy: one state of the ledger, even while somebody writes."""
    with closing(ledger.engine.raw_connection()) as source, closing(sqlite3.connect(path)) as target:
        source.driver_connection.backup(target)  # type: ignore[union-attr]


def _transfer(ledger: Ledger, copy: Ledger) -> None:
    """Every table, row by row, out of one transaction of the ledger."""
    level = "REPEATABLE READ" if ledger.engine.dialect.name == "postgresql" else "SERIALIZABLE"
    with ledger.engine.connect().execution_options(isolation_level=level) as source, writing(copy.engine) as target:
        for table in reversed(metadata.sorted_tables):
            target.execute(delete(table))
        for table in metadata.sorted_tables:
            _move(table, raw_rows(source, select(table)), target)


def _move(table: Table, rows: Iterator[tuple[object, ...]], target: Connection) -> None:
    names = [column.name for column in table.columns]
    while batch := list(islice(rows, BATCH)):
        target.execute(insert(table), [dict(zip(names, row, strict=True)) for row in batch])
