"""Figures per 亩 and sums of what arrived, counted by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from graph.pursuit.money import arrived, per_mu, share_arrived
from tests.graph.pursuit.world import Desk, desk

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


def phased(whole: str = "", *parts: str) -> Desk:
    """A project with this total (empty: none is stated) in phases with these."""
    told = desk().contract(totalInvestment=whole) if whole else desk().contract()
    for number, total in enumerate(parts):
        told.project(f"{number}期", **({"totalInvestment": total} if total else {})).phase(f"{number}期", "项目甲")
    return told


@pytest.mark.parametrize(("whole", "parts", "shown"), [("12", ("4", "6"), "12"), ("", ("4", "6"), "10"), ("", ("4", ""), "")])
def test_a_project_shows_its_own_total_else_the_sum_of_phases_that_all_state_one(
    whole: str, parts: tuple[str, ...], shown: str
) -> None:  # fmt: skip
    assert phased(whole, *parts).entry().figure("totalInvestment") == shown


def test_a_total_that_differs_from_its_phases_is_told_and_both_are_kept() -> None:
    told = phased("120000", "40000", "60000")
    assert (told.entry().values["totalInvestment"], told.entry().of_phases) == ("120000", {"totalInvestment": "100000"})
    assert told.told() == ["[LT-LEAD-32] t:项目甲 项目甲：“总投资”项目写 12 万元，各分期合计 10 万元，不一样；按项目写的算；"
                           "应为项目的数等于各分期之和"]  # fmt: skip


def test_phases_in_another_currency_make_no_sum() -> None:
    assert phased("", "4").project("2期", totalInvestment="6", currency="USD").phase("2期", "项目甲").entry().of_phases == {}


def test_a_projects_own_month_is_not_added_to_that_of_its_phases() -> None:
    told = phased("", "").funds("0期", "this_city", "2026-01", "60000").funds("0期", "this_city", "2026-02", "30000")
    assert arrived(told.entry(), "2026").total == Decimal(90000)
    told.funds("项目甲", "this_city", "2026-01", "100000")
    assert arrived(told.entry(), "2026").total == Decimal(130000)
    assert told.told()[0].startswith("[LT-LEAD-32] t:项目甲 项目甲：“市内内资 2026-01”项目写 10 万元，各分期合计 6 万元，不一样")


def test_phases_of_phases_are_summed_from_within() -> None:
    told = phased("", "").project("一区", totalInvestment="7").phase("一区", "0期")
    assert told.entry().figure("totalInvestment") == "7"


def test_more_money_than_the_contract_says_is_told() -> None:
    told = desk().contract(totalInvestment="100000").funds("项目甲", "this_city", "2026-01", "120000").told()
    assert told == ["[LT-LEAD-33] t:项目甲 项目甲：累计到位 12 万元，超过总投资 10 万元；应为到位不超过总投资"]


def test_a_month_in_which_nothing_arrived_is_known() -> None:
    assert arrived(desk().contract().funds("项目甲", "this_city", "2026-01", "0").entry(), "2026").total == Decimal(0)
