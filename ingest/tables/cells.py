"""What the cells of an .xlsx mean beyond their text: columns by their letters, shared strings, how styles show numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ingest.tables.formats import PLAIN, WINDOWS
from ingest.tables.strings import Strings

WIDEST = 16384


@dataclass(frozen=True, slots=True)
class Style:
    """What cells of a workbook mean beyond their text: shared strings, how each style shows numbers, day 0."""

    strings: Strings
    shown: Sequence[str] = ()
    epoch: datetime = WINDOWS

    def shown_in(self, number: int) -> str:
        """How the style of this number shows numbers."""
        return self.shown[number] if number < len(self.shown) else PLAIN


class Columns(dict[str, int]):
    """Columns (from 0) by their letters. Raises ValueError for letters that no column has."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters:
            if not "A" <= letter <= "Z":
                raise ValueError(f"{letters} is no column")
            place = place * 26 + ord(letter) - 64
        if not 0 < place <= WIDEST:
            raise ValueError(f"{letters} is no column")
        self[letters] = place - 1
        return place - 1


COLUMNS = Columns()
