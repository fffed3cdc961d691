"""Reads .xls, the workbooks of Excel before 2007. They hold 65,536 rows at most, so that they are read whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import xlrd

from ingest.errors import InputFault
from ingest.tables.formats import MACINTOSH, PLAIN, WINDOWS, displayed, shown_as
from ingest.tables.sheet import Merge, Sheet
from ontology.errors import Issue, issue


def read_legacy(path: Path, name: str) -> list[Sheet]:
    """The sheets of a workbook. Raises InputFault LT-FILE-04 (damaged), LT-FILE-09 (a password)."""
    try:
        with Path(os.devnull).open("w") as silent, xlrd.open_workbook(str(path), logfile=silent, formatting_info=True) as book:
            return [_sheet(book, one) for one in book.sheets()]
    except Exception as reason:  # xlrd raises whatever a damaged record makes Python raise
        if "encrypted" in str(reason):
            raise InputFault(issue("LT-FILE-09").at(name)) from None
        raise InputFault(issue("LT-FILE-04", value="内容不完整或写得不对").at(name)) from None


def _sheet(book: Any, read: Any) -> Sheet:
    sheet = Sheet(read.name, hidden=bool(read.visibility))
    sheet.merges = [Merge(top + 1, left, bottom, right - 1) for top, bottom, left, right in read.merged_cells]
    sheet.hidden_columns = [place for place, one in sorted(read.colinfo_map.items()) if one.hidden]
    shown = [shown_as(book.format_map[one.format_key].format_str) for one in book.xf_list]
    for place in range(read.nrows):
        faults: list[tuple[int, Issue]] = []
        cells = tuple(_text(book, one, column, shown, faults) for column, one in enumerate(read.row(place)))
        sheet.rows.add(place + 1, cells, faults)
        if place in read.rowinfo_map and read.rowinfo_map[place].hidden and any(cells):
            sheet.hidden_rows.add(place + 1)
    return sheet


def _text(book: Any, cell: Any, column: int, shown: list[str], faults: list[tuple[int, Issue]]) -> str:
    """A cell as a person would type it; an error value is a fault."""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        faults.append((column, issue("LT-CELL-03", value=xlrd.error_text_from_code.get(cell.value, cell.value))))
        return ""
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        format = shown[cell.xf_index] if cell.xf_index is not None else PLAIN
        return displayed(repr(cell.value), format, MACINTOSH if book.datemode else WINDOWS)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return str(bool(cell.value))
    return str(cell.value).strip()
