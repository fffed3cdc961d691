"""The cells of a line of the register: numbers, dates and text, grey where nothing is known, dark where it seems stuck."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.export.cells import write_text
from app.export.workbook import TEXT
from app.words import words
from graph.pursuit import STUCK, UNCLEAR, Entry
from graph.pursuit.money import in_words
from graph.pursuit.phases import differing
from ingest.pursuit.layout import CANNOT, NAME, NOT_DUE, OF_PHASES, RENTED, REST, UNKNOWN, Column
from ingest.pursuit.showing import NOBODY_ELSE, OVERDUE, Value

GREY, ALARM = PatternFill("solid", fgColor="FFEEF0F2"), PatternFill("solid", fgColor="FF7A4A00")
LATE = PatternFill("solid", fgColor="FFF6D58A")
PHASE = PatternFill("solid", fgColor="FFF7F9FB")
QUIET, LOUD = Font(name="宋体", size=10, color="FF5C6570"), Font(name="宋体", size=10, bold=True, color="FFFFFFFF")
BOLD = Font(name="宋体", size=10, bold=True)
HAIR = Side(style="thin", color="FFC3CBD3")
BOX = Border(left=HAIR, right=HAIR, top=HAIR, bottom=HAIR)
WRAPPED = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
CENTRED = Alignment(wrap_text=True, vertical="center", horizontal="center")
RIGHT = Alignment(vertical="center", horizontal="right", indent=1)
FORMATS = {"wan": "#,##0", "usd": "0.00##", "mu": "#,##0.0#", "sqm": "#,##0", "plain": "#,##0"}
"""Number formats by the kind of a column; dates are dates where the day is known, codes and all else are text."""
BROKEN = {"#,##0": "#,##0.0###"}
"""Formats of numbers that are not whole: one format for both would leave a point behind whole ones."""
COMPUTED_FORMATS = {"arrived:share": "0.0%", "arrived:usd": "0.00", "idle": "0", "arrived:year": "#,##0", "arrived:total": "#,##0"}
DATE, AS_TEXT, PER_MU, DOLLARS = "yyyy-mm-dd", "@", "#,##0.0", '"US$"'
MUTED = frozenset({UNKNOWN, NOT_DUE, CANNOT, RENTED, NOBODY_ELSE, REST})


def write_cell(sheet: Any, row: int, place: int, column: Column, value: Value, entry: Entry) -> None:
    """Write one cell of a line, and paint it by what it says."""
    cell = _cell(sheet, row, place, column, value)
    if column.kind == "wan" and isinstance(value, Decimal) and entry.values.get("currency", "CNY") == "USD":
        cell.number_format = DOLLARS + cell.number_format
    _paint(cell, column, value, entry)


def _cell(sheet: Any, row: int, place: int, column: Column, value: Value) -> Any:
    """A number, a date whose day is known, or text whatever it begins with."""
    if isinstance(value, Decimal):
        cell = sheet.cell(row, place, int(value) if value == value.to_integral_value() else float(value))
        computed = PER_MU if column.field.startswith("per_mu") else COMPUTED_FORMATS.get(column.field, "General")
        told = FORMATS.get(column.kind, computed)
        cell.number_format = told if value == value.to_integral_value() else BROKEN.get(told, told)
        cell.font, cell.alignment = TEXT, RIGHT
        return cell
    if column.kind == "date" and len(value) == 10 and value[4] == "-":
        cell = sheet.cell(row, place, date.fromisoformat(value))
        cell.number_format, cell.font, cell.alignment = DATE, TEXT, CENTRED
        return cell
    cell = write_text(sheet, row, place, value)
    cell.number_format = DATE if column.kind == "date" and not value else FORMATS.get(column.kind, AS_TEXT)
    cell.alignment = CENTRED if column.kind in ("date", "month", "word:ProjectStage") else WRAPPED
    return cell


def _paint(cell: Any, column: Column, value: Value, entry: Entry) -> None:
    """Grey where nothing is known, dark where it seems stuck, a tint and an indent for phases."""
    cell.border = BOX
    if other := next((one for one in differing(entry) if one.what == column.prop), None):
        cell.fill = LATE
        said = words("register_book.differing", theirs=in_words(other.theirs, other.currency))
        cell.comment = Comment(said, words("register_book.author"), height=60, width=220)
    elif isinstance(value, str) and (value in MUTED or value.startswith(OF_PHASES)):
        cell.font, cell.fill, cell.alignment = QUIET, GREY if value == UNKNOWN else PatternFill(), CENTRED
    elif (column.field == "idle" and entry.idle.over) or (column.field == "hint" and value == STUCK) or _taken(column, value):
        cell.font, cell.fill = LOUD, ALARM
        cell.alignment = CENTRED
    elif column.field == "hint" and (value == UNCLEAR or str(value).endswith(OVERDUE)):
        cell.font, cell.fill, cell.alignment = BOLD, LATE, CENTRED
    elif entry.phase_of:
        cell.fill = PHASE
        if column.heading == NAME:
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=3)


def _taken(column: Column, value: Value) -> bool:
    return column.field == "twice" and value not in MUTED and value != ""
