"""A look at a sheet before it is marked: where its header stands, which styles its cells have, what is to be said of which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.marking.comments import Cell
from ingest.marking.found import Problem, SheetProblems, word_of
from ingest.marking.package import Package
from ingest.marking.sheet import Piece, cells_of, drawing_of, pieces
from ingest.marking.styles import FILLED
from ingest.marking.tags import attribute, elements, prefix, texts

SEVERITIES = ("error", "warning", "note")
ABOVE = 200
"""How many rows above the data are looked at for the header."""
HOLDS = re.compile(rb"<(?:[\w.\-]+:)?(?:v|is)(?=[\s>])")


@dataclass(slots=True)
class Look:
    """A sheet to mark: title, part, its problems; the row of its header (0: none found), its drawing of comments, own styles."""

    title: str
    part: str
    problems: Sequence[Problem] = ()
    header: int = 0
    drawing: str = ""
    added_drawing: str = ""
    said: dict[Cell, list[Problem]] = field(default_factory=lambda: defaultdict(list))
    _asked: set[Cell] = field(default_factory=set)
    _cells: dict[Cell, int] = field(default_factory=dict)
    _rows: dict[int, int] = field(default_factory=dict)
    _columns: list[tuple[int, int, int]] = field(default_factory=list)

    def row_of(self, problem: Problem) -> int:
        """The row at which a problem is marked; 0 where it is of no row."""
        return problem.row or (self.header if problem.place else 0)

    def style(self, cell: Cell) -> int:
        """The style of a cell; where it is not there, that of its row or column."""
        row, place = cell
        found = self._cells.get(cell, self._rows.get(row))
        columns = (style for first, last, style in self._columns if first <= place <= last)
        return found if found is not None else next(columns, 0)

    def filled(self) -> dict[Cell, str]:
        """The cells to fill, each with the gravest of its severities."""
        return {cell: severity for cell in self.said if (severity := SEVERITIES[self._gravity(cell)]) in FILLED}

    def by_gravity(self) -> list[Cell]:
        """The cells of which anything is said, the gravest first."""
        return sorted(self.said, key=lambda cell: (self._gravity(cell), cell))

    def text(self, cell: Cell) -> str:
        """What is said of a cell, as its comment says it."""
        words, lines = texts("words"), []
        for one in dict.fromkeys(problem.issue for problem in self.said[cell]):
            lines.append(words["comment"].format(severity=word_of(one), message=one.message))
            lines += [words[name].format(**{name: getattr(one, name)}) for name in ("expected", "fix") if getattr(one, name)]
            lines[-1] += words["code"].format(code=one.code)
        return "\n".join(lines)

    def _gravity(self, cell: Cell) -> int:
        return min(SEVERITIES.index(one.issue.severity) for one in self.said[cell])

    def take(self, piece: Piece, name: str, first: int) -> None:
        """Take in a piece of the sheet: what cells and rows it has, and whether it may be the header."""
        if piece.kind == "head":
            self._columns = _column_styles(piece.xml, name)
        elif piece.kind == "tail":
            self.drawing = drawing_of(piece.xml, name)
        elif piece.kind == "row":
            self._row(piece, name, first)

    def _row(self, piece: Piece, name: str, first: int) -> None:
        opening = piece.xml[: piece.xml.index(b">") + 1]
        if style := attribute(opening, "s"):
            self._rows[piece.number] = int(style)
        for place, cell in cells_of(piece.xml[len(opening) :], name):
            if piece.number < first or (piece.number, place) in self._asked:
                self._cells[piece.number, place] = int(attribute(cell[0][: cell[0].index(b">") + 1], "s") or 0)
            if piece.number < first and HOLDS.search(cell[0]):
                self.header = piece.number


def look(package: Package, title: str, part: str, found: SheetProblems | None) -> Look:
    """A look through a sheet's XML. Raises ValueError for a sheet that is not edited here."""
    seen = Look(title, part, found.problems if found else ())
    seen._asked.update((one.row, one.place) for one in seen.problems)
    first = found.first if found else 0
    rows = {one.row for one in seen.problems if one.row} | set(range(max(1, first - ABOVE), first))
    with package.open(part) as stream:
        name = ""
        for piece in pieces(stream, rows):
            name = prefix(piece.xml) if piece.kind == "head" else name
            seen.take(piece, name, first)
    for one in seen.problems:
        if one.place and seen.row_of(one):
            seen.said[seen.row_of(one), one.place].append(one)
    return seen


def _column_styles(head: bytes, name: str) -> list[tuple[int, int, int]]:
    """First column, last column and style of what a sheet says of its columns."""
    found = []
    for one in elements(head, f"{name}col"):
        said = [attribute(one[0], which) for which in ("min", "max", "style")]
        if all(said):
            found.append((int(said[0] or 0), int(said[1] or 0), int(said[2] or 0)))
    return found
