"""A change asks again only what it may move, and the answer is the one that all from scratch would give."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from graph.analysis.whatif.standing import Standing, standing
from graph.facts import assume
from graph.states.certificate import certify
from graph.states.flags import flags
from tests.graph.analysis.whatif.worlds import fresh, known_world, some_changes
from tests.graph.queries.random_worlds import POPULATIONS, random_world

SEEDS, CHANGES = 24, 30


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
