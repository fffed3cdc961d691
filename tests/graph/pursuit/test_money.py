"""Figures per 亩 and sums of what arrived, counted by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.pursuit.money import arrived, per_mu, share_arrived
from tests.graph.pursuit.world import desk

MU_30 = {"landArea": "20000", "fixedInvestment": "99000000", "expectedTax": "7500000"}
"""30 亩, 9,900 万元, 750 万元 a year."""


@pytest.mark.parametrize(("prop", "value"), [("fixedInvestment", "330.0"), ("expectedTax", "25.0"), ("expectedOutput", None)])
def test_a_figure_per_mu_is_wan_yuan_over_land(prop: str, value: str | None) -> None:
    found = per_mu(desk().contract(**MU_30).entry(), prop)
    assert found == (Decimal(value) if value else None)


@pytest.mark.parametrize("said", [{"siteMode": "rented"}, {"currency": "USD"}, {"landArea": ""}])
def test_no_figure_per_mu_for_rented_plants_foreign_money_or_unknown_land(said: dict[str, str]) -> None:
    assert per_mu(desk().contract(**MU_30 | said).entry(), "fixedInvestment") is None


def test_a_year_without_any_month_is_not_known() -> None:
    found = arrived(desk().contract().funds("项目甲", "this_city", "2025-12", "5").entry(), "2026")
    assert (found.year, found.total) == (None, Decimal(5))


def test_money_of_a_phase_is_money_of_the_whole() -> None:
    told = desk().contract(totalInvestment="10").project("一期").phase("一期", "项目甲").funds("一期", "this_city", "2026-01", "5")
    assert share_arrived(told.entry()) == Decimal("0.5")


def test_foreign_money_says_nothing_of_a_contract_in_yuan() -> None:
    told = desk().contract(totalInvestment="10").funds("项目甲", "foreign", "2026-01", "5", "USD")
    assert share_arrived(told.entry()) is None
