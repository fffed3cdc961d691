"""A figure that is no exact one decides only what it proves."""

from __future__ import annotations

import pytest

from tests.graph.indicators.world import planned


@pytest.mark.parametrize(
    ("comparator", "value", "status"),
    [("at_least", "90", "ahead"), ("more_than", "50", "not_computable"), ("at_most", "50", "behind"),
     ("less_than", "90", "not_computable"), ("about", "90", "not_computable"), ("reach", "90", "ahead")],
)  # fmt: skip
def test_a_bound_proves_one_side(comparator: str, value: str, status: str) -> None:
    assert planned().target().seen(value, comparator=comparator).goal().status == status


def test_what_a_rough_figure_leaves_open_is_said() -> None:
    goal = planned().target().seen("90", comparator="about", valueText="约90家").goal()
    assert (goal.why, goal.rate) == ("来源不是确数，判定未定：约90家 超序时或达序时或欠序时", None)


def test_where_less_is_better_an_upper_bound_proves() -> None:
    told = {"direction": "lower", "comparator": "at_most"}
    made = planned().target("甲", "5", "天", **told).seen("4", unit="天", comparator="less_than")
    assert made.goal().status == "ahead"


def test_a_bound_within_a_year_of_many_is_judged_alike() -> None:
    made = planned().target(basis="yearly", targetPeriod="2023—2025", targetYear="").seen("120", "2023", comparator="about")
    assert [one.status for one in made.seen("120").goal().years] == ["not_computable", "ahead"]


def test_a_figure_of_nothing_where_less_is_better_says_why() -> None:
    made = planned().target("甲", "5", "天", direction="lower", comparator="at_most").seen("0", unit="天")
    assert made.goal().why == "2024 的数或目标是 0，完成率算不出"
