"""Fills the rows of the list in the looks of the template's first row."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from copy import copy
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.documents.listing.columns import columns
from app.documents.listing.drawing import FIRST, HEADS
from app.documents.listing.rows import Row, Value
from app.documents.prose import UNKNOWN
from app.export.workbook import paint_state
from app.layout import width
from ontology.errors import UserFault, issue
from ontology.schema import Ontology

FIELD = re.compile(r"\{\{\s*(.*?)\s*\}\}")
STATE = "缺口状态"
LINE, LEAST, TALLEST = 13.5, 20.0, 9
"""Points of a line of text, of the lowest row, and lines of the highest."""
GREY = PatternFill("solid", fgColor="FFEEF0F2")
QUIET = Font(name="宋体", size=10, color="FF5C6570")
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
THICK = Side(style="medium", color="FF1F3A5F")


def fill_rows(sheet: Any, rows: Sequence[Row], ontology: Ontology, template: Path) -> None:
    """Write each row; between two links a thicker line. Raises UserFault LT-PAPER-02 for a field that there is none of."""
    fields = _fields_of(sheet, template)
    styles = {place: copy(sheet.cell(FIRST, place)._style) for place in fields}
    wide = {place: sheet.column_dimensions[get_column_letter(place)] for place in fields}
    visible = {place: one.width for place, one in wide.items() if not one.hidden}
    states = {one.zh: one for one in ontology.vocabularies["LinkState"].values()}
    unknown: dict[int, Any] = {}
    for place in fields:
        sheet.cell(FIRST, place).value = None
    for number, row in enumerate(rows, FIRST):
        for place, field in fields.items():
            cell = sheet.cell(number, place)
            cell._style = copy(styles[place])
            _set(cell, row[field])
            if field == STATE:
                paint_state(cell, states[str(row[field])])
            elif row[field] == UNKNOWN:
                _grey(cell, unknown)
        sheet.row_dimensions[number].height = _height(row, fields, visible)
        if number > FIRST and row["环节"] != rows[number - FIRST - 1]["环节"]:
            _rule(sheet, number, fields)
    sheet.auto_filter.ref = f"A{HEADS}:{get_column_letter(max(fields))}{HEADS + max(len(rows), 1)}"


def _fields_of(sheet: Any, template: Path) -> dict[int, str]:
    """Column → the field that fills it, by the template's first row."""
    names = [column.field for column in columns()]
    found = ((cell, FIELD.fullmatch(str(cell.value or ""))) for cell in sheet[FIRST])
    return {cell.column: known_field(said[1], names, sheet.title, cell.coordinate, template) for cell, said in found if said}


def known_field(field: str, names: Collection[str], sheet: str, where: str, template: Path) -> str:
    """The field, if there is such a one. Raises UserFault LT-PAPER-02 with the nearest."""
    if field not in names:
        near = get_close_matches(field, list(names), 1, 0.3)
        known = near[0] if near else "、".join(names)
        raise UserFault(issue("LT-PAPER-02", value=field, known=known).at(template.name, f"{sheet} {where}"))
    return field


def _height(row: Row, fields: dict[int, str], visible: dict[int, float]) -> float:
    """By the longest text among the columns that are in sight."""
    longest = max(1 + (width(text) - 1) // max(int(wide) - 1, 1) for place, wide in visible.items()
                  if isinstance(text := row[fields[place]], str))  # fmt: skip
    return max(LEAST, LINE * min(longest, TALLEST) + 4)


def _set(cell: Any, value: Value) -> None:
    """Text is always text, whatever sign it begins with."""
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) or None
        if value:
            cell.data_type = "s"
    else:
        cell.value = value


def _grey(cell: Any, made: dict[int, Any]) -> None:
    """情况不明 in its own look, the same in every row of a column."""
    if cell.column not in made:
        cell.fill, cell.font, cell.alignment = GREY, QUIET, MIDDLE
        made[cell.column] = cell._style
    cell._style = copy(made[cell.column])


def _rule(sheet: Any, row: int, places: Collection[int]) -> None:
    for place in places:
        cell = sheet.cell(row, place)
        edge = copy(cell.border)
        cell.border = Border(left=edge.left, right=edge.right, bottom=edge.bottom, top=THICK)
