"""Two targets that contradict each other in what they count: a figure counts for the one whose 口径 it says."""

from __future__ import annotations

import pytest

from tests.graph.indicators.world import Planned, planned

FIRMS, TRADE = "高新技术企业 / 四上", "高新技术产业 / 四上"


def contradicting(one: str = FIRMS, other: str = TRADE) -> Planned:
    """30 % of firms and 30 % of the trade, about one indicator."""
    made = planned().target("甲", "0.3", "比例", about="占比", calibre=one, valueText="30%")
    made.target("乙", "0.3", "比例", about="占比", calibre=other, valueText="30%")
    return made.relate("甲", "conflictsWith", "乙")


def test_a_figure_counts_for_the_side_whose_calibre_it_says() -> None:
    made = contradicting().seen("0.29", indicator="占比", unit="比例", calibre=TRADE)
    assert (made.goal("乙").value, made.goal("乙").status) == (0.29, "ahead")
    assert (made.goal("甲").value, made.goal("甲").status, made.goal("甲").reached) == (None, "no_data", None)


def test_a_figure_that_says_no_calibre_counts_for_neither_and_that_is_said() -> None:
    made = contradicting().seen("0.29", indicator="占比", unit="比例")
    told = f"有数没有写按哪种口径，不算在这一条：2024 为 29 %；这一条的数要写明口径“{TRADE}”"
    assert [made.goal(one).status for one in "甲乙"] == ["no_data", "no_data"]
    assert told in made.goal("乙").doubts


def test_the_same_value_in_both_calibres_counts_for_both() -> None:
    made = contradicting().seen("0.29", indicator="占比", unit="比例", calibre=TRADE)
    made.seen("0.29", indicator="占比", unit="比例", calibre=FIRMS, source="u")
    assert [made.goal(one).value for one in "甲乙"] == [0.29, 0.29]


def test_different_values_of_two_calibres_are_no_clash() -> None:
    made = contradicting().seen("0.29", indicator="占比", unit="比例", calibre=TRADE)
    made.seen("0.05", indicator="占比", unit="比例", calibre=FIRMS, source="u")
    assert [(made.goal(one).status, made.goal(one).value) for one in "甲乙"] == [("behind", 0.05), ("ahead", 0.29)]


def test_a_base_counts_for_its_own_calibre_only() -> None:
    made = planned().target("甲", "0.015", "比例", about="占比", calibre="分母为收入")
    told = {"basis": "change", "comparator": "raise_by", "calibre": "分母略去", "valueText": "1.5百分点"}
    made.target("乙", "0.015", "比例", about="占比", **told).relate("乙", "conflictsWith", "甲")
    made.seen("0.01", "2022", "占比", "比例", calibre="分母为收入").seen("0.02", "2024", "占比", "比例", calibre="分母为收入")
    assert (made.goal("甲").status, made.goal("乙").status, made.goal("乙").base) == ("ahead", "not_computable", None)


def test_sides_that_count_the_same_share_a_figure() -> None:
    made = contradicting(FIRMS, FIRMS).seen("0.29", indicator="占比", unit="比例")
    assert [made.goal(one).value for one in "甲乙"] == [0.29, 0.29]


@pytest.mark.parametrize("said", [FIRMS, ""])
def test_a_side_without_a_calibre_is_meant_by_its_name(said: str) -> None:
    made = contradicting(said, "").seen("0.29", indicator="占比", unit="比例", calibre="乙")
    assert made.goal("乙").value == 0.29


def test_statements_and_indicators_are_counted_as_before() -> None:
    found = contradicting().found()
    assert (found.statements, found.indicators) == (2, 1)
