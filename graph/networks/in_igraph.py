"""What igraph computes: the network as its graph, brokers, and positions of a picture. It comes with the extra `networks`."""

from __future__ import annotations

import random
from collections.abc import Iterable
from math import sqrt
from typing import Any

import networkx as nx
import pandas as pd

from graph.facts import Facts
from graph.networks.building import to_networkx
from graph.networks.extra import need
from graph.networks.parts import simple

ROUNDS, SEED, SMALL, GRID = 200, 20, 150, 1000
"""Rounds and seed of a layout; up to SMALL nodes distances count, from GRID nodes on only near ones repel."""
Positions = dict[str, tuple[float, float]]


def to_igraph(facts: Facts, *, classes: Iterable[str] = (), relations: Iterable[str] = (), chain: str = "", place: str = "") -> Any:
    """The network of `to_networkx` as a directed igraph.Graph; a vertex's `name` is the entity id, an edge's `key` the version's.

    Raises UnknownName, and EngineFault LT-NET-02 where igraph is not installed.
    """
    return as_igraph(to_networkx(facts, classes=classes, relations=relations, chain=chain, place=place))


def as_igraph(graph: nx.Graph[str]) -> Any:
    """A network (or its simple projection) as an igraph.Graph with the same nodes, edges and attributes, in the same order."""
    names = {node: number for number, node in enumerate(graph)}
    edges = list(_edges(graph))
    found = need("igraph").Graph(n=len(names), edges=[(names[a], names[b]) for a, b, *_ in edges], directed=graph.is_directed())
    found.vs["name"] = list(names)
    for name in dict.fromkeys(name for _, said in graph.nodes(data=True) for name in said):
        found.vs[name] = [said.get(name) for _, said in graph.nodes(data=True)]
    found.es["key"] = [key for _, _, key, _ in edges]
    for name in dict.fromkeys(name for *_, said in edges for name in said):
        found.es[name] = [said.get(name) for *_, said in edges]
    return found


def _edges(graph: nx.Graph[str]) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    return graph.edges(keys=True, data=True) if isinstance(graph, nx.MultiDiGraph) else ((a, b, "", {}) for a, b in graph.edges())


def brokers(graph: nx.MultiDiGraph[str]) -> pd.DataFrame:
    """Who stands between others: id, label, zh, degree, betweenness, constraint; the highest betweenness first.

    All on the undirected simple projection (`simple`) and exact, so narrow the network first (`of_classes(…, ["Actor"])`).
    betweenness(v) = Σ over pairs s < t of the share of shortest ways from s to t that lead through v (Freeman 1977, Sociometry
    40; Brandes 2001, J. Math. Sociology 25); not normalised, O(nodes × edges). constraint(v) = Σ_j (p_vj + Σ_q p_vq p_qj)²
    with p_vj = 1/degree(v) for each neighbour j (Burt 1992, Structural Holes, ch. 2); low means many gaps to bridge, NaN for
    a node without neighbours. Raises EngineFault LT-NET-02 where igraph is not installed.
    """
    drawn = as_igraph(simple(graph))
    frame = pd.DataFrame({
        "id": drawn.vs["name"], "label": [graph.nodes[one]["label"] for one in drawn.vs["name"]],
        "zh": [graph.nodes[one]["zh"] for one in drawn.vs["name"]], "degree": drawn.degree(),
        "betweenness": drawn.betweenness(directed=False), "constraint": drawn.constraint(),
    })  # fmt: skip
    return frame.sort_values(["betweenness", "id"], ascending=[False, True], ignore_index=True)


def positions(graph: nx.MultiDiGraph[str], seed: int = SEED) -> Positions:
    """Where each node goes, from a fixed start, so that the same network gives the same picture.

    Kamada-Kawai (1989) for small networks, Fruchterman-Reingold (1991) for larger ones. The numbers
    fill a square from 0 to 1 on both sides. Raises EngineFault LT-NET-02 where igraph is not installed.
    """
    igraph, chance = need("igraph"), random.Random(seed)
    if not len(graph):
        return {}
    side = sqrt(len(graph))
    start = [(side * chance.random(), side * chance.random()) for _ in graph]
    igraph.set_random_number_generator(chance)
    try:
        drawn = _layout(as_igraph(simple(graph)), start)
    finally:
        igraph.set_random_number_generator(random)
    sides = [_filling([point[side] for point in drawn]) for side in (0, 1)]
    return dict(zip(graph, zip(*sides, strict=True), strict=True))


def _layout(graph: Any, start: list[tuple[float, float]]) -> Any:
    if graph.vcount() <= SMALL:
        return graph.layout_kamada_kawai(seed=start, maxiter=50 * ROUNDS)
    return graph.layout_fruchterman_reingold(niter=ROUNDS, seed=start, grid=graph.vcount() >= GRID)


def _filling(values: list[float]) -> list[float]:
    low, high = min(values), max(values)
    return [(value - low) / (high - low) if high > low else 0.5 for value in values]
