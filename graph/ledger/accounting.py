"""Row accounting: what became of each input row, counted again in the database after the load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from graph.errors import LedgerFault
from graph.ledger.reading import raw_rows
from graph.ledger.tables import input_row, statement
from ontology.errors import issue

OUTCOMES = ("accepted", "merged", "rejected")


@dataclass(frozen=True, slots=True)
class InputRow:
    """What became of one input row: `outcome` is accepted, merged or rejected; `issues` is JSON text."""

    document: int
    sheet: str
    row: int
    outcome: str
    issues: str = ""


def write_rows(connection: Connection, load: int, rows: Sequence[InputRow]) -> None:
    """Write the outcomes of a load's rows; the n-th row is the one that statements call `row` n (from 1)."""
    records = [{"load": load, "ordinal": ordinal, "document": row.document, "sheet": row.sheet, "row": row.row,
                "outcome": row.outcome, "issues": row.issues} for ordinal, row in enumerate(rows, start=1)]  # fmt: skip
    if records:
        connection.execute(insert(input_row), records)


def recount(connection: Connection, load: int) -> dict[str, int]:
    """read, accepted, merged and rejected as the database holds them.

    Raises LedgerFault LT-LEDGER-05 unless exactly the accepted rows have left statements.
    """
    outcomes = select(input_row.c.outcome, func.count()).where(input_row.c.load == load).group_by(input_row.c.outcome)
    found: dict[str, int] = dict(raw_rows(connection, outcomes))
    accepted = select(input_row.c.ordinal).where(input_row.c.load == load, input_row.c.outcome == "accepted")
    stating = select(statement.c.row).where(statement.c.load_in == load, statement.c.origin == load, statement.c.row > 0)
    silent = connection.scalars(accepted.except_(stating)).all()
    unknown = connection.scalars(stating.except_(accepted)).all()
    if silent or unknown:
        detail = f"第 {load} 次载入记为接受却没有留下陈述的有 {len(silent)} 行，留下陈述却没有记为接受的有 {len(unknown)} 行"
        raise LedgerFault(issue("LT-LEDGER-05", value=detail))
    return {"read": sum(found.values()), **{name: found.get(name, 0) for name in OUTCOMES}}
