"""Fills in the workbooks that people are handed, as a spreadsheet would."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from app.export.template_book import write_template
from graph.ledger import Ledger
from ingest.loading import LoadReport, load_paths
from ingest.templates.known import template_for
from ingest.templates.marks import plain

Rows = Sequence[Mapping[str, object]]


def handed_out(ledger: Ledger, what: str, path: Path) -> Path:
    """The template of a class, a relation or of surveys as a file."""
    return write_template(template_for(ledger.ontology, what), path)


def fill(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write rows below the example, each by its headings (without the mark of what is required)."""
    book = load_workbook(path)
    for title, rows in sheets.items():
        sheet: Any = book[title]
        places = {plain(cell.value): cell.column for cell in sheet[1]}
        for number, row in enumerate(rows, 3):
            for heading, value in row.items():
                sheet.cell(number, places[heading]).value = value
    book.save(path)
    return path


def filled(ledger: Ledger, folder: Path, what: str, title: str, rows: Rows) -> Path:
    """A template with one sheet filled."""
    return fill(handed_out(ledger, what, folder / f"{title}.xlsx"), {title: rows})


def load_filled(ledger: Ledger, folder: Path, what: str, title: str, rows: Rows, **said: str) -> LoadReport:
    """What loading a filled template comes to."""
    return load_paths(ledger, [filled(ledger, folder, what, title, rows)], **said)  # type: ignore[arg-type]


def texts(report: LoadReport, *codes: str) -> list[str]:
    """The issues of these codes (none: all but the notes that every template brings), as people read them."""
    usual = ("LT-TPL-01", "LT-TPL-03", "LT-TPL-06")
    return [one.text() for one in report.errors if (one.code in codes if codes else one.code not in usual)]


def correct(path: Path, changes: Mapping[str, Mapping[str, str]], constants: Rows = ()) -> Path:
    """Change lines of a proposed mapping by heading, and add constants on the empty lines."""
    book = load_workbook(path)
    sheet: Any = book["对应表"]
    places = {cell.value: cell.column for cell in sheet[1]}
    empty = iter(constants)
    for row in range(2, sheet.max_row + 1):
        heading = sheet.cell(row, places["列名"]).value
        for name, value in (changes.get(heading, {}) if heading else next(empty, {})).items():
            sheet.cell(row, places[name]).value = value
    book.save(path)
    return path
