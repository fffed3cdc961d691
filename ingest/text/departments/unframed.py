"""Tables of duties whose head stands apart from their rows, or whose cells stand one below the other, as pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.text.departments.labels import role_of
from ingest.text.departments.names import is_body
from ingest.text.document import TextTable

Cell = tuple[int, int]
ORDINALS = re.compile(r"^[ \t]*序[ \t]*号[ \t]*$", re.MULTILINE)
LINE = re.compile(r"[^\s](?:[^\r\n]*[^\s])?")
CELL = re.compile(r"[^\t\r\n]*")
MOST, NEAR, LONG = 6, 200, 40
"""Columns of a head, signs before a table in which its head may stand, and signs of a line between them."""


def headed(text: str, table: TextTable) -> TextTable:
    """A table with the head that a line over its whole width parts from it (一、主要目标分解); as it is where none stands there."""
    if any(role_of(text[slice(*cell)]) for cell in table.cells[0]):
        return table
    start = max(0, table.start - NEAR)
    for line in [*LINE.finditer(text, start, table.start)][-1:-4:-1]:
        cells = tuple(cell.span() for cell in CELL.finditer(text, *line.span()) if cell.group())
        if any(role_of(text[slice(*cell)]) for cell in cells):
            fits = len(cells) == len(table.cells[0])
            return TextTable(line.start(), table.end, (cells, *table.cells)) if fits else table
        if len(cells) > 1 or len(line.group()) > LONG:
            break
    return table


def stacked(text: str) -> Iterator[TextTable]:
    """Tables written cell below cell, whose head begins with 序号 and names who answers; each row begins with its ordinal."""
    for head in ORDINALS.finditer(text):
        cells = [line.span() for line in LINE.finditer(text, head.end())]
        size = next((at for at, cell in enumerate(cells[: MOST + 1]) if text[slice(*cell)] == "1"), 0)
        columns = cells[:size]
        if any(role_of(text[slice(*cell)]) for cell in columns) and (rows := _rows(text, cells[size:], columns)):
            yield TextTable(head.start(), rows[-1][-1][1], ((head.span(), *columns), *rows))


def _rows(text: str, cells: Sequence[Cell], columns: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """The rows from ordinal to ordinal; one that does not fill the columns is none, and of the last nobody knows where it ends but
    by its columns."""
    starts = [0]
    for at, cell in enumerate(cells):
        if at and text[slice(*cell)] == str(len(starts) + 1):
            starts.append(at)
    stops = [*starts[1:], starts[-1] + 1 + len(columns)]
    role = next(at for at, cell in enumerate(columns) if role_of(text[slice(*cell)]))
    found = (_row(text, cells[start:stop], len(columns) + 1, role + 1) for start, stop in zip(starts, stops, strict=True))
    return [row for row in found if row]


def _row(text: str, cells: Sequence[Cell], size: int, role: int) -> tuple[Cell, ...]:
    """One row; bodies of its last column that stand one below the other are one cell."""
    if len(cells) > size == role + 1 and all(is_body(text[slice(*cell)]) for cell in cells[role:]):
        return (*cells[:role], (cells[role][0], cells[-1][1]))
    return tuple(cells) if len(cells) == size else ()
