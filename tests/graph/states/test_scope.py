"""Scope (model, section 5): who belongs, what was looked at, what wider and narrower populations say."""

from __future__ import annotations

import pytest

from graph.errors import UnknownName
from graph.states import gaps, why
from tests.worlds import Sketch, key, zone


def qualified(firm: str = "甲", name: str = "规上", until: str = "") -> Sketch:
    """A maker that holds a qualification."""
    sketch = zone().surveyed().maker(firm).record("q", "Qualification", name=name)
    return sketch.relate(firm, "holdsQualification", "q", since="2023", until=until)


def test_everybody_belongs_to_all() -> None:
    assert zone().surveyed().maker("甲").examined().member is True


def test_a_share_code_makes_a_member_of_the_listed() -> None:
    sketch = zone().surveyed("listed").firm("甲", stockCode="600000").relate("甲", "produces", "p")
    assert sketch.rule(scope="listed") == "unknown_c"


def test_a_dated_qualification_makes_a_member() -> None:
    assert qualified().rule(scope="above_scale") == "unknown_c"


def test_not_known_to_belong_is_pending() -> None:
    sketch = zone().surveyed().maker("甲")
    assert (sketch.rule(scope="above_scale"), sketch.decision(scope="above_scale").reason) == (
        "unknown_b", "没有计入的企业，1 家待定（是否在口径内不明）")  # fmt: skip


@pytest.mark.parametrize(("dates", "rule"), [
    ({}, "unknown_b"), ({"period": "2025"}, "unknown_b"), ({"period": "2024"}, "unknown_c"), ({"period": "2019"}, "unknown_b"),
    ({"since": "2019"}, "unknown_b"), ({"since": "2019", "until": "2026"}, "unknown_c")])  # fmt: skip
def test_only_a_dated_and_fresh_qualification_in_force_makes_a_member(dates: dict[str, str], rule: str) -> None:
    sketch = zone().surveyed().maker("甲").record("q", "Qualification", name="规上")
    assert sketch.relate("甲", "holdsQualification", "q", **dates).rule(scope="above_scale") == rule


def test_a_qualification_that_has_run_out_makes_no_member() -> None:
    assert qualified(until="2024-06").rule(scope="above_scale") == "unknown_b"


def test_who_belongs_to_a_narrower_population_belongs_to_the_wider() -> None:
    assert qualified(name="规上工业").rule(scope="above_scale") == "unknown_c"


def test_who_belongs_to_a_wider_population_may_not_belong_to_the_narrower() -> None:
    assert qualified().rule(scope="above_scale_industry") == "unknown_b"


def test_an_open_survey_closes_nothing() -> None:
    assert zone().surveyed(closed="false").rule() == "unknown_a"


def test_a_survey_of_a_wider_population_closes_the_narrower() -> None:
    assert zone().surveyed("above_scale").rule(scope="above_scale_industry") == "missing"


def test_a_survey_of_a_narrower_population_does_not_close_the_wider() -> None:
    assert zone().surveyed("above_scale").rule() == "unknown_a"


def test_a_survey_of_a_larger_place_closes_the_places_in_it() -> None:
    assert zone().surveyed(place="province").rule() == "missing"


def test_a_survey_of_the_zone_does_not_close_the_city() -> None:
    assert zone().surveyed().rule(place="city") == "unknown_a"


def test_a_survey_of_other_links_does_not_close_this_one() -> None:
    assert zone().link("k").surveyed(link="k").rule() == "unknown_a"


def test_a_survey_of_the_chain_closes_its_links_and_no_others() -> None:
    sketch = zone().surveyed(link="").relate("survey-all-zone--", "coversChain", "chain")
    assert (sketch.rule(), sketch.record("lone", "ChainLink").rule("lone")) == ("missing", "unknown_a")


def test_an_expired_survey_closes_nothing() -> None:
    assert zone().surveyed(expires="2024-12-30").rule() == "unknown_a"


def test_a_survey_holds_on_the_day_it_expires() -> None:
    assert zone().surveyed(expires="2024-12-31").rule() == "missing"


def test_a_survey_without_an_end_does_not_expire() -> None:
    assert zone().surveyed(surveyedFrom="1999", surveyedTo="1999").rule() == "missing"


def test_a_survey_not_yet_begun_closes_nothing() -> None:
    assert zone().surveyed(surveyedFrom="2025-03").rule() == "unknown_a"


@pytest.mark.parametrize(("role", "rule"), [
    ("makers", "missing"), ("traders", "unknown_a"), ("buyers", "unknown_a"), ("makers;traders", "missing"),
])  # fmt: skip
def test_only_a_survey_of_makers_says_that_nobody_makes_it(role: str, rule: str) -> None:
    assert zone().surveyed(surveyRole=role).rule() == rule


def test_an_unknown_state_tells_what_narrower_populations_say() -> None:
    sketch = zone().surveyed("listed")
    assert sketch.certificate().hint == "上市公司中未见"


def test_the_hint_counts_the_firms_of_a_narrower_population() -> None:
    sketch = zone().surveyed("listed").firm("甲", stockCode="600000").relate("甲", "produces", "p")
    assert sketch.certificate().hint == "上市公司中已有 1 家"


def test_the_hint_never_speaks_of_populations_that_are_not_narrower() -> None:
    assert zone().surveyed("above_scale").certificate(scope="listed").hint == ""


def test_a_place_may_have_a_default_scope() -> None:
    assert why(zone(defaultScope="listed").surveyed("listed").facts(), key("l"), key("zone")).scope == "listed"


def test_without_a_default_scope_the_state_speaks_of_all() -> None:
    assert gaps(zone().facts(), "本区").header.scope == "all"


def test_a_scope_may_be_named_in_chinese() -> None:
    assert gaps(zone().facts(), "本区", "上市公司").header.scope == "listed"


def test_an_unknown_scope_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="没有名为“股份制”的口径"):
        gaps(zone().facts(), "本区", "股份制")


def test_organisations_are_counted_whatever_the_scope() -> None:
    sketch = zone().maker("甲").maker("乙", negligible="true")
    found = gaps(sketch.facts(), "本区", "上市").links[0]
    assert (found.organisations, found.substantial) == (2, 1)
