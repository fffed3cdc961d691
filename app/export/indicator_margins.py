"""Margins and footers, which the sheets of the workbook of targets share."""

from __future__ import annotations

from typing import Any

from app.words import words


def set_margins(sheet: Any, said: dict[str, str]) -> None:
    """Set them; the footer says whose data these are, which page it is, of which period and snapshot."""
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    foot = {"left": words("indicators_book.foot_left", sample=said["foot"]), "center": words("indicators_book.foot_centre"),
            "right": words("indicators_book.foot_right", **said)}  # fmt: skip
    for place, text in foot.items():
        getattr(sheet.oddFooter, place).text = text
