"""A survey that departments declare: what was looked at closes links, what was found counts as the department says."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.ledger import Ledger
from graph.states import gaps, why
from ingest.loading import LoadReport, load_paths
from tests.factory import counts
from tests.filling import fill, handed_out, texts

HOME, AS_OF = "示例开发区", "2026-09-30"
ANODE, TESTING = "shili:link/cell/anode", "shili:link/cell/testing"
SURVEY = {"摸排名称": "负极摸排", "摸排单位": "示例投资促进局", "摸排地方": HOME, "产业链": "示例电池", "环节": "示例负极",
          "摸排口径": "全部法人", "摸排方法": "逐家走访", "摸排起始日": "2026-07-01", "摸排截止日": "2026-07-31",
           "是否看全": "是"}  # fmt: skip
FIRM = {"摸排名称": "负极摸排", "企业名称": "示例新负极公司", "环节": "示例负极", "场所类型": "工厂", "挂链结论": "确认",
        "证据": "走访记录第 3 页"}  # fmt: skip


def load(ledger: Ledger, folder: Path, *surveys: dict[str, str], found: tuple[dict[str, str], ...] = ()) -> LoadReport:
    """Load a survey workbook with these rows below its examples."""
    path = fill(handed_out(ledger, "摸排", folder / "摸排.xlsx"), {"摸排范围": surveys, "摸排结果": found})
    return load_paths(ledger, [path], place=HOME)


def state(ledger: Ledger, link: str = ANODE, scope: str = "") -> tuple[str, str]:
    """The state of a link in the zone, and by which rule."""
    one = next(one for one in gaps(read_facts(ledger, AS_OF), HOME, scope).links if one.id == link)
    return one.state, one.rule


def test_an_unknown_link_is_missing_once_all_firms_were_looked_at(ledger: Ledger, tmp_path: Path) -> None:
    before = state(ledger)
    report = load(ledger, tmp_path, SURVEY)
    assert (before, state(ledger), texts(report)) == (("unknown", "unknown_a"), ("missing", "missing"), [])


def test_a_firm_that_was_found_and_confirmed_counts(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, SURVEY, found=(FIRM,))
    certificate = why(read_facts(ledger, AS_OF), ANODE, HOME)
    found = next(one for one in certificate.as_dict()["examined"] if one["label"] == "示例新负极公司")  # type: ignore[attr-defined]
    assert (texts(report), state(ledger), found["verdict"]) == ([], ("unknown", "unknown_c"), "local_plant")


@pytest.mark.parametrize(("verdict", "rule"), [("确认", "unknown_c"), ("待复核", "unknown_b"), ("剔除", "missing")])
def test_the_verdict_of_the_department_decides(ledger: Ledger, tmp_path: Path, verdict: str, rule: str) -> None:
    load(ledger, tmp_path, SURVEY, found=({**FIRM, "挂链结论": verdict},))
    assert state(ledger)[1] == rule


def test_a_survey_of_a_whole_chain_closes_its_links_but_for_those_excepted(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, {**SURVEY, "环节": "", "不含环节": "示例检测"})
    assert [state(ledger, one)[1] for one in (ANODE, TESTING)] == ["missing", "unknown_a"]


def test_a_survey_that_is_not_complete_closes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, {**SURVEY, "是否看全": "否"})
    assert state(ledger) == ("unknown", "unknown_a")
    assert texts(report) == ["[LT-SURVEY-06] 摸排.xlsx［摸排范围］ 第 3 行，列“是否看全”：“负极摸排”没有看全：记下看过什么，"
     "但不据此说缺链\n"
                             "  处理：看全之后把“是否看全”改为“是”再载入"]  # fmt: skip


def test_the_same_survey_reported_again_as_complete_closes_the_link(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, {**SURVEY, "是否看全": "否"})
    load(ledger, tmp_path, SURVEY)
    assert state(ledger) == ("missing", "missing")


def test_loading_a_survey_again_adds_nothing(ledger: Ledger, tmp_path: Path) -> None:
    first = load(ledger, tmp_path, SURVEY, found=(FIRM,))
    again = load(ledger, tmp_path, SURVEY, found=(FIRM,))
    assert (counts(again), again.snapshot) == ((4, 0, 2, 2), first.snapshot)


def test_nobody_found_is_no_fault(ledger: Ledger, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = fill(handed_out(ledger, "摸排", tmp_path / "摸排.xlsx"), {"摸排范围": [SURVEY]})
    book = load_workbook(path)
    book["摸排结果"].delete_rows(2)
    book.save(path)
    report = load_paths(ledger, [path], place=HOME)
    assert (report.failed, texts(report, "LT-TPL-06")) == (
        False, ["[LT-TPL-06] 摸排.xlsx［摸排结果］：“摸排结果”页没有填写，没有读取\n  处理：没有要写的就无须处理"])


def test_a_narrower_population_says_nothing_of_all(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, {**SURVEY, "摸排口径": "规上"})
    assert [state(ledger, scope=one)[0] for one in ("全部法人", "规上")] == ["unknown", "missing"]


def test_a_firm_of_the_population_is_said_to_be_one(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, {**SURVEY, "摸排口径": "规上"}, found=({**FIRM, "在口径内": "是"},))
    assert state(ledger, scope="规上") == ("unknown", "unknown_c")


BAD = [
    ({"环节": "示例负级"}, "[LT-NAME-01] {place}，列“环节”：没有名为“示例电池/示例负级”的环节；"
     "应为下列之一：示例负极、示例隔膜、示例电芯、示例正极、示例检测\n  处理：改用上述名称、代码或编号"),
    ({"产业链": "示例店池", "环节": ""}, "[LT-NAME-01] {place}，列“产业链”：没有名为“示例店池”的产业链；"
     "应为下列之一：示例电池、示例整机\n  处理：改用上述名称、代码或编号"),
    ({"产业链": "", "环节": ""}, "[LT-SURVEY-01] {place}，列“产业链”：没有写看的是哪条产业链或哪些环节；"
     "应为至少一条产业链或一个环节\n  处理：补上；没有写的，不能当作全都看过"),
    ({"摸排截止日": "2026-06-30"}, "[LT-SURVEY-02] {place}，列“摸排起始日”：摸排起始日 2026-07-01 晚于截止日 2026-06-30；"
     "应为起始日不晚于截止日\n  处理：核对两个日期，可能写反了"),
    ({"摸排口径": "规上企叶"}, "[LT-WORD-01] {place}，列“摸排口径”：“规上企叶”不在词表“口径”中；"
     "应为规上、规上工业、四上企业、上市\n  处理：改成词表中的词"),
    ({"摸排地方": "示例省"}, "[LT-SURVEY-03] {place}，列“摸排地方”：摸排地方“示例省”大于本区“示例经济技术开发区”；"
     "应为本区或其中的地方\n  处理：改成真正看过的地方；上级做的摸排由上级的来源载入"),
    ({"摸排单位": ""}, "[LT-CELL-01] {place}，列“摸排单位”：必填，现为空；应为有内容\n  处理：补上内容"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "text"), BAD, ids=lambda one: "-".join(one) if isinstance(one, dict) else "")
def test_a_bad_survey_is_refused_and_closes_nothing(ledger: Ledger, tmp_path: Path, change: dict[str, str], text: str) -> None:
    report = load(ledger, tmp_path, {**SURVEY, **change})
    assert texts(report) == [text.format(place="摸排.xlsx［摸排范围］ 第 3 行")]
    assert state(ledger) == ("unknown", "unknown_a")


def test_a_wide_survey_is_refused_where_nobody_says_which_place_is_the_homes_own(ledger: Ledger, tmp_path: Path) -> None:
    path = fill(handed_out(ledger, "摸排", tmp_path / "摸排.xlsx"), {"摸排范围": [{**SURVEY, "摸排地方": "示例省"}]})
    assert texts(load_paths(ledger, [path])) == [
        "[LT-SURVEY-09] 摸排.xlsx［摸排范围］ 第 3 行，列“摸排地方”：没有写明本区是哪里，而“示例省”里有“示例经济技术开发区”："
        "不知道是不是大于本区；应为本区或其中的地方\n"
        "  处理：在 home.toml 里写 place，或加 --place 本区，再载入；上级做的摸排由上级的来源载入"]
    assert state(ledger) == ("unknown", "unknown_a")


def test_a_survey_of_a_zone_is_taken_where_nobody_says_which_place_is_the_homes_own(ledger: Ledger, tmp_path: Path) -> None:
    path = fill(handed_out(ledger, "摸排", tmp_path / "摸排.xlsx"), {"摸排范围": [SURVEY]})
    assert (texts(load_paths(ledger, [path])), state(ledger)) == ([], ("missing", "missing"))


def test_one_survey_in_two_rows_that_differ_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, SURVEY, {**SURVEY, "是否看全": "否"})
    assert texts(report, "LT-SURVEY-04") == [
        f"[LT-SURVEY-04] 摸排.xlsx［摸排范围］ 第 {number} 行，列“摸排名称”：“负极摸排”这次摸排写了两遍，内容不同；"
        "应为一次摸排只写一行\n"
        "  处理：只留一行；确是两次摸排，就起两个名字" for number in (3, 4)]  # fmt: skip


def test_one_survey_under_two_names_is_warned_of(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, SURVEY, {**SURVEY, "摸排名称": "负极再摸排"})
    assert texts(report, "LT-SURVEY-05")[-1] == (
        "[LT-SURVEY-05] 摸排.xlsx［摸排范围］ 第 4 行，列“摸排名称”：“负极再摸排”与“负极摸排”的地方、环节、口径、"
        "日期和单位都相同，"
        "可能是同一次摸排；应为一次摸排只有一个名字\n  处理：确是同一次就删去一行；不删也不影响判定")


def test_a_firm_of_a_survey_of_several_places_says_in_which_it_is(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, {**SURVEY, "摸排地方": "示例开发区、示例产业园"}, found=(FIRM,))
    assert texts(report, "LT-SURVEY-07") == [
        "[LT-SURVEY-07] 摸排.xlsx［摸排结果］ 第 3 行，列“所在地”：“负极摸排”看了 2 个地方，不知道企业在哪一个；"
        "应为“所在地”写明一个地方\n"
        "  处理：补上“所在地”"]


def test_a_firm_of_a_refused_survey_is_refused_with_it(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, {**SURVEY, "摸排地方": "示例省"}, found=(FIRM,))
    assert [one.code for one in report.errors if one.severity == "error"] == ["LT-REF-02", "LT-SURVEY-03"]
