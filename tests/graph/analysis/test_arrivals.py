"""Who would have to come: impossible is told from unknown, in whatever order things are named, and as `--alone` tells it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from app.show.stops import arrivals_text
from graph.analysis.stops import arrivals, can_make
from graph.facts import Facts
from tests.graph.analysis.test_stops import ZONE, chain_of, resting
from tests.worlds import Sketch

SEEDS = 40


@pytest.mark.parametrize(("turning", "blank"), [("轮甲", "轮乙"), ("轮乙", "轮甲")])
def test_one_filler_that_is_open_leaves_it_open_though_another_turns_round(turning: str, blank: str) -> None:
    sketch = chain_of(("车", "轮位", "轮甲"), ("车", "轮位", "轮乙"), (turning, "胎位", turning), (blank, "空位", ""))
    for one in ("车", "轮甲", "轮乙"):
        sketch.maker(f"{one}厂", one)
    said = f"{blank}的投入槽“空位”没有列出可填的产品"
    found = arrivals(sketch.surveyed().facts(), "车", ZONE)
    assert (found.unknown, found.proof) == (True, f"车：情况不明，{said}")
    told = {one.label: one.proof for one in can_make(sketch.facts(), ZONE).products}
    assert told["车"] == f"车：投入槽“轮位”在本地没有做得成的来源（{said}），情况不明"


@pytest.mark.parametrize("own", ["a位", "z位"])
def test_what_needs_itself_is_impossible_whatever_else_is_open(own: str) -> None:
    sketch = chain_of(("甲", own, "甲"), ("甲", "m位", "")).maker("甲厂", "甲").surveyed()
    said = f"投入槽“{own}”{{}}只有循环供应（绕回它自己），按最小不动点不算能做"
    found = arrivals(sketch.facts(), "甲", ZONE)
    assert (found.unknown, found.proof) == (False, f"甲：全部来齐也做不成，甲的{said.format('')}")
    assert can_make(sketch.facts(), ZONE).products[0].proof == f"甲：{said.format('在本地')}"


def test_what_nobody_looked_for_is_taken_as_absent_and_that_is_said() -> None:
    sketch = resting(chain_of(("梦", "实位", "料")), "料").maker("梦厂", "梦")
    found = arrivals(sketch.facts(), "梦", ZONE)
    assert (found.proven, found.unknown, found.unsurveyed, found.at_best) == (True, True, ("料",), 0)
    text = arrivals_text(found).replace("\n", "")
    assert "没有摸清，这里当作没有：料" in text
    assert "至少要来 0 个" in text
    looked = arrivals(sketch.surveyed().facts(), "梦", ZONE)
    assert (looked.unknown, looked.unsurveyed) == (False, ())


def test_a_slot_that_nobody_lists_fillers_of_may_make_fewer_do() -> None:
    sketch = chain_of(("机", "槽", "料"), ("机", "槽", "电"), ("电", "空位", "")).maker("机厂", "机").maker("电厂", "电").surveyed()
    found = arrivals(resting(sketch, "料").facts(), "机", ZONE)
    assert ([name for _, name in found.arrivals], found.unknown, found.at_best) == (["料"], True, 0)


def test_what_rests_on_an_input_without_recipe_is_not_said_to_be_made_now() -> None:
    sketch = chain_of(("机", "槽", "料")).maker("机厂", "机").maker("料厂", "料").surveyed()
    found = arrivals(sketch.facts(), "机", ZONE)
    assert found.proof == "机：情况不明，它要用的料没有载入配方；若它们不再要什么，现在就做得成"
    assert (found.unknown, found.untold) == (True, ("料",))
    assert arrivals(resting(sketch, "料").facts(), "机", ZONE).proof == "机：现在就做得成，不用谁来"


def test_what_comes_without_a_recipe_is_said_to_be_taken_as_needing_nothing() -> None:
    found = arrivals(chain_of(("机", "槽", "料")).maker("机厂", "机").surveyed().facts(), "机", ZONE)
    assert (found.untold, "没有载入配方，这里当作不再要什么：料" in arrivals_text(found)) == (("料",), True)


@dataclass
class Told:
    """A random world, what its slots need, and who makes and was looked for."""

    sketch: Sketch
    slots: dict[str, list[list[str]]] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    perhaps: set[str] = field(default_factory=set)

    def had(self, makers: set[str], *, blank: bool, told: bool = False) -> set[str]:
        """What can be had, by force."""
        found = set[str]()
        while fresh := {one for one in makers - found if (self.slots.get(one) or not told) and self._fed(one, found, blank=blank)}:
            found |= fresh
        return found

    def _fed(self, product: str, had: set[str], *, blank: bool) -> bool:
        return all((blank and not slot) or had & set(slot) for slot in self.slots.get(product, ()))


def random_world(seed: int) -> Told:
    chance = random.Random(seed)
    products = [f"品{number}" for number in range(chance.randint(3, 6))]
    steps, slots = list[tuple[str, str, str]](), dict[str, list[list[str]]]()
    for product in products:
        for number in range(chance.choice([0, 1, 1, 2])):
            fillers, name = chance.sample(products, chance.choice([0, 1, 1, 2])), f"{product}{chance.choice('amz')}{number}"
            slots.setdefault(product, []).append(fillers)
            steps += [(product, name, one) for one in fillers or [""]]
    sketch = chain_of(*steps)
    for one in products:
        if not any(one in (a, c) for a, _, c in steps):
            sketch.link(f"k-{one}", product=one)
    made = {one for one in products if chance.random() < 0.6}
    looked = set(products) if chance.random() < 0.5 else {one for one in products if chance.random() < 0.6}
    waiting = {one for one in products if one not in made and chance.random() < 0.3}
    for one in sorted(made | waiting):
        sketch.maker(f"{one}厂", one)
    for one in sorted(waiting):
        sketch.judge(f"{one}厂", "produces", one, "to_review")
    for one in sorted(looked):
        sketch.surveyed(link=f"k-{one}")
    return Told(sketch, slots, made, made | waiting | (set(products) - looked))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_arrivals_and_alone_are_what_brute_force_says(seed: int) -> None:
    told, everyone = random_world(seed), {f"品{number}" for number in range(6)}
    facts = told.sketch.facts()
    sure, best = told.had(told.made, blank=False, told=True), told.had(told.perhaps, blank=True)
    for one in can_make(facts, ZONE).products:
        assert one.alone is (True if one.label in sure else None if one.label in best else False), one
    assert_arrivals(told, everyone, facts, best)


def assert_arrivals(told: Told, everyone: set[str], facts: Facts, best: set[str]) -> None:
    """Each product's arrivals are as brute force says, and nobody need come at best exactly where it may be made alone."""
    possible, perhaps = told.had(everyone, blank=False), told.had(everyone, blank=True)
    for name in sorted(everyone & {fact.value for fact in facts.of("name")}):
        found = arrivals(facts, f"t:{name}", ZONE)
        assert found.possible is (name in possible), found
        assert found.possible or found.unknown is (name in perhaps) is ("情况不明" in found.proof), found
        assert (found.at_best == 0) is (name in best), found
