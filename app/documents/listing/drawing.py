"""Draws the template of the list: `python -m app.documents.listing.drawing` writes it. Row 5 says by its fields in {{ }} what goes
into each column and how it looks; columns may be moved, widened or taken out in Excel."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.documents.listing.columns import CENTRED, Column, columns
from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, SMALL, TEXT, TITLE, one_page_wide
from app.words import words

FILE = Path(__file__).with_name("list.xlsx")
BANDS, HEADS, FIRST, FROZEN = 3, 4, 5, 2
"""Rows of the bands, of the headings and of the first enterprise; columns that stay when one scrolls."""
A3, SPARE = 8, 2000
TO_FILL, PALE = PatternFill("solid", fgColor="FFFFF6D6"), PatternFill("solid", fgColor="FFE3E9F2")
STRONG = Font(name="宋体", size=10, bold=True)
UNDER = Border(bottom=Side(style="hair", color="FF9AA3AD"), right=Side(style="hair", color="FFD5D9DF"))
DOUBLE = Border(bottom=Side(style="double", color="FFB58A00"))
IN_TALKS = PatternFill("solid", fgColor="FF7A4A00", bgColor="FF7A4A00")


def draw() -> Workbook:
    """The template."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = words("list_book.sheet")
    write_text(sheet, 1, 1, "{{标题}}", TITLE)
    write_text(sheet, 2, 1, "{{口径}}", SMALL)
    sheet.row_dimensions[1].height, sheet.row_dimensions[HEADS].height = 26, 34
    for place, column in enumerate(columns(), 1):
        _column(sheet, place, column)
    _bands(sheet)
    sheet.freeze_panes = f"{get_column_letter(FROZEN + 1)}{FIRST}"
    one_page_wide(sheet)
    sheet.page_setup.paperSize, sheet.print_title_rows = A3, f"{BANDS}:{HEADS}"
    sheet.oddFooter.left.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text = "{{页脚}}", "第 &P 页 共 &N 页", "{{快照}}"
    sheet.column_dimensions.max_outline, sheet.sheet_properties.outlinePr.summaryRight = 1, False
    notes = book.create_sheet(words("list_book.notes"))
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 20, 96
    return book


def _column(sheet: Any, place: int, column: Column) -> None:
    letter = get_column_letter(place)
    sheet.column_dimensions[letter].width = column.width
    if column.folded:
        sheet.column_dimensions[letter].outlineLevel, sheet.column_dimensions[letter].hidden = 1, True
    head = write_text(sheet, HEADS, place, column.heading, TEXT)
    head.fill, head.border = (TO_FILL, DOUBLE) if column.asked else (PALE, UNDER)
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    cell = write_text(sheet, FIRST, place, f"{{{{{column.field}}}}}", STRONG if column.kind == "strong" else TEXT)
    cell.number_format, cell.border = column.format, UNDER
    cell.alignment = Alignment(horizontal="center" if column.kind in CENTRED else None, vertical="center", wrap_text=True)
    if column.choices:
        _offer(sheet, letter, column)


def _offer(sheet: Any, letter: str, column: Column) -> None:
    """A drop-down that warns and does not forbid."""
    rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
    rule.showErrorMessage, rule.errorStyle, rule.showInputMessage = True, "warning", True
    rule.errorTitle, rule.error = column.heading[:30], words("list_book.other", choices="、".join(column.choices))
    reach = f"{letter}{FIRST}:{letter}{FIRST + SPARE}"
    rule.add(reach)
    sheet.add_data_validation(rule)
    if column.field == "首谈查重":
        white = Font(color="FFFFFFFF", bold=True)
        paint = CellIsRule(operator="equal", formula=[f'"{column.choices[1]}"'], fill=IN_TALKS, font=white)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(reach, paint)


def _bands(sheet: Any) -> None:
    start = 1
    for band, members in groupby(columns(), key=lambda one: one.band):
        end = start + len(list(members))
        for place in range(start, end):
            sheet.cell(BANDS, place).fill = BAND
        write_text(sheet, BANDS, start, band, HEADING)
        start = end


if __name__ == "__main__":
    draw().save(FILE)
