"""The status of a target: by the figure and the time gone, and never by what is not known."""

from __future__ import annotations

import pytest

from tests.graph.indicators.world import planned


@pytest.mark.parametrize(("value", "status"), [("90", "ahead"), ("70", "on_track"), ("62", "on_track"), ("61", "behind")])
def test_two_of_three_years_gone_ask_for_two_thirds_within_the_tolerance(value: str, status: str) -> None:
    assert planned().target().seen(value).goal().status == status


def test_the_tolerance_is_a_threshold_of_the_zone() -> None:
    assert planned().target().threshold("target_tolerance", "0.1", "zone").seen("58").goal().status == "on_track"


def test_without_a_figure_there_is_no_rate_and_no_zero() -> None:
    goal = planned().target().goal()
    assert (goal.status, goal.value, goal.rate, goal.why) == ("no_data", None, None, "没有可用的数")


def test_a_figure_of_zero_is_a_figure() -> None:
    goal = planned().target().seen("0").goal()
    assert (goal.status, goal.value, goal.rate) == ("behind", 0.0, 0.0)


def test_once_it_is_due_all_of_it_must_be_there() -> None:
    made = planned().target().seen("99", "2025")
    made.as_of = "2025-12-31"
    assert made.goal().status == "behind"


def test_an_older_figure_says_nothing_of_a_target_that_is_due() -> None:
    made = planned().target().seen("169", "2024")
    made.as_of = "2026-06-30"
    goal = made.goal()
    assert goal.status == "no_data"
    assert goal.why == "2025 到期，到期的数没有；最近一期 2024 为 169 家（完成 169.0%，当时序时 66.7%）"


def test_the_figure_of_the_due_year_wins_over_later_ones() -> None:
    made = planned().target().seen("80", "2025").seen("120", "2026")
    made.as_of = "2027-01-01"
    goal = made.goal()
    assert (goal.value, goal.status, goal.reached) == (80.0, "behind", 1.2)


def test_a_later_figure_alone_is_said_to_be_late() -> None:
    made = planned().target().seen("120", "2026")
    made.as_of = "2027-01-01"
    goal = made.goal()
    assert (goal.status, goal.doubts) == ("ahead", ("到期（2025）那一期没有数，按最近一期 2026 比",))


def test_a_target_whose_time_has_not_begun_is_not_due() -> None:
    made = planned().target(targetPeriod="2026—2028", targetYear="2028").seen("50")
    assert (made.goal().status, made.goal().why) == ("not_due", "目标期 2026-01-01 起，还没有开始")


@pytest.mark.parametrize("said", [{"basis": "flow"}, {"basis": "change", "comparator": "raise_by"}, {"direction": "neutral"}])
def test_what_has_not_begun_is_not_due_with_or_without_a_figure(said: dict[str, str]) -> None:
    made = planned().target(targetPeriod="2026—2028", targetYear="2028", **said)
    assert made.goal().status == made.seen("50").goal().status == "not_due"


def test_a_figure_from_before_the_target_is_no_progress() -> None:
    goal = planned().target().seen("42", "2022").goal()
    assert (goal.status, goal.why) == ("no_data", "目标期（2023—2025）内没有数，期前 2022 为 42 家")


def test_figures_of_one_period_that_lead_to_two_statuses_decide_nothing() -> None:
    goal = planned().target().seen("27").seen("90", source="u").goal()
    assert (goal.status, goal.why) == ("not_computable", "同一期几个数并存，判定不同：27 家 欠序时；90 家 超序时")


def test_figures_that_differ_and_lead_to_one_status_keep_it() -> None:
    goal = planned().target().seen("90").seen("95", source="u").goal()
    assert goal.status == "ahead"
    assert [one.total for one in goal.judged.figures] == [90.0, 95.0] if goal.judged else False


def test_what_is_not_computable_has_no_rate() -> None:
    goal = planned().target().seen("27").seen("90", source="u").goal()
    assert (goal.rate, goal.reached) == (None, None)


def test_a_figure_of_the_same_department_that_is_outdone_stops_nothing() -> None:
    made = planned().target().seen("27", source="u").seen("90", provingPaper="〔2024〕1号")
    made.relate("t:指标甲-2024-90", "reportedBy", "甲局", period="2024")
    made.relate("u:指标甲-2024-27", "reportedBy", "甲局", period="2024")
    assert made.goal().status == "ahead"


@pytest.mark.parametrize(("paper", "status"), [("〔2024〕1号", "ahead"), ("", "not_computable")])
def test_what_a_department_proves_is_not_stopped_by_the_press(paper: str, status: str) -> None:
    made = planned().target().seen("27", source="u").seen("90", provingPaper=paper, valueText="90家")
    made.relate("t:指标甲-2024-90", "reportedBy", "甲局", period="2024")
    assert made.goal().status == status


def test_no_verdict_depends_on_the_order_of_what_is_told() -> None:
    made = planned().target().seen("27").seen("90", source="u").seen("13", "2023").target("乙").seen("40", indicator="指标乙")
    whole = made.found()
    assert all(made.shuffled(seed).found() == whole for seed in range(5))


def test_lower_is_better_where_the_indicator_says_so() -> None:
    goal = planned().target("甲", "5", "天", direction="lower", comparator="at_most").seen("20", unit="天").goal()
    assert (goal.rate, goal.status) == (0.25, "behind")


def test_another_unit_has_no_rate() -> None:
    goal = planned().target().seen("90", unit="元").goal()
    assert (goal.status, goal.why) == ("not_computable", "单位不同：目标用家，数用元")


def test_words_that_may_be_read_two_ways_have_no_rate() -> None:
    goal = planned().target(basis="unclear").seen("90").goal()
    assert (goal.status, goal.why, goal.reached) == ("not_computable", "口径不定，有数也算不出", None)


def test_without_a_direction_there_is_no_rate() -> None:
    assert planned().target(direction="neutral").seen("90").goal().status == "not_computable"


def test_without_a_year_there_is_no_time_gone() -> None:
    made = planned().target(setter="", targetYear="").seen("90")
    assert (made.goal().status, made.goal().why) == ("not_computable", "没有写明到哪一年")


def test_a_figure_older_than_the_window_counts_no_more() -> None:
    made = planned().target(targetPeriod="2016—2030", targetYear="2030").seen("50", "2018")
    assert made.goal().why == "证据过期（最近一期 2018，已过 6.0 年）：50 家"


def test_a_figure_of_another_place_is_none_of_ours() -> None:
    assert planned().record("other", "Zone").target().seen("90", place="other").goal().status == "no_data"


def test_a_period_without_a_total_does_not_hide_the_one_before() -> None:
    made = planned().target().seen("90", "2023")
    made.seen("", "2024", newInPeriod="5")
    assert (made.goal().value, made.goal().status) == (90.0, "ahead")
