"""The one form in which two cells are compared: numbers, dates, lists in any order."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from ingest.currencies import currency_code
from ingest.pursuit.layout import CODE, NOTHING, OF_PHASES, Column
from ingest.pursuit.showing import PLACES
from ontology.errors import Refusal
from ontology.schema import Concept, Ontology
from ontology.values import date, normalised_name, parts

LISTED = ("firms", "links", "bodies")
"""Kinds of columns that hold several names."""


def compared(written: object, column: Column, ontology: Ontology) -> str:
    """One text for all ways to write the same: numbers as far as a cell shows them, dates, words by whatever name, lists in any
    order; empty where nothing is said."""
    text = unicodedata.normalize("NFC", str(written)).strip()
    if text in NOTHING or text.startswith(OF_PHASES):
        return ""
    if column.kind in PLACES:
        return _number(text, PLACES[column.kind])
    if column.vocabulary:
        return _word(text, ontology.vocabularies[column.vocabulary])
    if column.kind == "currency":
        return currency_code(text)
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


def _number(text: str, places: Decimal) -> str:
    try:
        return format(Decimal(text.replace(",", "").replace("，", "")).quantize(places).normalize(), "f")
    except InvalidOperation:
        return text


def _word(text: str, concepts: Mapping[str, Concept]) -> str:
    """The code of a word; a word that nobody knows is itself."""
    return next((code for code, one in concepts.items() if text in (code, one.zh, *one.aliases)), text)
