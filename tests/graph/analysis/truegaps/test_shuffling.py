"""The shuffle of producers keeps every degree and moves who makes what."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

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


def test_most_makers_of_a_chain_end_up_elsewhere_and_the_seed_says_where() -> None:
    edges = examples(pooled()).edges
    assert len(set(shuffled(edges, 1)) & set(edges)) < len(edges) / 3
    assert shuffled(edges, 1) == shuffled(edges, 1) != shuffled(edges, 2)
