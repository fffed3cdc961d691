"""The stream over a sheet's XML: nothing is lost, rows are found however they are written."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.marking.sheet import drawing_of, new_row, pieces, restyled, with_drawing

HEAD, TAIL = '<?xml version="1.0"?><{p}worksheet xmlns{x}="u"><{p}sheetData>', "</{p}sheetData><{p}pageMargins/></{p}worksheet>"


def sheet(rows: str, p: str = "") -> bytes:
    x = f":{p[:-1]}" if p else ""
    return (HEAD.format(p=p, x=x) + rows + TAIL.format(p=p)).encode()


def cut(data: bytes, *wanted: int) -> list[tuple[str, int]]:
    return [(one.kind, one.number) for one in pieces(io.BytesIO(data), wanted) if one.kind in ("row", "gap")]


@given(numbers=st.lists(st.integers(1, 40), unique=True).map(sorted), wanted=st.sets(st.integers(1, 45)), size=st.integers(1, 60),
       p=st.sampled_from(["", "x:"]), said=st.booleans())  # fmt: skip
def test_the_pieces_are_the_sheet_and_each_row_asked_for_comes_in_order(
    numbers: list[int], wanted: set[int], size: int, p: str, said: bool
) -> None:
    numbers = numbers if said else list(range(1, len(numbers) + 1))
    opening = f'<{p}row r="{{}}">' if said else f"<{p}row>"
    rows = "".join(opening.format(n) + f"<{p}c><{p}v>{n}</{p}v></{p}c></{p}row>" for n in numbers)
    data = sheet(rows, p)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ingest.marking.sheet.CHUNK", size)
        found = list(pieces(io.BytesIO(data), wanted))
    assert b"".join(one.xml for one in found) == data
    asked = [(one.kind, one.number) for one in found if one.kind in ("row", "gap")]
    assert asked == [("row" if number in numbers else "gap", number) for number in sorted(wanted)]


def test_an_empty_sheet_is_opened_for_its_rows() -> None:
    data = b'<worksheet xmlns="u"><sheetData/></worksheet>'
    found = list(pieces(io.BytesIO(data), [2]))
    assert b"".join(one.xml for one in found) == b'<worksheet xmlns="u"><sheetData></sheetData></worksheet>'
    assert ("gap", 2) in [(one.kind, one.number) for one in found]


def test_rows_without_cells_and_rows_between() -> None:
    data = sheet('<row r="2"/><row r="3" spans="1:1"></row><row r="7"/>')
    assert cut(data, 2, 5, 7, 9) == [("row", 2), ("gap", 5), ("row", 7), ("gap", 9)]


@pytest.mark.parametrize(("row", "made"), [
    ('<row r="3"><c r="A3"><v>1</v></c><c r="C3" s="4" t="s"><v>2</v></c></row>',
     '<row r="3"><c r="A3"><v>1</v></c><c r="B3" s="8"/><c r="C3" s="9" t="s"><v>2</v></c><c r="E3" s="7"/></row>'),
    ('<row r="3"/>', '<row r="3"><c r="B3" s="8"/><c r="C3" s="9"/><c r="E3" s="7"/></row>'),
    ('<row r="3" spans="1:1" ht="20"><c r="E3"/></row>',
     '<row r="3" ht="20"><c r="B3" s="8"/><c r="C3" s="9"/><c r="E3" s="7"/></row>'),
    ('<row><c/><c><v>1</v></c><c s="1"><f>A1&gt;2</f><v>2</v></c><c/><c/></row>',
     '<row><c/><c s="8"><v>1</v></c><c s="9"><f>A1&gt;2</f><v>2</v></c><c/><c s="7"/></row>'),
])  # fmt: skip
def test_cells_get_their_style_and_missing_ones_their_place(row: str, made: str) -> None:
    assert restyled(row.encode(), 3, "", {5: 7, 2: 8, 3: 9}).decode() == made


def test_names_with_a_prefix_are_kept() -> None:
    assert restyled(b'<x:row r="3"><x:c r="A3"/></x:row>', 3, "x:", {1: 5, 2: 6}).decode() == (
        '<x:row r="3"><x:c r="A3" s="5"/><x:c r="B3" s="6"/></x:row>')  # fmt: skip
    assert new_row(4, "x:", {1: 5}).decode() == '<x:row r="4"><x:c r="A4" s="5"/></x:row>'


@pytest.mark.parametrize("after", ["<tableParts/>", "<extLst><ext/></extLst>", "<legacyDrawingHF/><picture/>", "",
                                   "<mc:AlternateContent><controls/></mc:AlternateContent>"])  # fmt: skip
def test_the_drawing_stands_where_the_format_wants_it(after: str) -> None:
    rule = "<conditionalFormatting><cfRule><extLst/></cfRule></conditionalFormatting><drawing/>"
    tail = f"</sheetData>{rule}{after}</worksheet>".encode()
    made = with_drawing(tail, "", "rId7").decode()
    assert re.sub(r"<legacyDrawing [^>]*/>", "<!>", made) == f"</sheetData>{rule}<!>{after}</worksheet>"
    assert drawing_of(made.encode(), "") == "rId7"


def test_a_sheet_that_breaks_off_is_refused() -> None:
    with pytest.raises(ValueError, match="sheetData"):
        list(pieces(io.BytesIO(b'<worksheet><sheetData><row r="1">'), [1]))
