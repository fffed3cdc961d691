"""Writes the workbook in which a mapping is proposed: a line a column, with drop-downs for the steward to correct it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, TITLE, WRAPPED, one_page_wide
from app.words import words
from ingest.mapping import layout
from ingest.mapping.proposing import LIKELY, NONE, PERHAPS, SURE, Proposal

WIDTHS = {layout.TABLE: 12, layout.HEADING: 20, layout.READING: 26, layout.UNIT: 8, layout.NEW: 10, layout.CONSTANT: 18,
          layout.SURE: 10, layout.WHY: 34, layout.REMARK: 30}  # fmt: skip
FILLS = {one: PatternFill("solid", fgColor=colour) for one, colour in
         ((SURE, "FFE4F0E6"), (LIKELY, "FFEFF3DC"), (PERHAPS, "FFFBEFD5"), (NONE, "FFF6DDD6"))}  # fmt: skip
ASKED = PatternFill("solid", fgColor="FF8A3324")
HINTS = {layout.READING: "reading", layout.NEW: "new"}
QUIET = Font(name="宋体", size=10, color="FF5C6570")


def write_mapping_book(proposals: Sequence[Proposal], choices: Sequence[str], path: Path) -> Path:
    """Write the workbook; an existing file of this name is replaced. `choices` are all readings that may be chosen."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.title = layout.SHEET
    for place, name in enumerate(layout.COLUMNS, 1):
        write_text(sheet, 1, place, name, HEADING).fill = ASKED if name in layout.ASKED else BAND
        sheet.column_dimensions[get_column_letter(place)].width = WIDTHS.get(name, 16)
        sheet.column_dimensions[get_column_letter(place)].number_format = "@"
    for row, one in enumerate(proposals, 2):
        _line(sheet, row, one)
    last = 1 + len(proposals) + layout.EXTRA
    sheets = dict.fromkeys(one.sheet for one in proposals)
    if len(sheets) == 1:
        for row in range(last - layout.EXTRA + 1, last + 1):
            write_text(sheet, row, 1, next(iter(sheets)))
    sheet.freeze_panes = "C2"
    one_page_wide(sheet, 1)
    _rules(book, sheet, choices, last)
    _notes(book.create_sheet(layout.NOTES))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def _line(sheet: Any, row: int, one: Proposal) -> None:
    said = {layout.TABLE: one.sheet, layout.HEADING: one.heading, layout.READING: one.reading, layout.UNIT: one.unit,
            layout.SURE: one.sure, layout.WHY: one.why, **dict(zip(layout.SAMPLES, one.samples, strict=False))}  # fmt: skip
    for place, name in enumerate(layout.COLUMNS, 1):
        cell = write_text(sheet, row, place, said.get(name, ""))
        cell.alignment = WRAPPED
        if name in (layout.READING, layout.SURE):
            cell.fill = FILLS[one.sure]
        if name in layout.SAMPLES:
            cell.font = QUIET


def _rules(book: Workbook, sheet: Any, choices: Sequence[str], last: int) -> None:
    """Drop-downs: the readings on a hidden sheet, yes or nothing for what may be introduced."""
    lists: Any = book.create_sheet(layout.LISTS)
    lists.sheet_state = "hidden"
    for row, text in enumerate(choices, 1):
        write_text(lists, row, 1, text)
    letters = {name: get_column_letter(place) for place, name in enumerate(layout.COLUMNS, 1)}
    for name, known in ((layout.READING, f"'{layout.LISTS}'!$A$1:$A${len(choices)}"), (layout.NEW, f'"{layout.YES}"')):
        rule = DataValidation(type="list", formula1=known, showErrorMessage=True, allow_blank=True)
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, name, words(f"mapping.hints.{HINTS[name]}")
        rule.add(f"{letters[name]}2:{letters[name]}{last}")
        sheet.add_data_validation(rule)


def _notes(sheet: Any) -> None:
    one_page_wide(sheet)
    sheet.column_dimensions["A"].width = 110
    write_text(sheet, 1, 1, words("mapping.notes.title"), TITLE)
    for row, name in enumerate(("reading", "unread", "unit", "new", "constant", "beside", "confirm"), 2):
        write_text(sheet, row, 1, words(f"mapping.notes.{name}")).alignment = WRAPPED
