"""What is added in the time of a target: a running total, and what joins it."""

from __future__ import annotations

import pytest

from tests.graph.indicators.world import Planned, planned


def flow(**said: str) -> Planned:
    """100 new ones in 2023—2025."""
    return planned().target(basis="flow", **said)


def test_a_running_total_and_the_next_year_are_added_and_said() -> None:
    goal = flow().seen("30", "2023", cumulative="true").seen("", "2024", newInPeriod="40").goal()
    assert (goal.value, goal.status) == (70.0, "on_track")
    assert goal.why == "累计由 2023 累计 30 家、2024 当期 40 家 相加"


def test_halves_of_a_year_join_a_running_total() -> None:
    made = flow().seen("30", "2023", cumulative="true").seen("", "2024-01/2024-06", newInPeriod="15")
    assert made.seen("", "2024-07/2024-12", newInPeriod="25").goal().value == 70.0


@pytest.mark.parametrize(
    ("told", "period"),
    [({"cumulative": "true"}, "2022"), ({"cumulative": "true", "calibre": "另一口径"}, "2023"),
     ({"cumulative": "true", "unit": "人"}, "2023"), ({"cumulative": "true"}, "2023-07/2024-06"),
     ({"cumulative": "true", "comparator": "about"}, "2023")],
    ids=["gap", "calibre", "unit", "overlap", "rough"],
)  # fmt: skip
def test_what_does_not_join_is_never_added(told: dict[str, str], period: str) -> None:
    goal = flow().seen("30", period, **told).seen("", "2024", newInPeriod="40").goal()
    assert goal.value in (None, 30.0)
    assert "相加" not in goal.why


def test_a_disputed_total_is_never_added_to() -> None:
    made = flow().seen("30", "2023", cumulative="true").seen("60", "2023", cumulative="true", source="u")
    assert made.seen("", "2024", newInPeriod="40").goal().status != "on_track"


def test_a_total_that_may_be_of_its_year_alone_is_not_added_to() -> None:
    made = flow(targetPeriod="2022—2025").seen("30", "2023").seen("", "2024", newInPeriod="40")
    assert "相加" not in made.goal().why


def test_the_first_period_is_its_own_running_total() -> None:
    assert flow().seen("30", "2023").seen("", "2024", newInPeriod="40").goal().value == 70.0


def test_a_period_that_begins_before_the_target_is_not_counted() -> None:
    assert flow().seen("", "2022/2024", newInPeriod="90").goal().status == "not_computable"
