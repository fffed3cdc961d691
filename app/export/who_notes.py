"""The sheet 说明 of the workbook of pairs: what each word does, how to fill and give back, and what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.export.cells import write_text
from app.export.workbook import TEXT, TITLE, one_page_wide
from app.layout import width
from app.words import words
from ingest.resolve.review import layout
from ingest.resolve.review.table import Tables

TERM, MEANING, LINE = 12, 100, 15
"""Widths of the two columns, and the height of a line."""
PARTS = {
    "fill": ("what", "same", "different", "unsure", "part", "empty", "free"),
    "back": ("back", "told", "clash", "differ", "undo"),
    "words": ("sure", "review", "related", "score", "links", "order", "doubt", "left_out"),
    "facts": ("facts", "counts"),
}
BOLD, UNDER = Font(name="黑体", size=11), Border(bottom=Side(style="hair", color="FF9AA3AD"))


def write_notes(sheet: Any, tables: Tables, said: Mapping[str, str], fills: Mapping[str, PatternFill]) -> None:
    """Fill the sheet; a word stands in the colour that it has on the other sheets."""
    one_page_wide(sheet)
    sheet.page_setup.fitToHeight = 1
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = TERM, MEANING
    write_text(sheet, 1, 1, words("review_book.notes.title"), TITLE)
    sure = sum(one.sure for one in tables.proposals)
    counts = {"queue": len(tables.queue), "sure": sure, "merged": len(tables.merged)}
    for number, (term, text) in enumerate(_lines({**said, **counts, "sheet": layout.MERGED}), 2):
        first = write_text(sheet, number, 1, term, TEXT if text else BOLD)
        if not text:
            sheet.row_dimensions[number].height = 2 * LINE
            first.alignment = Alignment(vertical="bottom")
            continue
        first.fill, first.alignment = fills.get(term, PatternFill()), Alignment(horizontal="center", vertical="center")
        write_text(sheet, number, 2, text).alignment = Alignment(wrap_text=True, vertical="center")
        first.border = sheet.cell(number, 2).border = UNDER
        sheet.row_dimensions[number].height = LINE * (1 + (width(text) - 1) // (MEANING + 4)) + 4


def _lines(fields: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """(term, what it means); a heading has no meaning."""
    for part, names in PARTS.items():
        yield words(f"review_book.notes.{part}_title"), ""
        for name in names:
            term, _, text = words(f"review_book.notes.{name}", **fields).partition("：")
            yield term, text
