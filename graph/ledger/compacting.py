"""Rebuilding what lies below a ledger's rows: indexes, free space, what the database knows of its tables. No row changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from graph.errors import LedgerFault
from graph.ledger.faults import ledger_name, told
from graph.ledger.store import WRITER_LOCK
from graph.ledger.tables import metadata
from ontology.errors import issue

ON_SQLITE = ("reindex", "analyze", "vacuum", "pragma wal_checkpoint(truncate)")
PATIENCE = "60s"
"""How long PostgreSQL waits for readers of a table."""


def compact(engine: Engine) -> None:
    """Rebuild indexes and give free space back. Raises LedgerFault LT-LEDGER-01 where somebody writes, and as `faults.told`."""
    with told(engine), _alone(engine) as connection:
        if engine.dialect.name == "sqlite":
            for statement in ON_SQLITE:
                connection.exec_driver_sql(statement)
        else:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f"vacuum (full, analyze) {table.name}")


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A connection outside of any transaction, while nobody else writes. (SQLite itself refuses to vacuum beside a writer.)"""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            yield connection
            return
        connection.execution_options(isolation_level="AUTOCOMMIT")
        lock = f"({WRITER_LOCK}, hashtext(current_schema()))"
        if not connection.scalar(text(f"select pg_try_advisory_lock{lock}")):
            raise LedgerFault(issue("LT-LEDGER-01", value=ledger_name(engine)))
        try:
            connection.exec_driver_sql(f"set lock_timeout = '{PATIENCE}'")
            yield connection
            connection.exec_driver_sql("reset lock_timeout")
        finally:
            connection.execute(text(f"select pg_advisory_unlock{lock}"))


def size(engine: Engine) -> int:
    """Bytes that a ledger takes on its disk: its file and the log beside it, or its tables with their indexes; 0 in memory."""
    if engine.dialect.name == "sqlite":
        file = Path(engine.url.database or "")
        return sum(path.stat().st_size for path in (file, file.with_name(f"{file.name}-wal")) if file.name and path.exists())
    with engine.connect() as connection:
        names = ", ".join(f"pg_total_relation_size('{table.name}')" for table in metadata.sorted_tables)
        return sum(map(int, connection.execute(text(f"select {names}")).one()))
