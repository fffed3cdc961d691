"""Minimal cuts and smallest arrivals against brute force, over random recipes with cycles."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.arrivals import least_arrivals
from graph.arrays.cuts import minimal_cuts
from tests.graph.arrays.test_recipes import Small, Taken, smalls


@st.composite
def supplied(draw: st.DrawFn) -> tuple[Small, list[Taken]]:
    """Recipes whose entries of supply are dealt out to sources; some belong to none, and nobody can cut them."""
    small = draw(smalls())
    there = [(one, False) for one, count in enumerate(small.makers) for _ in range(count)]
    there += [(one, True) for one, count in enumerate(small.outright) for _ in range(count)]
    sources: list[Taken] = [[] for _ in range(draw(st.integers(1, 6)))]
    for entry in there:
        number = draw(st.integers(-1, len(sources) - 1))
        if number >= 0:
            sources[number].append(entry)
    return small, sources


@settings(max_examples=300, deadline=None)
@given(supplied(), st.data())
def test_cuts_are_those_that_trying_everything_finds(case: tuple[Small, list[Taken]], data: st.DataObject) -> None:
    small, sources = case
    target = data.draw(st.integers(0, len(small.makers) - 1))
    found = minimal_cuts(small.recipes().close(small.makers, small.outright), target, sources)
    assert found.had == (target in small.had())
    if found.had:
        numbers = range(len(sources))
        singles = {one for one in numbers if target not in small.had(sources[one])}
        pairs = {(a, b) for a, b in combinations(numbers, 2)
                 if not {a, b} & singles and target not in small.had([*sources[a], *sources[b]])}  # fmt: skip
        assert (set(found.singles), set(found.pairs)) == (singles, pairs)


@settings(max_examples=200, deadline=None)
@given(smalls(), st.data())
def test_the_smallest_arrivals_are_those_that_trying_everything_finds(small: Small, data: st.DataObject) -> None:
    product = st.integers(0, len(small.makers) - 1)
    target, options = data.draw(product), data.draw(st.lists(st.lists(product, min_size=1, max_size=3), max_size=6))
    found = least_arrivals(small.recipes().close(small.makers, small.outright), target, options)
    enough = [len(chosen) for size in range(len(options) + 1) for chosen in combinations(range(len(options)), size)
              if target in _with(small, [options[one] for one in chosen])]  # fmt: skip
    assert found.possible == bool(enough)
    if enough:
        assert (found.cost, found.proven, len(found.chosen)) == (min(enough), True, min(enough))
        assert target in _with(small, [options[one] for one in found.chosen])


def _with(small: Small, brought: list[list[int]]) -> set[int]:
    makers = list(small.makers)
    for product in (one for option in brought for one in option):
        makers[product] += 1
    return replace(small, makers=makers).had()


def test_a_ring_that_holds_itself_up_calls_for_a_cut_and_then_for_someone_outside_it() -> None:
    ring = Small([(0, 0), (1, 1), (2, 2)], [(1, 0), (0, 1), (3, 1), (1, 2)], [], [1, 1, 1, 0], [0] * 4, 3)
    found = least_arrivals(ring.recipes().close(ring.makers, ring.outright), 2, [[3]])
    assert (found.chosen, found.proven, found.cuts) == ((0,), True, 1)


def test_a_dearer_arrival_is_left_for_two_cheaper_ones() -> None:
    small = Small([(0, 0), (0, 1)], [(1, 0), (2, 1)], [], [1, 0, 0], [0] * 3, 2)
    found = least_arrivals(small.recipes().close(small.makers, small.outright), 0, [[1, 2], [1], [2]], [2.5, 1, 1])
    assert (found.chosen, found.cost, found.bound) == ((1, 2), 2.0, 2.0)
