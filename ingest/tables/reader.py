"""Reads a file into tables of text: by what it holds, whatever its name says, and says so where the two differ."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from ingest.errors import InputFault
from ingest.tables.delimited import read_delimited
from ingest.tables.encoding import encoding_of
from ingest.tables.kinds import NAMES, expected_kind, kind_of
from ingest.tables.layout import laid_out
from ingest.tables.legacy import read_legacy
from ingest.tables.markup import read_markup
from ingest.tables.objects import read_objects
from ingest.tables.opendocument import read_opendocument
from ingest.tables.package import opened
from ingest.tables.sheet import Sheet
from ingest.tables.table import Table
from ingest.tables.workbook import read_workbook
from ontology.errors import issue

Known = Callable[[str], bool]
BY_CONTENT: dict[str, Callable[[Path, str], list[Sheet]]] = {
    "xlsx": read_workbook, "xls": read_legacy, "ods": read_opendocument, "html": read_markup, "json": read_objects,
}  # fmt: skip


def file_digest(path: Path) -> str:
    """BLAKE2b-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=32)).hexdigest()


def read_tables(path: Path, known: Known | None = None, name: str = "", folder: str = "") -> list[Table]:
    """Every sheet of a file that holds anything, read once: rows may be gone through again without the file.

    `known` tells headings from other text: by it a header below a title is found; without it the first row is the header.
    `name` is what messages call the file. Raises InputFault for a file that can't be read, with all that is wrong with it.
    """
    name = name or path.name
    sheets, digest = read_sheets(path, known, name)
    laid = (laid_out(one, name, folder or path.resolve().parent.name, digest, known) for one in sheets)
    return [one for one in laid if one]


def read_sheets(path: Path, known: Known | None = None, name: str = "") -> tuple[list[Sheet], str]:
    """Every sheet of a file that holds anything, cell by cell as it stands, and the digest of the file. Raises InputFault as
    `read_tables` does."""
    name = name or path.name
    try:
        if path.is_dir():
            raise InputFault(issue("LT-FILE-04", value="是文件夹，不是文件").at(name))
        expected = expected_kind(path, name)
        found = kind_of(path)
        sheets = [] if found == "empty" else _sheets(path, name, expected, found, known)
        digest = file_digest(path)
    except InputFault as fault:
        raise InputFault(*(one if one.file else one.at(name) for one in fault.issues)) from None
    except FileNotFoundError:
        raise InputFault(issue("LT-FILE-01", value=str(path))) from None
    except PermissionError:
        raise InputFault(issue("LT-FILE-20").at(name)) from None
    except OSError as reason:
        raise InputFault(issue("LT-FILE-04", value=reason.strerror or type(reason).__name__).at(name)) from None
    if not any(len(one.rows) for one in sheets):
        raise InputFault(issue("LT-FILE-02").at(name))
    return [one for one in sheets if len(one.rows)], digest


def _sheets(path: Path, name: str, expected: str, found: str, known: Known | None) -> list[Sheet]:
    """The sheets of a file that holds something, by what it holds."""
    if expected == found or (expected, found) == ("json", "text"):
        return _text(path, name, known) if expected == "text" else BY_CONTENT[expected](path, name)
    if found == "locked":
        raise InputFault(issue("LT-FILE-09").at(name))
    if expected in ("xlsx", "ods") and found == "zip":
        with opened(path, name):
            pass  # an incomplete package is told as such
    sheets = BY_CONTENT[found](path, name) if found in BY_CONTENT else []
    if found == "text" and expected not in ("text", "json"):
        sheets = _text(path, name, known) if _is_text(path) else []
        sheets = [one for one in sheets if _is_table(one)]
    if not sheets:
        raise InputFault(issue("LT-FILE-11", value=NAMES.get(found, found), suffix=path.suffix).at(name))
    sheets[0].notes.append(issue("LT-FILE-10", value=NAMES[found], suffix=path.suffix).at(name))
    return sheets


def _text(path: Path, name: str, known: Known | None) -> list[Sheet]:
    return [read_delimited(path, name, known, "\t" if path.suffix.lower() == ".tsv" else ",")]


def _is_text(path: Path) -> bool:
    try:
        encoding_of(path, path.name)
    except InputFault:
        return False
    return True


def _is_table(sheet: Sheet) -> bool:
    """Whether text under a workbook's name is plainly a table: two rows at least, all of as many cells, more than one."""
    widths = {len(cells) for _, cells in sheet.rows.between(0, 50)}
    return len(sheet.rows) > 1 and len(widths) == 1 and min(widths) > 1
