"""The linkages of an input–output table, a sector a line, with the source of each formula."""

from __future__ import annotations

from app.layout import Column, indented, table
from app.words import words
from graph.analysis.measures import Linkages
from graph.analysis.measures.io_table import formulas

SECTOR, NUMBER = 28, 10


def linkages_text(found: Linkages) -> str:
    """The table, what its columns mean and which sectors are key."""
    columns = [Column(words("measures.io.sector"), SECTOR), *(Column(zh, NUMBER, right=True) for _, zh, _ in formulas())]
    rows = [(sector, *(f"{getattr(found, name)[number]:.3f}" for name, _, _ in formulas()))
            for number, sector in enumerate(found.sectors)]  # fmt: skip
    key = "、".join(sector for sector, one in zip(found.sectors, found.key, strict=True) if one) or words("measures.none")
    told = [indented(formula, 0) for _, _, formula in formulas()]
    return "\n".join([*table(columns, rows), "", indented(words("measures.io.key", sectors=key), 0), *told])
