"""The lists, the days without a move, what is doubted, and who is pursued twice."""

from __future__ import annotations

import pytest

from graph.pursuit import LEADS, SIGNED, TALKS
from graph.pursuit import register as register_of
from tests.graph.pursuit.world import desk


@pytest.mark.parametrize(("stage", "name"), [
    ("lead", LEADS), ("first_contact", LEADS), ("in_talks", TALKS), ("to_sign", TALKS), ("signed", SIGNED), ("operating", SIGNED)])
def test_a_line_stands_in_the_list_of_its_stage(stage: str, name: str) -> None:
    assert [one.id for one in desk().project(projectStage=stage).register().of(name)] == ["t:项目甲"]


def test_what_was_signed_and_ended_stays_with_the_signed() -> None:
    assert desk().contract(projectStage="ended").entry().list == SIGNED


def test_a_lead_that_became_a_project_stands_once() -> None:
    told = desk().lead(leadSource="展会").project().relate("线索甲", "becomesProject", "项目甲").register()
    assert [(one.id, one.values["leadSource"]) for one in told.entries] == [("t:项目甲", "展会")]


def test_a_phase_follows_its_whole_and_gives_it_its_milestones() -> None:
    told = desk().contract().project("一期").phase("一期", "项目甲").step("一期", "started", "2025-03-01", "许可")
    assert [one.id for one in told.register().signed] == ["t:项目甲", "t:一期"]
    assert told.entry().step("started") == told.entry("一期").step("started")


def test_lines_of_another_place_are_counted_and_left_out() -> None:
    told = desk().lead("别处", place="elsewhere").lead("无地点", place="").register()
    assert ([one.id for one in told.leads], told.elsewhere) == (["t:无地点"], 1)


def test_what_a_judgement_rejects_is_left_out() -> None:
    told = desk().lead(firm="外省企业").judge("线索甲", "pursues", "外省企业", "rejected")
    assert told.register().leads[0].parties.get("investors", ()) == ()


@pytest.mark.parametrize(("moved", "days"), [("2026-06-20", 10), ("2026-05", 30), ("2026-06", 0), ("2026-08-01", 0)])
def test_days_run_from_the_last_day_a_date_may_mean(moved: str, days: int) -> None:
    assert desk().lead(updatedOn=moved).register().leads[0].idle.days == days


def test_a_milestone_moves_a_line_as_an_update_does() -> None:
    told = desk().project(projectStage="in_talks", updatedOn="2026-01-01").step("项目甲", "in_talks", "2026-06-25", "纪要")
    assert (told.entry().idle.days, told.entry().idle.what) == (5, "在谈")


def test_from_thirty_days_on_a_line_is_shown() -> None:
    told = [desk().lead(updatedOn=day).register().leads[0].idle.over for day in ("2026-06-01", "2026-05-31")]
    assert told == [False, True]


def test_the_zone_sets_its_own_days() -> None:
    told = desk().lead(updatedOn="2026-06-01")
    told.threshold("pursuit_untouched", "10", place="zone", confirmed="true")
    assert told.register().leads[0].idle.over


@pytest.mark.parametrize("stage", ["paused", "ended", "withdrawn", "full_output"])
def test_nothing_is_counted_for_what_rests(stage: str) -> None:
    assert desk().project(projectStage=stage, updatedOn="2020-01-01").entry().idle.days is None


@pytest.mark.parametrize(("on", "word"), [("2025-06-30", "疑似停滞"), ("2025-07-01", ""), ("2025-06", "疑似停滞")])
def test_twelve_months_after_signing_without_a_start_a_project_seems_stuck(on: str, word: str) -> None:
    assert desk().contract(on=on).entry().stalled == word


def test_a_start_of_a_phase_is_a_start() -> None:
    told = desk().contract().project("一期").phase("一期", "项目甲").step("一期", "started", "2025-03-01", "设备进场单")
    assert told.entry().stalled == ""


@pytest.mark.parametrize(("kind", "word"), [("framework", ""), ("", "待核")])
def test_only_a_formal_contract_can_seem_stuck(kind: str, word: str) -> None:
    assert desk().contract(agreementKind=kind).entry().stalled == word


def test_signed_nobody_says_when_is_to_be_checked() -> None:
    assert desk().project(projectStage="signed", agreementKind="formal").entry().stalled == "待核"


def test_a_milestone_before_an_earlier_one_is_told() -> None:
    told = desk().contract().step("项目甲", "settled", "2025-02-01", "备案").step("项目甲", "started", "2025-01-20", "许可").told()
    assert told == ["[LT-LEAD-01] t:项目甲 项目甲：节点日期倒了：“开工”写 2025-01-20，却早于“落地”的 2025-02-01；"
                    "应为后面的节点不早于前面的"]  # fmt: skip


def test_dates_of_one_month_are_in_no_wrong_order() -> None:
    told = desk().contract(on="2025-01").step("项目甲", "settled", "2025-01-03", "备案").told()
    assert told == []


def test_a_needed_stage_that_was_skipped_is_told() -> None:
    told = desk().contract().step("项目甲", "started", "2025-03-01", "许可").told()
    assert told == ["[LT-LEAD-02] t:项目甲 项目甲：到“开工”之前跳过了：项目公司注册或用地厂房落实；"
                    "应为每个要有的节点都有日期和凭证"]  # fmt: skip


def test_a_late_milestone_given_first_skips_what_its_list_needs() -> None:
    told = desk().project(projectStage="started").step("项目甲", "started", "2025-03-01", "许可").told()
    assert told == ["[LT-LEAD-02] t:项目甲 项目甲：到“开工”之前跳过了：签订正式合同、项目公司注册或用地厂房落实；"
                    "应为每个要有的节点都有日期和凭证"]  # fmt: skip


def test_a_contract_given_first_asks_for_no_talks_before() -> None:
    assert desk().contract().told() == []


def test_a_phase_needs_no_contract_that_its_whole_has_signed() -> None:
    told = desk().contract().step("项目甲", "settled", "2025-02-01", "备案").project("一期").phase("一期", "项目甲")
    assert told.step("一期", "started", "2025-03-01", "许可").step("项目甲", "operating", "2026-03-01", "证明").told() == []


def test_a_milestone_without_its_paper_is_told() -> None:
    told = desk().contract(projectStage="started", siteMode="rented").step("项目甲", "settled", "2025-02-01", "租赁合同")
    assert told.step("项目甲", "started", "2025-03-01").told() == [
        "[LT-LEAD-03] t:项目甲 项目甲：“开工”（2025-03-01）没有写凭证；应为设备进场单据"]


def test_a_milestone_after_the_data_date_is_told() -> None:
    told = desk().contract(on="2026-07-01").told()
    assert told == ["[LT-LEAD-04] t:项目甲 项目甲：“已签约”的实际日期 2026-07-01 晚于 2026-06-30，还没到；应为已经发生的日期"]


def test_a_signed_lead_that_is_no_project_is_told() -> None:
    assert desk().lead(projectStage="signed").told() == [
        "[LT-LEAD-08] t:线索甲 线索甲：线索已经到“已签约”，还没有转为项目；应为在谈以后都是项目"]


def test_one_enterprise_pursued_twice_is_told_to_both_with_who_talked_first() -> None:
    told = desk().lead(firm="外省企业", firstTalkOn="2026-01-02")
    told.relate("线索甲", "firstTalkBy", "招商局").record("招商局", "Department")
    entry = told.project(firm="外省企业").entry()
    assert [(one.number, one.first_talk_by, one.first_talk_on, one.why) for one in entry.twice] == [
        ("t:线索甲", "招商局", "2026-01-02", "同一家企业")]


def test_a_former_name_is_the_same_enterprise() -> None:
    told = desk().firm("新名公司", place="elsewhere", formerName="旧名厂").firm("旧名厂", place="elsewhere")
    told.lead(firm="新名公司").lead("线索乙", firm="旧名厂")
    assert [one.why for one in told.register().leads[0].twice] == ["曾用名相同"]


def test_phases_of_one_project_are_no_second_pursuit() -> None:
    told = desk().contract(firm="外省企业").project("一期", firm="外省企业").phase("一期", "项目甲")
    assert told.entry().twice == ()


def test_an_investors_place_is_that_of_its_registration_unless_the_line_says_another() -> None:
    told = desk().firm("有址公司", "registered", place="elsewhere").lead(firm="有址公司")
    told.lead("线索乙", firm="有址公司", investorPlace="本省")
    assert [one.values["investorPlace"] for one in told.register().leads] == ["本省", "外省"]


def test_an_enterprise_that_only_the_register_knows_says_so() -> None:
    told = desk().lead(firm="生名公司")
    told.statements += [one._replace(source="pursuit-register") for one in desk().record("生名公司", "Enterprise").statements[-2:]]
    assert [one.outside for one in told.register().leads[0].parties["investors"]] == [True]


def test_no_answer_depends_on_the_order_of_the_facts() -> None:
    told = desk().contract(firm="外省企业").project("一期").phase("一期", "项目甲").lead(firm="外省企业")
    assert told.shuffled(7).facts().snapshot == told.facts().snapshot
    assert told.register().as_dict() == type(told)(told.shuffled(7).statements, as_of=told.as_of).register().as_dict()


def test_a_stage_of_later_is_not_that_of_an_earlier_day() -> None:
    told = desk().contract(on="2024-03-01", projectStage="started").step("项目甲", "started", "2025-02-01")
    assert [one.stage for one in register_of(told.facts(), "t:zone", "2024-12-31").signed] == ["signed"]


def test_a_lead_that_was_heard_of_later_is_not_on_the_list_of_an_earlier_day() -> None:
    told = desk().lead(foundOn="2026-07").lead("线索乙", firstTalkOn="2026-06-30").register()
    assert ([one.id for one in told.leads], told.later) == (["t:线索乙"], 1)


def test_a_line_that_was_heard_of_later_is_nobodys_second_pursuit_yet() -> None:
    told = desk().lead(firm="外省企业", foundOn="2026-01").lead("线索乙", firm="外省企业", foundOn="2026-07")
    assert told.register().leads[0].twice == ()


def test_a_milestone_shows_that_a_line_was_known_before_it_was_said_to_be_found() -> None:
    assert desk().project(foundOn="2026-07").step("项目甲", "in_talks", "2026-05", "纪要").register().later == 0


def test_a_phase_of_later_gives_its_whole_nothing_yet() -> None:
    told = desk().contract().project("一期", foundOn="2026-07", totalInvestment="5").phase("一期", "项目甲")
    assert (told.entry().phases, told.entry().of_phases) == ((), {})


def test_phases_without_dates_go_with_their_whole() -> None:
    assert desk().project(foundOn="2026-07").project("一期").phase("一期", "项目甲").register().later == 2


def test_a_milestone_of_its_own_stands_before_that_of_a_phase_and_lacks_nothing_a_phase_says() -> None:
    told = desk().contract().project("一期").phase("一期", "项目甲").step("一期", "started", "2025-03-01", "许可")
    step = told.step("项目甲", "started", planned="2025-01").entry().step("started")
    assert step
    assert (step.id, step.planned, step.reached, step.paper) == ("t:项目甲-started", "2025-01", "2025-03-01", "许可")
