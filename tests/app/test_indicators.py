"""`liantu indicators`: the page, the workbook, and its way back into the ledger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from graph.facts import read_facts
from graph.home import Home
from graph.indicators import Targets, targets
from graph.indicators.answer import Goal
from ingest.indicators import layout
from tests.app.conftest import Ask, Call
from tests.graph.indicators.world import SPAN, planned

PLACE = ("--place", "t:zone", "--as-of", "2024-12-31")
Fill = Callable[..., Path]


@pytest.fixture(autouse=True)
def plan(home: Home) -> None:
    """A stock target with a figure of 2023, a share, a yearly one, a sum of money and a change in percentage points."""
    made = planned().target().seen("60", "2023").target("乙", "0.3", "比例", valueText="30%以上")
    made.target("丙", "20", basis="yearly", targetPeriod=SPAN, targetYear="").target("丁", "20000000000", "元", valueText="200亿元")
    made.target("戊", "0.015", "比例", basis="change", comparator="raise_by", valueText="1.5百分点")
    home.ledger.add(made.statements)


@pytest.fixture
def book(liantu: Call, tmp_path: Path) -> Path:
    """The workbook of 甲局 for 2024."""
    path = tmp_path / "甲局.xlsx"
    assert liantu("indicators", "export", path, "--department", "甲局", "--period", "2024", *PLACE).exit_code == 0
    return path


def fill(path: Path, label: str, **cells: object) -> Path:
    """Write into the row of a target."""
    book = load_workbook(path)
    sheet = book[layout.TARGETS]
    names = [cell.value for cell in sheet[layout.HEAD_ROW]]
    row = next(row for row in range(layout.HEAD_ROW + 1, sheet.max_row + 1) if sheet.cell(row, 2).value == label)
    for name, value in cells.items():
        sheet.cell(row, names.index({"填报": layout.REPORTER}.get(name, name)) + 1).value = value  # type: ignore[assignment]
    book.save(path)
    return path


def back(liantu: Call, path: Path, *more: str) -> Result:
    """Read a workbook back."""
    return liantu("indicators", "import", path, "--reporter", "统计岗", "--day", "2025-01-10", *PLACE, *more)


def goal(home: Home, label: str) -> Goal:
    """A target as it stands now."""
    found: Targets = targets(read_facts(home.ledger, "2024-12-31"), "t:zone")
    return next(one for one in found.goals if one.label == label)


def test_the_page_shows_goal_figure_rate_and_status(liantu: Call) -> None:
    lines = liantu("indicators", *PLACE).output.splitlines()
    assert "5 条目标表述（重申的只算一次）合 5 条目标、5 个指标：超序时 1，达序时 0，欠序时" in lines
    assert "  甲                      100 家       60 家（2023）    60.0%    33.3%  超序时" in lines
    assert "      因为 基期（2022）没有数，变化多少算不出" in lines


def test_no_line_is_wider_than_a_terminal(liantu: Call) -> None:
    from app.layout import width

    assert max(map(width, liantu("indicators", *PLACE).output.splitlines())) <= 80


def test_one_status_of_one_department(document: Ask) -> None:
    found = document("indicators", "--department", "甲局", "--status", "无数据", *PLACE)
    assert [one.split(":")[1] for one in found["shown"]] == ["乙", "丙", "丁"]


def test_an_unknown_status_is_wrong_usage(liantu: Call) -> None:
    assert "没有“好”这种判定；有 超序时、达序时" in liantu("indicators", "--status", "好", *PLACE).output


def test_a_misspelt_department_is_told_with_the_nearest(liantu: Call) -> None:
    result = liantu("indicators", "--department", "甲局局", *PLACE)
    assert result.exit_code == 1
    assert "甲局" in result.output


def test_values_are_stored_beside_formulas(book: Path) -> None:
    with_formulas, reckoned = (load_workbook(book, data_only=only) for only in (False, True))
    cells = [(cell.value, reckoned[sheet.title][cell.coordinate].value) for sheet in with_formulas for row in sheet.iter_rows()
             for cell in row if str(cell.value).startswith("=")]  # fmt: skip
    assert len(cells) > 10
    assert all(value is not None for _, value in cells)


def test_an_unfilled_workbook_records_nothing(liantu: Call, home: Home, book: Path) -> None:
    before = home.ledger.snapshot()
    result = back(liantu, book)
    assert (result.exit_code, home.ledger.snapshot()) == (0, before)
    assert "读了 5 行：记下 0，不变 0，没有填 5，冲突 0，拒绝 0。" in result.output


def test_a_figure_enters_with_who_when_and_by_what(liantu: Call, home: Home, book: Path) -> None:
    assert back(liantu, fill(book, "甲", 累计=80, 佐证="〔2024〕1号", 数据日期="2024-12-31")).exit_code == 0
    home.ledger.check()
    judged = goal(home, "甲").judged
    assert judged
    figure = judged.shown
    assert (figure.total, figure.department, figure.reporter, figure.reported_on) == (80.0, "甲局", "统计岗", "2025-01-10")
    assert (figure.paper, figure.counted_on, figure.cites[0].document) == (
        "〔2024〕1号",
        "2024-12-31",
        "目标任务填报表（甲局，2024）",
    )


def test_a_figure_without_a_paper_is_kept_and_to_be_checked(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=80))
    assert "没有佐证，待核" in goal(home, "甲").doubts


def test_the_same_file_again_changes_nothing_and_says_so(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=80))
    before = home.ledger.snapshot()
    assert "记下 0，不变 1，没有填 4" in back(liantu, book).output
    assert home.ledger.snapshot() == before


@pytest.mark.parametrize(
    ("label", "written", "value"),
    [("乙", "15%", 0.15), ("乙", 0.15, 0.15), ("乙", "百分之十五", 0.15), ("丁", 31.45, 3.145e9),
     ("丁", "31.45亿元", 3.145e9), ("丁", "314500万元", 3.145e9), ("甲", "80家", 80.0), ("甲", 0, 0.0)],
)  # fmt: skip
def test_amounts_with_or_without_unit_are_one(
    liantu: Call, home: Home, book: Path, label: str, written: object, value: float
) -> None:
    assert back(liantu, fill(book, label, 累计=written)).exit_code == 0
    latest = goal(home, label).latest
    assert latest
    assert latest.shown.total == pytest.approx(value)


@pytest.mark.parametrize(
    ("label", "cells", "told"),
    [
        ("甲", {"累计": "八十来家"}, "[LT-NUM-05]"),
        ("甲", {"累计": "80元"}, "[LT-INDIC-15] 甲局.xlsx［目标任务］ 第 5 行，列“累计”"),
        ("乙", {"累计": 15}, "“1500%”可能是 1500%，也可能是 15%，没有记"),
        ("甲", {"累计": -3}, "“-3”不能用作这一项的数，没有记；应为不小于 0 的整数，单位是家"),
        ("丁", {"单位": "万元", "累计": 3}, "[LT-INDIC-03]"),
        ("甲", {"累计": 80, "数据日期": "2024-13-01"}, "，列“数据日期”"),
        ("甲", {"累计": 80, "填报部门": "甲居"}, "，列“填报部门”"),
        ("甲", {"累计": 80, "编号": "t:没有"}, "认不出这一行是哪条目标，没有记：甲"),
        ("甲", {"累计": 80, "报告期": "某年"}, "，列“报告期”"),
    ],
)
def test_a_refused_cell_is_told_with_its_place(
    liantu: Call, home: Home, book: Path, label: str, cells: dict[str, object], told: str
) -> None:
    before = home.ledger.snapshot()
    result = back(liantu, fill(book, label, **cells))
    assert (result.exit_code, home.ledger.snapshot()) == (1, before)
    assert told in result.output


def test_a_share_that_may_be_two_is_refused_with_both(liantu: Call, book: Path, home: Home) -> None:
    home.ledger.add(planned().target("己", "0.015", "比例", valueText="1.5%").statements)
    path = book.with_name("新.xlsx")
    liantu("indicators", "export", path, "--department", "甲局", "--period", "2024", *PLACE)
    assert "“0.15”可能是 15%，也可能是 0.15%，没有记" in _bare(liantu, path, "己", 0.15).output


def _bare(liantu: Call, path: Path, label: str, value: float) -> Result:
    """Read back a number in a cell that has lost its percent form."""
    fill(path, label, 累计=value)
    book = load_workbook(path)
    for row in book[layout.TARGETS].iter_rows(min_row=layout.HEAD_ROW + 1):
        for cell in row:
            cell.number_format = "General"
    book.save(path)
    return back(liantu, path)


def test_a_bare_share_near_the_goal_is_read_with_a_remark(liantu: Call, home: Home, book: Path) -> None:
    assert "“0.15”没有写 %，照目标的大小读作 15%" in _bare(liantu, book, "乙", 0.15).output
    assert goal(home, "乙").value == pytest.approx(0.15)


def test_percentage_points_need_base_and_total(liantu: Call, home: Home, book: Path) -> None:
    assert back(liantu, fill(book, "戊", 基期="1%", 累计="1.9%")).exit_code == 0
    assert goal(home, "戊").rate == pytest.approx(0.6)
    assert goal(home, "戊").status == "behind"


def test_a_yearly_figure_is_that_of_the_period(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "丙", 本期=25))
    assert (goal(home, "丙").value, goal(home, "丙").status) == (25.0, "ahead")


def test_sorted_and_deleted_rows_and_new_columns_do_no_harm(liantu: Call, home: Home, book: Path) -> None:
    fill(book, "甲", 累计=80)
    made = load_workbook(book)
    sheet = made[layout.TARGETS]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    for number, row in enumerate(reversed(rows[:-1]), 5):
        for place, value in enumerate(row, 1):
            sheet.cell(number, place).value = value
    sheet.delete_rows(9)
    sheet.insert_cols(3)
    sheet.cell(layout.HEAD_ROW, 3).value = "我们的备注"
    made.save(book)
    assert "读了 4 行：记下 1" in back(liantu, book).output
    assert goal(home, "甲").value == 80.0


def test_a_workbook_may_be_filled_by_another_department(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=80), "--department", "乙局")
    assert goal(home, "甲").readings[-1].shown.department == "乙局"


def test_two_departments_that_differ_are_both_kept(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=95))
    result = back(liantu, fill(book, "甲", 累计=30, 填报部门="乙局"))
    assert (
        "[LT-INDIC-09] 甲局.xlsx［目标任务］ 第 5 行：与别处同一期的数不同，两个数都留着、标为冲突：甲；别处：甲局 95"
        in result.output
    )
    assert {one.total for one in goal(home, "甲").readings[-1].figures} == {95.0, 30.0}
    assert goal(home, "甲").why == "同一期几个数并存，判定不同：30 家 欠序时；95 家 超序时"


def test_yesterdays_file_does_not_undo_what_came_since(liantu: Call, home: Home, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.xlsx"
    other.write_bytes(book.read_bytes())
    back(liantu, fill(book, "甲", 累计=80))
    result = back(liantu, fill(other, "甲", 累计=70))
    assert result.exit_code == 1
    assert "导出以后账上改过了，没有记：账上是 累计 80 家（统计岗，2025-01-10），这份表是 累计 70 家" in result.output
    assert "[LT-REVIEW-09]" in result.output
    assert goal(home, "甲").value == 80.0


def test_what_is_settled_takes_the_place_of_the_other(liantu: Call, home: Home, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.xlsx"
    other.write_bytes(book.read_bytes())
    back(liantu, fill(book, "甲", 累计=80))
    assert back(liantu, fill(other, "甲", 累计=70), "--settle").exit_code == 0
    assert (goal(home, "甲").value, goal(home, "甲").readings[-1].others) == (70.0, ())


def test_a_workbook_made_since_may_change_its_own_figure(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=80))
    liantu("indicators", "export", book, "--department", "甲局", "--period", "2024", *PLACE)
    assert back(liantu, fill(book, "甲", 累计=85)).exit_code == 0
    assert goal(home, "甲").value == 85.0


def test_one_target_told_twice_is_refused_all(liantu: Call, book: Path, home: Home) -> None:
    fill(book, "甲", 累计=80)
    made = load_workbook(book)
    sheet = made[layout.TARGETS]
    sheet.append([cell.value if cell.column != 18 else 81 for cell in sheet[5]])
    made.save(book)
    result = back(liantu, book)
    assert "同一条目标、同一期填了不同的两行（第 5、10 行），都没有记：甲" in result.output
    assert goal(home, "甲").value == 60.0


def test_a_changed_goal_is_told_and_left_out(liantu: Call, home: Home, book: Path) -> None:
    result = back(liantu, fill(book, "甲", 累计=80, 目标值=70))
    assert "[LT-INDIC-10]" in result.output
    assert (result.exit_code, goal(home, "甲").goal) == (0, 100.0)


def test_a_remark_on_the_definition_is_kept(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 口径争议="只算认定的"))
    assert "只算认定的" in goal(home, "甲").doubts


def test_a_base_and_a_remark_that_are_known_are_nothing_new(liantu: Call, book: Path, home: Home) -> None:
    back(liantu, fill(book, "戊", 基期="1%", 累计="1.9%", 口径争议="只算规上"))
    before = home.ledger.snapshot()
    assert "记下 0，不变 1" in back(liantu, book).output
    assert home.ledger.snapshot() == before


def test_a_file_without_our_columns_is_refused(liantu: Call, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("名称,数\n甲,1\n", encoding="utf-8")
    assert "[LT-INDIC-01] 别的.csv：" in back(liantu, path).output


def test_text_that_looks_like_a_formula_stays_text(liantu: Call, home: Home, book: Path) -> None:
    back(liantu, fill(book, "甲", 累计=80, 佐证="'=cmd|𠮷"))
    liantu("indicators", "export", book, "--department", "甲局", "--period", "2024", *PLACE)
    row = next(row for row in load_workbook(book)[layout.TARGETS].iter_rows(min_row=5) if row[1].value == "甲")
    assert ("𠮷" in str(row[19].value), row[19].data_type) == (True, "s")


@pytest.mark.parametrize(
    ("label", "cells", "options", "told"),
    [
        ("甲", {"编号": "t:没有", "累计": 80}, (), "[LT-INDIC-02] 甲局.xlsx［目标任务］ 第 5 行，列“编号”："
         "认不出这一行是哪条目标，没有记：甲；"
         "应为编号与指标名称是账上的同一条目标\n  处理：从导出的原表把编号抄回来；排序时要选中整张表\n"),
        ("甲", {"单位": "元", "累计": 80}, (), "[LT-INDIC-03] 甲局.xlsx［目标任务］ 第 5 行，列“单位”："
         "单位改成了“元”，数是多少拿不准，没有记；"
         "应为单位是 家\n  处理：把单位改回来，按它换算；或在数后面写明单位，如 3.2亿元\n"),
        ("甲", {"目标值": 70, "累计": 80}, (), "[LT-INDIC-10] 甲局.xlsx［目标任务］ 第 5 行，列“目标值”："
         "目标值改成了“70”，没有改账上的：仍是 100家；"
         "应为目标值照文件原文\n  处理：目标有调整的，先把调整的文件读进账本\n"),
        ("其中：己", {"累计": 8}, (), "[LT-INDIC-12] 甲局.xlsx［目标任务］ 第 10 行，列“累计”："
         "“己”没有单列的统计，没有记：有数的是“甲”；"
         "应为分项自己的指标\n  处理：先给分项立一个指标（liantu template 指标），再填\n"),
        ("甲", {"本期": 8}, (), "[LT-INDIC-16] 甲局.xlsx［目标任务］ 第 5 行，列“累计”："
         "只填了本期，没有累计，完成率算不出：甲；"
         "应为存量和变化的目标要填期末的总数\n  处理：补上“累计”再寄回\n"),
        ("甲", {"累计": 80}, ("--reporter", ""), "[LT-INDIC-14] 甲局.xlsx［目标任务］ 第 5 行，列“填报（职务）”："
         "没有写填报的职务，照收；"
         "应为写职务，不写姓名\n  处理：下次在“填报（职务）”填上，或读回时加 --reporter\n"),
        ("甲", {"累计": "80元"}, (), "[LT-INDIC-15] 甲局.xlsx［目标任务］ 第 5 行，列“累计”："
         "“80元”不能用作这一项的数，没有记；"
         "应为不小于 0 的整数，单位是家\n  处理：改正后再寄回\n"),
        ("甲", {"累计": 80, "审核（职务）": "王某某"}, (), "[LT-INDIC-17] 甲局.xlsx［目标任务］ 第 5 行，列“审核（职务）”："
         "“王某某”像是姓名，没有记，其余照收；应为写职务，不写姓名\n  处理：改成职务（如 统计岗、科长）再寄回\n"),
        ("庚", {"累计": 8, "填报部门": ""}, (), "[LT-INDIC-08] 甲局.xlsx［目标任务］ 第 11 行，列“填报部门”："
         "没有写是哪个部门填的，没有记：庚；"
         "应为乙局、甲局\n  处理：在折叠的“填报部门”列写明，或读回时加 --department\n"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_cell(
    liantu: Call, home: Home, tmp_path: Path, label: str, cells: dict[str, object], options: tuple[str, ...], told: str
) -> None:
    more = planned().target("己", "10", about="指标甲", ordinal="6").relate("己", "targetPartOf", "甲")
    more.target("庚", "10", ordinal="7").relate("乙局", "responsibleFor", "庚", duty="lead")
    more.relate("甲局", "responsibleFor", "庚", duty="lead")
    home.ledger.add(more.statements)
    path = tmp_path / "甲局.xlsx"
    liantu("indicators", "export", path, "--department", "甲局", "--period", "2024", *PLACE)
    assert back(liantu, fill(path, label, **cells), *options).output.endswith(told)


def test_a_reporter_is_a_post(liantu: Call, tmp_path: Path) -> None:
    result = liantu("indicators", "import", tmp_path / "x.xlsx", "--reporter", "王小明")
    assert "[LT-INDIC-17]" in result.output


def test_a_workbook_of_targets_goes_back_marked_and_is_taken_in_when_put_right(
    liantu: Call, book: Path, home: Home, tmp_path: Path
) -> None:  # fmt: skip
    made = tmp_path / "回执.xlsx"
    said = back(liantu, fill(book, "甲", 累计="很多"), "--marked", str(made)).stdout
    assert "（标了 1 格，问题清单 1 条）" in said
    cells = [one for row in load_workbook(made)[layout.TARGETS].iter_rows() for one in row if "✕ 退回" in str(one.comment)]
    assert [(one.value, one.border.left.style) for one in cells] == [("很多", "medium")]
    assert back(liantu, fill(made, "甲", 累计=70)).exit_code == 0
    assert goal(home, "甲").value == 70


def test_a_clash_with_another_edit_is_called_so(liantu: Call, book: Path, tmp_path: Path) -> None:
    back(liantu, fill(book, "甲", 累计=70))
    found = back(liantu, fill(book, "甲", 累计=71), "--marked", str(tmp_path / "回执.xlsx"))
    rows = load_workbook(tmp_path / "回执.xlsx")["问题清单"].iter_rows(2, values_only=True)
    assert (found.exit_code, {(row[0], row[9], row[10]) for row in rows if row[9] != "LT-REVIEW-09"}) == (
        1, {("≠ 冲突", "LT-INDIC-06", "没有进")})
