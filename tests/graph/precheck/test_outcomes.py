"""Each outcome can be reached, and each guard keeps a clause from being met."""

from __future__ import annotations

import pytest

from graph.facts import read_facts
from graph.precheck import precheck_facts
from tests.graph.precheck.world import POLICY, case


def test_a_clause_with_every_condition_met_is_eligible() -> None:
    told = case().here().at_home().checked()
    assert (told.verdict, told.why) == ("eligible", ())


def test_a_number_that_is_missed_says_by_how_much() -> None:
    told = case().number("营业收入", "at_least", "2000", "万元").observed("营业收入", "15000000").checked()
    assert (told.verdict, told.gap, told.why) == ("short", 0.25, ("条件1：差 500万元",))


def test_a_missing_fact_is_named_with_whom_to_ask() -> None:
    told = case().number("营业收入", "at_least", "2000", "万元")
    told.record("x", "Indicator", name="营业收入")
    one = told.checked()
    assert (one.verdict, one.missing, one.conditions[-1].ask) == ("unknown", ("营业收入",), "企业（上年度审计报告）")


def test_a_condition_that_fails_makes_the_clause_ineligible() -> None:
    told = case().here().at_home("elsewhere").checked()
    assert (told.verdict, told.why) == ("ineligible", ("条件1：外省",))


@pytest.mark.parametrize(("policy", "why"), [
    ({**POLICY, "policyStatus": "repealed"}, "有效期：所在政策已废止，不能再申报"),
    ({**POLICY, "policyStatus": "revised"}, "有效期：所在政策已修订，不能再申报"),
    ({**POLICY, "policyStatus": "drafted"}, "有效期：所在政策还在拟定，没有施行"),
    ({**POLICY, "inForceFrom": "2025-07-01"}, "有效期：所在政策 2025-07-01 起施行，还没到"),
    ({**POLICY, "inForceTo": "2025-06-14"}, "有效期：所在政策 2025-06-14 已到期"),
    ({**POLICY, "inForceTo": "2025-05"}, "有效期：所在政策 2025-05 已到期"),
])  # fmt: skip
def test_a_clause_out_of_force_is_never_met(policy: dict[str, str], why: str) -> None:
    told = case(policy).here().at_home().checked()
    assert (told.verdict, told.why) == ("ineligible", (why,))


@pytest.mark.parametrize(("policy", "why"), [
    ({}, "有效期：没有查到所在政策现在是否有效"),
    ({"inForceFrom": "2025-01-01"}, "有效期：没有查到所在政策现在是否有效"),
    ({**POLICY, "inForceFrom": "2025-06"}, "有效期：没有查到所在政策现在是否有效"),
    ({**POLICY, "inForceTo": "2025-06-15"}, "有效期：所在政策的有效期写到 2025-06-15，当天是否还受理要问清"),
    ({**POLICY, "inForceTo": "2025"}, "有效期：所在政策的有效期写到 2025，当天是否还受理要问清"),
])  # fmt: skip
def test_a_clause_whose_force_is_not_certain_is_unknown(policy: dict[str, str], why: str) -> None:
    told = case(policy).here().at_home().checked()
    assert (told.verdict, told.why) == ("unknown", (why,))


def test_a_policy_that_another_replaces_is_not_in_force() -> None:
    told = case().here().at_home()
    told.record("新政策", "Policy", **POLICY).relate("新政策", "replaces", "政策")
    assert told.checked().why == ("有效期：所在政策已由《新政策》替代",)


def test_a_clause_of_no_known_policy_is_unknown() -> None:
    told = case()
    told.statements = [one for one in told.statements if one.predicate != "clauseOf"]
    one = told.here().at_home().checked()
    assert (one.verdict, one.why) == ("unknown", ("有效期：没有查到条款出自哪份政策",))


def test_sources_that_disagree_on_the_end_of_force_decide_nothing() -> None:
    told = case().here().at_home()
    told.record("政策", "Policy", inForceTo="2025-01-31")
    assert told.checked().verdict == "unknown"


def test_claims_that_are_over_are_no_refusal_and_no_consent() -> None:
    told = case(claimTo="2025-05-31").here().at_home().checked()
    assert (told.verdict, told.missing) == ("unknown", ("下一批申报时间",))


def test_claims_not_yet_open_are_so_many_days_short() -> None:
    told = case(claimFrom="2025-07-01").here().at_home().checked()
    assert (told.verdict, told.why) == ("short", ("申报期：申报 2025-07-01 开始，还有 16 天",))


def test_a_clause_without_conditions_is_unknown() -> None:
    assert case().checked().why == ("申报条件：条款没有载入可核对的条件",)


def test_words_of_a_clause_beyond_its_conditions_keep_it_unknown() -> None:
    told = case(condition="注册在园区，有研发贷款").here(quote="注册在园区")
    assert told.at_home().checked().why == ("申报条件：条件照原文保留，没有读成可核对的项目",)


def test_words_that_the_conditions_cover_ask_nothing_more() -> None:
    told = case(condition="注册在园区的").here(quote="注册在园区")
    assert told.at_home().checked().verdict == "eligible"


def test_a_firm_that_is_no_more_claims_nothing() -> None:
    told = case().here().at_home()
    told.record("甲公司", "Enterprise", operatingStatus="cancelled")
    assert told.checked().why == ("登记状态：企业登记状态是“注销”",)


def test_a_clause_for_others_is_ineligible() -> None:
    assert case(actorKind="team").here().at_home().checked().why == ("适用主体：只适用于团队",)


@pytest.mark.parametrize("kind", ["incubator", "platform", "facility", "institute"])
def test_a_clause_for_what_an_enterprise_may_run_itself_is_not_refused(kind: str) -> None:
    told = case(actorKind=kind).here().at_home().checked()
    assert (told.verdict, told.conditions[1].have.startswith("适用于")) == ("unknown", True)


def test_a_clause_for_small_firms_asks_for_the_size() -> None:
    told = case(actorKind="small_firm").here().at_home()
    assert told.checked().missing == ("企业规模",)


def test_a_title_that_only_small_firms_get_tells_the_size() -> None:
    told = case(actorKind="small_firm").here().at_home()
    assert told.holds("创新型中小企业", "2025-01-01", "2026-01-01").checked().verdict == "eligible"


def test_met_clauses_come_first_then_the_least_missed() -> None:
    told = case().number("营业收入", "at_least", "2000", "万元").observed("营业收入", "15000000")
    for name, value in (("d", "16000000"), ("e", "10000000")):
        told.record(name, "PolicyClause", name=name, actorKind="enterprise").relate(name, "clauseOf", "政策")
        hurdle = {"conditionOn": "营业收入", "comparator": "at_least", "conditionValue": value, "unitText": "元"}
        told.record(f"{name}1", "ClauseCondition", **hurdle).relate(f"{name}1", "conditionOf", name)
    found = precheck_facts(told.facts(), "甲公司")
    assert [(one.label, one.verdict) for one in found.clauses] == [("e", "eligible"), ("d", "short"), ("条款", "short")]


def test_the_order_of_the_facts_decides_nothing() -> None:
    told = case().number("营业收入", "at_least", "2000", "万元").observed("营业收入", "15000000").at_home()
    assert told.shuffled(7).facts().snapshot == told.facts().snapshot
    found = [precheck_facts(one.facts(), "甲公司").as_dict()["clauses"] for one in (told, told.shuffled(7))]
    assert found[0] == found[1]


def test_an_answer_has_the_agreed_keys() -> None:
    found = precheck_facts(case().facts(), "甲公司").as_dict()
    assert list(found) == ["schema", "snapshot", "ontology", "as_of", "enterprise", "label", "counts", "clauses"]


def test_facts_of_an_earlier_load_answer_for_that_time() -> None:
    told = case().here().at_home()
    facts = told.facts()
    facts.ledger.retract(1)
    assert precheck_facts(read_facts(facts.ledger, told.as_of, 1), "甲公司", 1).clauses[0].verdict == "eligible"
