"""Row accounting: what became of each input row, counted again in the database after the load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select

from graph.errors import LedgerFault
from graph.ledger.reading import raw_rows
from graph.ledger.tables import document, input_row, statement
from ontology.errors import issue

OUTCOMES = ("accepted", "merged", "rejected")
COLUMNS = ("load", "ordinal", "document", "sheet", "row", "outcome", "issues")
BATCH = 20_000
ERROR = '"severity": "error"'
"""How an error stands in the JSON text of a row's issues."""


class InputRow(NamedTuple):
    """What became of one input row: `outcome` is accepted, merged or rejected; `issues` is JSON text."""

    document: int
    sheet: str
    row: int
    outcome: str
    issues: str = ""


def write_rows(connection: Connection, load: int, rows: Iterable[InputRow]) -> None:
    """Write the outcomes of a load's rows; the n-th row is the one that statements call `row` n (from 1)."""
    text = str(insert(input_row).compile(dialect=connection.dialect, column_keys=list(COLUMNS)))
    numbered = ((load, ordinal, *row) for ordinal, row in enumerate(rows, start=1))
    while portion := list(islice(numbered, BATCH)):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(text, portion)
        else:
            connection.execute(insert(input_row), [dict(zip(COLUMNS, row, strict=True)) for row in portion])


def set_aside(connection: Connection, load: int) -> int:
    """How many of a load's rejected rows no error stands against: a named rule set them aside."""
    query = select(func.count()).where(input_row.c.load == load, input_row.c.outcome == "rejected")
    return int(connection.scalar(query.where(~input_row.c.issues.contains(ERROR))) or 0)


def by_document(connection: Connection, load: int) -> dict[tuple[str, str], Counter[str]]:
    """What became of a load's rows by the source and file they came from; those that were set aside count as rejected, too."""
    aside = ~input_row.c.issues.contains(ERROR)
    query = select(document.c.source, document.c.name, input_row.c.outcome, aside, func.count()).where(
        input_row.c.load == load, input_row.c.document == document.c.id)  # fmt: skip
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    grouped = query.group_by(document.c.source, document.c.name, input_row.c.outcome, aside)
    for source, name, outcome, unaccused, count in raw_rows(connection, grouped):
        found[source, name][outcome] += count
        if unaccused and outcome == "rejected":
            found[source, name]["aside"] += count
    return found


def recount(connection: Connection, load: int) -> dict[str, int]:
    """read, accepted, merged and rejected as the database holds them.

    Raises LedgerFault LT-LEDGER-05 unless exactly the accepted rows have left statements.
    """
    stating = select(statement.c.row).where(statement.c.load_in == load, statement.c.origin == load, statement.c.row > 0)
    states = input_row.c.ordinal.in_(stating)
    query = select(input_row.c.outcome, states, func.count()).where(input_row.c.load == load).group_by(input_row.c.outcome, states)
    found = {(outcome, bool(left)): count for outcome, left, count in raw_rows(connection, query)}
    silent = found.get(("accepted", False), 0)
    stated = connection.scalar(select(func.count(stating.subquery().c.row.distinct())))
    unknown = int(stated or 0) - found.get(("accepted", True), 0)
    if silent or unknown:
        detail = f"第 {load} 次载入记为接受却没有留下陈述的有 {silent} 行，留下陈述却没有记为接受的有 {unknown} 行"
        raise LedgerFault(issue("LT-LEDGER-05", value=detail))
    counts = {name: sum(count for (outcome, _), count in found.items() if outcome == name) for name in OUTCOMES}
    return {"read": sum(found.values()), **counts}
