"""Tables of a PDF by their ruling lines, cell by cell; one that goes on over the page is one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pdfplumber.page import Page
from pdfplumber.table import Table

Place = tuple[int, int]
Grid = list[list[str | Place]]
Box = tuple[float, float, float, float]
CLOSE = 6.0


@dataclass(slots=True)
class Ruled:
    """A table of one page or of several: its box on the page where it begins, the left edges of its columns, its cells, and
    heads that were repeated on a later page."""

    box: Box
    edges: tuple[float, ...]
    grid: Grid
    repeated: list[str] = field(default_factory=list)


def ruled(page: Page) -> list[Ruled]:
    """The tables of a page, from above to below; a frame around text is none."""
    found = [_read(table) for table in page.find_tables()]
    return sorted((table for table in found if table), key=lambda table: table.box[1])


def _read(table: Table) -> Ruled | None:
    rows = table.rows
    wide = max((len(row.cells) for row in rows), default=0)
    if len(rows) < 2 or wide < 2:
        return None
    said = table.extract()
    boxes = {(down, right): box for down, row in enumerate(rows) for right, box in enumerate(row.cells) if box}
    grid: Grid = []
    for down in range(len(rows)):
        grid.append([_cell(said, boxes, rows[down].bbox, (down, right)) for right in range(wide)])
    edges = tuple(min((box[0] for (_, right), box in boxes.items() if right == column), default=0.0) for column in range(wide))
    return Ruled(table.bbox, edges, grid)


def _cell(said: Sequence[Sequence[str | None]], boxes: dict[Place, Box], row: Box, here: Place) -> str | Place:
    """What a cell says, or the cell above or to the left that reaches here."""
    down, right = here
    if here in boxes:
        return said[down][right] or ""
    middle = (row[1] + row[3]) / 2
    left = next((boxes[other, right][0] for other in range(len(said)) if (other, right) in boxes), row[0]) + 1
    over = (at for at, box in boxes.items() if at <= here and box[0] <= left <= box[2] and box[1] <= middle <= box[3])
    return max(over, default="")


def goes_on(table: Ruled, following: Ruled) -> bool:
    """Whether two tables have the same columns."""
    same = len(table.edges) == len(following.edges)
    return same and all(abs(one - other) < CLOSE for one, other in zip(table.edges, following.edges, strict=True))


def joined_on(table: Ruled, following: Ruled) -> None:
    """Puts the rows of the following page to a table; a head that is repeated there is set aside."""
    rows = following.grid
    if _said(rows[0]) == _said(table.grid[0]) and not any(cell == (0, at) for row in rows[1:] for at, cell in enumerate(row)):
        table.repeated.append("\t".join(_said(rows[0])))
        rows, first = rows[1:], 1
    else:
        first = 0
    shift = len(table.grid) - first
    table.grid += [[cell if isinstance(cell, str) else (cell[0] + shift, cell[1]) for cell in row] for row in rows]


def _said(row: Iterable[str | tuple[int, int]]) -> list[str]:
    return ["".join(cell.split()) for cell in row if isinstance(cell, str)]


def within(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
