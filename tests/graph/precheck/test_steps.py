"""A clause whose benefits have their own conditions: which step an enterprise falls in."""

from __future__ import annotations

from graph.precheck import ClauseCheck
from tests.graph.precheck.world import Case, case


def stepped(*steps: tuple[str, str, str]) -> Case:
    """A clause with a benefit for each step: its name, a comparator, a hurdle of 营业收入 in 万元."""
    told = case()
    for place, (name, comparator, value) in enumerate(steps, start=1):
        gift, asked = f"b/{place}", f"s{place}"
        told.record(gift, "Benefit", benefitAmount=str(place * 10**5), benefitStep=name).relate("c", "gives", gift)
        told.record(asked, "ClauseCondition", conditionNumber="1", conditionOn="营业收入", comparator=comparator,
                    conditionValue=value, unitText="万元").relate(asked, "conditionOf", gift)  # fmt: skip
    return told


TWO = (("小", "less_than", "1000"), ("大", "at_least", "1000"))


def verdicts(one: ClauseCheck) -> list[str]:
    return [gift.verdict for gift in one.gifts]


def test_the_step_that_an_enterprise_falls_in_is_named() -> None:
    told = stepped(*TWO).here().at_home().observed("营业收入", "20000000").checked()
    assert (told.verdict, told.step, verdicts(told)) == ("eligible", ("大",), ["short", "eligible"])


def test_an_enterprise_below_every_step_is_told_what_the_nearest_lacks() -> None:
    steps = stepped(("一档", "at_least", "1000"), ("二档", "at_least", "5000")).here().at_home()
    told = steps.observed("营业收入", "9000000").checked()
    assert (told.verdict, told.why, told.gap) == ("short", ("s1：差 100万元",), 0.1)


def test_steps_whose_fact_is_missing_are_unknown_and_name_it_once() -> None:
    told = stepped(*TWO).here().at_home()
    told.record("x", "Indicator", name="营业收入")
    assert (told.checked().verdict, told.checked().missing, told.checked().step) == ("unknown", ("营业收入",), ())


def test_a_condition_of_the_clause_that_fails_decides_whatever_the_step() -> None:
    told = stepped(*TWO).here().at_home("elsewhere").observed("营业收入", "20000000").checked()
    assert (told.verdict, told.why) == ("ineligible", ("条件1：外省",))


def test_a_benefit_without_a_condition_of_its_own_is_had_with_the_clause() -> None:
    told = stepped(("再奖", "at_least", "5000")).here().at_home().observed("营业收入", "9000000")
    told.record("b/0", "Benefit", benefitKind="grant").relate("c", "gives", "b/0")
    assert (told.checked().verdict, verdicts(told.checked())) == ("eligible", ["eligible", "short"])


def test_words_of_a_step_that_nobody_read_keep_it_unknown() -> None:
    told = case().here().at_home().record("b/1", "Benefit").relate("c", "gives", "b/1")
    told.record("w", "ClauseCondition", conditionOn="原文条件", quote="一等奖").relate("w", "conditionOf", "b/1")
    assert isinstance(told, Case)
    assert (told.checked().verdict, told.checked().unread, told.checked().missing) == ("unknown", ("一等奖",), ())


def test_what_holds_what_is_missing_and_what_is_unread_stand_apart() -> None:
    told = case().here().at_home().condition("2", conditionOn="原文条件", quote="贡献突出")
    told.condition("3", conditionOn="营业收入", comparator="at_least", conditionValue="1")
    told.record("x", "Indicator", name="营业收入")
    one = told.checked()
    assert (one.met, one.missing, one.unread) == (("有效期", "条件1"), ("营业收入",), ("贡献突出",))


def test_a_certain_condition_that_fails_decides_though_other_words_are_unread() -> None:
    told = case().here().at_home("elsewhere").condition("2", conditionOn="原文条件", quote="贡献突出").checked()
    assert told.verdict == "ineligible"


def test_a_gift_keeps_its_ceiling_apart_from_a_fixed_sum() -> None:
    told = case().here().at_home()
    told.record("b", "Benefit", benefitKind="grant", benefitCeiling="500000", benefitRate="0.1", benefitRateOf="设备购置额")
    told.relate("c", "gives", "b")
    (gift,) = told.checked().gifts
    assert (gift.amount, gift.ceiling, gift.rate, gift.rate_of) == ("", "500000", "0.1", "设备购置额")
