"""Writes the workbook of targets that a department fills in and sends back: the targets, a summary, how to fill it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.export.banded import Face, Faces, Head, Told, ask, lay_out, lines_of, one_of, write_heads
from app.export.cells import write_text
from app.export.indicator_margins import set_margins
from app.export.indicator_notes import write_notes
from app.export.indicator_rows import LETTERS, POINTS, Form, Row, is_later, row_of
from app.export.indicator_summary import write_summary
from app.export.looks import (
    BAND,
    DOUBLE,
    FAINT,
    FAINT_INK,
    GREY,
    HEADING,
    INK,
    ON_BAND,
    PALE,
    SMALL,
    TEXT,
    THICK,
    THIN,
    TITLE,
    YELLOW,
)
from app.export.stored import store_values
from app.show.indicators import status_word
from app.words import words
from graph.indicators.answer import AHEAD, BEHIND, NO_DATA, NOT_COMPUTABLE, NOT_DUE, ON_TRACK, Targets
from ingest.indicators import layout

WIDTHS = {
    layout.NUMBER: 5, layout.NAME: 32, layout.PROGRAMME: 24, layout.DUTY: 6, layout.UNIT: 7, layout.GOAL: 10, layout.BASIS: 9,
    layout.YEAR: 11, layout.BASE: 11, layout.CALIBRE: 30, layout.BY_YEAR: 26, layout.PARTS: 16, layout.LEADS: 18,
    layout.HELPERS: 20,
    layout.COUNTS: 14, layout.PERIOD: 9, layout.NEW: 10, layout.TOTAL: 10, layout.DAY: 12, layout.PAPER: 24, layout.RATE: 9,
    layout.GONE: 9, layout.STATUS: 10, layout.DISPUTE: 40, layout.REPORTER: 12, layout.CHECKER: 12, layout.REPORTED: 12,
    layout.PLACE: 12, layout.DEPARTMENT: 12, layout.KEY: 26, layout.BEFORE: 20, layout.OWN: 12,
}  # fmt: skip
NUMBERS = (layout.GOAL, layout.BASE, layout.NEW, layout.TOTAL, layout.RATE, layout.GONE)
LEFT = (layout.NAME, layout.PROGRAMME, layout.CALIBRE, layout.BY_YEAR, layout.LEADS, layout.HELPERS, layout.PAPER, layout.DISPUTE,
        layout.PLACE, layout.KEY, layout.BEFORE)  # fmt: skip
DATES = (layout.DAY, layout.REPORTED)
SILENT = (layout.UNKNOWN, layout.APART, layout.LATER)
"""What a cell says that holds no value."""
SPARE, LINE, TALLEST, LISTED = 200, 14.5, 12, 255
"""Rows below the last to which drop-downs reach; a line's height; lines at most; signs that a drop-down may hold."""
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
FACES = Faces(Face(BAND, ON_BAND), Face(PALE, HEADING, Border(bottom=THICK, right=THIN), MIDDLE),
              Face(YELLOW, HEADING, Border(bottom=DOUBLE, right=THIN), MIDDLE))  # fmt: skip
LOOKS = {AHEAD: (None, "FF1E6B45", True), ON_TRACK: ("FFD9E5DC", INK, True), BEHIND: ("FF7A2530", "FFFFFFFF", True),
         NOT_COMPUTABLE: ("FFF6D58A", INK, True), NO_DATA: ("FFEEF0F2", FAINT_INK, False),
         NOT_DUE: (None, FAINT_INK, False)}  # fmt: skip
"""Fill, ink and weight of each status: from dark to light they stay apart without colour."""


def write_indicator_book(found: Targets, path: Path, kind: str, form: Form) -> Path:
    """Write the workbook; an existing file of this name is replaced. Raises OSError where it can't be written."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = layout.TARGETS
    goals = sorted(found.of(form.department.id) if form.department else found.goals, key=lambda goal: is_later(goal, form))
    rows = [row_of(goal, number, layout.HEAD_ROW + number, form) for number, goal in enumerate(goals, 1)]
    said = said_of(found, kind, form)
    _targets(sheet, rows, said, [one.label for one in found.departments])
    sheet.column_dimensions[LETTERS[layout.DUTY]].hidden = form.department is None
    totals = write_summary(book.create_sheet(layout.SUMMARY), found, rows, said, form)
    write_notes(book.create_sheet(layout.NOTES), found, rows, said)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    store_values(path, {1: _values(rows), 2: totals})
    return path


def said_of(found: Targets, kind: str, form: Form) -> dict[str, str]:
    """What the headings and footers say."""
    papers = dict.fromkeys(f"《{one.policy}》" for one in found.goals if one.policy)
    sample = "" if kind == "real" else words("indicators_book.sample")
    return {
        "who": form.department.label if form.department else words("indicators_book.everyone"),
        "sample": sample,
        "papers": "、".join(papers) or layout.UNKNOWN,
        "period": form.period,
        "as_of": found.as_of,
        "snapshot": found.snapshot[:12],
        "foot": "" if kind == "real" else words("indicators_book.foot_sample"),
    }


def _values(rows: Sequence[Row]) -> dict[str, float | str]:
    return {f"{LETTERS[name]}{layout.HEAD_ROW + number}": value for number, row in enumerate(rows, 1)
            for name, (_, value) in row.formulas.items() if value is not None}  # fmt: skip


def _targets(sheet: Any, rows: Sequence[Row], said: dict[str, str], departments: Sequence[str]) -> None:
    write_text(sheet, 1, 1, words("indicators_book.title", **said), TITLE)
    write_text(sheet, 2, 1, words("indicators_book.line", **said), SMALL)
    heads = [Head(band.title, name, WIDTHS[name], name in layout.FOLDED, name in layout.ASKED)
             for band in layout.BANDS for name in band.columns]  # fmt: skip
    write_heads(sheet, layout.HEAD_ROW, heads, FACES)
    sheet.row_dimensions[layout.HEAD_ROW - 1].height, sheet.row_dimensions[layout.HEAD_ROW].height = 18, 30
    for number, row in enumerate(rows, layout.HEAD_ROW + 1):
        after = rows[number - layout.HEAD_ROW] if number - layout.HEAD_ROW < len(rows) else None
        _row(sheet, number, row, THICK if after is None or _group(after) != _group(row) else THIN)
    end = layout.HEAD_ROW + max(len(rows), 1)
    lay_out(sheet, layout.HEAD_ROW, layout.FROZEN, len(layout.COLUMNS), end)
    sheet.sheet_view.showGridLines, sheet.sheet_view.zoomScale = False, 90
    set_margins(sheet, said)
    _rules(sheet, end, departments)


def _group(row: Row) -> tuple[bool, object]:
    """What rows stand together by: those that have begun under each programme, those that have not."""
    return row.later, row.cells[layout.PROGRAMME]


def _row(sheet: Any, number: int, row: Row, under: Side) -> None:
    lines = 1
    for place, name in enumerate(layout.COLUMNS, 1):
        value = row.cells[name]
        cell = _cell(sheet, number, place, name, row)
        cell.border = Border(bottom=under, right=THIN)
        if name not in layout.FOLDED:
            lines = max(lines, lines_of(value, WIDTHS[name] - 1))
    sheet.row_dimensions[number].height = LINE * min(lines, TALLEST) + 4


def _cell(sheet: Any, number: int, place: int, name: str, row: Row) -> Any:
    """One cell: a formula, a number or date with its form, or text; what nobody knows is grey."""
    value = row.cells[name]
    if name in row.formulas:
        cell = sheet.cell(number, place, row.formulas[name][0])
    elif isinstance(value, float):
        cell = sheet.cell(number, place, int(value) if value.is_integer() and not _share(row, name) else value)
    elif name in DATES and (day := _day(value)):
        cell = sheet.cell(number, place, day)
    else:
        cell = write_text(sheet, number, place, str(value or ""))
    cell.number_format = _format(row, name, value)
    unknown = value in SILENT
    cell.font = HEADING if name in (layout.NAME, layout.STATUS) else FAINT if unknown else TEXT
    side = "center" if unknown or (name not in LEFT and name not in NUMBERS) else "left" if name in LEFT else "right"
    cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=name != layout.KEY, indent=int(side != "center"))
    return cell


def _share(row: Row, name: str) -> bool:
    shares = (
        (layout.BASE, layout.NEW, layout.TOTAL)
        if row.goal.shown_unit == POINTS
        else (layout.BASE, layout.NEW, layout.TOTAL, layout.GOAL)
    )
    return name in (layout.RATE, layout.GONE) or (row.percent and name in shares)


def _format(row: Row, name: str, value: object) -> str:
    if _share(row, name):
        return "0.0%"
    if name in DATES:
        return "yyyy-mm-dd"
    if name in (layout.NUMBER, layout.YEAR):
        return "0"
    return "#,##0.##" if isinstance(value, float) and not value.is_integer() else "#,##0" if name in NUMBERS else "@"


def _day(value: object) -> date | None:
    """A whole date; a year or month stays text, so that no day is made up."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _rules(sheet: Any, end: int, departments: Sequence[str]) -> None:
    """What is unknown is grey until it is filled, a status has its look, and wrong words are warned of, never refused."""
    first = layout.HEAD_ROW + 1
    for name in layout.COLUMNS:
        reach = f"{LETTERS[name]}{first}:{LETTERS[name]}{end}"
        if name in (*layout.ASKED, layout.RATE, layout.GONE):
            silent = ",".join(f'{LETTERS[name]}{first}="{word}"' for word in SILENT)
            rule = FormulaRule(formula=[f"OR({silent})"], fill=GREY, font=Font(color=FAINT_INK))  # type: ignore[no-untyped-call]
            sheet.conditional_formatting.add(reach, rule)
    for status, (fill, ink, bold) in LOOKS.items():
        look = {"fill": PatternFill("solid", fgColor=fill, bgColor=fill)} if fill else {}
        formula = f'{LETTERS[layout.STATUS]}{first}="{status_word(status)}"'
        rule = FormulaRule(formula=[formula], font=Font(color=ink, bold=bold), **look)  # type: ignore[no-untyped-call]
        sheet.conditional_formatting.add(f"{LETTERS[layout.STATUS]}{first}:{LETTERS[layout.STATUS]}{end}", rule)
    for name in layout.ASKED:
        _asking(sheet, name, f"{LETTERS[name]}{first}:{LETTERS[name]}{end + SPARE}", departments)


def _asking(sheet: Any, name: str, reach: str, departments: Sequence[str]) -> None:
    offered = ",".join(departments)
    rule: dict[str, str] = {}
    if name in (layout.NEW, layout.TOTAL, layout.BASE):
        rule = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    elif name == layout.DEPARTMENT and offered and len(offered) <= LISTED and '"' not in offered:
        rule = one_of(departments)
    elif name in DATES:
        rule = {"type": "date", "operator": "greaterThanOrEqual", "formula1": "36526"}
    wrong = Told(words("indicators_book.error_title"), words(f"indicators_book.error_{rule['type']}")) if rule else None
    ask(sheet, reach, rule, wrong, Told(name, words(f"indicators_book.prompt.{name}")))
