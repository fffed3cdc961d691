"""Conditions on numbers and on age."""

from __future__ import annotations

import pytest

from tests.graph.precheck.world import Case, case


def revenue(comparator: str = "at_least", value: str = "2000", unit: str = "万元", **values: str) -> Case:
    return case().number("营业收入", comparator, value, unit, **values)


@pytest.mark.parametrize(("comparator", "value", "verdict"), [
    ("at_least", "20000000", "eligible"), ("at_least", "19999999", "short"), ("more_than", "20000000", "short"),
    ("more_than", "20000001", "eligible"), ("at_most", "20000000", "eligible"), ("at_most", "20000001", "short"),
    ("less_than", "20000000", "short"), ("less_than", "19999999", "eligible"), ("equals", "20000000", "eligible"),
    ("equals", "1", "short"), ("reach", "20000000", "eligible"),
])  # fmt: skip
def test_a_figure_is_compared_as_the_condition_says(comparator: str, value: str, verdict: str) -> None:
    assert revenue(comparator).observed("营业收入", value).found().verdict == verdict


def test_amounts_are_compared_across_units() -> None:
    told = revenue("at_least", "0.2", "亿元").observed("营业收入", "1800", "万元").found()
    assert (told.need, told.have, told.shortfall) == ("不少于 2000万元", "1800万元（2024）", "差 200万元")


def test_more_than_the_most_says_by_how_much() -> None:
    assert revenue("at_most").observed("营业收入", "25000000").found().shortfall == "超出 500万元"


def test_the_latest_period_answers() -> None:
    told = revenue().observed("营业收入", "30000000", period="2023").observed("营业收入", "10000000", period="2024")
    assert told.found().have == "1000万元（2024）"


def test_a_period_that_has_not_ended_does_not_answer() -> None:
    told = revenue().observed("营业收入", "10000000", period="2024").observed("营业收入", "30000000", period="2025")
    assert told.found().verdict == "short"


def test_last_year_asks_for_that_year() -> None:
    told = revenue(calibre="上年度").observed("营业收入", "30000000", period="2023").found()
    assert (told.verdict, told.have) == ("unknown", "查到的是 2023，要求 2024 的数")


def test_old_evidence_proves_nothing_and_says_so() -> None:
    told = revenue().observed("营业收入", "30000000", period="2021").found()
    assert (told.verdict, told.have, told.missing) == ("unknown", "查到 3000万元，证据过期（2021）", "营业收入")


def test_a_rough_figure_near_the_hurdle_decides_nothing() -> None:
    told = revenue().observed("营业收入", "21000000", comparator="about").found()
    assert (told.verdict, told.have) == ("unknown", "查到约 2100万元，离门槛太近，说不准")


def test_a_rough_figure_far_above_the_hurdle_meets_it() -> None:
    assert revenue().observed("营业收入", "90000000", comparator="about").found().verdict == "eligible"


def test_a_lower_bound_below_the_hurdle_decides_nothing() -> None:
    assert revenue().observed("营业收入", "10000000", comparator="at_least").found().verdict == "unknown"


def test_a_lower_bound_above_the_hurdle_meets_it() -> None:
    assert revenue().observed("营业收入", "30000000", comparator="at_least").found().verdict == "eligible"


def test_tellings_on_both_sides_of_the_hurdle_decide_nothing() -> None:
    told = revenue().observed("营业收入", "30000000").observed("营业收入", "10000000").found()
    assert (told.verdict, told.have) == ("unknown", "来源说法不一：1000万元、3000万元")


def test_tellings_on_one_side_of_the_hurdle_decide() -> None:
    assert revenue().observed("营业收入", "30000000").observed("营业收入", "40000000").found().verdict == "eligible"


def test_a_figure_that_its_source_doubts_decides_nothing() -> None:
    assert revenue().observed("营业收入", "30000000", doubt="口径不明").found().have == "查到 3000万元，来源自己存疑：口径不明"


def test_units_that_lead_nowhere_decide_nothing() -> None:
    told = revenue("at_least", "20", "家").observed("营业收入", "30000000").found()
    assert told.have == "查到 3000万元，单位与门槛“家”不能换算"


def test_a_ratio_is_reckoned_from_two_figures_of_one_period() -> None:
    told = case().number("研发费用占营业收入比重", "at_least", "5", "百分比").observed("研发费用", "900000")
    one = told.observed("营业收入", "20000000").found()
    assert (one.verdict, one.have, one.shortfall) == ("short", "4.5%（90万元 ÷ 2000万元）（2024）", "差 0.5%")


def test_figures_of_different_periods_make_no_ratio() -> None:
    told = case().number("研发费用占营业收入比重", "at_least", "5", "百分比").observed("研发费用", "900000", period="2023")
    assert told.observed("营业收入", "20000000").found().verdict == "unknown"


def test_registered_capital_is_a_property() -> None:
    told = case().number("注册资本", "at_least", "1000", "万元").record("甲公司", "Enterprise", registeredCapital="5000000")
    assert isinstance(told, Case)
    assert told.found().shortfall == "差 500万元"


def test_capital_in_foreign_money_is_not_compared() -> None:
    told = case().number("注册资本", "at_least", "1", "万元")
    told.record("甲公司", "Enterprise", registeredCapital="5000000", currency="USD")
    assert told.found().have == "500万元，币种不是人民币，不能直接比"


def test_growth_needs_two_figures() -> None:
    told = revenue("raise_by", "10", "百分比").observed("营业收入", "30000000").found()
    assert (told.verdict, told.have) == ("unknown", "要求的是增长，需要两期同口径的数")


def test_a_hurdle_that_is_no_number_is_unknown() -> None:
    told = revenue("at_least", "省级", "").observed("营业收入", "30000000").found()
    assert (told.verdict, told.have) == ("unknown", "门槛“省级”不是能比的数")


def test_a_name_nobody_knows_is_unknown() -> None:
    told = case().number("客户满意度", "at_least", "9").found()
    assert (told.verdict, told.have) == ("unknown", "链图没有“客户满意度”这一项")


def test_a_condition_told_in_two_ways_is_unknown() -> None:
    told = revenue().observed("营业收入", "30000000")
    told.record("条件1", "ClauseCondition", conditionValue="9000")
    assert told.found().have == "来源说法不一：2000、9000"


def aged(founded: str, years: str = "3", comparator: str = "at_least") -> Case:
    told = case().condition(conditionOn="成立年限", comparator=comparator, conditionValue=years, unitText="年")
    told.record("甲公司", "Enterprise", founded=founded)
    return told


@pytest.mark.parametrize(("founded", "verdict"), [
    ("2022-06-15", "eligible"), ("2022-06-16", "short"), ("2021", "eligible"), ("2022", "unknown"), ("2023", "short"),
    ("2022-06", "unknown"), ("2022-05", "eligible"),
])  # fmt: skip
def test_age_is_counted_to_the_day_and_a_coarse_date_leaves_room(founded: str, verdict: str) -> None:
    assert aged(founded).found().verdict == verdict


def test_a_young_firm_is_told_how_many_months_are_lacking() -> None:
    told = aged("2024-06-15").found()
    assert (told.have, told.shortfall) == ("1.0 年（2024-06-15 成立）", "还差 24 个月")


def test_an_unknown_founding_day_is_asked_for() -> None:
    told = case().condition(conditionOn="成立年限", comparator="at_least", conditionValue="3")
    assert told.checked().missing == ("成立日期",)
