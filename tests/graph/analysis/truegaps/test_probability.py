"""The probability beside the state: it abstains by rule, its own answer never speaks, and no state changes."""

from __future__ import annotations

import pytest

from graph.analysis.truegaps import Probability, true_gaps
from graph.states import gaps
from tests.graph.analysis.truegaps.world import CODES, lone, pooled, quick
from tests.worlds import Sketch, key


def asked(sketch: Sketch, link: str = "l", place: str = "CHN", scope: str = "", **settings: float) -> Probability:
    found = true_gaps(sketch.facts(), key(place), scope, [key(link)], settings=quick(**settings))
    return found.probabilities[key(link)]


def open_link(sketch: Sketch) -> Sketch:
    """A link more, with makers and without stated shares."""
    return sketch.link("new", product="pn", stage="midstream").maker("新甲", "pn", "USA").maker("新乙", "pn", "JPN")


def test_a_link_without_makers_here_is_likelier_lacking_than_one_with_several() -> None:
    sketch = open_link(pooled()).link("held", product="ph", stage="midstream").maker("老甲", "ph", "USA")
    for number in range(4):
        sketch.maker(f"本{number}", "ph", "CHN")
    lacking, held = (asked(sketch, link, widest=1).value for link in ("new", "held"))
    assert lacking is not None
    assert held is not None
    assert lacking > 0.8 > 0.4 > held


def test_it_says_what_it_rests_on_and_its_interval() -> None:
    found = asked(open_link(pooled()), "new")
    assert found.low is not None
    assert found.high is not None
    assert found.low <= (found.value or 0) <= found.high
    assert found.counts is not None
    assert (found.counts.here, found.counts.elsewhere, found.counts.countries) == (0, 2, 2)


def turned(sketch: Sketch, product: str) -> Sketch:
    """The same world, but each country's stated share of a product is another country's."""
    after = {key(one): key(other) for one, other in zip(CODES, CODES[3:] + CODES[:3], strict=True)}
    told = ("provides", key(product))
    sketch.statements = [one._replace(subject=after[one.subject]) if (one.predicate, one.object) == told else one
                         for one in sketch.statements]  # fmt: skip
    return sketch


@pytest.mark.parametrize("code", CODES)
def test_what_is_stated_of_a_link_does_not_speak_in_its_own_estimate(code: str) -> None:
    one, other = asked(pooled(), "l4", code, widest=1), asked(turned(pooled(), "p4"), "l4", code, widest=1)
    assert (one.value, one.low, one.high) == (other.value, other.low, other.high)


def test_what_is_stated_is_said_beside_the_estimate() -> None:
    stated = [asked(sketch, "l4", code).stated for sketch in (pooled(), turned(pooled(), "p4")) for code in CODES]
    assert sorted(one.gap for one in stated if one) == [False] * 4 + [True] * 8


def test_states_are_the_same_before_and_after_and_the_snapshot_stands() -> None:
    facts = open_link(pooled()).facts()
    before, snapshot = gaps(facts, key("CHN")).as_dict(), facts.ledger.snapshot()
    true_gaps(facts, key("CHN"), settings=quick())
    assert (gaps(facts, key("CHN")).as_dict(), facts.ledger.snapshot()) == (before, snapshot)


def test_a_thin_calibration_says_nothing_and_how_little_there_is() -> None:
    found = asked(lone(CHN="0.5", USA="0.5").maker("甲", "p", "CHN"))
    assert (found.value, found.abstains) == (None, "thin_calibration")
    assert "样本 6 个、环节 1 个、国家 6 个" in found.why


def test_no_facts_on_shares_at_all_is_a_thin_calibration_too() -> None:
    assert asked(lone()).abstains == "thin_calibration"


def test_a_region_is_not_estimated_from_countries() -> None:
    sketch = pooled().record("省", "Region", divisionCode="990000").relate("省", "partOf", "CHN")
    assert asked(sketch, "l4", "省").abstains == "place"


def test_a_narrower_population_is_not_estimated() -> None:
    assert asked(pooled(), "l4", scope="listed").abstains == "scope"


def test_a_link_of_no_chain_is_not_estimated() -> None:
    assert asked(pooled().record("散", "ChainLink"), "散").abstains == "chain"


def test_a_country_without_stated_shares_in_the_calibration_is_not_estimated() -> None:
    sketch = pooled().record("BRA", "Country", countryCode="BRA").surveyed(place="BRA")
    assert asked(sketch, "l4", "BRA").abstains == "unknown_place"


def test_a_stage_with_few_known_links_is_not_estimated() -> None:
    assert asked(pooled(), "l4", least_stage_links=11).abstains == "unknown_stage"
    assert asked(pooled(), "l4", least_stage_links=10, widest=1).value is not None


def test_a_link_not_surveyed_here_is_not_estimated() -> None:
    sketch = pooled()
    sketch.statements = [one for one in sketch.statements if one.subject != key("survey-all-CHN--")]
    assert asked(sketch, "l4").abstains == "not_surveyed"


def test_a_link_that_nobody_makes_anywhere_is_not_estimated() -> None:
    assert asked(pooled().link("空", product="pk", stage="upstream"), "空").abstains == "nobody_known"


def test_an_interval_too_wide_says_nothing_but_shows_its_ends() -> None:
    found = asked(pooled(), "l4", widest=0.01)
    assert (found.value, found.abstains, found.high is not None) == (None, "wide", True)


def test_every_abstention_has_its_sentence_in_the_document() -> None:
    assert "不能套到区" in str(asked(pooled().record("省", "Region"), "l4", "省").as_dict()["why"])
