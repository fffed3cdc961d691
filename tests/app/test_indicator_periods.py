"""The workbook of targets: what is asked for a period, which 口径 a figure is of, and what is no figure or no paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.home import Home
from ingest.indicators import layout
from tests.app.conftest import Call
from tests.app.test_indicators import PLACE, back, book, fill, goal, plan
from tests.graph.indicators.world import planned

__all__ = ["book", "plan"]


def cells(path: Path, label: str) -> dict[str, object]:
    """The cells of a target's row by column."""
    sheet = load_workbook(path, data_only=True)[layout.TARGETS]
    names = [cell.value for cell in sheet[layout.HEAD_ROW]]
    row = next(row for row in sheet.iter_rows(min_row=layout.HEAD_ROW + 1, values_only=True) if row[1] == label)
    return dict(zip(map(str, names), row, strict=True))


@pytest.fixture
def past(liantu: Call, home: Home, tmp_path: Path) -> Path:
    """The workbook for 2023, with a target of 2024 that stands first in the paper."""
    home.ledger.add(planned().target("晚", "10", targetPeriod="2024—2026", targetYear="2026", ordinal="0").statements)
    path = tmp_path / "2023.xlsx"
    assert liantu("indicators", "export", path, "--period", "2023", *PLACE).exit_code == 0
    return path


def test_a_target_of_later_years_is_set_apart_and_not_asked(past: Path) -> None:
    row = cells(past, "晚")
    assert {row[name] for name in (layout.NEW, layout.TOTAL, layout.PAPER, layout.STATUS, layout.GONE)} == {"未到期"}
    sheet = load_workbook(past)[layout.TARGETS]
    assert [cell.value for cell in sheet["B"]][-1] == "晚"
    assert cells(past, "甲")[layout.TOTAL] == 60


def test_a_later_target_counts_as_not_due_in_the_summary(past: Path) -> None:
    rows = list(load_workbook(past, data_only=True)[layout.SUMMARY].iter_rows(min_row=4, values_only=True))
    total = next(row for row in rows if row[0] == "合计")
    assert total[rows[0].index("未到期")] == 1


def test_a_figure_for_a_later_target_is_refused_with_place_and_fix(liantu: Call, home: Home, past: Path) -> None:
    result = back(liantu, fill(past, "晚", 累计=3))
    assert result.exit_code == 1
    assert "“晚”的目标期从 2024 年开始，2023 还没有到，没有记" in result.output
    assert goal(home, "晚").readings == ()


@pytest.mark.parametrize("written", ["约3家", "近3家", "3家左右", "≈3", "大约3家", "超3家", "3家以上", "3余家", "不足3家", "3-5家"])
def test_a_hedged_figure_is_refused_with_its_place(liantu: Call, home: Home, book: Path, written: str) -> None:
    result = back(liantu, fill(book, "甲", 累计=written))
    assert result.exit_code == 1
    assert "甲局.xlsx［目标任务］ 第 5 行，列“累计”" in result.output
    assert goal(home, "甲").value == 60.0


def test_a_rough_figure_is_told_how_to_mend_it(liantu: Call, book: Path) -> None:
    told = "“约3家”是约数，没有记；应为核实过的数，如 3、3家\n  处理：核出确数再填；只有约数的，这一格留空，写在“口径争议”里"
    assert told in back(liantu, fill(book, "甲", 累计="约3家")).output


@pytest.mark.parametrize("column", [layout.DISPUTE, layout.PAPER, layout.COUNTS])
def test_who_is_named_in_a_sentence_does_not_enter(liantu: Call, home: Home, book: Path, column: str) -> None:
    result = back(liantu, fill(book, "甲", 累计=80, **{column: "由王小明审核，电话 13812345678"}))
    assert f"，列“{column}”：“由王小明审核，电话 13812345678”里像有姓名或电话，没有记，其余照收" in result.output
    assert result.exit_code == 0
    assert "王小明" not in str(goal(home, "甲"))
    assert goal(home, "甲").value == 80.0


def test_a_figure_says_which_of_two_readings_it_is_of(liantu: Call, home: Home, tmp_path: Path) -> None:
    made = planned().target("企业占比", "0.3", "比例", about="占比", calibre="企业 / 四上", valueText="30%")
    made.target("产业占比", "0.3", "比例", about="占比", calibre="产业 / 四上", valueText="30%")
    home.ledger.add(made.relate("企业占比", "conflictsWith", "产业占比").statements)
    path = tmp_path / "占比.xlsx"
    liantu("indicators", "export", path, "--period", "2024", *PLACE)
    assert back(liantu, fill(path, "产业占比", 累计="31%")).exit_code == 0
    assert (goal(home, "产业占比").value, goal(home, "企业占比").status) == (0.31, "no_data")
    assert back(liantu, fill(path, "企业占比", 累计="12%")).exit_code == 0
    assert [goal(home, one).value for one in ("产业占比", "企业占比")] == [0.31, 0.12]


@pytest.mark.parametrize(
    ("label", "filled", "told"),
    [("甲", {"累计": 1.5}, "应为不小于 0 的整数，单位是家"), ("丁", {"累计": "200万"}, "[LT-NUM-07]"),
     ("甲", {"累计": 80, "数据日期": "2022-12-31"}, "数据日期“2022-12-31”早于报告期 2024"),
     ("甲", {"累计": "#REF!"}, "列“累计”：是错误值“#REF!”"), ("甲", {"累计": "=1+2"}, "列“累计”：公式没有算出的结果")],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_its_place(
    liantu: Call, home: Home, book: Path, label: str, filled: dict[str, object], told: str
) -> None:
    before = home.ledger.snapshot()
    result = back(liantu, fill(book, label, **filled))
    assert told in result.output
    assert (result.exit_code, home.ledger.snapshot()) == (1, before)


def test_a_part_is_never_more_than_the_whole(liantu: Call, home: Home, tmp_path: Path) -> None:
    home.ledger.add(planned().target("研发占比", "0.3", "比例", valueText="30%").statements)
    path = tmp_path / "占比.xlsx"
    liantu("indicators", "export", path, "--period", "2024", *PLACE)
    assert "应为百分数，如 15%，不超过 100%" in back(liantu, fill(path, "研发占比", 累计="120%")).output


def test_a_figure_ten_times_the_goal_is_told(liantu: Call, home: Home, book: Path) -> None:
    result = back(liantu, fill(book, "甲", 累计=5000))
    assert "“5000”是目标（100家）的 50 倍，照收" in result.output
    assert (result.exit_code, goal(home, "甲").value) == (0, 5000.0)


def test_a_clash_is_told_in_the_unit_of_the_workbook(liantu: Call, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一份.xlsx"
    other.write_bytes(book.read_bytes())
    back(liantu, fill(book, "丁", 累计=31.5))
    assert "账上是 累计 31.5 亿元（统计岗，2025-01-10），这份表是 累计 40 亿元" in back(liantu, fill(other, "丁", 累计=40)).output


def test_a_renamed_column_is_told_by_its_name(liantu: Call, book: Path) -> None:
    made = load_workbook(book)
    sheet = made[layout.TARGETS]
    next(cell for cell in sheet[layout.HEAD_ROW] if cell.value == layout.TOTAL).value = "累计完成的总数量"
    made.save(book)
    assert "工作簿里没有“累计”列" in back(liantu, book).output


def test_a_goal_whose_percent_form_is_lost_is_the_same_goal(liantu: Call, book: Path) -> None:
    assert "[LT-INDIC-10]" not in back(liantu, fill(book, "乙", 累计="15%", 目标值="0.3")).output


def test_a_rate_of_another_period_says_of_which_figure_it_is(liantu: Call, tmp_path: Path, plan: None) -> None:
    path = tmp_path / "2025.xlsx"
    assert liantu("indicators", "export", path, "--period", "2025", *PLACE).exit_code == 0
    row = cells(path, "甲")
    assert (row[layout.TOTAL], isinstance(row[layout.RATE], float)) == (layout.UNKNOWN, True)
    assert "不是本期的数" in str(row[layout.DISPUTE])
