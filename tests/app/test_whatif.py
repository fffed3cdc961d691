"""`liantu whatif`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from wcwidth import wcswidth

from app.words import words
from graph.home import Home
from ingest.moves import COLUMNS
from tests.app.conftest import Ask, Call
from tests.app.world import contradict
from tests.factory import write_files

COMES = ("--add-enterprise", "甲硅料公司", "--occupies", "硅料", "--capacity", "100吨")


def test_it_says_what_is_assumed_what_moves_and_why(liantu: Call) -> None:
    text = liantu("whatif", *COMES).output
    wanted = ("账本没有改动", "甲硅料公司（库中没有的新企业）", "【现状】", "【远景】", "○ 缺链 → ▨ 情况不明", "因为", "+ 假设")
    assert [one for one in wanted if one not in text.replace("\n  ", "")] == []


def test_every_line_fits_eighty_columns(liantu: Call) -> None:
    lines = liantu("whatif", *COMES, "--remove", "乙硅片有限公司").output.splitlines()
    assert [line for line in lines if wcswidth(line) > 80] == []


def test_the_document_has_both_outlooks_and_the_known_snapshot(document: Ask, home: Home) -> None:
    found = document("whatif", *COMES)
    assert (found["schema"], found["kind"], found["basis"]) == (1, "假设", home.ledger.snapshot())
    assert [one["after"]["state"] for one in found["now"]["moves"]] == ["unknown"]
    assert {"before", "after", "moves", "stopped", "started", "demand", "asked"} <= found["vision"].keys()


def test_shares_that_contradict_each_other_are_named(liantu: Call, home: Home) -> None:
    contradict(home)
    text = liantu("whatif", "--add-enterprise", "甲", "--occupies", "硅片").output.replace("\n", "").replace(" ", "")
    assert "自相矛盾、没有拿来计算的说法1处：硅片：W4未判，份额合计150%" in text


def test_options_speak_of_the_enterprise_before_them(document: Ask) -> None:
    found = document("whatif", "--add-enterprise", "甲", "--occupies", "硅料", "--add-enterprise", "乙", "--occupies", "组件",
                     "--capacity", "5吨")  # fmt: skip
    assert [("产能" in one, "硅料" in one) for one in found["assumed"]] == [(False, True), (True, False)]


def test_a_file_and_options_are_taken_together(document: Ask, tmp_path: Path) -> None:
    path = write_files(tmp_path, {"改动.csv": "动作,企业\n移除企业,乙硅片有限公司\n"}) / "改动.csv"
    assert len(document("whatif", *COMES, "--file", path)["assumed"]) == 2


def test_the_help_names_every_column_of_a_file_and_every_action() -> None:
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = words("verbs.whatif.help").replace("\n", "")
    assert [name for name in (*(row["column"] for row in rows), *list(rows[0])[1:-1]) if name not in said] == []


def test_a_platform_that_comes_is_told_in_the_six_chains(liantu: Call) -> None:
    text = liantu("whatif", "--add-supporter", "甲平台", "--kind", "科技成果转化平台", "--serves", "硅料").output.replace("\n", "")
    wanted = ("甲平台（库中没有的新科技成果转化平台）", "硅料·创新链：", "添　甲平台（计入）")
    assert [one for one in wanted if one not in text.replace(" ", "")] == []


def test_an_option_that_speaks_of_something_else_is_told_what_goes_before_it(liantu: Call) -> None:
    result = liantu("whatif", "--add-enterprise", "甲", "--serves", "硅料")
    assert "[LT-WHATIF-16] 选项 --serves 前面没有它说的是谁；应为紧跟在 --add-supporter 之后" in result.stderr


def test_the_vision_alone_can_be_asked_for(liantu: Call) -> None:
    text = liantu("whatif", "--vision").output
    assert ("【现状】" in text, "【远景】" in text) == (False, True)


def test_a_vision_of_chosen_stages_does_not_claim_that_they_have_broken_ground(liantu: Call) -> None:
    text = liantu("whatif", "--vision", "--project-stage", "在谈").output.replace("\n", "").replace(" ", "")
    assert "远景另计入（项目只计所选阶段：在谈，按建成投产算；按定义，远景只计已破土动工的）：" in text
    assert "（已破土动工的，按建成投产算）" not in text


@pytest.mark.parametrize(("args", "code"), [
    ((), "LT-WHATIF-01"), (("--remove", "丙公司"), "LT-NAME-01"), (("--capacity", "5吨"), "LT-WHATIF-16"),
    (("--threshold", "W1=abc"), "LT-WHATIF-07"), (("--vision", "--project-stage", "终止"), "LT-WHATIF-22"),
    (("--vision", "--project-stage", "吃饭"), "LT-WHATIF-11"),
    ((*COMES[:5], "-3吨"), "LT-WHATIF-08"), (("--threshold", "W1"), "LT-WHATIF-17"), (("--file", "没有.csv"), "LT-FILE-01"),
])  # fmt: skip
def test_what_makes_no_sense_is_told_with_what_to_do(args: tuple[str, ...], code: str, liantu: Call) -> None:
    result = liantu("whatif", *args)
    assert (result.exit_code, f"[{code}]" in result.stderr, "处理：" in result.stderr) == (1, True, True)


@pytest.mark.parametrize(("args", "said"), [
    (("--add-enterprise", "", "--occupies", "硅料"),
     "[LT-WHATIF-23] --add-enterprise：增加的企业没有写名称；应为企业、支撑单位或条款的名称"),
    (("--project-stage", "暂缓"), "[LT-WHATIF-22] “暂缓”的项目不会建成，不能计入远景；应为"),
    ((*COMES[:5], "1,50吨"), "[LT-WHATIF-08] --add-enterprise：产能“1,50吨”看不懂或为负；应为不小于 0 的数加单位，如 100吨"),
    ((*COMES[:4], "--market-share", "140%"),
     "[LT-WHATIF-09] --add-enterprise：市场份额“140%”不对；应为0 到 1 之间的小数，或 0% 到 100%"),
])  # fmt: skip
def test_what_cannot_be_assumed_is_told_in_words(args: tuple[str, ...], said: str, liantu: Call) -> None:
    result = liantu("whatif", *args)
    assert (result.exit_code, result.stderr.replace("\n  ", "").startswith(said)) == (1, True)


def test_a_certificate_says_what_would_change_it(liantu: Call) -> None:
    text = liantu("why", "硅料").output
    assert "再有 1 家本地企业计入，即不再是缺链" in text
    assert "取最小的改动" in text


@pytest.mark.parametrize(("args", "said"), [
    (("--add-enterprise", "--occupies", "硅料"), "--add-enterprise 后面要写名称，紧跟着的却是选项 --occupies。"),
    (("--add-clause", "--names", "硅料"), "--add-clause 后面要写名称，紧跟着的却是选项 --names。"),
    (("--remove", "--vision"), "--remove 后面少了一个值，紧跟着的是选项 --vision。"),
])  # fmt: skip
def test_an_option_without_its_value_is_told(args: tuple[str, ...], said: str, liantu: Call) -> None:
    result = liantu("whatif", *args)
    assert (result.exit_code, said in result.stderr.replace("\n", "")) == (2, True)


def test_a_vision_like_today_is_told_once(liantu: Call) -> None:
    text = liantu("whatif", "--remove", "乙硅片有限公司").output
    assert (text.count("状态变化"), "远景与现状相同。" in text) == (1, True)
