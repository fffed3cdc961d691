"""The cells of one sheet of an .xlsx, as a person would type them, and how the sheet is drawn."""

from __future__ import annotations

from datetime import datetime
from typing import IO
from xml.etree.ElementTree import Element

from ingest.tables.cells import COLUMNS, WIDEST, Style
from ingest.tables.formats import displayed, written
from ingest.tables.plainrows import plain_rows
from ingest.tables.sheet import Merge, Sheet
from ingest.tables.slabs import Slab, local, slabs
from ingest.tables.strings import text_of, unescaped
from ontology.errors import Issue, issue

Faults = list[tuple[int, Issue]]
TRUE = ("1", "true")


def read_worksheet(file: IO[bytes], title: str, style: Style) -> Sheet:
    """A sheet's rows, joined cells, and hidden rows and columns. Raises ParseError, ValueError, IndexError for a damaged one."""
    sheet = Sheet(title)
    number = 0
    for found in slabs(file, ("worksheet", "sheetData"), "row"):
        number = _slab(sheet, found, number, style) if isinstance(found, Slab) else _whole(sheet, found, number, style)
    return sheet


def _slab(sheet: Sheet, slab: Slab, number: int, style: Style) -> int:
    """The rows of a slab: plain ones as they are found, others through the parser. Returns the last one's number."""
    for row in plain_rows(slab, style):
        if isinstance(row, bytes):
            for element in slab.tree(row):
                number = _row(sheet, element, number, style)
            continue
        number, hidden, cells = row.number or number + 1, row.hidden, row.cells
        if hidden and any(cells):
            sheet.hidden_rows.add(number)
        sheet.rows.add(number, cells)
    return number


def _whole(sheet: Sheet, root: Element, number: int, style: Style) -> int:
    """What a sheet says besides its rows: hidden columns before them, joined cells after them."""
    for part in root:
        name = local(part)
        if name == "cols":
            for one in part:
                if one.get("hidden") in TRUE:
                    first, last = int(one.get("min", "1")), min(int(one.get("max", "1")), WIDEST)
                    sheet.hidden_columns += range(first - 1, last)
        elif name == "mergeCells":
            sheet.merges += [_merge(one.get("ref", "A1")) for one in part]
        elif name == "sheetData":
            for row in part:
                number = _row(sheet, row, number, style)
    return number


def _merge(reference: str) -> Merge:
    first, _, last = reference.replace("$", "").partition(":")
    ends = [(int(one.lstrip(LETTERS)), COLUMNS[one.rstrip(DIGITS)]) for one in (first, last or first)]
    return Merge(*ends[0], *ends[1])


LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"


def _row(sheet: Sheet, row: Element, before: int, style: Style) -> int:
    """Put one row by; returns its number."""
    written_number = row.get("r")
    number = int(written_number) if written_number else before + 1
    faults: Faults = []
    cells = _cells(row, len(str(number)), style, faults)
    if row.get("hidden") in TRUE and (faults or any(cells)):
        sheet.hidden_rows.add(number)
    sheet.rows.add(number, tuple(cells), faults)
    return number


def _cells(row: Element, digits: int, style: Style, faults: Faults) -> list[str]:
    """The texts of a row's cells, empty ones written out up to the last; what can't be read goes to the faults."""
    cells: list[str] = []
    strings, place = style.strings, -1
    for cell in row:
        reference = cell.get("r")
        place = COLUMNS[reference[:-digits]] if reference else place + 1
        if place != len(cells):
            if place < len(cells):
                raise ValueError("cells out of order")
            cells += [""] * (place - len(cells))
        parts = len(cell)
        if not parts:
            cells.append("")
        elif parts == 1 and cell.get("t") == "s":
            cells.append(strings[int(cell[0].text or "")])
        else:
            cells.append(_text(cell, place, style, faults))
    return cells


def _text(cell: Element, place: int, style: Style, faults: Faults) -> str:
    """What a cell with a value of any kind says; an error value or a formula without its result is a fault."""
    parts = {local(one): one for one in cell}
    kind, value = cell.get("t", "n"), parts["v"].text if "v" in parts else None
    if kind == "inlineStr":
        return text_of(parts["is"]) if "is" in parts else ""
    if not value:
        if "f" in parts and kind != "str":
            faults.append((place, issue("LT-CELL-02")))
        return ""
    if kind == "e":
        faults.append((place, issue("LT-CELL-03", value=value)))
        return ""
    return _typed(kind, value, int(cell.get("s", "0")), style)


def _typed(kind: str, value: str, number: int, style: Style) -> str:
    if kind == "n":
        return displayed(value, style.shown_in(number), style.epoch)
    if kind == "s":
        return style.strings[int(value)]
    if kind == "b":
        return str(value in TRUE)
    if kind == "d":
        return written(datetime.fromisoformat(value))
    return unescaped(value).strip()
