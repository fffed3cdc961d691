"""Writes an export as one .xlsx: notes first, then a sheet a table with its line of place and date, terms, and filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from app.export.sheets import Book, Sheet
from app.layout import width
from app.words import words
from ontology.schema import Concept, Ontology

A4 = 9
"""The number of the paper in the file format (ECMA-376, 18.3.1.63)."""
TITLE = Font(name="黑体", size=16)
SMALL = Font(name="宋体", size=9, color="FF5C6570")
HEADING = Font(name="宋体", size=10, bold=True, color="FFFFFFFF")
BAND = PatternFill("solid", fgColor="FF1F3A5F")
TEXT = Font(name="宋体", size=10)
WRAPPED = Alignment(wrap_text=True, vertical="top")
WIDEST, MEASURED, HEAD_ROWS = 44, 300, 4
ROUNDED, LONGEST = 10**15, 32_767
"""What a spreadsheet cell holds: numbers of fifteen digits, texts of so many signs; more is text, or cut and said."""
Line = Literal["dashed", "dotted", "double", "thin"]
LINES: dict[str, Line] = {"dashed": "dashed", "dotted": "dotted", "double": "double"}


def write_workbook(book: Book, folder: Path, ontology: Ontology) -> Path:
    """Write the workbook and return its path. An existing file of this name is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Workbook(write_only=True)
    notes = _notes(made, book)
    states = {one.zh: one for one in ontology.vocabularies["LinkState"].values()}
    for sheet in book.sheets:
        _table(made, book, sheet, states if sheet is book.states else {})
        if cut := _too_long(sheet):
            notes.append([_cell(notes, sheet.name), _cell(notes, words("export.notes.cut", count=cut, limit=LONGEST), wrap=True)])
    path = folder / f"{book.name}.xlsx"
    made.save(path)
    return path


def one_page_wide(sheet: Any, heading: int = 0) -> None:
    """Print a sheet on A4 across, no column on a page of its own; the heading's row, if there is one, stands on every page."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if heading:
        sheet.print_title_rows = f"{heading}:{heading}"


def _cell(sheet: Any, value: Any, font: Font = TEXT, fill: PatternFill | None = None, wrap: bool = False) -> Any:
    """A cell; text is always text, whatever sign it begins with, and stripped of what a workbook may not hold."""
    text = isinstance(value, str)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value)
    if text:
        cell.data_type = "s"
    cell.font = font
    if fill:
        cell.fill = fill
    if wrap:
        cell.alignment = WRAPPED
    return cell


def _too_long(sheet: Sheet) -> int:
    """Cells whose text a workbook cuts."""
    return sum(isinstance(value, str) and len(value) > LONGEST for row in sheet.frame.itertuples(index=False) for value in row)


def _notes(made: Workbook, book: Book) -> Any:
    """The sheet 说明: what the export is, then the terms of every source; lines may follow."""
    sheet = made.create_sheet(words("export.notes.sheet"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 60
    for letter in "CDE":
        sheet.column_dimensions[letter].width = 30
    sheet.append([_cell(sheet, words("export.notes.title"), TITLE)])
    for label, value in book.notes:
        sheet.append([_cell(sheet, label), _cell(sheet, value, wrap=True)])
    sheet.append([])
    sheet.append([_cell(sheet, heading, HEADING, BAND) for heading in book.sources.columns])
    for row in book.sources.itertuples(index=False):
        sheet.append([_cell(sheet, value, wrap=True) for value in row])
    return sheet


def _table(made: Workbook, book: Book, table: Sheet, states: dict[str, Concept]) -> None:
    """Rows 1 to 3 say what, where and under which terms; row 4 is the header, frozen and filtered."""
    sheet = made.create_sheet(table.name[:31])
    headings = [str(name) for name in table.frame.columns]
    for number, size in enumerate(_widths(headings, table.frame), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = size
    sheet.freeze_panes = f"C{HEAD_ROWS + 1}"
    last = f"{get_column_letter(len(headings))}{HEAD_ROWS + len(table.frame)}"
    sheet.auto_filter.ref = f"A{HEAD_ROWS}:{last}"
    one_page_wide(sheet, HEAD_ROWS)
    sheet.append([_cell(sheet, table.name, TITLE)])
    sheet.append([_cell(sheet, book.head, SMALL)])
    sheet.append([_cell(sheet, words("export.terms", terms=table.terms), SMALL)])
    sheet.append([_cell(sheet, heading, HEADING, BAND) for heading in headings])
    for row in table.frame.itertuples(index=False):
        sheet.append(_row(sheet, row, states))


def _row(sheet: Any, row: Iterable[object], states: dict[str, Concept]) -> list[Any]:
    """The cells of a row; a state's cell holds the word alone, its mark and colours are format."""
    cells = []
    for value in row:
        empty = value is None or (isinstance(value, float) and pd.isna(value))
        cell = _cell(sheet, None if empty else _native(value))
        if isinstance(value, str) and value in states:
            paint_state(cell, states[value])
        cells.append(cell)
    return cells


def _native(value: Any) -> Any:
    """Whole numbers without a decimal point, as text where a spreadsheet would round them; NumPy's numbers as Python's."""
    plain = value.item() if hasattr(value, "item") else value
    plain = int(plain) if isinstance(plain, float) and plain.is_integer() else plain
    return str(plain) if isinstance(plain, int) and abs(plain) >= ROUNDED else plain


def paint_state(cell: Any, state: Concept) -> None:
    """The look of a state, from the state vocabulary."""
    notes = state.notes
    cell.number_format = f'"{words("glyphs." + notes["glyph"])} "@'
    cell.font = Font(name="宋体", size=10, bold=True, color="FF" + notes["ink"][1:].upper())
    cell.fill = PatternFill("solid", fgColor="FF" + notes["fill"][1:].upper())
    edge = Side(style=LINES.get(notes["border"].split()[-1], "thin"), color="FF" + notes["line"][1:].upper())
    cell.border = Border(left=edge, right=edge, top=edge, bottom=edge)


def _widths(headings: Sequence[str], frame: pd.DataFrame) -> list[int]:
    """Column widths by the first rows and the heading, at most `WIDEST`."""
    found = []
    for position, heading in enumerate(headings):
        column = frame.iloc[:MEASURED, position]
        longest = max((width(str(value)) for value in column), default=0)
        found.append(min(WIDEST, max(longest, width(heading) + 3)) + 1)
    return found
