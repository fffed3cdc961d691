"""Each target once, with its parts and summands beside it; contradictions as pairs; who answers; what is to be reviewed."""

from __future__ import annotations

import pytest

from graph.errors import UnknownName
from graph.facts import read_facts
from graph.indicators import Targets, find_department, targets
from graph.ledger import Ledger
from ingest.bundled import load_defaults, load_source
from tests.graph.indicators.world import planned


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The bundled facts of the first zone."""
    ledger = Ledger(tmp_path_factory.mktemp("zone") / "ledger.db")
    load_defaults(ledger)
    load_source(ledger, "xian-etdz")
    return ledger


@pytest.fixture(scope="module")
def plan(zone: Ledger) -> Targets:
    """The targets at the end of 2020."""
    return targets(read_facts(zone, "2020-12-31"), "西安经开区")


def test_what_is_said_twice_is_counted_once() -> None:
    made = planned().target().target("又", about="指标甲").relate("又", "restates", "甲")
    assert (made.found().statements, len(made.found().goals), len(made.goal().said)) == (2, 1, 2)


def test_the_41_statements_of_the_plan_are_32_targets_of_30_indicators(plan: Targets) -> None:
    """The counts stand in notes/model.md, counted by hand: nine are said twice; two pairs are of one indicator each."""
    ours = [one for one in plan.goals if one.policy]
    assert (sum(len(one.said) for one in ours), len(ours), len({one.indicator for one in ours})) == (41, 32, 30)


def test_a_part_knows_its_whole_and_a_sum_its_summands(plan: Targets) -> None:
    labels = {one.id: one.label for one in plan.goals}
    (whole,) = [one for one in plan.goals if one.label == "科技成果转化平台合计"]
    (part,) = [one for one in plan.goals if one.label == "海外高层次科技人才"]
    assert (len(whole.sum_of), labels[part.part_of]) == (5, "各类人才")


def test_a_part_without_a_count_of_its_own_takes_not_the_whole() -> None:
    made = planned().target().seen("90").target("其中", "10", about="指标甲").relate("其中", "targetPartOf", "甲")
    assert (made.goal("其中").status, made.goal("其中").why) == ("no_data", "没有单列的数：有数的是“甲”")


def test_the_leading_department_of_28_targets(plan: Targets) -> None:
    """As counted by hand in the reference workbook: 科技局 leads 23 and helps with 5."""
    lines = plan.summary(next(one for one in plan.departments if one.label == "科技局"))
    assert {duty: sum(one.goals for one in lines if one.duty == duty) for duty in ("lead", "cooperate")} == {
        "lead": 23,
        "cooperate": 5,
    }


def test_the_status_of_what_has_a_figure_at_the_end_of_2020(plan: Targets) -> None:
    found = {one.label: one.status for one in plan.goals if one.judged and one.policy and one.status not in ("no_data", "not_due")}
    assert found == {"市级及以上众创空间、孵化器、加速器": "behind", "科技小巨人企业": "ahead", "科技型中小企业": "ahead",
                     "高新技术企业": "not_computable"}  # fmt: skip


def test_contradictions_are_pairs_told_once(plan: Targets) -> None:
    told = [(one.one.section, one.other.section) for one in plan.pairs if one.kind == "contradiction" and one.other]
    assert told == [("二", "三(五)"), ("二", "三(五)")]


def test_one_number_in_two_senses_is_a_pair(plan: Targets) -> None:
    told = [one.reason for one in plan.pairs if one.kind == "basis"]
    assert told == ["二作“存量”，三(一)作“期内新增”"] * 2


def test_a_target_of_no_programme_has_no_department(plan: Targets) -> None:
    (one,) = [one for one in plan.goals if one.label == "孵化载体面积"]
    assert (one.leads, one.programmes, one.shown_unit) == ((), (), "万㎡")


def test_who_leads_does_not_help_as_well() -> None:
    made = planned().target().relate("乙局", "responsibleFor", "甲", duty="lead")
    assert [one.label for one in made.goal().leads] == ["乙局"]
    assert made.goal().helpers == ()


def test_a_misspelt_department_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="甲局"):
        find_department(planned().facts(), "甲居")


@pytest.mark.parametrize(("day", "status"), [("2020-06-30", "early"), ("2021-06-30", "open"), ("2023-01-01", "overdue")])
def test_an_assessment_is_due_in_its_window(zone: Ledger, day: str, status: str) -> None:
    (found,) = targets(read_facts(zone, day), "西安经开区").assessments
    assert (found.due_from, found.due_to, found.status) == ("2021", "2022", status)


def test_an_assessment_that_was_held_comes_again() -> None:
    made = planned().record("评", "Assessment", assessedOn="2023-12", dueTo="2023-12", everyYears="3")
    assert [(one.status, one.next_year) for one in made.found().assessments] == [("done", "2026")]


def test_the_document_holds_counts_and_goals(plan: Targets) -> None:
    document = plan.as_dict()
    assert document["counts"]["behind"] == 1
    assert document["goals"][0]["label"] == "产业创新服务综合体"
