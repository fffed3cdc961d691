"""Reads .csv (UTF-8, BOM, GB18030) and .xlsx into tables of text: one header, then numbered rows."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from ingest.errors import InputFault
from ontology.errors import issue

SUFFIXES = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as text. `rows` are (row number as a spreadsheet shows it, cells)."""

    file: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    folder: str = ""


def file_digest(path: Path) -> str:
    """BLAKE2b-256 of a file's bytes, in hexadecimal."""
    return hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()


def read_tables(path: Path) -> list[Table]:
    """Every sheet of a file that holds anything. Raises InputFault LT-FILE-02, LT-FILE-03, LT-FILE-04."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputFault(issue("LT-FILE-03", value=path.name).at(path.name))
    tables = _csv(path) if path.suffix.lower() == ".csv" else _xlsx(path)
    if not tables:
        raise InputFault(issue("LT-FILE-02").at(path.name))
    return tables


def decode(data: bytes, name: str) -> str:
    """Text of UTF-8 with or without BOM, else GB18030. Raises InputFault LT-FILE-03."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputFault(issue("LT-FILE-03", value="编码既不是 UTF-8 也不是 GB18030").at(name))


def _csv(path: Path) -> list[Table]:
    reader = csv.reader(io.StringIO(decode(path.read_bytes(), path.name), newline=""))
    found: list[tuple[int, tuple[str, ...]]] = []
    line = 1
    for cells in reader:
        found.append((line, tuple(cell.strip() for cell in cells)))
        line = reader.line_num + 1
    return _table(path, "", found)


def _xlsx(path: Path) -> list[Table]:
    if not path.stat().st_size:
        return []
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as reason:
        raise InputFault(issue("LT-FILE-04", value=type(reason).__name__).at(path.name)) from None
    tables: list[Table] = []
    for sheet in book.worksheets:
        rows = [(number, tuple(map(_written, cells))) for number, cells in enumerate(sheet.iter_rows(values_only=True), 1)]
        tables += _table(path, sheet.title, rows)
    book.close()
    return tables


def _written(value: object) -> str:
    """A cell's value as a person would type it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def _table(path: Path, sheet: str, rows: list[tuple[int, tuple[str, ...]]]) -> list[Table]:
    """The first non-empty row is the header; wholly empty rows are no rows."""
    kept = [(number, cells) for number, cells in rows if any(cells)]
    if not kept:
        return []
    header = kept[0][1]
    while header and not header[-1]:
        header = header[:-1]
    return [Table(path.name, sheet, header, tuple(_padded(kept[1:], len(header))), path.resolve().parent.name)]


def _padded(rows: list[tuple[int, tuple[str, ...]]], width: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in rows:
        yield number, cells[:width] + ("",) * (width - len(cells)) + tuple(c for c in cells[width:] if c)
