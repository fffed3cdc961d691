"""Ways, brokers and positions. NetworkX is the oracle where igraph computes."""

from __future__ import annotations

import random
import sys
from itertools import pairwise

import networkx as nx
import pytest

from graph.errors import EngineFault
from graph.networks import brokers, positions, shortest_ways, simple, to_igraph, to_networkx
from tests.graph.networks.world import small

Network = nx.MultiDiGraph


def invented(seed: int, nodes: int = 30, edges: int = 60) -> Network[str]:
    """A random network, with loops and parallel edges among it."""
    graph: Network[str] = nx.MultiDiGraph()
    chance = random.Random(seed)
    graph.add_nodes_from((f"n{number}", {"label": f"n{number}", "zh": "", "classes": ()}) for number in range(nodes))
    for number in range(edges):
        graph.add_edge(f"n{chance.randrange(nodes)}", f"n{chance.randrange(nodes)}", key=f"e{number}", type="supplies")
    return graph


@pytest.mark.parametrize("seed", range(5))
def test_betweenness_is_networkxs(seed: int) -> None:
    graph = invented(seed)
    wanted = nx.betweenness_centrality(simple(graph), normalized=False)
    found = brokers(graph).set_index("id")["betweenness"].to_dict()
    assert found == pytest.approx(wanted)


@pytest.mark.parametrize("seed", range(5))
def test_constraint_is_networkxs(seed: int) -> None:
    graph = invented(seed)
    found = brokers(graph).set_index("id")["constraint"].to_dict()
    assert found == pytest.approx(nx.constraint(simple(graph)), nan_ok=True)


def test_the_middle_of_a_star_is_the_broker() -> None:
    """By hand: with four leaves, 6 pairs go through the middle, whose constraint is 4 × (1/4)²."""
    graph: Network[str] = nx.MultiDiGraph(nx.star_graph(["m", "a", "b", "c", "d"]))
    nx.set_node_attributes(graph, {node: {"label": node, "zh": ""} for node in graph})
    first = brokers(graph).iloc[0]
    assert (first["id"], first["betweenness"], first["constraint"]) == ("m", 6.0, 0.25)


def test_a_way_names_the_facts_of_each_step() -> None:
    (way,) = shortest_ways(to_networkx(small()), "t:甲", "t:丁").ways
    assert way.nodes == ("t:甲", "t:乙", "t:uni", "t:丁")
    assert [sorted((a, b, said["type"], said.get("period", "")) for a, b, _, said in step.edges) for step in way.steps] == [
        [("t:乙", "t:甲", "supplies", "2018"), ("t:乙", "t:甲", "supplies", "2019")],
        [("t:uni", "t:乙", "cooperatesWith", "")], [("t:uni", "t:丁", "cooperatesWith", "")]]  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_all_shortest_ways_are_given(seed: int) -> None:
    graph = invented(seed)
    wanted = sorted(map(tuple, nx.all_shortest_paths(simple(graph), "n0", "n1")))
    assert [way.nodes for way in shortest_ways(graph, "n0", "n1", longest=30).ways] == wanted


def test_no_way_leads_through_a_place() -> None:
    graph = invented(0, nodes=3, edges=0)
    nx.set_node_attributes(graph, {"n1": {"classes": ("Zone",)}})
    graph.add_edges_from([("n0", "n1"), ("n2", "n1")], type="projectIn")
    assert shortest_ways(graph, "n0", "n2").ways == ()
    assert len(shortest_ways(graph, "n0", "n1").ways) == 1


def test_ways_are_bounded_in_length() -> None:
    graph = invented(0, nodes=9, edges=0)
    graph.add_edges_from(pairwise(sorted(graph)))
    assert [len(shortest_ways(graph, "n0", end).ways) for end in ("n6", "n7")] == [1, 0]


def test_ways_are_bounded_in_number() -> None:
    graph = invented(0, nodes=9, edges=0)
    graph.add_edges_from((end, f"n{middle}") for end in ("n0", "n1") for middle in range(2, 9))
    found = shortest_ways(graph, "n0", "n1", most=3)
    assert (len(found.ways), found.more) == (3, True)


@pytest.mark.parametrize(("start", "end"), [("n0", "n0"), ("n0", "nobody")])
def test_no_way_where_an_end_is_missing_or_both_are_one(start: str, end: str) -> None:
    assert shortest_ways(invented(0), start, end).ways == ()


def test_positions_are_the_same_each_time_and_fill_the_square() -> None:
    found = positions(invented(1))
    assert found == positions(invented(1))
    assert [(min(side), max(side)) for side in zip(*found.values(), strict=True)] == [(0.0, 1.0), (0.0, 1.0)]


def test_nothing_and_one_node_have_positions() -> None:
    assert (positions(invented(0, 0, 0)), positions(invented(0, 1, 0))) == ({}, {"n0": (0.5, 0.5)})


def test_without_igraph_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "igraph", None)
    with pytest.raises(EngineFault, match="LT-NET-02"):
        to_igraph(small())
