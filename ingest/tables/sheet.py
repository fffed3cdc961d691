"""What every format's reader makes of a sheet: its rows as they stand, and how it is drawn where that bears on reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.tables.spool import Spool
from ontology.errors import Issue

SHOWN = 5
"""How many rows or columns a remark names."""


class Merge(NamedTuple):
    """Cells joined into one: rows as the sheet numbers them, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Marks:
    """How many rows, or cells, were of a kind, and the first few of them."""

    count: int = 0
    first: list[str] = field(default_factory=list)

    def add(self, one: object) -> None:
        """One more."""
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append(str(one))

    def text(self) -> str:
        """The first few, for a message: 3、5 等."""
        return "、".join(self.first) + (" 等" if self.count > len(self.first) else "")


@dataclass(slots=True)
class Sheet:
    """One sheet. `header` is given where the format names its columns; else it stands among the rows and is found there."""

    title: str
    rows: Spool = field(default_factory=Spool)
    header: tuple[str, ...] | None = None
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: Marks = field(default_factory=Marks)
    hidden_columns: list[int] = field(default_factory=list)
    hidden: bool = False
    notes: list[Issue] = field(default_factory=list)


def column_name(place: int) -> str:
    """A column's letters as a spreadsheet shows them: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
