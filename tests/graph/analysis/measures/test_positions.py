"""Where links stand: counted by hand, and against the same graph as an input–output table; NetworkX counts what rests on a link."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.measures import IoTable, positions
from graph.analysis.measures.positions import users
from tests.worlds import zone

Edges = dict[str, frozenset[str]]


@st.composite
def graphs(draw: st.DrawFn, acyclic: bool = False) -> Edges:
    """A graph of up to nine nodes, with cycles and self-loops unless told otherwise."""
    n = draw(st.integers(0, 9))
    found: Edges = {}
    for one in range(n):
        allowed = range(one + 1, n) if acyclic else range(n)
        found[str(one)] = frozenset(map(str, draw(st.sets(st.sampled_from(list(allowed)))) if len(allowed) else ()))
    return found


@given(graphs(acyclic=True))
def test_upstreamness_is_that_of_a_table_that_sells_in_equal_parts(edges: Edges) -> None:
    if not edges:
        return
    flows = np.array([[1 / len(edges[row]) if one in edges[row] else 0.0 for one in edges] for row in edges])
    expected = IoTable(list(edges), flows, np.ones(len(edges))).linkages().upstreamness
    assert [one.upstreamness for one in positions(edges).values()] == pytest.approx(list(expected))


@given(graphs())
def test_what_rests_on_a_link_is_what_can_be_reached(edges: Edges) -> None:
    graph = nx.DiGraph([(one, other) for one, to in edges.items() for other in to])
    graph.add_nodes_from(edges)
    expected = {one: len(nx.descendants(graph, one)) for one in edges}
    assert {one: found.dependents for one, found in positions(edges).items()} == expected


@given(graphs())
def test_a_position_is_unknown_only_where_a_walk_may_never_end(edges: Edges) -> None:
    graph = nx.DiGraph([(one, other) for one, to in edges.items() for other in to if one != other])
    graph.add_nodes_from(edges)
    ends = {one for one, to in edges.items() if not to - {one}}
    reach = {one: {one} | nx.descendants(graph, one) for one in edges}
    endless = {one for one in edges if not ends & reach[one]}
    lost = {one for one in edges if endless & reach[one]}
    assert {one for one, found in positions(edges).items() if found.upstreamness is None} == lost


def test_a_diamond_counted_by_hand() -> None:
    found = positions({"a": frozenset("bc"), "b": frozenset("d"), "c": frozenset("d"), "d": frozenset()})
    assert [(one.upstreamness, one.downstreamness, one.weight) for one in found.values()] == [
        (3, 1, 4), (2, 2, 2), (2, 2, 2), (1, 3, 1)]  # fmt: skip


def test_a_cycle_with_an_exit_counted_by_hand() -> None:
    found = positions({"a": frozenset("b"), "b": frozenset("ac"), "c": frozenset()})
    assert [found["a"].upstreamness, found["b"].upstreamness] == pytest.approx([5, 4])


def test_a_cycle_without_exit_is_unknown() -> None:
    found = positions({"a": frozenset("b"), "b": frozenset("a")})
    assert [(one.upstreamness, one.dependents) for one in found.values()] == [(None, 1), (None, 1)]


def test_a_link_is_used_by_the_links_whose_products_take_one_of_its_products() -> None:
    sketch = zone().link("k", product="m").record("slot", "InputSlot", slotKind="material")
    world = sketch.relate("m", "requires", "slot").relate("p", "fills", "slot").world()
    assert users(world, ["t:l", "t:k"]) == {"t:l": frozenset({"t:k"}), "t:k": frozenset()}


def test_a_product_that_needs_itself_puts_no_link_before_itself() -> None:
    sketch = zone().record("slot", "InputSlot").relate("p", "requires", "slot").relate("p", "fills", "slot")
    assert users(sketch.world(), ["t:l"]) == {"t:l": frozenset()}
