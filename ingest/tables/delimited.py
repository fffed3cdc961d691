"""Reads .csv and .tsv: the encoding and the delimiter are found in the file itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from ingest.errors import InputFault
from ingest.tables.encoding import encoding_of
from ingest.tables.sheet import Sheet
from ontology.errors import issue

LINES = 50
"""A cell with more line breaks is no cell: a quote was opened and not closed."""
DELIMITERS = ",;\t|"
FIELD = 16 << 20
"""Characters at which the reader gives up a cell: behind an open quote the rest of a file is one."""
SAMPLE, RECORDS = 1 << 16, 20
Known = Callable[[str], bool]


def read_delimited(path: Path, name: str, known: Known | None = None, default: str = ",") -> Sheet:
    """The rows with the line each begins at. Raises InputFault LT-FILE-07 (a quote without its pair), -08 (a cell without end)
    and what `encoding_of` raises."""
    csv.field_size_limit(FIELD)
    sheet = Sheet("")
    with path.open(encoding=encoding_of(path, name), newline="") as file:
        named = _named(file)
        start = file.tell()
        delimiter = named or _found(file.read(SAMPLE), known, default)
        file.seek(start)
        for number, cells in _records(file, delimiter, name, bool(named)):
            sheet.rows.add(number, cells)
    return sheet


def _records(file: TextIO, delimiter: str, name: str, before: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each record with the line it begins at, the lines before the first one counted."""
    reader, line = csv.reader(file, delimiter=delimiter, strict=True), before + 1
    try:
        for cells in reader:
            if reader.line_num + before - line > LINES and any(cell.count("\n") > LINES for cell in cells):
                raise InputFault(issue("LT-FILE-07").at(name, "", line))
            yield line, tuple(map(str.strip, cells))
            line = reader.line_num + before + 1
    except csv.Error as reason:
        if "field larger" in str(reason):
            raise InputFault(issue("LT-FILE-08", value=FIELD).at(name, "", line)) from None
        raise InputFault(issue("LT-FILE-07").at(name, "", line)) from None


def _named(file: TextIO) -> str:
    """The delimiter that a first line `sep=;` names, as Excel reads it. The line, or else a byte order mark, is passed over."""
    line = file.readline(16).removeprefix("\ufeff").strip()
    if line[:4].lower() == "sep=" and len(line) == 5:
        return line[4]
    file.seek(0)
    if file.read(1) != "\ufeff":
        file.seek(0)
    return ""


def _found(sample: str, known: Known | None, default: str) -> str:
    """The delimiter that makes most headings known; else the usual one, unless only another one divides every line alike."""
    offered = [default, *DELIMITERS.replace(default, "")]
    heads = {one: _head(sample, one) for one in offered}
    if known:
        score = {one: max((sum(map(known, cells)) for cells in heads[one] if len(cells) > 1), default=0) for one in offered}
        best: str = max(offered, key=score.__getitem__)
        if score[best]:
            return best
    first = heads[default][0] if heads[default] else []
    return default if len(first) > 1 else next((one for one in offered if _even(heads[one])), default)


def _head(sample: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        return [[cell.strip() for cell in cells] for cells in islice(reader, RECORDS) if any(cells)]
    except csv.Error:
        return []


def _even(rows: list[list[str]]) -> bool:
    """Whether every row has the same number of cells, more than one; the last may have been cut off."""
    whole = rows[:-1] if len(rows) > 1 else rows
    return bool(whole) and len(whole[0]) > 1 and len({len(one) for one in whole}) == 1
