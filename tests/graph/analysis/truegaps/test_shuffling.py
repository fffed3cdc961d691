"""The shuffle of producers keeps every degree and moves who makes what."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.truegaps.controls import Spread, interval_of_mean
from graph.analysis.truegaps.makers import Edge
from graph.analysis.truegaps.shuffling import shuffled
from tests.graph.analysis.truegaps.world import examples, pooled

EDGES = st.lists(st.tuples(st.sampled_from("甲乙丙丁"), st.just("CHN"), st.sampled_from("abcde")), unique=True, max_size=20)


@given(EDGES, st.integers(0, 5))
def test_every_firm_and_every_link_keeps_its_degree(edges: list[Edge], seed: int) -> None:
    found = shuffled(edges, seed)
    assert len(set(found)) == len(edges)
    for part in (lambda one: one[:2], lambda one: one[2]):
        assert Counter(map(part, found)) == Counter(map(part, edges))


def test_the_interval_of_a_mean_is_by_its_standard_error() -> None:
    """Standard deviation √(2/3), four values, z = 1.96: 0.25 ± 0.800."""
    found = interval_of_mean([-0.75, 1.25, 0.25, 0.25], 0.95)
    assert found == pytest.approx((-0.5502, 1.0502), abs=1e-4)
    assert [Spread((0, 0, 0), (0, 0, 0), ends).lost for ends in (found, (0.01, 0.02))] == [True, False]


def test_most_makers_of_a_chain_end_up_elsewhere_and_the_seed_says_where() -> None:
    edges = examples(pooled()).edges
    assert len(set(shuffled(edges, 1)) & set(edges)) < len(edges) / 3
    assert shuffled(edges, 1) == shuffled(edges, 1) != shuffled(edges, 2)
