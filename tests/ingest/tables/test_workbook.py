"""Sheets of an .xlsx by their XML: plain rows and others, shared strings, prefixes, slabs, and memory that does not grow."""

from __future__ import annotations

import io
import tracemalloc
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables import read_tables, slabs
from ingest.tables.cells import Style
from ingest.tables.formats import DAY, PERCENT, PLAIN
from ingest.tables.sheet import Sheet
from ingest.tables.strings import Strings
from ingest.tables.table import faults_of
from ingest.tables.worksheet import read_worksheet
from tests.zoo.making import repacked, workbook

SST = ('<sst xmlns="x"><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh><t>yi</t></rPh></si>'
       "<si><t>a_x000D_\nb</t></si><si/></sst>")  # fmt: skip
TEXTS = ("甲", "乙 丙", "a\r\nb", "")


def style() -> Style:
    return Style(Strings(io.BytesIO(SST.encode())), (PLAIN, DAY, PERCENT))


def sheet(rows: str, prefix: str = "", after: str = "") -> Sheet:
    """A sheet by its rows' XML; with a prefix, nothing in it is plain."""
    name = "worksheet"
    text = f'<{name} xmlns="x"><sheetData>{rows}</sheetData>{after}</{name}>'
    if prefix:
        text = text.replace("</", "\0").replace("<", f"<{prefix}:").replace("\0", f"</{prefix}:")
        text = text.replace("xmlns", f"xmlns:{prefix}")
    return read_worksheet(io.BytesIO(text.encode()), "表", style())


def told(found: Sheet) -> list[Any]:
    return [(number, cells, [(place, one.code) for place, one in faults_of(cells)]) for number, cells in found.rows]


VALUES = st.one_of(
    st.sampled_from(['t="s"><v>0</v>', 't="s"><v>1</v>', 't="b"><v>1</v>', 's="1"><v>43698</v>', 's="2"><v>0.5</v>', "><v>1E-3</v>",
                     't="e"><v>#N/A</v>', "><f>1+1</f><v>2</v>", "><f>1+1</f><v></v>", 't="str"><f>A1</f><v>x</v>',
                     't="str"><v></v>', ">"]),
    st.integers(-9, 10**17).map(lambda value: f"><v>{value}</v>"),
    st.text("甲a &<>\n", max_size=5).map(lambda text: f't="inlineStr"><is><t>{escape(text)}</t></is>'))  # fmt: skip


def row(number: int, hidden: bool, cells: list[str | None]) -> str:
    """A row's XML, cells that are none left out."""
    told = [f'<c r="{"ABCDE"[place]}{number}" {cell}</c>'.replace(" >", ">") for place, cell in enumerate(cells) if cell]
    return f'<row r="{number}"{" hidden=" + quoteattr("1") if hidden else ""}>{"".join(told)}</row>'


@given(rows=st.lists(st.tuples(st.booleans(), st.lists(st.one_of(st.none(), VALUES), max_size=5)), max_size=6))
def test_plain_rows_say_what_the_parser_says(rows: list[tuple[bool, list[str | None]]]) -> None:
    written = "".join(row(number, hidden, cells) for number, (hidden, cells) in enumerate(rows, 1))
    plain, parsed = sheet(written), sheet(written, "p")
    assert (told(plain), plain.hidden_rows) == (told(parsed), parsed.hidden_rows)


def test_shared_strings_are_read_in_runs_without_how_they_sound() -> None:
    assert tuple(style().strings[number] for number in range(4)) == TEXTS


def test_rows_without_numbers_are_counted() -> None:
    assert told(sheet("<row><c><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>")) == [(1, ("1",), []), (3, ("", "2"), [])]


@pytest.mark.parametrize("prefix", ["", "p"])
def test_a_sheet_is_read_in_slabs_of_any_size(prefix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in range(1, 50))
    after = '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'
    whole = sheet(rows, prefix, after)
    monkeypatch.setattr(slabs, "SLAB", 97)
    small = sheet(rows, prefix, after)
    assert (told(small), small.merges) == (told(whole), whole.merges)


@pytest.mark.parametrize("wrong", ['<c r="1A1"><v>1</v></c>', '<c r="A1" t="s"><v>9</v></c>', '<c r="B1"/><c r="A1"/>',
                                   "<c><v>1</c></v>",
                                   '<c r="A1" t="n"><v>x</v></c>', '<c r="ZZZZ1"><v>1</v></c>'])  # fmt: skip
def test_cells_that_make_no_sense_damage_the_sheet(wrong: str, tmp_path: Path) -> None:
    inside = repacked(workbook(), {}, b"<sheetData>", f'<sheetData><row r="1">{wrong}</row>'.encode())
    (tmp_path / "册.xlsx").write_bytes(inside)
    with pytest.raises(Exception, match=r"LT-FILE-04.*“xl/worksheets/sheet1.xml”不完整或写得不对"):
        read_tables(tmp_path / "册.xlsx")


def peak(rows: int, folder: Path) -> int:
    """Most bytes held at a time while a workbook is read and gone through."""
    (folder / "册.xlsx").write_bytes(workbook([["编号", "名称"], *([f"n{number}", f"第{number}家公司"] for number in range(rows))]))
    tracemalloc.start()
    (table,) = read_tables(folder / "册.xlsx")
    assert sum(1 for _ in table.rows) == rows
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_memory_does_not_grow_with_the_sheet(tmp_path: Path) -> None:
    assert peak(60_000, tmp_path) < 1.3 * peak(20_000, tmp_path)
