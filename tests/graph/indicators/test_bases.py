"""In which sense a number is meant: in all, added in the time, each year, or a change from a base."""

from __future__ import annotations

import pytest

from tests.graph.indicators.world import planned

POINTS = {"basis": "change", "comparator": "raise_by_at_least", "valueText": "1.5百分点以上"}


def test_what_is_added_is_summed_over_the_years() -> None:
    made = planned().target(basis="flow").seen("30", "2023", cumulative="false").seen("40", cumulative="false")
    assert (made.goal().value, made.goal().status) == (70.0, "on_track")


def test_a_year_without_a_figure_leaves_the_sum_open() -> None:
    goal = planned().target(basis="flow").seen("40", cumulative="false").goal()
    assert (goal.status, goal.why) == ("not_computable", "2024 只有当期数，前面没有接得上、口径相同的数，累计算不出")


def test_a_running_total_is_not_summed_again() -> None:
    made = planned().target(basis="flow").seen("30", "2023", cumulative="true").seen("70", cumulative="true")
    assert (made.goal().value, made.goal().doubts) == (70.0, ())


def test_a_total_that_is_not_said_to_be_one_is_said_to_be_taken_so() -> None:
    assert planned().target(basis="flow").seen("70").goal().doubts == ("来源没有写是否累计，按累计数算",)


def test_a_yearly_target_is_judged_by_the_last_year_that_is_over() -> None:
    made = planned().target(basis="yearly", targetPeriod=SPAN, targetYear="").seen("120", "2023").seen("97")
    assert [(one.year, one.status) for one in made.goal().years] == [(2023, "ahead"), (2024, "behind")]
    assert (made.goal().status, made.goal().gone) == ("behind", 1.0)


def test_a_yearly_target_without_the_last_year_has_no_data() -> None:
    goal = planned().target(basis="yearly", targetPeriod=SPAN, targetYear="").seen("120", "2023").goal()
    assert (goal.status, goal.why) == ("no_data", "2024 年没有数，最近一期是 2023")


def test_a_year_that_is_not_over_is_not_due() -> None:
    made = planned().target(basis="yearly", targetYear="2025").seen("120")
    assert (made.goal().status, made.goal().why) == ("not_due", "2025 年还没有结束")


def test_a_change_without_its_base_cannot_be_computed() -> None:
    goal = planned().target("甲", "0.015", "比例", **POINTS).seen("0.02", unit="比例").goal()
    assert (goal.status, goal.why, goal.rate) == ("not_computable", "基期（2022）没有数，变化多少算不出", None)


@pytest.mark.parametrize(("goal", "unit"), [("0.015", "比例"), ("1.5", "百分点")])
def test_percentage_points_are_counted_from_the_base(goal: str, unit: str) -> None:
    made = planned().target("甲", goal, unit, **POINTS).seen("0.01", "2022", unit="比例").seen("0.022", unit="比例")
    assert made.goal().rate == pytest.approx(0.8)
    assert (made.goal().status, made.goal().base, made.goal().base_period) == ("ahead", 0.01, "2022")


def test_a_fall_is_a_change_downwards() -> None:
    told = {"basis": "change", "comparator": "lower_by", "direction": "lower"}
    made = planned().target("甲", "10", "天", **told).seen("30", "2022", unit="天").seen("25", unit="天")
    assert (made.goal().rate, made.goal().status) == (0.5, "behind")


def test_a_figure_in_a_larger_unit_is_the_same_figure() -> None:
    made = planned().target("甲", "20000000000", "元", valueText="200亿元").seen("150", unit="亿元")
    assert (made.goal().rate, made.goal().shown_unit, made.goal().factor) == (0.75, "亿元", 1e8)


SPAN = "2023—2025"
