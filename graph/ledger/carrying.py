"""Every row of one ledger into another, whichever databases they are in: numbers, history and settings as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, Integer, Table, delete, func, insert, select, text

from graph.ledger import store
from graph.ledger.tables import metadata

PORTION = 10_000


def copy_to_file(engine: Engine, file: Path) -> None:
    """A copy of a ledger as a SQLite file that is not there yet, of one moment, while others may go on writing.

    The file is whole when this returns: nothing of it is left in a log beside it.
    """
    if engine.dialect.name == "sqlite":
        _copy_pages(engine, file)
    else:
        target = store.open_engine(store.sqlite_url(file))
        with store.reading(engine) as source, store.writing(target) as connection:
            replace_rows(source, connection)
        target.dispose()
    settle(file)


def _copy_pages(engine: Engine, file: Path) -> None:
    source = engine.raw_connection()
    try:
        with closing(sqlite3.connect(file)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr]
    finally:
        source.close()


def settle(file: Path) -> None:
    """Leave one file of a SQLite database whose connections are closed."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma journal_mode = delete")


def replace_rows(source: Connection, target: Connection) -> None:
    """Make the target hold exactly the source's rows, inside the caller's transactions; tables are made where there are none."""
    metadata.create_all(target)
    for table in reversed(metadata.sorted_tables):
        target.execute(delete(table))
    for table in metadata.sorted_tables:
        for rows in source.execute(select(table), execution_options={"yield_per": PORTION}).mappings().partitions(PORTION):
            target.execute(insert(table), [dict(row) for row in rows])
        if target.dialect.name == "postgresql":
            _count_on(target, table)


def _count_on(target: Connection, table: Table) -> None:
    """Let PostgreSQL number new rows from where the copied ones end."""
    for column in table.primary_key:
        if isinstance(column.type, Integer) and len(table.primary_key) == 1:
            last = select(func.coalesce(func.max(column), 0)).scalar_subquery()
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            target.execute(select(func.setval(sequence, last + 1, text("false"))))


def row_counts(connection: Connection) -> dict[str, int]:
    """How many rows each table holds."""
    return {table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0) for table in metadata.sorted_tables}
