"""Writes an export as a folder of CSV files that a spreadsheet opens as they are (UTF-8 with a byte order mark)."""

from __future__ import annotations

import csv
from pathlib import Path

from app.export.sheets import Book
from app.words import words
from ontology.values import NUMBER

FORMULA = frozenset("=+-@＝＋－＠\t\r\n")
"""Signs with which a formula may begin, where a spreadsheet reads the full-width ones too; white space may hide one."""


def write_folder(book: Book, folder: Path) -> list[Path]:
    """Write one file a table, the notes and the sources' terms; returns the paths, the notes first."""
    target = folder / book.name
    target.mkdir(parents=True, exist_ok=True)
    notes = target / f"{words('export.notes.sheet')}.csv"
    with notes.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(map(harmless, row) for row in book.notes)
    sources = target / f"{words('export.notes.sources')}.csv"
    book.sources.map(harmless).to_csv(sources, index=False, encoding="utf-8-sig")
    paths = [notes, sources]
    for sheet in book.sheets:
        paths.append(target / f"{sheet.name}.csv")
        sheet.frame.map(harmless).to_csv(paths[-1], index=False, encoding="utf-8-sig")
    return paths


def harmless(value: object) -> object:
    """A text that a spreadsheet would run as a formula, with a mark before it that keeps it text; anything else as it is."""
    if not isinstance(value, str) or value[:1] not in FORMULA or NUMBER.fullmatch(value):
        return value
    return f"'{value}"
