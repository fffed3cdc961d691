"""Draws the templates of the list: `python -m app.documents.listing.drawing` writes them. Row 5 says by its fields in {{ }} what
goes into each column and how it looks; columns may be moved, widened or taken out in Excel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.documents.listing.columns import Column, shown
from app.export.banded import TIGHT, Face, Faces, Head, Told, ask, lay_out, one_of, write_heads
from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, SMALL, TEXT, TITLE
from app.words import words

FILE, PUBLIC = (Path(__file__).with_name(name) for name in ("list.xlsx", "list_public.xlsx"))
HEADS, FIRST, FROZEN = 4, 5, 2
"""Rows of the headings and of the first enterprise; columns that stay when one scrolls."""
SPARE = 2000
"""Rows below the first to which drop-downs reach."""
TO_FILL, PALE = PatternFill("solid", fgColor="FFFFF6D6"), PatternFill("solid", fgColor="FFE3E9F2")
STRONG = Font(name="宋体", size=10, bold=True)
UNDER = Border(bottom=Side(style="hair", color="FF9AA3AD"), right=Side(style="hair", color="FFD5D9DF"))
DOUBLE = Border(bottom=Side(style="double", color="FFB58A00"))
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FACES = Faces(Face(BAND, HEADING), Face(PALE, TEXT, UNDER, MIDDLE), Face(TO_FILL, TEXT, DOUBLE, MIDDLE))
IN_TALKS = PatternFill("solid", fgColor="FF7A4A00", bgColor="FF7A4A00")


def draw(*, public: bool = False) -> Workbook:
    """The template for staff, or of what goes out."""
    book, told = Workbook(), shown(public=public)
    sheet: Any = book.active
    sheet.title = words("list_book.sheet")
    write_text(sheet, 1, 1, "{{标题}}", TITLE)
    write_text(sheet, 2, 1, "{{口径}}", SMALL)
    sheet.row_dimensions[1].height, sheet.row_dimensions[HEADS].height = 26, 34
    write_heads(sheet, HEADS, [Head(one.band, one.heading, one.width, one.folded, one.asked) for one in told], FACES)
    for place, column in enumerate(told, 1):
        _column(sheet, place, column)
    lay_out(sheet, HEADS, FROZEN, len(told), FIRST)
    sheet.page_margins = TIGHT
    sheet.oddFooter.left.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text = "{{页脚}}", "第 &P 页 共 &N 页", "{{快照}}"
    notes = book.create_sheet(words("list_book.notes"))
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 20, 96
    return book


def _column(sheet: Any, place: int, column: Column) -> None:
    cell = write_text(sheet, FIRST, place, f"{{{{{column.field}}}}}", STRONG if column.kind == "strong" else TEXT)
    cell.number_format, cell.border = column.format, UNDER
    cell.alignment = Alignment(horizontal="center" if column.centred else None, vertical="center", wrap_text=True)
    if column.choices:
        _offer(sheet, get_column_letter(place), column)


def _offer(sheet: Any, letter: str, column: Column) -> None:
    """A drop-down; who is in talks already is seen from afar."""
    reach = f"{letter}{FIRST}:{letter}{FIRST + SPARE}"
    ask(sheet, reach, one_of(column.choices), Told(column.heading, words("list_book.other", choices="、".join(column.choices))))
    if column.field == "首谈查重":
        white = Font(color="FFFFFFFF", bold=True)
        paint = CellIsRule(operator="equal", formula=[f'"{column.choices[1]}"'], fill=IN_TALKS, font=white)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(reach, paint)


if __name__ == "__main__":
    draw().save(FILE)
    draw(public=True).save(PUBLIC)
