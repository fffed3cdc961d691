"""Thresholds and costs are data, and what costs least is found."""

from __future__ import annotations

import pytest

from bench.resolve_costs import Short, cheapest, short_cost
from ingest.resolve import Entry, Matcher, Register, Status
from ingest.resolve.thresholds import Costs, Thresholds, default_costs, default_thresholds
from ingest.resolve.weights import default_weights

RIGHT, WRONG = Short(0.9, 0.9, True, True, True), Short(0.6, 0.6, True, False, True)
NOBODY = Short(0.3, 0.3, True, False, False)
ENTRY = Entry("1", "西安示例科技股份有限公司")


def test_a_false_merge_costs_twenty_misses_and_a_hundred_looks() -> None:
    assert default_costs() == Costs(100, 5, 1)


def test_the_thresholds_that_ship_are_probabilities_in_order() -> None:
    assert 0 < default_thresholds().short_worth < default_thresholds().short_sure < 1 > default_thresholds().review > 0


def test_weights_ask_for_a_review_from_the_threshold_that_ships() -> None:
    assert default_weights().review == default_thresholds().review


@pytest.mark.parametrize(("sure", "worth", "cost"), [(0.5, 0.5, 100), (0.8, 0.5, 6), (0.95, 0.7, 6), (0.8, 0.2, 7), (1, 1, 10)])
def test_a_cost_counts_merges_misses_and_looks(sure: float, worth: float, cost: float) -> None:
    assert short_cost([RIGHT, WRONG, NOBODY], sure, worth) == pytest.approx(100 * cost / 3)


def test_the_cheapest_thresholds_merge_nothing_wrong_and_keep_strangers_out() -> None:
    sure, worth = cheapest([RIGHT, WRONG, NOBODY])
    assert 0.6 < sure <= 0.9
    assert worth > 0.3


@pytest.mark.parametrize(
    ("sure", "worth", "status"), [(0.01, 0.01, Status.SAME), (1.1, 0.01, Status.REVIEW), (1.1, 1.1, Status.NONE)]
)
def test_a_short_name_is_judged_by_the_thresholds_that_are_given(sure: float, worth: float, status: Status) -> None:
    matcher = Matcher(Register.of([ENTRY]), thresholds=Thresholds(0.1, sure, worth))
    assert matcher.match_one(Entry("", "示例科技", region="西安市")).status is status
