"""Inks, fills and fonts of the workbooks of targets, with those that every workbook has."""

from __future__ import annotations

from openpyxl.styles import Font, PatternFill, Side

from app.export.workbook import TEXT, TITLE

INK, FAINT_INK, BLUE = "FF1F2933", "FF5C6570", "FF23405C"
GREY, YELLOW, PALE = (PatternFill("solid", fgColor=f"FF{one}", bgColor=f"FF{one}") for one in ("EEF0F2", "FFF6D6", "E3E9F2"))
"""What is unknown, what is to be filled in, a heading."""
BAND = PatternFill("solid", fgColor=BLUE)
SMALL, SECTION = Font(name="楷体", size=10, color=FAINT_INK), Font(name="黑体", size=11, color=BLUE)
HEADING, ON_BAND = Font(name="黑体", size=10, color=INK), Font(name="黑体", size=10, color="FFFFFFFF")
FAINT = Font(name="宋体", size=10, color=FAINT_INK)
THIN, THICK, DOUBLE = Side(style="thin", color="FFB4BDC6"), Side(style="medium", color=BLUE), Side(style="double", color=BLUE)

__all__ = [
    "BAND", "BLUE", "DOUBLE", "FAINT", "FAINT_INK", "GREY", "HEADING", "INK", "ON_BAND", "PALE", "SECTION", "SMALL", "TEXT",
    "THICK", "THIN", "TITLE", "YELLOW"
]  # fmt: skip
