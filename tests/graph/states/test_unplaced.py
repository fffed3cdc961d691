"""A firm placed only in a wider place may be here: it is no proof that nobody is (decision 0012)."""

from __future__ import annotations

import pytest

from tests.worlds import Sketch, zone


def wide(place: str = "country", kind: str = "registered", **values: str) -> Sketch:
    """A nation surveyed, whose one maker is placed no closer than a place."""
    sketch = zone().surveyed(place="country").record("甲", "Enterprise")
    return sketch.site("甲", kind, place, **values).relate("甲", "produces", "p")


@pytest.mark.parametrize("kind", ["registered", "factory", ""])
def test_a_firm_known_only_to_be_in_the_country_may_be_in_the_zone(kind: str) -> None:
    decision = wide(kind=kind).decision()
    assert (decision.rule, decision.counted) == ("unknown_b", ())
    assert [(one.verdict.code, one.verdict.why, one.local) for one in decision.pending] == [
        ("to_review", "所在地只知到“本国”", False)]  # fmt: skip


def test_in_the_country_itself_it_counts_as_before() -> None:
    assert wide().verdict(place="country") == "plant_unknown"


def test_a_firm_in_another_part_of_the_country_is_not_here() -> None:
    assert wide("elsewhere").rule() == "missing"


def test_a_registered_address_told_more_closely_elsewhere_is_not_here() -> None:
    assert wide().site("甲", "registered", "elsewhere").rule() == "missing"


def test_a_firm_made_at_a_known_plant_elsewhere_is_not_here() -> None:
    assert wide().site("甲", "factory", "elsewhere").rule() == "missing"


def test_a_plant_not_placed_is_no_plant_elsewhere() -> None:
    assert wide(kind="factory").site("甲", "registered", "zone").verdict() == "plant_unknown"


def test_an_office_here_does_not_deny_a_plant_not_placed() -> None:
    assert wide(kind="factory").site("甲", "office", "zone").rule() == "unknown_b"


@pytest.mark.parametrize("status", ["vacated", "stopped", "building"])
def test_a_plant_not_placed_that_does_not_work_is_nobody(status: str) -> None:
    assert wide(kind="factory", siteStatus=status).rule() == "missing"


def test_an_address_in_the_zones_city_without_its_spelling_is_not_in_the_zone() -> None:
    assert wide("city", address="本市另一开发区一路 1 号").rule() == "missing"


def test_a_survey_of_the_city_would_have_found_a_firm_placed_in_the_country() -> None:
    assert wide().surveyed(place="city").rule() == "missing"


def test_a_survey_of_the_country_says_nothing_of_where_in_the_city_a_firm_is() -> None:
    assert wide("city").rule() == "unknown_b"


def test_what_the_country_is_said_to_provide_may_be_made_here() -> None:
    sketch = zone().surveyed(place="country").relate("country", "provides", "p", share="0.1")
    assert [sketch.rule(place=place) for place in ("zone", "country")] == ["unknown_b", "unknown_provided"]


def test_what_the_place_provides_of_the_parent_may_be_of_the_child() -> None:
    sketch = zone().link("c", parent="l").surveyed()
    assert sketch.relate("zone", "provides", "l").rule("c") == "unknown_provided"
    assert zone().link("c", parent="l").surveyed().relate("zone", "provides", "p").rule("c") == "unknown_provided"


@pytest.mark.parametrize("said", [{"share": "0"}, {"negligible": "true"}, {"period": "2010"}])
def test_what_a_wider_place_hardly_provides_leaves_nobody_in_doubt(said: dict[str, str]) -> None:
    sketch = zone().surveyed(place="country").relate("country", "provides", "p", **said)
    assert [sketch.rule(place=place) for place in ("zone", "country")] == ["missing", "missing"]


def test_a_local_firm_that_is_said_to_provide_is_no_gap() -> None:
    assert zone().surveyed().firm("甲").relate("甲", "provides", "p", share="0.4").rule() == "unknown_provided"
