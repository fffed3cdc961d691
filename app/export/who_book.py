"""Writes the workbook in which reviewers say who is who: pairs to decide, and pairs that are one; who_notes says how to fill it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.export.banded import TIGHT, Face, Faces, Head, Told, ask, lay_out, lines_of, one_of, write_heads
from app.export.cells import write_text
from app.export.differing import mark_differing, stress_lines
from app.export.who_notes import write_notes
from app.export.workbook import BAND, HEADING, SMALL, TEXT, TITLE
from app.words import words
from graph.home import Home
from ingest.resolve.review import layout
from ingest.resolve.review.objections import BOTH
from ingest.resolve.review.table import ARROW, RELATED_WORD, Row, Tables

WIDTHS = {
    layout.NUMBER: 5, layout.NAME_A: 26, layout.NAME_B: 26, layout.VERDICT: 9, layout.REMARK: 16, layout.ROLE: 11, layout.DAY: 11,
    layout.SAYS: 8, layout.SURE: 6, layout.WHY: 36, layout.LINKS: 18, layout.CODE_A: 19, layout.CODE_B: 19, layout.PLACE_A: 12,
    layout.PLACE_B: 12, layout.DOUBT: 24, layout.BEFORE: 20, layout.SOURCE_A: 22, layout.SOURCE_B: 22, layout.KEY_A: 24,
    layout.KEY_B: 24,
}  # fmt: skip
FOLDED = (layout.BEFORE, layout.SOURCE_A, layout.SOURCE_B, layout.KEY_A, layout.KEY_B)
"""Columns that a + above the sheet unfolds; they are not printed."""
SPARE, LINE, TALLEST = 200, 14.5, 20
"""Rows below the last to which drop-downs reach; the height of a line, and how many lines a row shows at most."""
TO_FILL, HEAD = PatternFill("solid", fgColor="FFFFF6D6"), PatternFill("solid", fgColor="FFE3E9F2")
NOT_KNOWN = PatternFill("solid", fgColor="FFEEF0F2")
QUIET, HEAD_TEXT = Font(name="宋体", size=9, color="FF5C6570"), Font(name="宋体", size=10, bold=True)
GREY, PARTED = Side(style="thin", color="FFC3CAD2"), Side(style="thin", color="FFFFFFFF")
BELOW = Side(style="double", color="FFB58A00")
AROUND = Border(left=GREY, right=GREY, top=GREY, bottom=GREY)
FILLS = {one: PatternFill("solid", fgColor=colour, bgColor=colour) for one, colour in (
    ("确认", "FFE4F0E6"), ("待复核", "FFFBEFD5"), (RELATED_WORD, "FFE3E9F2"), (layout.SAME, "FFD5EBDA"),
    (layout.DIFFERENT, "FFF6DDD6"), (layout.UNSURE, "FFEEF0F2"), (layout.PART, "FFF8D9B8"))}  # fmt: skip
MIDDLE, CENTRED = Alignment(wrap_text=True, vertical="center"), Alignment(horizontal="center", vertical="center", wrap_text=True)
EDGE, LEFT = Border(left=PARTED), Alignment(horizontal="left", vertical="center")
FACES = Faces(
    Face(BAND, HEADING, EDGE, LEFT), Face(HEAD, HEAD_TEXT, AROUND, CENTRED),
    Face(TO_FILL, HEAD_TEXT, Border(left=GREY, right=GREY, top=GREY, bottom=BELOW), CENTRED), Face(TO_FILL, HEAD_TEXT, EDGE, LEFT),
)  # fmt: skip
ASKED_OF_BOTH = (layout.CODE_A, layout.CODE_B, layout.PLACE_A, layout.PLACE_B)
"""Columns in which nothing is known where nothing is told."""


def write_who_book(tables: Tables, home: Home, path: Path) -> Path:
    """Write the workbook; an existing file of this name is replaced. Raises OSError where it can't be written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    said = {"as_of": tables.facts.as_of, "snapshot": tables.facts.snapshot[:12], "place": f"{home.place} · " if home.place else ""}
    for title, rows in ((layout.QUEUE, tables.queue), (layout.MERGED, tables.merged)):
        _sheet(book.create_sheet(title), title, rows, said)
    write_notes(book.create_sheet(layout.NOTES), tables, said, FILLS)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def _sheet(sheet: Any, title: str, rows: Sequence[Row], said: Mapping[str, str]) -> None:
    names = layout.columns(title)
    write_text(sheet, 1, 1, words(f"review_book.title_{'queue' if title == layout.QUEUE else 'merged'}"), TITLE)
    write_text(sheet, 2, 1, words("review_book.line", **said), SMALL)
    heads = [Head(band.title, name, WIDTHS[name], name in FOLDED, name in layout.ASKED)
             for band in layout.BANDS[title] for name in band.columns]  # fmt: skip
    write_heads(sheet, layout.HEAD_ROW, heads, FACES)
    sheet.row_dimensions[layout.HEAD_ROW - 1].height, sheet.row_dimensions[layout.HEAD_ROW].height = 17, 21
    for number, row in enumerate(rows, layout.HEAD_ROW + 1):
        _row(sheet, number, names, row)
    last = layout.HEAD_ROW + max(len(rows), 1)
    lay_out(sheet, layout.HEAD_ROW, layout.FROZEN + 1, len(names), last)
    sheet.page_margins = TIGHT
    sheet.oddFooter.left.text, sheet.oddFooter.center.text = sheet.title, "&P / &N"
    sheet.oddFooter.right.text = words("review_book.footer", **said)
    _rules(sheet, title, names, last + SPARE)


def _row(sheet: Any, number: int, names: Sequence[str], row: Row) -> None:
    lines = 1
    for place, name in enumerate(names, 1):
        value = row.get(name, "")
        _cell(sheet, number, place, name, value)
        if name not in FOLDED:
            lines = max(lines, lines_of(value, WIDTHS[name] - 1))
    mark_differing(*(sheet.cell(number, names.index(name) + 1) for name in (layout.NAME_A, layout.NAME_B)))
    sheet.row_dimensions[number].height = LINE * min(lines, TALLEST) + 5


def _cell(sheet: Any, number: int, place: int, name: str, value: str | float) -> None:
    unknown = name in ASKED_OF_BOTH and not value
    shown = words("review_book.not_known") if unknown else value
    cell = write_text(sheet, number, place, shown) if isinstance(shown, str) else sheet.cell(number, place, shown)
    cell.font, cell.alignment, cell.border = (QUIET if unknown or name in layout.KEYS.columns else TEXT), MIDDLE, AROUND
    if unknown:
        cell.fill, cell.alignment = NOT_KNOWN, CENTRED
    elif name in layout.ASKED:
        cell.fill, cell.number_format = TO_FILL, "@"
        cell.alignment = CENTRED if name == layout.VERDICT else MIDDLE
    elif name in (layout.NUMBER, layout.SURE, layout.SAYS):
        cell.alignment = CENTRED
        if name == layout.SURE:
            cell.number_format = "0.00"
        elif name == layout.SAYS:
            cell.fill = FILLS[str(value)]
    elif isinstance(value, str):
        stress_lines(cell, [one for one in value.split("\n") if ARROW in one or one.startswith(BOTH)])


def _rules(sheet: Any, title: str, names: Sequence[str], last: int) -> None:
    """The drop-down with its hint; the colour of a decision follows its word."""
    choices = "、".join(layout.OFFERED[title])
    wrong = Told(words("review_book.error_title"), words("review_book.error", choices=choices))
    for name in layout.ASKED:
        letter = get_column_letter(names.index(name) + 1)
        reach = f"{letter}{layout.HEAD_ROW + 1}:{letter}{last}"
        offered = layout.OFFERED[title] if name == layout.VERDICT else ()
        for word in layout.VERDICTS if offered else ():
            equal = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=FILLS[word])  # type: ignore[no-untyped-call]
            sheet.conditional_formatting.add(reach, equal)
        ask(sheet, reach, one_of(offered), wrong, Told(name, words(f"review_book.prompt.{name}", choices=choices)))
