"""Reads the tables of an HTML page: many systems hand one out under the name of a workbook."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from ingest.tables.encoding import encoding_of
from ingest.tables.sheet import Merge, Sheet

CHUNK = 1 << 16
WIDEST, TALLEST = 16384, 1 << 20
CELLS = ("td", "th")


class _Tables(HTMLParser):
    """Collects tables into sheets; a table inside a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheets: list[Sheet] = []
        self._depth = self._number = self._place = 0
        self._cells: dict[int, str] = {}
        self._text: list[str] | None = None
        self._taken: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._number, self._taken = 0, {}
                self.sheets.append(Sheet(""))
        elif tag == "br" and self._text is not None:
            self._text.append("\n")
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._number += 1
        elif self._depth == 1 and tag in CELLS:
            self._end_cell()
            self._begin_cell(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in CELLS:
            self._end_cell()
        elif self._depth == 1 and tag in ("tr", "table"):
            self._end_row()
        if tag == "table" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _begin_cell(self, attrs: dict[str, str | None]) -> None:
        while self._taken.get(self._place, 0) >= self._number:
            self._place += 1
        wide, tall = _span(attrs.get("colspan"), WIDEST), _span(attrs.get("rowspan"), TALLEST)
        if wide > 1 or tall > 1:
            self.sheets[-1].merges.append(Merge(self._number, self._place, self._number + tall - 1, self._place + wide - 1))
        for place in range(self._place, self._place + wide):
            self._taken[place] = self._number + tall - 1
        self._text = []

    def _end_cell(self) -> None:
        if self._text is not None:
            self._cells[self._place] = "\n".join(" ".join(line.split()) for line in "".join(self._text).split("\n")).strip()
            self._text = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells:
            width = max(self._cells) + 1
            self.sheets[-1].rows.add(self._number, tuple(self._cells.get(place, "") for place in range(width)))
        self._cells, self._place = {}, 0


def _span(written: str | None, most: int) -> int:
    return min(max(int(written), 1), most) if written and written.isdecimal() else 1


def read_markup(path: Path, name: str) -> list[Sheet]:
    """The tables of a page in their order, numbered where there are several. Raises what `encoding_of` raises."""
    tables = _Tables()
    with path.open(encoding=encoding_of(path, name)) as file:
        while chunk := file.read(CHUNK):
            tables.feed(chunk)
    tables.close()
    found = [one for one in tables.sheets if len(one.rows)]
    for number, one in enumerate(found, 1):
        one.title = f"表{number}" if len(found) > 1 else ""
    return found
