"""The one form in which two cells are compared: numbers, dates, lists in any order."""

from __future__ import annotations

import unicodedata
from decimal import Decimal, InvalidOperation

from ingest.pursuit.layout import CODE, NOTHING, Column
from ontology.errors import Refusal
from ontology.values import date, normalised_name, parts

NUMBERS = ("wan", "usd", "mu", "sqm", "plain")
LISTED = ("firms", "links", "bodies")
"""Kinds of columns that hold numbers, and those that hold several names."""


def compared(written: object, column: Column) -> str:
    """One text for all ways to write the same: numbers, dates, lists in any order; empty where nothing is said."""
    text = unicodedata.normalize("NFC", str(written)).strip()
    if text in NOTHING:
        return ""
    if column.kind in NUMBERS or isinstance(written, Decimal):
        return _number(text)
    if column.kind in ("date", "month"):
        try:
            return date(text)
        except Refusal:
            return text
    if column.kind in LISTED or column.heading == CODE:
        return "、".join(sorted(map(normalised_name, parts(text))))
    return "\n".join(line.rstrip() for line in text.splitlines())


def day_of(written: str) -> str:
    """A date in canonical form; empty where a cell holds none."""
    try:
        return date(written) if written not in NOTHING else ""
    except Refusal:
        return ""


def _number(text: str) -> str:
    try:
        return format(Decimal(text.replace(",", "").replace("，", "")).normalize(), "f")
    except InvalidOperation:
        return text
