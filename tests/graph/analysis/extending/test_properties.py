"""What must hold of the proposals in any world."""

from __future__ import annotations

import random

import pytest

from graph.analysis.extending.here import Here
from tests.graph.analysis.extending.world import extended
from tests.worlds import Sketch, key, zone


def random_world(seed: int) -> Sketch:
    """Eight products in four links of two chains, random slots (loops too), types, makers here and elsewhere."""
    chance, sketch = random.Random(seed), zone().surveyed().record("metal", "IndustryChain").record("motor", "IndustryChain")
    products = [f"p{number}" for number in range(8)]
    for number in range(4):
        sketch.record(f"l{number}", "ChainLink").relate(f"l{number}", "partOf", chance.choice(["metal", "motor"]))
    sketch.relate("l0", "partOf", "metal")
    for one in products:
        sketch.record(one, "Product").relate(one, "makesUp", f"l{chance.randrange(4)}")
        if chance.random() < 0.3:
            sketch.relate(one, "isTypeOf", chance.choice(products))
    for number in range(6):
        sketch.record(f"s{number}", "InputSlot", slotKind="material").relate(chance.choice(products), "requires", f"s{number}")
        for filler in chance.sample(products, 2):
            sketch.relate(filler, "fills", f"s{number}")
    for number in range(4):
        sketch.maker(f"厂{number}", chance.choice(products), place=chance.choice(["zone", "zone", "elsewhere"]))
    return sketch


@pytest.mark.parametrize("seed", range(30))
def test_nothing_that_is_here_is_proposed_and_each_step_starts_from_what_is(seed: int) -> None:
    sketch = random_world(seed)
    here = Here(sketch.world())
    for one in extended(sketch).proposals:
        assert not any(here.known(key(product)) or here.coarse(key(product)) for product in one.products)
        for reason in one.reasons:
            started = [reason.via] if one.kind == "extend" else [key(name) for name in reason.beside]
            assert any(here.known(thing) or thing in here.links for thing in started)


@pytest.mark.parametrize("seed", range(30))
def test_a_percentile_is_between_0_and_100_or_says_why_not(seed: int) -> None:
    for one in extended(random_world(seed)).proposals:
        for near in (one.near, one.gain):
            assert 0 <= near.percentile <= 100 if near.percentile is not None else near.why


@pytest.mark.parametrize("seed", range(10))
def test_what_a_new_firm_makes_is_proposed_no_more(seed: int) -> None:
    sketch = random_world(seed)
    wanted = {product for one in extended(sketch).proposals for product in one.products}
    for product in sorted(wanted):
        sketch.maker(f"新{product}", product)
    again = {product for one in extended(sketch).proposals for product in one.products}
    assert wanted.isdisjoint(again)
