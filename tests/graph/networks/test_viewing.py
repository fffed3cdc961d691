"""A view taken out of the facts: it equals the part of the whole network, says what it leaves out, and finds the same ways."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import networkx as nx
import pytest

from graph.facts import Facts
from graph.networks import FactTies, ego_of, section, shortest_ways, to_networkx, ways_between
from tests.graph.networks.world import small
from tests.graph.world import facts_of, record, tie

CENTRES = ["t:甲", "t:丙", "t:uni", "t:lye", "t:salt", "t:here"]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return small()


def content(graph: Any) -> tuple[object, object]:
    """All nodes and edges with what is said of them."""
    return dict(graph.nodes(data=True)), {(a, b, key): said for a, b, key, said in graph.edges(keys=True, data=True)}


def around(count: int) -> FactTies:
    """甲 with so many neighbours, of which n1 has two more."""
    told = [one for n in range(count) for one in (*record(f"s:n{n}", f"邻{n}"), tie("supplies", f"s:n{n}", "s:0"))]
    far = [*record("s:x", "远一"), *record("s:y", "远二"), tie("supplies", "s:x", "s:n1"), tie("supplies", "s:y", "s:n1")]
    return FactTies(facts_of(*record("s:0", "甲"), *told, *far))


@pytest.mark.parametrize("centre", CENTRES)
def test_a_view_is_the_part_of_the_whole_network(facts: Facts, centre: str) -> None:
    whole = to_networkx(facts)
    expected = ego_of(whole, facts, centre) if centre != "t:here" else whole.subgraph({centre, *nx.all_neighbors(whole, centre)})
    assert content(section(FactTies(facts), centre).graph) == content(expected)


def test_two_steps_are_those_of_the_whole_network(facts: Facts) -> None:
    assert content(section(FactTies(facts), "t:甲", hops=2).graph) == content(ego_of(to_networkx(facts), facts, "t:甲", 2))


def test_the_ways_are_those_of_the_whole_network(facts: Facts) -> None:
    whole, ties = to_networkx(facts), FactTies(facts)
    for start, end in combinations(sorted(whole), 2):
        found = [way.nodes for way in ways_between(ties, start, end).ways]
        assert found == [way.nodes for way in shortest_ways(whole, start, end, most=20).ways], (start, end)


def test_a_view_is_no_larger_than_asked_and_says_how_many_are_left_out() -> None:
    found = section(around(12), "s:0", most=10)
    assert (len(found.graph), found.left_out) == (10, 3)


def test_the_best_known_stay_where_not_all_can() -> None:
    assert set(section(around(12), "s:0", most=2).graph) == {"s:0", "s:n1"}


def test_a_node_says_how_many_neighbours_are_not_shown() -> None:
    beyond = section(around(3), "s:0").beyond
    assert (beyond["s:n1"], beyond["s:n2"], beyond["s:0"]) == (2, 0, 0)


def test_an_opened_node_brings_its_neighbours() -> None:
    found = section(around(3), "s:0", opened=["s:n1"])
    assert ({"s:x", "s:y"} <= set(found.graph), found.beyond["s:n1"]) == (True, 0)


def test_what_is_not_in_sight_cannot_be_opened() -> None:
    found = section(around(3), "s:0", opened=["s:x"])
    assert ("s:y" in found.graph, found.opened) == (False, [])


def test_the_end_of_a_way_is_in_sight_with_all_between(facts: Facts) -> None:
    found = section(FactTies(facts), "t:甲", end="t:丁")
    assert {"t:乙", "t:uni", "t:丁"} <= set(found.graph)
