"""A supplier's departure never makes a link look better: what hung on it stays its own, or is not judged (decision 0098)."""

from __future__ import annotations

import random
from itertools import product

import pytest

from graph.facts import assume
from graph.states.assumptions import departure
from graph.states.decide import AT_RISK, MISSING, SOUND, UNKNOWN, WEAK, Decision, decide
from graph.states.world import World
from tests.worlds import Sketch, assembly, enough, key, zone

RANKS = {MISSING: 0, WEAK: 1, AT_RISK: 2, SOUND: 3}
LANDS = ("A", "B", "C")
SEEDS = 60


def after(sketch: Sketch, firm: str, link: str = "l") -> tuple[Decision, Decision]:
    """The decision on a link before a firm's departure and after it."""
    world = sketch.world()
    left = World(assume(world.facts, departure(world, key(firm))), key("zone"))
    return decide(world, key(link), "all"), decide(left, key(link), "all")


def lands(sketch: Sketch) -> Sketch:
    """Two foreign countries and the own one, each with a share of the supply of `p`; the own country was looked at."""
    for land, share in (("A", "0.4"), ("B", "0.3")):
        sketch.record(land, "Country").relate(land, "provides", "p", share=share)
    return sketch.surveyed(place="country").relate("country", "provides", "p", share="0.25")


def one_hand() -> Sketch:
    """As `assembly`, with a maker in both foreign countries that is in one hand with the maker here."""
    sketch = lands(assembly()).maker("乙", "p", place="A").site("乙", "factory", "B").record("总", "Enterprise")
    return sketch.relate("总", "controls", "甲").relate("总", "controls", "乙")


def random_world(seed: int) -> Sketch:
    """A machine here of a part and the part of a material; suppliers anywhere, each known in some way, in few hands."""
    chance = random.Random(seed)
    sketch = lands(enough() if chance.random() < 0.5 else zone().surveyed()).record("C", "Country")
    sketch.link("j", product="q").link("k", product="m").link("wide").relate("l", "isTypeOf", "wide").maker("总装", "m")
    for slot, user, filler in (("part", "m", "p"), ("material", "p", "q")):
        sketch.record(slot, "InputSlot", slotKind="material").relate(user, "requires", slot, essential="true")
        sketch.relate(filler, "fills", slot)
    if chance.random() < 0.5:
        sketch.relate("C", "provides", chance.choice("pq"), share=chance.choice(["0.05", ""]))
    sketch.firm("用户").relate("用户", "demands", "p", quantity="90", quantityUnit="吨").record("集团", "Enterprise")
    for number in range(chance.randint(2, 5)):
        _supplier(sketch, f"厂{number}", chance)
    return sketch


def _supplier(sketch: Sketch, name: str, chance: random.Random) -> None:
    sketch.firm(name, place=chance.choice(["zone", "elsewhere", *LANDS]))
    if chance.random() < 0.5:
        sketch.site(name, chance.choice(["factory", "factory", ""]), chance.choice(LANDS))
    share = chance.choice(["", "", "0.1", "0.4", "0.9"])
    made = chance.choice("ppq")
    sketch.relate(name, *chance.choice([("produces", made), ("produces", made), ("occupies", "l"), ("occupies", "wide"),
                                        ("provides", made)]), marketShare=share if chance.random() < 0.3 else "")
    if chance.random() < 0.3:
        sketch.judge(name, sketch.statements[-1].predicate, sketch.statements[-1].object, "to_review")
    if chance.random() < 0.4:
        sketch.relate("集团", "controls", name)
    if chance.random() < 0.2:
        sketch.relate(name, "supplies", "用户", productAsNamed="p", share=chance.choice(["0.3", "0.6"]), shareOf="purchases")


def better(before: Decision, now: Decision) -> bool:
    """Whether a state is above another in the model's order, or is sound where nobody could say."""
    if UNKNOWN in (before.state, now.state):
        return before.state == UNKNOWN and now.state == SOUND
    return RANKS[now.state] > RANKS[before.state]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_supplier_that_goes_makes_a_link_better(seed: int) -> None:
    sketch = random_world(seed)
    firms = sorted({one.subject for one in sketch.statements if one.subject.startswith("t:厂") and one.value == "Enterprise"})
    for firm, link in product(firms, ("l", "j", "k")):
        before, now = after(sketch, firm, link)
        assert not better(before, now), (firm, link, before.reason, now.reason)


def test_the_last_named_maker_gone_leaves_no_nameless_sources_of_its_countries() -> None:
    before, now = after(one_hand(), "乙")
    assert [next(test.value for test in one.tests if test.name == "R1") for one in (before, now)] == [1, 1]
    assert (before.state, now.state) == (AT_RISK, AT_RISK)


def test_a_firm_that_is_gone_still_stands_behind_the_places_where_it_was() -> None:
    _, now = after(one_hand(), "乙")
    assert "几地并作一处" in next(test.missing_input for test in now.tests if test.name == "R4")


def test_where_the_only_source_went_r1_fails_with_none() -> None:
    _, now = after(assembly().surveyed(place="country"), "甲")
    told = next(test for test in now.tests if test.name == "R1")
    assert (told.failed, told.value, told.note) == (True, 0, "p：原有的来源都已停业或停产")


def test_a_closed_plant_leaves_its_country_named() -> None:
    sketch = lands(assembly()).maker("乙", "p", place="A").maker("丙", "p", place="B")
    sketch.record("乙-factory-A", "Site", siteStatus="stopped").record("丙-factory-B", "Site", siteStatus="stopped")
    assert sketch.test("R1").value == 1


def test_where_the_only_source_of_an_input_went_r3_fails_and_says_so() -> None:
    sketch = assembly().surveyed(place="country").link("j", product="q").record("料位", "InputSlot", slotKind="material")
    sketch.relate("p", "requires", "料位", essential="true").relate("q", "fills", "料位").maker("料厂", "q")
    before, now = (next(test for test in one.tests if test.name == "R3") for one in after(sketch, "料厂"))
    assert (before.failed, now.failed, now.note) == (True, True, "p：“q”原有的来源都已停业或停产，p已断")
