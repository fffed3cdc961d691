"""`liantu admit`: projects of the ledger and of tables, with what is missing and what was refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.layout import width
from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.graph.admission.world import entry

PLACE = ("--place", "t:zone")
HEAD = "项目名称,用地方式,固定资产投资（万元）,用地面积（亩）,环评类别,目录与负面清单,安全,判定单位,判定日期\n"


@pytest.fixture(autouse=True)
def world(home: Home) -> None:
    home.ledger.add(entry().whole().limits(entry_rent_investment="2500").review("safety", "unmet", by="应急局").statements)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "项目.csv"


def test_the_page_begins_with_outcome_and_veto(liantu: Call) -> None:
    lines = liantu("admit", "甲", *PLACE).output.splitlines()
    assert lines[3:6] == ["甲：不予准入（一票否决项）", "  用地方式：供地", "  一票否决：安全"]
    assert max(map(width, lines)) <= 80


def test_a_project_of_a_table_is_held_against_the_zone(document: Ask, table: Path) -> None:
    table.write_text(HEAD + "乙,供地,6000,40,登记表,鼓励,符合,某局,2024-05\n", encoding="utf-8")
    (one,) = document("admit", table, *PLACE)["projects"]
    verdicts = {each["code"]: each["verdict"] for each in one["items"]}
    assert (one["outcome"], one["where"]) == ("deferred", "项目.csv 第 2 行")
    assert (verdicts["catalogue"], verdicts["environment"], verdicts["safety"], verdicts["investment"]) == (
        "met",
        "met",
        "met",
        "short",
    )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("乙,空中,1,1,,,,,", "“空中”不是这一列能写的词；应为供地、出让"),
        ("乙,供地,八吨,1,,,,,", "[LT-UNIT-03] 项目.csv 第 2 行，列“固定资产投资（万元）”"),
        (",供地,1,1,,,,,", "列“项目名称”"),
        ("乙,供地,1,1,表,,,,", "“表”不是这一列能写的词；应为报告书、报告表"),
        ("乙,,,,,,好,某局,", "应为符合、附条件符合、暂缓、不符合"),
        ("乙,,,,,,符合,某局,某天", "[LT-DATE-01] 项目.csv 第 2 行，列“判定日期”"),
        ("乙,供地,-1,1,,,,,", "应为不小于 0 的数"),
        ("乙,供地,约8000,1,,,,,", "[LT-ENTRY-04] 项目.csv 第 2 行，列“固定资产投资（万元）”：“约8000”是约数"),
        ("乙,供地,1,1,,,符合,应急局,2099", "[LT-ENTRY-05] 项目.csv 第 2 行，列“判定日期”：判定日期“2099”晚于截至日"),
        ("乙,供地,1,1,,,符合,王小明,2024", "[LT-ENTRY-06] 项目.csv 第 2 行，列“判定单位”"),
        ("乙,供地,1,1,,,符合,应急局 13812345678,2024", "[LT-ENTRY-06]"),
    ],
)
def test_a_refused_row_is_told_with_place_and_fix(liantu: Call, table: Path, row: str, told: str) -> None:
    table.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    result = liantu("admit", table, *PLACE)
    assert result.exit_code == 1
    assert told in result.output
    assert "读了 1 行，核对 0 个项目，拒绝 1 行。" in result.output


def test_a_judgement_without_who_is_told_and_does_not_count(liantu: Call, table: Path) -> None:
    table.write_text(HEAD + "乙,供地,6000,10,,,符合,,\n", encoding="utf-8")
    result = liantu("admit", table, *PLACE)
    assert "[LT-ENTRY-03] 项目.csv 第 2 行，列“安全”：判定“符合”没有写是谁判的，不作数，仍是未比对" in result.output
    assert result.exit_code == 0


def test_other_columns_are_told_and_left_alone(liantu: Call, table: Path) -> None:
    table.write_text("项目名称,联系人\n乙,某\n", encoding="utf-8")
    result = liantu("admit", table, *PLACE)
    assert (result.exit_code, "[LT-ENTRY-02] 项目.csv，列“联系人”" in result.output) == (0, True)


def test_a_table_without_names_is_refused(liantu: Call, table: Path) -> None:
    table.write_text("编号,用地面积（亩）\n1,2\n", encoding="utf-8")
    assert "[LT-ENTRY-01] 项目.csv：表里没有“项目名称”这一列，没有核对" in liantu("admit", table, *PLACE).output


def test_an_empty_table_is_handed_out(liantu: Call, table: Path) -> None:
    assert "已写空表" in liantu("admit", "--template", table).output
    assert table.read_text(encoding="utf-8-sig").startswith("项目名称,建设性质,用地方式,固定资产投资（万元）")


def test_without_a_project_it_is_wrong_usage(liantu: Call) -> None:
    assert liantu("admit").exit_code == 2


def test_an_unknown_project_is_told_with_the_nearest(liantu: Call) -> None:
    result = liantu("admit", "甲甲", *PLACE)
    assert (result.exit_code, "[LT-NAME-01]" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("kind", "verdict"), [("新建", "unmet"), ("技术改造", "conditional"), ("", "unknown"), ("扩建", "unknown")]
)
def test_a_restricted_project_is_judged_by_its_kind(document: Ask, table: Path, kind: str, verdict: str) -> None:
    table.write_text(f"项目名称,建设性质,目录与负面清单,判定单位,判定日期\n乙,{kind},限制,某局,2024-05\n", encoding="utf-8")
    (one,) = document("admit", table, *PLACE)["projects"]
    assert {each["code"]: each["verdict"] for each in one["items"]}["catalogue"] == verdict


@pytest.mark.parametrize("currency", ["人民币", "RMB", "CNY", ""])
def test_yuan_is_yuan_by_every_name(document: Ask, table: Path, currency: str) -> None:
    table.write_text(f"项目名称,用地方式,固定资产投资（万元）,用地面积（亩）,币种\n乙,供地,60000,40,{currency}\n", encoding="utf-8")
    (one,) = document("admit", table, *PLACE)["projects"]
    assert {each["code"]: each["verdict"] for each in one["items"]}["investment"] == "met"


def test_a_bodys_later_judgement_takes_the_place_of_its_earlier(document: Ask, home: Home) -> None:
    home.ledger.add(entry().review("safety", "met", by="应急局", day="2024-11-30", name="复查").statements)
    (one,) = document("admit", "甲", *PLACE)["projects"]
    assert {each["code"]: each["verdict"] for each in one["items"]}["safety"] == "met"
