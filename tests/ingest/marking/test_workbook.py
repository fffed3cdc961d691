"""A marked workbook is the sender's own with marks: all that is not marked stays as it was."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ingest.marking.found import Problem
from ontology.errors import issue
from tests.ingest.marking.books import (
    at,
    changed,
    commented,
    fill_of,
    marked,
    members,
    packed,
    rich,
    sheet_of,
)

ERROR, WARNING = "FFF6BDC0", "FFFFF0C2"
SHEET = "xl/worksheets/sheet1.xml"
PATCHED = {SHEET, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels",
           "[Content_Types].xml"}  # fmt: skip
ADDED = {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet3.xml"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return rich(tmp_path / "企业.xlsx")


def test_every_other_member_is_the_same_byte_for_byte(book: Path) -> None:
    made, _ = marked(book, at(3, 3))
    before, after = members(book), members(made)
    assert {name for name in before if after[name] != before[name]} == PATCHED
    assert after.keys() - before.keys() == ADDED


def test_in_the_sheet_only_the_marked_cell_and_the_drawing_differ(book: Path) -> None:
    made, _ = marked(book, at(3, 3))
    before, after = members(book)[SHEET].decode(), members(made)[SHEET].decode()
    cell = before[before.index('<c r="C3"') : before.index(">", before.index('<c r="C3"')) + 1]
    start = after.index("<legacyDrawing")
    drawing = after[start : after.index("/>", start) + 2]
    there = after[after.index('<c r="C3"') : after.index(">", after.index('<c r="C3"')) + 1]
    assert after.replace(drawing, "").replace(there, cell) == before


def test_a_marked_cell_keeps_its_value_format_and_alignment(book: Path) -> None:
    made, _ = marked(book, at(3, 3))
    cell = sheet_of(made)["C3"]
    assert (cell.value, cell.number_format, cell.alignment.horizontal) == (2000, "#,##0.00", "center")
    assert fill_of(sheet_of(made), "C3") == ERROR


def test_what_is_refused_has_a_thick_frame_and_what_is_hinted_at_a_dashed_one(book: Path) -> None:
    made, _ = marked(book, at(3, 3), at(4, 3, "LT-USCC-01"), at(5, 3, "LT-NOTE-01"))
    frames = [{side.style for side in (cell.border.left, cell.border.right, cell.border.top, cell.border.bottom)}
              for cell in (sheet_of(made)[one] for one in ("C3", "C4", "C5"))]  # fmt: skip
    assert frames == [{"medium"}, {"mediumDashed"}, {None}]


def test_a_mark_in_a_folded_column_unfolds_it(tmp_path: Path) -> None:
    book = changed(rich(tmp_path / "a.xlsx"), SHEET, '<col width="31"', '<col hidden="1" width="31"')
    assert [sheet_of(marked(book, at(3, place))[0]).column_dimensions["B"].hidden for place in (2, 3)] == [False, True]


def test_two_sayings_against_each_other_are_called_a_conflict(book: Path) -> None:
    made, _ = marked(book, Problem(3, 3, "很多", replace(issue("LT-NUM-01"), code="LT-LEAD-05"), False))
    comment = sheet_of(made)["C3"].comment
    assert comment is not None
    assert (comment.text.split("：")[0], sheet_of(made, "问题清单")["A2"].value) == ("【链图核对】\n≠ 冲突", "≠ 冲突")


def test_all_other_cells_look_as_before(book: Path) -> None:
    made, _ = marked(book, at(3, 3), at(5, 1))
    before, after = sheet_of(book), sheet_of(made)
    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert cell.value == other.value
            if cell.coordinate not in ("C3", "A5"):
                assert (fill_of(before, cell.coordinate), cell.number_format) == (other.fill.fgColor.rgb, other.number_format)


def test_a_font_stays_where_the_fill_goes(book: Path) -> None:
    made, _ = marked(book, at(4, 2))
    assert (sheet_of(made)["B4"].font.b, fill_of(sheet_of(made), "B4")) == (True, ERROR)


def test_the_gravest_of_a_cell_gives_its_fill_and_a_note_gives_none(book: Path) -> None:
    made, done = marked(book, at(3, 3, "LT-USCC-01"), at(3, 3), at(4, 3, "LT-USCC-01"), at(5, 3, "LT-NOTE-01"))
    assert [fill_of(sheet_of(made), cell) for cell in ("C3", "C4", "C5")] == [ERROR, WARNING, "00000000"]
    assert (done.cells, done.listed) == (2, 4)


def test_the_comment_says_what_is_wrong_what_was_expected_and_what_to_do(book: Path) -> None:
    made, _ = marked(book, at(3, 3))
    comment = sheet_of(made)["C3"].comment
    assert comment is not None
    assert comment.text == ("【链图核对】\n✕ 退回：“很多”不是数字\n应为：数字，如 1234.5\n"
                            "怎么改：改成数字，单位写在表头或单位列（LT-NUM-01）")  # fmt: skip


def test_an_empty_cell_is_put_in_where_it_belongs(book: Path) -> None:
    made, _ = marked(book, at(3, 6), at(20, 2), at(15, 1))
    text = members(made)[SHEET].decode()
    places = [text.index(f'r="{one}"') for one in ("D3", "F3", "A4", "A15", "B20")]
    assert places == sorted(places)
    assert [fill_of(sheet_of(made), one) for one in ("F3", "A15", "B20")] == [ERROR] * 3


def test_an_empty_cell_takes_the_style_of_its_column(tmp_path: Path) -> None:
    book = changed(rich(tmp_path / "a.xlsx"), SHEET, '<col width="31"', '<col style="1" width="31"')
    made, _ = marked(book, at(20, 2))
    assert sheet_of(made)["B20"].number_format == "#,##0.00"


def test_a_problem_of_a_column_marks_its_heading(book: Path) -> None:
    made, _ = marked(book, at(0, 2))
    assert fill_of(sheet_of(made), "B1") == ERROR


def test_the_heading_is_the_last_row_above_the_data(book: Path) -> None:
    made, _ = marked(book, at(0, 2), first=4)
    assert [fill_of(sheet_of(made), cell) for cell in ("B1", "B3")] == ["00000000", ERROR]


def test_somebody_elses_comments_stay_and_ours_is_added_to_theirs(tmp_path: Path) -> None:
    made, _ = marked(commented(tmp_path / "a.xlsx"), at(3, 3), at(4, 1))
    sheet = sheet_of(made)
    said = {cell: (sheet[cell].comment.text, sheet[cell].comment.author) for cell in ("B2", "C3", "A4")}
    assert said["B2"] == ("原有的批注 B2", "某人")
    assert (said["C3"][0].startswith("原有的批注 C3\n【链图核对】\n"), said["C3"][1]) == (True, "某人")
    assert (said["A4"][0].startswith("【链图核对】\n"), said["A4"][1]) == (True, "链图")


def test_every_comment_has_one_shape(tmp_path: Path) -> None:
    made, _ = marked(commented(tmp_path / "a.xlsx"), at(3, 3), at(4, 1))
    vml = next(data for name, data in members(made).items() if name.endswith(".vml")).decode()
    assert (vml.count(":shape "), vml.count(":shapetype ")) == (3, 1)
    assert len(set(re.findall(r'id="_x0000_s(\d+)"', vml))) == 3
    assert [one.tag for one in ElementTree.fromstring(vml)].count("{urn:schemas-microsoft-com:vml}shape") == 3


def test_macros_and_parts_of_unknown_kind_survive(book: Path, tmp_path: Path) -> None:
    extra = {"xl/vbaProject.bin": bytes(range(256)) * 40, "customXml/item1.xml": b"<a/>"}
    macros = packed(tmp_path / "宏.xlsm", members(book) | extra)
    made, _ = marked(macros, at(3, 3))
    assert (made.suffix, {name: members(made)[name] for name in extra}) == (".xlsm", extra)


def test_only_so_many_cells_get_a_comment_and_that_is_counted(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.marking.workbook.COMMENTED", 2)
    made, done = marked(book, at(3, 3, "LT-USCC-01"), at(4, 3), at(5, 3))
    sheet = sheet_of(made)
    assert [bool(sheet[cell].comment) for cell in ("C3", "C4", "C5")] == [False, True, True]
    assert (done.cells, done.uncommented) == (3, 1)


def test_two_markings_of_one_file_are_equal(book: Path) -> None:
    first = marked(book, at(3, 3))[0].read_bytes()
    assert marked(book, at(3, 3))[0].read_bytes() == first


def test_a_workbook_without_styles_gets_them(tmp_path: Path) -> None:
    parts = members(rich(tmp_path / "a.xlsx"))
    del parts["xl/styles.xml"]
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", parts[relations])
    parts[SHEET] = re.sub(rb' s="\d+"| dxfId="\d+"', b"", parts[SHEET])
    made, _ = marked(packed(tmp_path / "b.xlsx", parts), at(3, 3))
    assert fill_of(sheet_of(made), "C3") == ERROR


def test_xml_that_is_not_edited_here_is_refused(tmp_path: Path) -> None:
    strict = changed(rich(tmp_path / "a.xlsx"), SHEET, "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                     "http://purl.oclc.org/ooxml/spreadsheetml/main")  # fmt: skip
    with pytest.raises(ValueError, match="strict"):
        marked(strict, at(3, 3))
