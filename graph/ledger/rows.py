"""The input row behind a statement: where it stood, what else it says, and the load that brought it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from graph.ledger.ledger import Ledger
from graph.ledger.reading import FIELDS, as_statement, raw_rows
from graph.ledger.tables import document, input_row, load, statement
from graph.statement import Statement

HASH = 32
"""Hexadecimal digits of a statement's hash."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A statement and its row. `file`, `sheet` and `line` are where it stood (empty and 0: it came from no table); `beside` what
    the row says besides; `loaded` the load that first stated it and `ended` the one that closed it, as rows of the load table
    (None: it stands)."""

    one: Statement
    file: str
    sheet: str
    line: int
    beside: tuple[Statement, ...]
    loaded: Mapping[str, Any]
    ended: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that did not enter: its place, and the issues with it as JSON text."""

    file: str
    sheet: str
    line: int
    issues: str


def source_row(ledger: Ledger, hashed: str) -> SourceRow | None:
    """The row behind the statement of this hash (hexadecimal), in force or not; None where the ledger never held it."""
    try:
        key = bytes.fromhex(hashed) if len(hashed) == HASH else b""
    except ValueError:
        key = b""
    with ledger.engine.connect() as connection:
        found = _found(connection, key) if key else None
        return _row(connection, *found) if found else None


def _found(connection: Connection, key: bytes) -> tuple[Statement, int, int, int | None] | None:
    """The statement with load in, origin and load out; one in force is found by its index, else the last is looked for."""

    def last(*more: ColumnElement[bool]) -> Any:
        query = select(*FIELDS, statement.c.load_in, statement.c.origin, statement.c.load_out)
        return connection.execute(query.where(statement.c.hash == key, *more).order_by(statement.c.id.desc()).limit(1)).first()

    row = last(statement.c.load_out.is_(None)) or last()
    return (as_statement(row[:-3]), row[-3], row[-2], row[-1]) if row else None


def _row(connection: Connection, one: Statement, came: int, origin: int, ended: int | None) -> SourceRow:
    place = connection.execute(
        select(document.c.name, input_row.c.sheet, input_row.c.row).where(
            input_row.c.load == origin, input_row.c.ordinal == one.row, document.c.id == input_row.c.document)
    ).first() if one.row else None  # fmt: skip
    same = select(*FIELDS).where(statement.c.load_in == came, statement.c.row == one.row, statement.c.id != one.id)
    beside = tuple(map(as_statement, raw_rows(connection, same.order_by(statement.c.id)))) if one.row else ()
    file, sheet, line = place or ("", "", 0)
    return SourceRow(one, file, sheet, line, beside, _load(connection, origin), _load(connection, ended) if ended else None)


def _load(connection: Connection, number: int) -> Mapping[str, Any]:
    return dict(connection.execute(select(load).where(load.c.id == number)).mappings().one())


def refused_rows(ledger: Ledger, number: int, most: int) -> Iterator[RefusedRow]:
    """The rows of a load that did not enter, as they stand in the files, at most so many."""
    query = select(document.c.name, input_row.c.sheet, input_row.c.row, input_row.c.issues).where(
        input_row.c.load == number, input_row.c.outcome == "rejected", document.c.id == input_row.c.document)  # fmt: skip
    ordered = query.order_by(document.c.name, input_row.c.sheet, input_row.c.row).limit(most)
    with ledger.engine.connect() as connection:
        yield from (RefusedRow(*row) for row in raw_rows(connection, ordered))


def first_changes(ledger: Ledger, number: int, most: int) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """What a load stated and what it closed, in the order of its rows, at most so many of each: a large load has millions."""
    stated = select(*FIELDS).where(statement.c.load_in == number).order_by(statement.c.row, statement.c.id).limit(most)
    closed = select(*FIELDS).where(statement.c.load_out == number).order_by(statement.c.row, statement.c.id).limit(most)
    with ledger.engine.connect() as connection:
        came, went = (tuple(map(as_statement, raw_rows(connection, query))) for query in (stated, closed))
    return came, went
