"""履约率, 开工率, 投产率, 资金到位率: counted by hand."""

from __future__ import annotations

from graph.pursuit import Rate
from tests.graph.pursuit.world import Desk, desk


def rates(told: Desk, year: str = "2025") -> dict[str, Rate]:
    """The rates of a year by name."""
    return {rate.name + rate.currency: rate for one in told.register().years if one.year == year for rate in one.rates}


def test_a_project_counts_once_whatever_its_phases() -> None:
    told = desk().contract().contract("一期").phase("一期", "项目甲")
    assert [(one.year, one.signed, one.projects) for one in told.register().years] == [("2025", 1, ("t:项目甲",))]


def test_frameworks_and_agreements_of_unknown_kind_stand_apart() -> None:
    told = desk().contract().contract("框架", agreementKind="framework").contract("不明", agreementKind="").register()
    assert (told.frameworks, told.unclear, told.years[0].signed) == (("t:框架",), ("t:不明",), 1)


def test_an_ended_contract_stays_below_the_line() -> None:
    told = desk().contract().contract("项目乙", projectStage="ended").step("项目甲", "started", "2025-05-01", "许可")
    assert rates(told)["started"].value == 0.5


def test_a_phase_that_operates_makes_the_project_operate() -> None:
    told = desk().contract().project("一期").phase("一期", "项目甲").step("一期", "operating", "2026-01-05", "证明")
    assert [rates(told)[name].value for name in ("kept", "started", "operating")] == [1.0, 1.0, 1.0]


def test_money_is_counted_of_projects_of_which_both_amounts_are_known() -> None:
    told = desk().contract(totalInvestment="200").contract("项目乙", totalInvestment="100")
    told.funds("项目甲", "this_city", "2025-06", "50")
    found = rates(told)["fundedCNY"]
    assert (found.value, found.unknown) == (0.25, 1)


def test_fixed_investment_done_is_no_money_received() -> None:
    told = desk().contract(totalInvestment="200").funds("项目甲", "fixed_investment", "2025-06", "50")
    assert (rates(told)["funded"].value, rates(told)["funded"].unknown) == (None, 1)


def test_yuan_and_dollars_are_never_added_up() -> None:
    told = desk().contract(totalInvestment="200").funds("项目甲", "this_city", "2025-06", "50")
    told.contract("项目乙", totalInvestment="100", currency="USD").funds("项目乙", "foreign", "2025-06", "10", "USD")
    assert (rates(told)["fundedCNY"].value, rates(told)["fundedUSD"].value) == (0.25, 0.1)


def test_without_any_amount_the_rate_cannot_be_reckoned() -> None:
    assert rates(desk().contract())["funded"].value is None


def test_months_after_the_data_date_do_not_count_yet() -> None:
    told = desk().contract(totalInvestment="200").funds("项目甲", "this_city", "2026-07", "50")
    assert told.entry().funds == ()


def test_a_contract_of_a_later_day_is_not_signed_yet() -> None:
    assert desk().contract(on="2026-07-01").register().years == ()


def test_a_start_of_a_later_day_is_no_start_yet() -> None:
    assert rates(desk().contract().step("项目甲", "started", "2026-07-01", "许可"))["started"].value == 0


def test_contracts_of_an_unknown_year_stand_last() -> None:
    told = desk().contract().project("无日期", projectStage="signed", agreementKind="formal")
    assert [one.year for one in told.register().years] == ["2025", ""]
