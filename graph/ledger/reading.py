"""Reading the ledger: statements in force, as they are now or as they were recorded at an earlier load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, not_, or_, select

from graph.ledger.tables import statement
from graph.statement import Statement

FETCH = 10_000
CHUNK = 500
FIELDS = [statement.c[name] for name in Statement._fields]
as_statement = partial(tuple.__new__, Statement)
"""A statement from a row of FIELDS, without a call in Python."""


def recorded_at(load: int | None, table: Table = statement) -> ColumnElement[bool]:
    """The condition of standing in the ledger now, or right after this load; it is met row by row, by no index.

    (Through the index on open hashes SQLite would fetch every row of the table in random order.)
    """
    if load is None:
        return (table.c.load_out + 0).is_(None)
    return and_(table.c.load_in <= load, or_(table.c.load_out.is_(None), table.c.load_out > load))


def raw_rows(connection: Connection, query: Select[Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query as the database driver gives them."""
    cursor: Any = connection.execute(query).cursor
    return chain.from_iterable(iter(partial(cursor.fetchmany, FETCH), []))


def read_statements(connection: Connection, *conditions: ColumnElement[bool], at: int | None = None) -> Iterator[Statement]:
    """Statements recorded at a load (default: now) that meet the conditions; all of them in the order they came in."""
    query = select(*FIELDS).where(recorded_at(at), *conditions).order_by(statement.c.id)
    return map(as_statement, raw_rows(connection, query))


def came_between(connection: Connection, before: int, after: int) -> dict[bytes, Statement]:
    """By hash, the statements that stand right after one load and did not right after another."""
    query = select(statement.c.hash, *FIELDS).where(recorded_at(after), not_(recorded_at(before)))
    return {bytes(hashed): Statement(*fields) for hashed, *fields in raw_rows(connection, query)}


def open_about(
    connection: Connection, subjects: Iterable[str], *conditions: ColumnElement[bool]
) -> Iterator[list[tuple[bytes, int, Statement]]]:
    """Open statements about these subjects with their hash and origin, in portions that never part a subject."""
    ordered = sorted(subjects)
    for start in range(0, len(ordered), CHUNK):
        query = select(statement.c.hash, statement.c.origin, *FIELDS).where(
            statement.c.subject.in_(ordered[start : start + CHUNK]), statement.c.load_out.is_(None), *conditions)  # fmt: skip
        yield [(bytes(hashed), origin, as_statement(fields)) for hashed, origin, *fields in raw_rows(connection, query)]
