"""Reading the ledger: statements in force, as they are now or as they were recorded at an earlier load."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from graph.ledger.tables import statement
from graph.statement import Statement

COLUMNS = ("hash", *Statement._fields[:-1], "load_in")
"""The columns that an insert fills, in the order of the rows that `Loading` makes."""
as_statement = Statement._make


def recorded_at(load: int | None) -> ColumnElement[bool]:
    """The condition of standing in the ledger now, or right after this load."""
    if load is None:
        return statement.c.load_out.is_(None)
    return and_(statement.c.load_in <= load, or_(statement.c.load_out.is_(None), statement.c.load_out > load))


def read_statements(connection: Connection, *conditions: ColumnElement[bool], at: int | None = None) -> Iterator[Statement]:
    """Statements recorded at a load (default: now) that meet the conditions, in the order they came in."""
    columns = [statement.c[name] for name in Statement._fields]
    query = select(*columns).where(recorded_at(at), *conditions)
    cursor: Any = connection.execute(query).cursor
    while rows := cursor.fetchmany(10_000):
        yield from map(as_statement, rows)
