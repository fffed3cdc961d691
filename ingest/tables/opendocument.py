"""Reads .ods: cells carry their values, and what is repeated is said once; a sheet is never in memory as a whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element, ParseError, XMLPullParser
from zipfile import BadZipFile

from ingest.errors import InputFault
from ingest.tables.formats import DAY, MONTH, PERCENT, PLAIN, WINDOWS, YEAR, displayed, written
from ingest.tables.package import opened
from ingest.tables.sheet import Merge, Sheet
from ingest.tables.slabs import SLAB, local
from ontology.errors import Issue, issue

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
WIDEST, LONGEST = 16384, 1 << 20
"""Columns and rows that a sheet may have."""
BREAKS = {"tab": "\t", "line-break": "\n"}
CELLS = ("table-cell", "covered-table-cell")


def read_opendocument(path: Path, name: str) -> list[Sheet]:
    """The sheets of a document. Raises InputFault LT-FILE-04 (damaged), LT-FILE-09 (a password) and what `opened` raises."""
    with opened(path, name) as package:
        if MANIFEST in package.namelist() and b"encryption-data" in package.read(MANIFEST):
            raise InputFault(issue("LT-FILE-09").at(name))
        try:
            with package.open(CONTENT) as file:
                return _Document().read(file)
        except (KeyError, ParseError, ValueError, BadZipFile, EOFError, zlib.error):
            raise InputFault(issue("LT-FILE-04", value=f"“{CONTENT}”不完整或写得不对").at(name)) from None


class _Document:
    """Goes through the content once: styles come before the sheets that use them."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._precision: dict[str, str] = {}
        self._styles: dict[str, str] = {}
        self._columns = self._number = 0

    def read(self, file: IO[bytes]) -> list[Sheet]:
        """Every sheet, rows that hold nothing left out."""
        open_: list[Element] = []
        for event, element in _events(file):
            if event == "start":
                open_.append(element)
                if local(element) == "table":
                    self._begin(element)
                continue
            open_.pop()
            self._end(element)
            if local(element) in ("table-row", "table-column", "date-style", "style") and open_:
                open_[-1].remove(element)
        return self.sheets

    def _begin(self, table: Element) -> None:
        self.sheets.append(Sheet(_get(table, "name")))
        self._columns = self._number = 0

    def _end(self, element: Element) -> None:
        name = local(element)
        if name == "date-style":
            parts = {local(one) for one in element}
            self._precision[_get(element, "name")] = DAY if parts & {"day", "hours"} else MONTH if "month" in parts else YEAR
        elif name == "style" and _get(element, "data-style-name"):
            self._styles[_get(element, "name")] = _get(element, "data-style-name")
        elif name == "table-column":
            count = min(int(_get(element, "number-columns-repeated") or 1), WIDEST)
            if _get(element, "visibility") in ("collapse", "filter"):
                self.sheets[-1].hidden_columns += range(self._columns, self._columns + count)
            self._columns += count
        elif name == "table-row":
            self._row(element)

    def _row(self, row: Element) -> None:
        sheet, faults = self.sheets[-1], list[tuple[int, Issue]]()
        cells = self._cells(row, faults)
        count = int(_get(row, "number-rows-repeated") or 1)
        if faults or any(cells):
            for number in range(self._number + 1, self._number + min(count, LONGEST) + 1):
                sheet.rows.add(number, cells, list(faults))
                if _get(row, "visibility") in ("collapse", "filter"):
                    sheet.hidden_rows.add(number)
        self._number += count

    def _cells(self, row: Element, faults: list[tuple[int, Issue]]) -> tuple[str, ...]:
        cells: list[str] = []
        empty = 0
        for cell in row:
            if local(cell) not in CELLS:
                continue
            repeated = int(_get(cell, "number-columns-repeated") or 1)
            place = len(cells) + empty
            text = self._text(cell, place, faults)
            if text or (faults and faults[-1][0] == place):
                cells += [""] * empty + [text] * min(repeated, WIDEST)
                empty = 0
            else:
                empty += repeated
            self._merge(cell, place)
            if len(cells) > WIDEST:
                raise ValueError("too wide")
        return tuple(cells)

    def _merge(self, cell: Element, place: int) -> None:
        tall, wide = (int(_get(cell, f"number-{one}-spanned") or 1) for one in ("rows", "columns"))
        if tall > 1 or wide > 1:
            top = self._number + 1
            self.sheets[-1].merges.append(Merge(top, place, top + tall - 1, place + wide - 1))

    def _text(self, cell: Element, place: int, faults: list[tuple[int, Issue]]) -> str:
        """A cell as a person would type it; an error value or a formula without its result is a fault."""
        kind, shown = _get(cell, "value-type"), "\n".join(_lines(cell)).strip()
        if cell.get(CALC + "value-type") == "error" or (kind == "string" and _get(cell, "formula") and shown in ERRORS):
            faults.append((place, issue("LT-CELL-03", value=shown)))
            return ""
        if not kind:
            if _get(cell, "formula"):
                faults.append((place, issue("LT-CELL-02")))
            return shown
        if kind == "date":
            precision = self._precision.get(self._styles.get(_get(cell, "style-name"), ""), DAY)
            return written(datetime.fromisoformat(_get(cell, "date-value").removesuffix("Z")), precision)
        if kind == "boolean":
            return str(_get(cell, "boolean-value") == "true")
        if value := cell.get(OFFICE + "value"):
            return displayed(value, PERCENT if kind == "percentage" else PLAIN, WINDOWS)
        return shown


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
ERRORS = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!")


def _get(element: Element, name: str) -> str:
    """An attribute by its name without its namespace; the office's own wins over extensions."""
    return next((value for key, value in element.items() if key.endswith("}" + name) and not key.startswith(CALC)), "")


def _events(file: IO[bytes]) -> Iterator[tuple[str, Element]]:
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    while chunk := file.read(SLAB):
        parser.feed(chunk)
        yield from parser.read_events()  # type: ignore[misc]
    parser.close()
    yield from parser.read_events()  # type: ignore[misc]


def _lines(cell: Element) -> Iterator[str]:
    """The paragraphs of a cell; a comment on it is none."""
    for one in cell:
        if local(one) == "p":
            yield "".join(_signs(one))


def _signs(element: Element) -> Iterator[str]:
    yield element.text or ""
    for one in element:
        name = local(one)
        if name == "s":
            yield " " * int(_get(one, "c") or 1)
        elif name in BREAKS:
            yield BREAKS[name]
        elif name != "annotation":
            yield from _signs(one)
        yield one.tail or ""
