"""Puts a document's text together from lines and tables, and keeps the place of each cell."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.text.document import Dropped, TextTable

CELL, ROW = "\t", "\n"
Place = tuple[int, int]


class Assembly:
    """A text that grows; what is added is a paragraph of its own."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self.tables: list[TextTable] = []
        self.dropped: list[Dropped] = []

    def __len__(self) -> int:
        return self._at

    @property
    def text(self) -> str:
        """All of it so far."""
        return "".join(self._parts)

    def add(self, said: str, why: str = "") -> None:
        """A paragraph; with a reason, one that is no part of the paper."""
        start = self._at
        self._put(said)
        if why:
            self.dropped.append(Dropped(start, self._at, why))
        self._put("\n")

    def add_table(self, rows: Sequence[Sequence[str | Place]]) -> None:
        """A table: a line each row, cells with a tab between. A cell that reaches over others is written once; where it reaches,
        the row and the column of its beginning stand, and its place is given again."""
        start, cells = self._at, list[list[Place]]()
        for row in rows:
            cells.append([])
            for at, cell in enumerate(row):
                self._put(CELL if at else "")
                cells[-1].append(self._cell(cell) if isinstance(cell, str) else cells[cell[0]][cell[1]])
            self._put(ROW)
        self.tables.append(TextTable(start, max(start, self._at - 1), tuple(tuple(row) for row in cells)))

    def _cell(self, said: str) -> Place:
        start = self._at
        self._put(joined(said))
        return start, self._at

    def _put(self, said: str) -> None:
        self._parts.append(said)
        self._at += len(said)


def joined(cell: str) -> str:
    """What a cell says as one line; between two Chinese signs a line end was only the edge of the cell."""
    said = ""
    for part in filter(None, (line.strip() for line in cell.replace("\t", " ").splitlines())):
        said += (" " if said and said[-1].isascii() and part[0].isascii() else "") + part
    return said
