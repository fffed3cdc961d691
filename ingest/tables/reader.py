"""Reads .csv (UTF-8, BOM, GB18030) and .xlsx into tables of text: one header, then numbered rows."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

from ingest.errors import InputFault
from ingest.tables.table import Numbered, Table, tables_of
from ingest.tables.workbook import read_workbook
from ontology.errors import issue

SUFFIXES = (".csv", ".xlsx")
LINES = 50
"""A cell with more line breaks is no cell: a quote was opened and not closed."""


def file_digest(path: Path) -> str:
    """BLAKE2b-256 of a file's bytes, in hexadecimal."""
    return hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()


def read_tables(path: Path) -> list[Table]:
    """Every sheet of a file that holds anything. Raises InputFault LT-FILE-01, -02, -03, -04, -07, -08."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputFault(issue("LT-FILE-03", value=path.name).at(path.name))
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputFault(issue("LT-FILE-01", value=str(path))) from None
    except OSError as reason:
        raise InputFault(issue("LT-FILE-04", value=type(reason).__name__).at(path.name)) from None
    tables = _csv(path, data) if path.suffix.lower() == ".csv" else read_workbook(path) if data else []
    if not tables:
        raise InputFault(issue("LT-FILE-02").at(path.name))
    return tables


def decode(data: bytes, name: str) -> str:
    """Text of UTF-8 or GB18030, its byte order mark gone. Raises InputFault LT-FILE-03."""
    for encoding in ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.removeprefix("\ufeff")
    raise InputFault(issue("LT-FILE-03", value="编码既不是 UTF-8 也不是 GB18030").at(name))


def _csv(path: Path, data: bytes) -> list[Table]:
    """The rows with the line each begins at. Raises InputFault LT-FILE-07 (a quote without its pair), LT-FILE-08 (too long)."""
    reader = csv.reader(io.StringIO(decode(data, path.name), newline=""), strict=True)
    found: Numbered = []
    line = 1
    try:
        for cells in reader:
            if reader.line_num - line > LINES and any(cell.count("\n") > LINES for cell in cells):
                raise InputFault(issue("LT-FILE-07").at(path.name, "", line))
            found.append((line, tuple(cell.strip() for cell in cells)))
            line = reader.line_num + 1
    except csv.Error as reason:
        if "field larger" in str(reason):
            raise InputFault(issue("LT-FILE-08", value=csv.field_size_limit()).at(path.name, "", line)) from None
        raise InputFault(issue("LT-FILE-07").at(path.name, "", line)) from None
    return tables_of(path, "", found)
