"""A change asks again only what it may move, and the answer is the one that all from scratch would give."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from graph.analysis.whatif.standing import Standing, standing
from graph.analysis.whatif.stops import Kitchen, stops
from graph.facts import Changes, Facts, assume, assumed
from graph.states.certificate import certify
from graph.states.flags import flags
from graph.states.outcome import TestResult, judged
from graph.states.risk import risk_tests
from graph.states.supplying import Sourcing
from graph.states.world import World
from tests.graph.analysis.whatif.worlds import fresh, known_world, some_changes
from tests.graph.queries.random_worlds import POPULATIONS, random_world
from tests.worlds import Sketch, assembly, enough, key, zone

SEEDS, CHANGES = 16, 30


def certificates(one: Standing) -> Iterator[dict[str, object]]:
    for decision in one.decisions.values():
        yield certify(one.world, decision, flags(one.world, decision), "").as_dict()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_changed_standing_is_the_one_from_scratch(seed: int) -> None:
    chance = random.Random(seed)
    sketch, scope = (known_world(seed), "all") if seed % 4 else (random_world(chance), chance.choice(POPULATIONS))
    base = standing(sketch.facts(), "t:zone", scope)
    for number in range(CHANGES):
        told = some_changes(base.world.facts, chance)
        found, whole = base.after(told), standing(fresh(assume(base.world.facts, told)), "t:zone", scope)
        assert found.gaps() == whole.gaps(), told
        assert list(certificates(found)) == list(certificates(whole)), told
        base = found if number % 10 == 9 else base


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_stops_and_starts_is_what_it_is_from_scratch(seed: int) -> None:
    chance = random.Random(seed)
    base = standing((known_world(seed) if seed % 4 else random_world(chance)).facts(), "t:zone")
    for _ in range(CHANGES):
        told = some_changes(base.world.facts, chance)
        found, whole = base.after(told), World(fresh(assume(base.world.facts, told)), "t:zone")
        assert stops(base.kitchen, found.world, found.moved) == stops(Kitchen(Sourcing(base.world)), whole), told


def country() -> Sketch:
    """As `assembly`, and the whole country was looked at: one source of `p` in all."""
    return assembly().surveyed(place="country")


def bought() -> Sketch:
    """As `assembly`; a local buyer says from whom its `p` comes: from abroad."""
    sketch = assembly().firm("卖家", place="abroad")
    return sketch.relate("卖家", "supplies", "买家", productAsNamed="p", share="0.9", shareOf="purchases")


def add(start: str, predicate: str, end: str = "", value: str = "", **said: str) -> Changes:
    return Changes((assumed(key(start), predicate, end and key(end), value, **said),))


def drop(facts: Facts, start: str, predicate: str) -> Changes:
    return Changes(removed=tuple(facts.about(key(start), predicate)))


WAYS: list[tuple[str, Sketch, Changes | tuple[str, str], str]] = [
    ("what it makes", enough(), ("甲", "operates"), "l"),
    ("a kind of what the link is made of", country().link("k2", product="p2").relate("p2", "isTypeOf", "p").firm("乙"),
     add("乙", "produces", "p2"), "l"),
    ("the link it holds", zone().surveyed().firm("乙"), add("乙", "occupies", "l"), "l"),
    ("a kind of the link", zone().surveyed().link("子", parent="l").firm("乙"), add("乙", "occupies", "子"), "l"),
    ("what the link is a kind of", zone().surveyed().link("子", parent="l").firm("乙"), add("乙", "occupies", "l"), "子"),
    ("who makes what takes it", assembly(), ("总装", "operates"), "l"),
    ("what it buys", enough(), ("买家", "operates"), "l"),
    ("what it sells, by name", bought(), ("卖家", "operates"), "l"),
    ("what is sold to it, by name", bought(), ("卖家", "supplies"), "l"),
    ("who controls it", country().maker("乙").firm("集团", place="city").relate("集团", "controls", "甲"),
     add("集团", "controls", "乙"), "l"),
    ("who controls who controls it", country().maker("乙").relate("集团", "controls", "甲").relate("丙", "controls", "乙"),
     add("集团", "controls", "丙"), "l"),
    ("what a place provides of a product", zone().surveyed(), add("zone", "provides", "p", share="0.3"), "l"),
    ("what a place provides of a link", enough(), add("zone", "provides", "l", share="0.01"), "l"),
    ("where a provider of a product is", zone().surveyed().firm("丙").relate("丙", "provides", "p"), ("丙", "operates"), "l"),
    ("who anchors the chain", enough().threshold("W2", "0.3").relate("买家", "demands", "p", localShare="0.1"),
     add("买家", "anchors", "chain"), "l"),
    ("a project for the link", zone().record("项", "Project", projectStage="building").relate("项", "projectIn", "zone"),
     add("项", "forLink", "l"), "l"),
    ("where a project stands", zone().record("项", "Project").relate("项", "projectIn", "zone").relate("项", "forLink", "l"),
     add("项", "projectStage", value="building"), "l"),
    ("a qualification", zone(defaultScope="above_scale").maker("甲").record("规", "Qualification", name="规上"),
     Changes((assumed(key("甲"), "holdsQualification", key("规"), told="2024"),)), "l"),
]


@pytest.mark.parametrize(("sketch", "told", "link"), [way[1:] for way in WAYS], ids=[way[0] for way in WAYS])
def test_each_way_from_a_change_to_a_link_is_followed(sketch: Sketch, told: Changes | tuple[str, str], link: str) -> None:
    base = standing(sketch.facts(), key("zone"))
    changes = told if isinstance(told, Changes) else drop(base.world.facts, *told)
    found = base.after(changes)
    whole = standing(fresh(assume(base.world.facts, changes)), key("zone"))
    assert (found.decisions[key(link)].tests, found.states) == (whole.decisions[key(link)].tests, whole.states)
    assert (found.states[key(link)], found.decisions[key(link)].tests) != (
        base.states[key(link)], base.decisions[key(link)].tests)  # fmt: skip


def test_a_link_far_along_the_recipes_is_asked_where_its_closure_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(world: World, link: str) -> TestResult:
        return judged("R3", float("t:p" in world.makers_here), None, failed=link == "t:j" and "t:p" not in world.makers_here)

    def tests(world: World, link: str) -> list[TestResult]:
        return [broken(world, link) if one.name == "R3" else one for one in risk_tests(world, link)]

    monkeypatch.setattr("graph.states.decide.risk_tests", tests)
    monkeypatch.setattr("graph.states.risk.closure_broken", broken)
    sketch = assembly().link("j", product="n").maker("丁", "n").record("slot2", "InputSlot").relate("n", "requires", "slot2")
    base = standing(sketch.relate("m", "fills", "slot2").facts(), key("zone"))
    found = base.after(add("甲", "operatingStatus", value="cancelled"))
    assert (base.states[key("j")].state, found.states[key("j")].state) == ("unknown", "at_risk")
    assert found.asked == {key("l"), key("k"), key("j")}


def test_what_the_table_does_not_know_is_asked_of_all() -> None:
    base = standing(assembly().facts(), key("zone"))
    assert base.after(add("甲", "investsIn", "总装")).asked == base.decisions.keys()


def test_a_firm_that_deals_with_other_things_asks_nothing_again_of_a_link() -> None:
    base = standing(enough().link("k", product="q").maker("丙", "q").facts(), key("zone"))
    assert base.after(add("丙", "operatingStatus", value="cancelled")).asked == {key("k")}
