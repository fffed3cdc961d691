"""Reads .xlsx: every sheet's cells as a person would type them, and the cells that hold no value."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader

from ingest.errors import InputFault
from ingest.tables.table import Numbered, Table, tables_of
from ontology.errors import Issue, issue
from ontology.values import canonical_decimal

FORMULA = b"<f"
"""How a formula begins in a sheet's XML (other elements begin so too: then a look too many is taken)."""


def read_workbook(path: Path) -> list[Table]:
    """The tables of a workbook. Raises InputFault LT-FILE-04 for one that is damaged, locked or lacks one of its sheets."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [table for sheet, book in _sheets(path) for table in _table(path, sheet, book)]
    except InputFault:
        raise
    except Exception as reason:  # what openpyxl, zipfile and the XML parser raise on a damaged file is documented nowhere
        raise InputFault(issue("LT-FILE-04", value=type(reason).__name__).at(path.name)) from None


def _sheets(path: Path) -> Iterator[tuple[Any, Any]]:
    """Each sheet with its workbook. Raises InputFault LT-FILE-04 where the workbook lists a sheet that it lacks."""
    reader: Any = ExcelReader(path, read_only=True, data_only=True)
    reader.read()
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files:
            raise InputFault(issue("LT-FILE-04", value=f"缺少工作表“{sheet.name}”").at(path.name, sheet.name))
    try:
        yield from ((sheet, reader.wb) for sheet in reader.wb.worksheets)
    finally:
        reader.archive.close()


def _table(path: Path, sheet: Any, book: Any) -> list[Table]:
    sheet.reset_dimensions()  # a size that the file states wrongly would cut rows off
    percent = frozenset(number for number, style in enumerate(book._cell_styles) if "%" in _format(book, style.numFmtId))
    faults: dict[tuple[int, int], Issue] = {}
    rows: Numbered = []
    for number, cells in enumerate(sheet.iter_rows(), 1):
        written = tuple(_text(cell, percent) for cell in cells)
        if _ERROR in written:
            wrong = [place for place, text in enumerate(written) if text == _ERROR]
            faults |= {(number, place): issue("LT-CELL-03", value=cells[place].value) for place in wrong}
            written = _without(_ERROR, written)
        rows.append((number, written))
    if _has_formulas(sheet, book):
        faults |= _unfinished(sheet, book, rows)
        rows = [(number, _without(_NOTHING, written)) for number, written in rows]
    return tables_of(path, sheet.title, rows, faults)


_ERROR, _NOTHING = "\0", "\1"
"""Stand for an error value and for a formula whose result is an empty text: no cell can hold these signs."""


def _without(sign: str, written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple("" if text == sign else text for text in written)


def _format(book: Any, number: int) -> str:
    """A number format by its id; 9 and 10 are the built-in percentages."""
    custom = book._number_formats[number - 164] if 0 <= number - 164 < len(book._number_formats) else ""
    return "%" if number in (9, 10) else str(custom)


def _text(cell: Any, percent: frozenset[int]) -> str:
    """A cell's value as a person would type it; a number shown as a percentage is one."""
    value = cell.value
    if value is None:
        return _NOTHING if cell.data_type == "str" else ""
    if cell.data_type == "e":
        return _ERROR
    if isinstance(value, int | float) and cell._style_id in percent:
        return canonical_decimal(Decimal(repr(value)) * 100) + "%"
    return written(value)


def written(value: object) -> str:
    """A value as a person would type it."""
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def _has_formulas(sheet: Any, book: Any) -> bool:
    with book._archive.open(sheet._worksheet_path) as file:
        return FORMULA in file.read()


def _unfinished(sheet: Any, book: Any, rows: Numbered) -> dict[tuple[int, int], Issue]:
    """Cells with a formula and no result, looked for only in a sheet that has formulas: it is read again for them."""
    book._data_only = False
    try:
        found = {(number, place) for number, cells in enumerate(sheet.iter_rows(), 1) for place, cell in enumerate(cells)
                 if cell.data_type == "f" and not (place < len(rows[number - 1][1]) and rows[number - 1][1][place])}  # fmt: skip
    finally:
        book._data_only = True
    return {place: issue("LT-CELL-02") for place in sorted(found)}
