"""Workbooks as they come back: sorted, cut, annotated, misspelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import InputFault
from ingest.resolve.review import layout
from ingest.resolve.review.lines import Line
from ingest.resolve.review.sheets import read_workbook
from tests.ingest.review.world import DAY, A, B, C, D, book, read, row


def refusal(folder: Path, *rows: dict[str, str], reviewer: str = "招商一局") -> str:
    (found,) = read(folder, *rows, reviewer=reviewer).refused
    return found.text()


@pytest.mark.parametrize(("written", "verdict"), [
    ("相同", "same"), (" 相 同 ", "same"), ("不同", "different"), ("不同。", "different"), ("不确定", "to_review"),
    ("拆分", "different"), ("是", "same"), ("不是", "different"), ("一样", "same"), ("SAME", "same"), ("（相同）", "same"),
    ("不是同一家", "different"), ("两家", "different"), ("拿不准", "to_review")])  # fmt: skip
def test_a_decision_is_read_as_people_write_it(tmp_path: Path, written: str, verdict: str) -> None:
    assert [one.verdict for one in read(tmp_path, row(A, B, written)).lines] == [verdict]


def test_a_misspelt_decision_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert refusal(tmp_path, row(A, B, "不同一")) == (
        "[LT-REVIEW-03] 复核.xlsx［待复核］ 第 2 行，列“判定”：看不懂判定“不同一”，没有记；应为相同、不同、不确定、拆分 之一\n"
        "  处理：改成“不同”后再读回；别的行照记")  # fmt: skip


@pytest.mark.parametrize(("written", "near"), [
    ("同", "相同、不同"), ("相同或不同", "相同、不同"), ("相同？", "相同"), ("√", "相同、不同、不确定、拆分"),
    ("不大一样", "不同")])  # fmt: skip
def test_what_may_be_meant_is_offered_and_not_taken(tmp_path: Path, written: str, near: str) -> None:
    assert f"改成“{near}”" in refusal(tmp_path, row(A, B, written))


def test_an_empty_row_is_counted_and_nothing_else(tmp_path: Path) -> None:
    found = read(tmp_path, row(A, B, ""), row(C, D, "相同"))
    assert (found.read, found.empty, len(found.lines)) == (2, 1, 1)


def test_who_and_when_are_the_row_s_own_else_those_of_the_command(tmp_path: Path) -> None:
    own = row(A, B, "相同", **{layout.ROLE: "科技局", layout.DAY: "2026-10-01"})
    found = read(tmp_path, own, row(C, D, "相同")).lines
    assert [(one.role, one.day) for one in found] == [("科技局", "2026-10-01"), ("招商一局", DAY)]


def test_a_row_without_a_role_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, row(A, B, "相同"), reviewer="") == (
        "[LT-REVIEW-11] 复核.xlsx［待复核］ 第 2 行，列“复核岗”：没有写复核岗，没有记；应为每条判定都写明谁定的\n"
        "  处理：在“复核岗”写岗位，或读回时加 --reviewer 岗位")  # fmt: skip


def test_a_row_without_its_keys_is_refused(tmp_path: Path) -> None:
    lost = row(A, "", "相同", **{layout.NAME_A: "甲", layout.NAME_B: "乙"})
    assert refusal(tmp_path, lost, row(A, B, "")) == (
        "[LT-REVIEW-02] 复核.xlsx［待复核］ 第 2 行，列“编号乙”：这一行没有编号，认不出是哪一对：甲 / 乙；应为编号甲、编号乙都在\n"
        "  处理：从导出的原表把编号抄回来，或重新导出后再判")  # fmt: skip


def test_a_row_on_one_record_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, row(A, A, "不同")) == (
        "[LT-REVIEW-10] 复核.xlsx［待复核］ 第 2 行，列“编号乙”：编号甲和编号乙是同一条记录“s:a”，没有记；应为两条记录\n"
        "  处理：从导出的原表把编号抄回来")  # fmt: skip


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    said = refusal(tmp_path, row(A, B, "相同", **{layout.DAY: "前天"}))
    assert said.startswith("[LT-DATE-01] 复核.xlsx［待复核］ 第 2 行，列“日期”：“前天”不是日期")


def test_a_workbook_without_its_keys_is_refused_as_a_whole(tmp_path: Path) -> None:
    path = book(tmp_path, {layout.NAME_A: "甲", layout.NAME_B: "乙", layout.VERDICT: "相同"})
    with pytest.raises(InputFault) as fault:
        read_workbook(path, "招商一局", DAY)
    assert [one.code for one in fault.value.issues] == ["LT-REVIEW-01", "LT-REVIEW-14"]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="LT-REVIEW-01"):
        read_workbook(book(tmp_path, {"企业": "甲", "产值": "1"}), "招商一局", DAY)


def test_only_three_columns_are_needed_wherever_they_stand(tmp_path: Path) -> None:
    path = book(tmp_path, row(A, B, "相同", 我的话="看过"), columns=("我的话", layout.KEY_B, layout.VERDICT, layout.KEY_A), head=3)
    assert [(one.a, one.b, one.row) for one in read_workbook(path, "招商一局", DAY).lines] == [(A, B, 5)]


def test_the_remark_is_the_reason_else_what_the_program_said(tmp_path: Path) -> None:
    why = {layout.WHY: "字号相同\n地区不同"}
    found = read(tmp_path, row(A, B, "相同", **why, **{layout.REMARK: "电话核实"}), row(C, D, "不同", **why))
    assert [one.reason for one in found.lines] == ["电话核实", "字号相同；地区不同"]


@pytest.mark.parametrize(("sheet", "said"), [(layout.QUEUE, "第 2 行"), (layout.MERGED, "已合并 第 2 行"), ("", "第 2 行")])
def test_a_row_of_another_sheet_than_the_queue_is_told_with_it(sheet: str, said: str) -> None:
    line = Line(sheet, 2, A, B, ("甲", "乙"), "same", "", "招商一局", "2026-11-30")
    assert (line.where, line.said()) == (said, f"相同（招商一局，2026-11-30，{said}）")
