"""AND/OR closure, removals and their incremental kernel against naive oracles, over random recipes with cycles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.chaining import chain
from graph.arrays.csr import Edges
from graph.arrays.recipes import Entries, Recipes

Pairs = list[tuple[int, int]]
Taken = list[tuple[int, bool]]


@dataclass
class Small:
    """Recipes as lists, with the counts of makers and outright suppliers of each product."""

    needs: Pairs
    fills: Pairs
    kinds: Pairs
    makers: list[int]
    outright: list[int]
    slots: int

    def recipes(self) -> Recipes:
        products = len(self.makers)
        return Recipes(_edges(self.needs, products, self.slots), _edges(self.fills, products, self.slots),
                       _edges(self.kinds, products, products))  # fmt: skip

    def had(self, taken: Taken = ()) -> set[int]:  # type: ignore[assignment]
        """The least fixpoint by naive iteration."""
        makers, outright = list(self.makers), list(self.outright)
        for product, out in taken:
            (outright if out else makers)[product] -= 1
        had: set[int] = set()
        while True:
            more = {one for one in range(len(makers)) if self._supported(one, had, makers, outright)}
            if more <= had:
                return had
            had |= more

    def _supported(self, one: int, had: set[int], makers: list[int], outright: list[int]) -> bool:
        met = {slot for filler, slot in self.fills if filler in had}
        by_recipe = makers[one] > 0 and all(slot in met for product, slot in self.needs if product == one)
        return outright[one] > 0 or by_recipe or any(kind in had for kind, wide in self.kinds if wide == one)


def _edges(pairs: Pairs, rows: int, columns: int) -> Edges:
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    return Edges(ends[:, 0].copy(), ends[:, 1].copy(), rows, columns)


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    """Up to nine products and eight slots, with whatever cycles, self-loops and parallel edges chance gives."""
    products, slots = draw(st.integers(1, 9)), draw(st.integers(1, 8))
    product, slot = st.integers(0, products - 1), st.integers(0, slots - 1)
    counts = st.lists(st.sampled_from([0, 1, 1, 2]), min_size=products, max_size=products)
    few = st.lists(st.sampled_from([0, 0, 0, 1, 2]), min_size=products, max_size=products)
    return Small(draw(st.lists(st.tuples(product, slot), max_size=14, unique=True)),
                 draw(st.lists(st.tuples(product, slot), max_size=20)),
                 draw(st.lists(st.tuples(product, product), max_size=5)), draw(counts), draw(few), slots)  # fmt: skip


@st.composite
def removals(draw: st.DrawFn) -> tuple[Small, list[Taken]]:
    """Recipes, and removals of entries that are there."""
    small = draw(smalls())
    there = [(one, False) for one, count in enumerate(small.makers) for _ in range(count)]
    there += [(one, True) for one, count in enumerate(small.outright) for _ in range(count)]
    numbers = st.lists(st.integers(0, max(0, len(there) - 1)), max_size=min(4, len(there)), unique=True)
    return small, [[there[number] for number in one] for one in draw(st.lists(numbers, min_size=1, max_size=6))]


thorough = settings(max_examples=400, deadline=None)


@thorough
@given(smalls())
def test_the_closure_is_the_least_fixpoint(small: Small) -> None:
    assert set(np.flatnonzero(small.recipes().close(small.makers, small.outright).had)) == small.had()


@thorough
@given(smalls())
def test_both_ways_of_chaining_have_the_same(small: Small) -> None:
    recipes = small.recipes()
    _, users, fills, _, wider, _ = recipes.graph
    need, makers = recipes.needs.forward.counts().astype(np.int32), np.array(small.makers, dtype=np.int32)
    rank = chain(users, fills, wider, need, makers, np.array(small.outright, dtype=np.int32))
    assert ((rank >= 0) == recipes.close(small.makers, small.outright).had).all()


@pytest.mark.parametrize("slots", [31, 32, 40])
def test_a_recipe_of_many_slots_needs_the_last_of_them_too(slots: int) -> None:
    needs, fills = [(0, slot) for slot in range(slots)], [(1, slot) for slot in range(slots - 1)]
    lacking = Small(needs, fills, [], [1, 1, 1], [0, 0, 0], slots)
    whole = Small(needs, [*fills, (2, slots - 1)], [], [1, 1, 1], [0, 0, 0], slots)
    had = [one.recipes().close(one.makers, one.outright).had[0] for one in (lacking, whole)]
    assert had == [False, True]


@pytest.mark.parametrize("slots", [31, 32])
def test_with_a_type_of_it_a_product_of_many_slots_is_had_though_nobody_makes_it(slots: int) -> None:
    small = Small([(0, slot) for slot in range(slots)], [(2, 0)], [(1, 0)], [0, 1, 1], [0, 0, 0], slots)
    recipes = small.recipes()
    assert [recipes.close(makers, small.outright).had[0] for makers in ([0, 1, 1], [0, 0, 1])] == [True, False]
    assert (recipes._met is None) is (slots > 31)


@thorough
@given(smalls())
def test_in_the_founded_order_everything_rests_on_what_comes_before(small: Small) -> None:
    order = small.recipes().close(small.makers, small.outright).order
    before: set[int] = set()
    for product in np.argsort(order)[int((order < 0).sum()) :]:
        assert small._supported(int(product), before, small.makers, small.outright)
        before.add(int(product))


@thorough
@given(removals())
def test_what_falls_is_what_a_closure_without_it_lacks(case: tuple[Small, list[Taken]]) -> None:
    small, many = case
    closure = small.recipes().close(small.makers, small.outright)
    assert [set(closure.fall(taken)) for taken in many] == [small.had() - small.had(taken) for taken in many]


@thorough
@given(removals())
def test_many_removals_are_counted_and_weighted_each_by_itself(case: tuple[Small, list[Taken]]) -> None:
    small, many = case
    weights = np.arange(1.0, len(small.makers) + 1)
    counts, sums = small.recipes().close(small.makers, small.outright).falls(Entries.of(many), weights)
    gone = [small.had() - small.had(taken) for taken in many]
    assert counts.tolist() == [len(one) for one in gone]
    assert sums.tolist() == pytest.approx([sum(product + 1 for product in one) for one in gone])


def test_a_product_that_needs_itself_is_not_had() -> None:
    assert Small([(0, 0)], [(0, 0)], [], [1], [0], 1).recipes().close([1], [0]).had.tolist() == [False]


def test_a_cycle_that_is_supplied_at_one_point_is_had_and_falls_with_it() -> None:
    ring = Small([(0, 0), (1, 1)], [(0, 1), (1, 0)], [], [1, 1], [1, 0], 2)
    closure = ring.recipes().close(ring.makers, ring.outright)
    assert (closure.had.tolist(), sorted(closure.fall([(0, True)]).tolist())) == ([True, True], [0, 1])


def test_nothing_needs_nothing() -> None:
    empty = Small([], [], [], [], [], 0).recipes().close([], [])
    assert (empty.had.tolist(), empty.falls(Entries.of([[]]))[0].tolist()) == ([], [0])
