"""Workbooks whose decisions stand where they can't be read: none is passed over without a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ingest.errors import InputFault
from ingest.resolve.review import layout
from ingest.resolve.review.sheets import Sheets, read_workbook
from tests.ingest.review.world import DAY, A, B, C, D, book, row

COLUMNS = (layout.NUMBER, layout.NAME_A, layout.NAME_B, layout.VERDICT, layout.REMARK, layout.KEY_A, layout.KEY_B)


def spoilt(folder: Path, spoil: Callable[[Any], object], sheet: str = layout.QUEUE, head: int = 2) -> Path:
    """A workbook with two rows (甲＝乙, and 丙 and 丁 not decided) below `head` lines, spoilt."""
    path = book(folder, row(A, B, "相同"), row(C, D, ""), columns=COLUMNS, sheet=sheet, head=head)
    made = load_workbook(path)
    spoil(made.worksheets[0])
    made.save(path)
    return path


def read(folder: Path, spoil: Callable[[Any], object], head: int = 2) -> Sheets:
    return read_workbook(spoilt(folder, spoil, head=head), "招商一局", DAY)


def refusals(path: Path) -> list[str]:
    with pytest.raises(InputFault) as fault:
        read_workbook(path, "招商一局", DAY)
    return [one.text() for one in fault.value.issues]


def put(place: str, text: str) -> Callable[[Any], object]:
    return lambda page: setattr(page[place], "value", text)


def test_a_sheet_whose_headings_were_deleted_is_refused_with_every_decision_on_it(tmp_path: Path) -> None:
    assert refusals(spoilt(tmp_path, lambda page: page.delete_rows(3))) == [
        "[LT-REVIEW-01] 复核.xlsx［待复核］：没有“判定、编号甲、编号乙”这几列，认不出哪一行是哪一对，整个工作簿没有读回；"
        "应为有 判定、编号甲、编号乙 三列\n"
        "  处理：从导出的原表把列名那一行（或这几列）抄回来；原表没有了就用 liantu review export 重新导出，把判定抄过去",
        "[LT-REVIEW-14] 复核.xlsx［待复核］ 第 3 行，列“D”：判定“相同”没有读：这一页缺了要用的列（或列名）；"
        "应为有 判定、编号甲、编号乙 三列\n  处理：把列名那一行或缺的列从导出的原表抄回来再读回"]  # fmt: skip


def test_one_sheet_without_headings_refuses_the_workbook_though_another_has_them(tmp_path: Path) -> None:
    path = book(tmp_path, row(A, B, ""), sheet=layout.MERGED)
    made = load_workbook(path)
    made.create_sheet(layout.QUEUE).append([1, "甲", "乙", "不同"])
    made.save(path)
    assert [text[1:13] for text in refusals(path)] == ["LT-REVIEW-01", "LT-REVIEW-14"]


def test_a_sheet_of_another_name_without_headings_is_known_by_the_keys_beside_a_decision(tmp_path: Path) -> None:
    path = spoilt(tmp_path, lambda page: page.delete_rows(1, 3), sheet="Sheet1")
    assert [text[1:13] for text in refusals(path)] == ["LT-REVIEW-01", "LT-REVIEW-14"]


@pytest.mark.parametrize("place", ["D3", "F3", "G3"])
def test_a_heading_that_was_renamed_refuses_the_workbook(tmp_path: Path, place: str) -> None:
    assert refusals(spoilt(tmp_path, put(place, "结论")))[0].startswith("[LT-REVIEW-01]")


@pytest.mark.parametrize("column", [4, 6, 7])
def test_a_column_that_was_deleted_refuses_the_workbook(tmp_path: Path, column: int) -> None:
    assert refusals(spoilt(tmp_path, lambda page: page.delete_cols(column)))[0].startswith("[LT-REVIEW-01]")


def test_names_may_be_deleted(tmp_path: Path) -> None:
    assert [one.verdict for one in read(tmp_path, lambda page: page.delete_cols(2, 2)).lines] == ["same"]


def test_two_columns_of_decisions_are_refused(tmp_path: Path) -> None:
    assert refusals(spoilt(tmp_path, put("H3", "判定"))) == [
        "[LT-REVIEW-18] 复核.xlsx［待复核］：有两列都叫“判定”，不知道以哪一列为准，整个工作簿没有读回；应为每个列名只有一列\n"
        "  处理：留下要用的一列，另一列改名或删去"]  # fmt: skip


@pytest.mark.parametrize(("place", "column"), [("E5", "备注"), ("B5", "名称甲"), ("J5", "J")])
def test_a_decision_in_another_column_is_refused(tmp_path: Path, place: str, column: str) -> None:
    found = read(tmp_path, put(place, "不同"))
    assert (found.read, len(found.lines), found.empty) == (2, 1, 0)
    assert [one.text() for one in found.refused] == [
        f"[LT-REVIEW-15] 复核.xlsx［待复核］ 第 5 行，列“{column}”：“不同”写在这一列，“判定”空着，没有记；应为判定写在“判定”列\n"
        "  处理：抄到“判定”列再读回"]  # fmt: skip


def test_a_second_decision_beside_another_is_told(tmp_path: Path) -> None:
    assert [one.text() for one in read(tmp_path, put("H4", "不同")).notes] == [
        "[LT-REVIEW-17] 复核.xlsx［待复核］ 第 4 行，列“H”：“不同”像是判定，不在“判定”列，没有当作判定；应为判定只写在“判定”列\n"
        "  处理：是判定就抄到“判定”列再读回；不是就不用管"]  # fmt: skip


def test_a_decision_above_the_headings_is_refused(tmp_path: Path) -> None:
    assert [one.text() for one in read(tmp_path, put("D2", "不同")).refused] == [
        "[LT-REVIEW-16] 复核.xlsx［待复核］ 第 2 行，列“D”：判定“不同”在列名以上，或在合计、附注的行里，没有读；"
        "应为判定写在列名以下、有编号的行里\n  处理：移到表里再读回"]  # fmt: skip


def test_a_row_that_reads_like_a_total_is_refused_however_its_decision_is_spelt(tmp_path: Path) -> None:
    def noted(page: Any) -> None:
        page["A5"], page["D5"] = "合计", "同一个"

    assert [(one.code, one.row) for one in read(tmp_path, noted).refused] == [("LT-REVIEW-16", 5)]


def test_decisions_on_a_sheet_of_the_reviewer_s_own_are_told(tmp_path: Path) -> None:
    path = spoilt(tmp_path, lambda page: page.parent.create_sheet("统计").append(["相同", 3]))
    assert [(one.code, one.sheet, one.row) for one in read_workbook(path, "招商一局", DAY).notes] == [("LT-REVIEW-17", "统计", 1)]


def test_a_remark_without_a_decision_is_told(tmp_path: Path) -> None:
    assert [one.text() for one in read(tmp_path, put("E5", "电话里说是一家")).notes] == [
        "[LT-REVIEW-19] 复核.xlsx［待复核］：有 1 行写了备注、复核岗或日期而没有判定，没有记（第 5 行）；应为先选判定\n"
        "  处理：要判就在“判定”列选；不判就不用管"]  # fmt: skip


def test_a_column_of_who_that_was_renamed_is_told(tmp_path: Path) -> None:
    assert [one.text() for one in read(tmp_path, put("H3", "复核人")).notes] == [
        "[LT-REVIEW-20] 复核.xlsx［待复核］：没有“复核岗、日期”这几列，另有不认识的列：复核人；"
        "复核岗用 --reviewer 的，日期用读回那天，理由用程序的；应为列名与导出时一样\n  处理：列名改过的，改回来再读回"]  # fmt: skip


def test_a_formula_without_its_result_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, put("D5", "=D4"))
    assert [(one.code, one.row, one.column) for one in found.refused] == [("LT-CELL-02", 5, "判定")]


def test_joined_cells_decide_each_row_and_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, lambda page: page.merge_cells("D4:D5"))
    assert ([one.verdict for one in found.lines], [one.code for one in found.notes]) == (["same", "same"], ["LT-HEAD-06"])


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, lambda page: setattr(page.row_dimensions[4], "hidden", True))
    assert ([one.row for one in found.lines], [one.code for one in found.notes]) == ([4], ["LT-HEAD-03"])


def test_rows_put_in_between_are_no_decisions(tmp_path: Path) -> None:
    def parted(page: Any) -> None:
        page.insert_rows(5, 2)
        page["B6"] = "以下科技局看"

    found = read(tmp_path, parted)
    assert ([one.row for one in found.lines], found.empty, found.refused, found.notes) == ([4], 2, [], [])


def test_the_headings_once_more_are_no_row(tmp_path: Path) -> None:
    def twice(page: Any) -> None:
        for place, name in enumerate(COLUMNS, 1):
            page.cell(6, place).value = name

    assert read(tmp_path, twice).read == 2


def test_another_table_below_refuses_the_workbook(tmp_path: Path) -> None:
    def second(page: Any) -> None:
        for place, name in enumerate((layout.NAME_A, layout.VERDICT, layout.REMARK), 1):
            page.cell(9, place).value = name
        page["A10"], page["B10"] = "某公司", "相同"

    assert [text[1:11] for text in refusals(spoilt(tmp_path, second))] == ["LT-HEAD-10"]


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    assert refusals(spoilt(tmp_path, lambda page: page.delete_rows(1, 9)))[0].startswith("[LT-FILE-02]")


def test_headings_without_rows_are_read_as_none(tmp_path: Path) -> None:
    assert read(tmp_path, lambda page: page.delete_rows(4, 9)).read == 0
