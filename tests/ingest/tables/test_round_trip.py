"""Any table of text reads back equal, in whatever format, encoding and delimiter it is written."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from ingest.tables import Table, read_tables
from tests.zoo.making import document, legacy, workbook

Rows = list[tuple[str, ...]]
CODECS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="\ufeff\ufffd\ufffe\uffff")
CHINESE = st.sampled_from("西安经开区新能源汽车𠮷〇，、；：（）Ａ１ ,;|\t\"'\n=+-@0123456789.%")
TEXT = st.text(st.one_of(CHINESE, SIGNS), max_size=12).map(lambda text: " ".join(text.split(" ")).strip())
HEADER = ("编号", "名称", "备注")


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Rows of three cells, the first never empty, none read as something else than the text that it is."""
    first = st.integers(0, 9999).map(lambda number: f"甲{number}")
    cell = TEXT.filter(lambda text: not SPECIAL.search(text))
    return draw(st.lists(st.tuples(first, cell, cell), min_size=1, max_size=8))


SPECIAL = re.compile(r"_x[0-9A-Fa-f]{4}_|^=|\r|[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|^#(?:N/A|REF|VALUE|NAME|NUM|NULL|DIV)")
"""What no spreadsheet holds as text: escapes, formulas, control signs, error values."""


def read(rows: bytes, suffix: str) -> Table:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"表{suffix}"
        path.write_bytes(rows)
        (table,) = read_tables(path, known=HEADER.__contains__)
        return table


def cells(table: Table) -> Rows:
    return [tuple(cells) for _, cells in table.rows]


@settings(max_examples=150)
@given(codec=st.sampled_from(CODECS), delimiter=st.sampled_from(",;\t|"), rows=tables())
def test_delimited_text_reads_back_equal(codec: str, delimiter: str, rows: Rows) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([HEADER, *rows])
    table = read(file.getvalue().encode(codec), ".csv")
    assert (table.header, cells(table)) == (HEADER, rows)


WRITERS: dict[str, Callable[[Rows], bytes]] = {
    ".xlsx": lambda rows: workbook([HEADER, *rows]), ".ods": lambda rows: document([HEADER, *rows]),
    ".xls": lambda rows: legacy([HEADER, *rows]),
    ".json": lambda rows: json.dumps([dict(zip(HEADER, row, strict=True)) for row in rows], indent=1).encode(),
    ".jsonl": lambda rows: "\n".join(json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False) for row in rows).encode(),
}  # fmt: skip


@pytest.mark.parametrize("suffix", WRITERS)
@settings(max_examples=30)
@given(rows=tables())
def test_other_tables_read_back_equal(suffix: str, rows: Rows) -> None:
    rows = [tuple(ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row) for row in rows]
    table = read(WRITERS[suffix](rows), suffix)
    assert (table.header, cells(table)) == (HEADER, rows)
