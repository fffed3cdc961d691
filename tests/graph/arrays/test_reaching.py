"""Breadth-first depths, closures and weak components equal NetworkX's, on graphs with cycles, loops and parallel edges."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.csr import Csr, csr
from graph.arrays.lacking import Lacking
from graph.arrays.reaching import closure, closures, components, depths

Graph = tuple[int, list[tuple[int, int]]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A directed multigraph of one to twelve nodes."""
    nodes = draw(st.integers(1, 12))
    node = st.integers(0, nodes - 1)
    return nodes, draw(st.lists(st.tuples(node, node), max_size=30))


def both(graph: Graph) -> tuple[Csr, nx.DiGraph[int]]:
    nodes, pairs = graph
    oracle: nx.DiGraph[int] = nx.DiGraph()
    oracle.add_nodes_from(range(nodes))
    oracle.add_edges_from(pairs)
    return csr([a for a, _ in pairs], [b for _, b in pairs], nodes), oracle


@settings(deadline=None)
@given(graphs(), st.data())
def test_depths_are_the_shortest_from_any_source(graph: Graph, data: st.DataObject) -> None:
    ours, oracle = both(graph)
    sources = data.draw(st.lists(st.integers(0, graph[0] - 1), max_size=3))
    most = data.draw(st.integers(-1, 4))
    layers = dict(enumerate(nx.bfs_layers(oracle, set(sources)))) if sources else {}
    known = {node: depth for depth, layer in layers.items() for node in layer if most < 0 or depth <= most}
    assert depths(ours, sources, most).tolist() == [known.get(node, -1) for node in range(graph[0])]


@settings(deadline=None)
@given(graphs())
def test_closures_are_descendants(graph: Graph) -> None:
    ours, oracle = both(graph)
    whole = [nx.descendants(oracle, node) for node in range(graph[0])]
    assert closures(ours, range(graph[0])).tolist() == [len(one) for one in whole]
    assert [set(closure(ours, node).tolist()) for node in range(graph[0])] == whole


def test_more_closures_than_one_word_has_bits() -> None:
    ring = csr(range(5), [1, 2, 3, 4, 0], 5)
    assert (closures(ring, [0, 3] * 300) == 4).all()


@settings(deadline=None)
@given(graphs())
def test_weak_components_are_named_by_their_smallest_node(graph: Graph) -> None:
    ours, oracle = both(graph)
    named = {node: min(part) for part in nx.weakly_connected_components(oracle) for node in part}
    assert components(ours).tolist() == [named[node] for node in range(graph[0])]


@settings(deadline=None)
@given(graphs(), graphs(), st.data())
def test_the_anti_join_leaves_what_is_reached_and_not_made_here(graph: Graph, made: Graph, data: st.DataObject) -> None:
    ours, oracle = both(graph)
    pairs = [(a % graph[0], b) for a, b in made[1]]
    makers, said = csr([a for a, _ in pairs], [b for _, b in pairs], graph[0]), np.arange(made[0], dtype=np.int32) % 3
    asking = Lacking(ours, makers)
    for root in data.draw(st.lists(st.integers(0, graph[0] - 1), max_size=4)):
        most, itself = data.draw(st.integers(-1, 4)), data.draw(st.booleans())
        near = nx.single_source_shortest_path_length(oracle, root, cutoff=None if most < 0 else most)
        kept = {one for one in near if (itself or one != root) and not any(a == one and b % 3 == 1 for a, b in pairs)}
        assert set(asking.of(np.array([root], dtype=np.int32), said, 1, most, itself=itself).tolist()) == kept


def test_an_empty_graph_reaches_nothing() -> None:
    empty = csr([], [], 0)
    assert [depths(empty, []).size, closures(empty, []).size, components(empty).size] == [0, 0, 0]
    assert np.array_equal(depths(csr([], [], 3), [1]), [-1, 0, -1])
