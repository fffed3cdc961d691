"""Parts of a network and single steps in it; a part keeps the order of its network, so that no hash seed decides anything."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

import networkx as nx

HUBS = frozenset({"Zone", "Region", "Country", "IndustryField", "IndustryChain", "Indicator", "ClassificationCode"})
"""Classes whose members join all that lies in them: a way may end there, never lead through."""


def part(
    graph: nx.MultiDiGraph[str], nodes: Container[str], keeps: Callable[[dict[str, object]], bool] | None = None
) -> nx.MultiDiGraph[str]:
    """A network of its own with some nodes and the edges between them (all, or those whose attributes please)."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((node, dict(said)) for node, said in graph.nodes(data=True) if node in nodes)
    for start, end, key, said in graph.edges(keys=True, data=True):
        if start in nodes and end in nodes and (keeps is None or keeps(said)):
            found.add_edge(start, end, key=key, **said)
    return found


def into(graph: nx.MultiDiGraph[str], nodes: Iterable[str], relation: str) -> set[str]:
    """Where edges of a relation into any of these nodes begin."""
    inside = [node for node in nodes if node in graph]
    return {start for start, _, kind in graph.in_edges(inside, data="type", default="") if kind == relation}


def out_of(graph: nx.MultiDiGraph[str], nodes: Iterable[str], relation: str) -> set[str]:
    """Where edges of a relation out of any of these nodes end."""
    inside = [node for node in nodes if node in graph]
    return {end for _, end, kind in graph.out_edges(inside, data="type", default="") if kind == relation}


def is_hub(graph: nx.MultiDiGraph[str], node: str) -> bool:
    """Whether a node joins all that lies in it."""
    return not HUBS.isdisjoint(graph.nodes[node]["classes"])


def simple(graph: nx.MultiDiGraph[str], leave: Container[str] = ()) -> nx.Graph[str]:
    """The undirected simple projection: one edge where any relation joins two different nodes, without the nodes to leave."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(node for node in graph if node not in leave)
    found.add_edges_from((a, b) for a, b in graph.edges() if a != b and a not in leave and b not in leave)
    return found
