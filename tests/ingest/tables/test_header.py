"""Where a header is found, what is taken for a title or a note, and that rows of data never are."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.tables.header import Header, clean, find_header
from ingest.tables.layout import laid_out
from ingest.tables.sheet import Merge, Sheet
from ingest.tables.table import Table

HEADINGS = ("编号", "名称", "注册资本", "成立日期", "注册资本（万元）", "2023年/产值", "2024年/产值")
KNOWN = set(HEADINGS).__contains__


def header(*rows: Sequence[str], merges: Sequence[Merge] = ()) -> Header:
    return find_header([(number, tuple(cells)) for number, cells in enumerate(rows, 1)], KNOWN, merges)


def table(*rows: Sequence[str]) -> Table:
    sheet = Sheet("")
    for number, cells in enumerate(rows, 1):
        sheet.rows.add(number, tuple(cells))
    found = laid_out(sheet, "表.csv", known=KNOWN)
    assert found is not None
    return found


def test_a_header_in_the_first_row_stays_there() -> None:
    assert header(("编号", "名称"), ("名称", "编号")) == (0, 1, ("编号", "名称"))


def test_a_header_below_titles_is_found() -> None:
    assert header(("统计表",), ("单位：万元", "", "年底"), ("编号", "名称", "注册资本")) == (2, 1, ("编号", "名称", "注册资本"))


def test_titles_above_a_header_that_nobody_knows_are_single_cells() -> None:
    assert header(("统计表",), ("甲", "乙", "丙"), ("1", "2", "3")) == (1, 1, ("甲", "乙", "丙"))


def test_one_heading_alone_is_no_title() -> None:
    assert header(("编号",), ("a", "b", "c"), ("d", "e", "f")) == (0, 1, ("编号",))


def test_headings_of_two_rows_are_joined_where_they_are_not_unique() -> None:
    rows = (("编号", "2023年", "2024年"), ("", "产值", "产值"), ("a", "1", "2"))
    assert header(*rows, merges=[Merge(1, 0, 2, 0)]) == (0, 2, ("编号", "2023年/产值", "2024年/产值"))


def test_the_lower_heading_alone_is_taken_where_it_is_known_and_unique() -> None:
    assert header(("编号", "情况", ""), ("", "名称", "成立日期"), ("a", "甲", "2019")).names == ("编号", "名称", "成立日期")


def test_a_group_above_headings_that_say_it_all_is_a_title() -> None:
    assert header(("基本情况", "", "", ""), ("编号", "名称", "注册资本", "成立日期")).start == 1


@pytest.mark.parametrize("written", ["*名称", "名称 *", "名称（必填）", "名\n称", " 名 称", "名称＊"])
def test_a_heading_is_known_without_its_marks(written: str) -> None:
    assert clean(written, KNOWN) == "名称"


def test_a_heading_is_known_with_the_other_brackets() -> None:
    assert [clean("注册资本(万元)", KNOWN), clean("不认识 *", KNOWN)] == ["注册资本（万元）", "不认识 *"]


ROW = st.tuples(*[st.text("甲乙12编号名称合计注：", max_size=6)] * 3).filter(any)


DATA = ROW.filter(lambda row: row[0] and "：" not in row[0] and "合计" not in [cell for cell in row if cell][:2])


@given(rows=st.lists(DATA, min_size=1, max_size=40))
def test_no_row_of_a_clean_table_is_eaten(rows: list[tuple[str, str, str]]) -> None:
    found = table(("编号", "名称", "注册资本"), *rows)
    assert (found.header, [cells for _, cells in found.rows], found.notes) == (("编号", "名称", "注册资本"), rows, ())


@pytest.mark.parametrize("last", [
    ("注：截至年底",), ("合 计", "", "5"), ("", "总计：", "5"), ("填表人：某", "", "审核人：某"), ("备注：无",)])  # fmt: skip
def test_notes_and_totals_at_the_end_are_set_aside(last: Sequence[str]) -> None:
    found = table(("编号", "名称", "注册资本"), ("a", "甲", "5"), last)
    assert (len(found.rows), [one.code for one in found.notes]) == (1, ["LT-HEAD-05"])


def test_a_total_amid_the_rows_stays_a_row() -> None:
    assert len(table(("编号", "名称"), ("a", "甲"), ("小计", ""), ("b", "乙")).rows) == 3


@pytest.mark.parametrize(("line", "unit"), [
    ("单位：万元", "万元"), ("（金额单位:亿元）", "亿元"), ("填报单位：某局", ""), ("计量单位：吨，单位：万元", ""),
    ("制表单位：某局 单位：亩", "亩")])  # fmt: skip
def test_the_unit_of_a_table_is_read_above_its_header(line: str, unit: str) -> None:
    assert table((line,), ("编号", "名称"), ("a", "甲")).unit == unit


def test_a_row_longer_than_the_header_keeps_its_cells_in_place() -> None:
    assert [cells for _, cells in table(("编号", "名称"), ("a", "", "", "多", "")).rows] == [("a", "", "", "多")]
