"""A cell of text in a workbook that people fill: text whatever sign it begins with, and nothing that a workbook may not hold."""

from __future__ import annotations

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from app.export.workbook import TEXT


def write_text(sheet: Any, row: int, column: int, value: str, font: Font = TEXT) -> Any:
    """Write one cell and return it."""
    cell = sheet.cell(row, column, ILLEGAL_CHARACTERS_RE.sub("", value))
    if value:
        cell.data_type = "s"
    cell.font = font
    return cell
