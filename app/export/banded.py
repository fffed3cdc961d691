"""A sheet that people fill in: bands over its headings, columns folded away, what stays in sight, and what its cells ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from openpyxl.styles import Alignment, Border, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins

from app.export.cells import write_text
from app.export.workbook import one_page_wide
from app.layout import width

A3 = 8
"""The number of the paper in the file format (ECMA-376, 18.3.1.63)."""
TIGHT = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6, header=0.3, footer=0.3)
"""Margins (inches) that leave a wide sheet its letters."""
LONGEST_TITLE, LONGEST_TEXT = 32, 250
"""Signs of a hint's or warning's title and text that the file format holds (18.3.1.32)."""


class Head(NamedTuple):
    """A column: the band over it, its heading, its width in signs, whether it is folded away, whether people fill it."""

    band: str
    heading: str
    width: float
    folded: bool = False
    asked: bool = False


class Face(NamedTuple):
    """How a heading looks."""

    fill: PatternFill
    font: Font
    border: Border = Border()
    alignment: Alignment = Alignment()


class Faces(NamedTuple):
    """The looks of bands, of headings, of those that people fill, and of bands under which they fill everything."""

    band: Face
    head: Face
    asked: Face
    asked_band: Face | None = None


class Told(NamedTuple):
    """What stands beside a cell: a title and a text."""

    title: str
    text: str


def write_heads(sheet: Any, row: int, heads: Sequence[Head], faces: Faces) -> None:
    """Write the headings in a row and their bands in the row above; set widths, and fold what is folded."""
    start = 1
    for band, members in groupby(heads, key=lambda one: one.band):
        inside = list(members)
        _band(sheet, row - 1, start, band, inside, faces)
        start += len(inside)
    for place, one in enumerate(heads, 1):
        _dress(write_text(sheet, row, place, one.heading), faces.asked if one.asked else faces.head)
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = one.width
        if one.folded:
            column.outlineLevel, column.hidden = 1, True
    sheet.column_dimensions.max_outline, sheet.sheet_properties.outlinePr.summaryRight = 1, False


def _band(sheet: Any, row: int, start: int, title: str, inside: Sequence[Head], faces: Faces) -> None:
    """A band over its columns; its title stands in the first that is in sight, where a reader sees it."""
    face = faces.asked_band if faces.asked_band and all(one.asked for one in inside) else faces.band
    for place in range(start, start + len(inside)):
        sheet.cell(row, place).fill = face.fill
    first = next((at for at, one in enumerate(inside) if not one.folded), 0)
    _dress(write_text(sheet, row, start + first, title), face)


def _dress(cell: Any, face: Face) -> None:
    cell.fill, cell.font, cell.border, cell.alignment = face


def lay_out(sheet: Any, row: int, frozen: int, columns: int, last: int) -> None:
    """What stays when one scrolls (the headings in this row, so many columns), the filter down to the last row, and the paper: A3
    across, no column on a page of its own, bands and headings on every page."""
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{row + 1}"
    sheet.auto_filter.ref = f"A{row}:{get_column_letter(columns)}{last}"
    one_page_wide(sheet)
    sheet.page_setup.paperSize, sheet.print_title_rows = A3, f"{row - 1}:{row}"


def ask(sheet: Any, reach: str, rule: Mapping[str, str], wrong: Told | None, hint: Told | None = None) -> None:
    """Say what the cells of a reach are asked for: a rule in the words of the file format (empty: anything goes), what is said of
    anything else (it is warned of, never barred), and the hint beside the cell."""
    asked = DataValidation(type=None, allow_blank=True)
    if rule and wrong:
        for name, value in rule.items():
            setattr(asked, name, value)
        asked.showErrorMessage, asked.errorStyle = True, "warning"
        asked.errorTitle, asked.error = wrong.title[:LONGEST_TITLE], wrong.text[:LONGEST_TEXT]
    if hint:
        asked.showInputMessage = True
        asked.promptTitle, asked.prompt = hint.title[:LONGEST_TITLE], hint.text[:LONGEST_TEXT]
    asked.add(reach)
    sheet.add_data_validation(asked)


def one_of(choices: Iterable[str]) -> dict[str, str]:
    """The rule of a drop-down; without choices anything goes."""
    offered = ",".join(choices)
    return {"type": "list", "formula1": f'"{offered}"'} if offered else {}


def lines_of(text: object, room: float) -> int:
    """Lines that a text takes in a column of so many signs; 1 for what is no text."""
    if not isinstance(text, str):
        return 1
    return max(1, sum(1 + int(max(0, width(part) - 1) // room) for part in text.split("\n")))
