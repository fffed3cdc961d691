"""A listed company that a row names by its stock code, in whatever spelling: 301079, 301079.SZ, sz301079."""

from __future__ import annotations

from ingest.row import Cell, Row
from ingest.say import Say
from ontology import values
from ontology.errors import Refusal, issue


def plain_code(written: str) -> str:
    """The code without its market; an empty string where it is none."""
    try:
        return values.stock_code(written)
    except Refusal:
        return ""


def company_key(row: Row, say: Say, cell: Cell) -> str:
    """The key of the company that a cell names; empty, and the row refused, where it holds no stock code (LT-STOCK-03)."""
    code = plain_code(cell) if cell else ""
    if cell and not code:
        row.issues.append(issue("LT-STOCK-03", column=cell.column, value=cell))
    return say.key(f"company/{code}", cell) if code else ""
