"""A place that is stated to supply, without a firm named, is no proof of a missing link (model, section 5)."""

from __future__ import annotations

import pytest

from tests.worlds import Sketch, zone


def provided(by: str = "zone", of: str = "p", **said: str) -> Sketch:
    return zone().surveyed().relate(by, "provides", of, **said)


@pytest.mark.parametrize("of", ["p", "l"])
def test_a_place_that_supplies_without_a_named_firm_is_unknown_and_not_missing(of: str) -> None:
    decision = provided(of=of, share="0.4").decision()
    assert (decision.rule, decision.reason) == ("unknown_provided", "没有计入的企业，但来源说本地有供应，未列明企业")


def test_what_a_part_of_the_place_supplies_is_supply_here() -> None:
    assert provided().surveyed(place="province").rule(place="province") == "unknown_provided"


def test_what_a_kind_of_the_link_is_supplied_of_is_supply_of_the_link() -> None:
    assert provided(of="child").link("child", parent="l").rule() == "unknown_provided"


@pytest.mark.parametrize("by", ["city", "abroad"])
def test_what_a_larger_or_another_place_supplies_is_no_supply_here(by: str) -> None:
    assert provided(by, share="0.4").rule() == "missing"


@pytest.mark.parametrize("said", [{"negligible": "true"}, {"share": "0"}, {"period": "2019", "share": "0.4"}])
def test_negligible_no_and_old_supply_leaves_a_link_missing(said: dict[str, str]) -> None:
    assert provided(**said).rule() == "missing"


def test_a_rejected_supply_leaves_a_link_missing() -> None:
    assert provided(share="0.4").judge("zone", "provides", "p", "rejected").rule() == "missing"


def test_the_certificate_shows_the_supply_with_its_evidence() -> None:
    (claim,) = provided(share="0.4", period="2024").certificate().provided
    assert (claim.label, claim.says, [one.dated for one in claim.evidence]) == ("本区", "供应份额 p 40%", ["2024"])
