"""The network holds what the views hold: entities and relations, each edge with its fact and its sources."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.facts import Facts, read_history
from graph.networks import as_igraph, to_igraph, to_networkx
from graph.views.items import HAS_VALUE
from graph.views.projection import Projection
from tests.graph.networks.world import small
from tests.graph.world import facts_of, tie

Network = nx.MultiDiGraph


@pytest.fixture(scope="module")
def facts() -> Facts:
    return small()


@pytest.fixture(scope="module")
def graph(facts: Facts) -> Network[str]:
    return to_networkx(facts)


def test_a_node_says_what_it_is(graph: Network[str]) -> None:
    said = graph.nodes["t:uni"]
    assert (said["id"], said["label"], said["classes"], said["actor"], said["zh"], said["en"], said["sources"]) == (
        "t:uni", "某大学", ("University",), True, "高校", "University", ("t",))  # fmt: skip


def test_an_edge_says_relation_period_share_sources_and_conflict(graph: Network[str]) -> None:
    found = sorted(graph["t:乙"]["t:甲"].values(), key=lambda said: str(said["period"]))
    assert [(said["type"], said["zh"], said["period"], said["sources"], said["conflict"]) for said in found] == [
        ("supplies", "供货", "2018", ("t",), False), ("supplies", "供货", "2019", ("t", "u"), True)]  # fmt: skip
    assert found[0]["share"] == 0.2


def test_sources_and_documents_are_left_out(graph: Network[str]) -> None:
    assert "t:paper" not in graph


def test_edges_are_the_relationships_of_the_views(facts: Facts, graph: Network[str]) -> None:
    shown = {edge.id for edge in Projection(read_history(facts.ledger)).edges() if edge.type != HAS_VALUE}
    assert {key for _, _, key in graph.edges(keys=True)} == shown


def test_what_a_firm_makes_puts_it_on_the_link(graph: Network[str]) -> None:
    (said,) = graph["t:甲"]["t:lye"].values()
    assert (said["type"], said["derived"], said["product"]) == ("occupies", True, "t:p-lye")


def test_the_order_is_not_the_loads(graph: Network[str]) -> None:
    keys = [key for _, _, key in to_networkx(small()).edges(keys=True)]
    assert keys == [key for _, _, key in graph.edges(keys=True)]


def test_an_end_that_nobody_describes_is_a_node() -> None:
    assert to_networkx(facts_of(tie("supplies", "s:1", "s:2"))).nodes["s:2"]["classes"] == ()


def test_igraph_holds_the_same(facts: Facts, graph: Network[str]) -> None:
    found = to_igraph(facts)
    edges = [(found.vs[one.source]["name"], found.vs[one.target]["name"], one["key"]) for one in found.es]
    assert found.vs["label"] == [graph.nodes[node]["label"] for node in graph]
    assert edges == list(graph.edges(keys=True))


def test_igraph_of_nothing_is_empty() -> None:
    assert as_igraph(nx.MultiDiGraph()).vcount() == 0
