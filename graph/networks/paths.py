"""Ways between two actors: all the shortest ones, with the facts that make each step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from graph.networks.parts import is_hub, simple

LONGEST, MOST = 6, 100
"""Steps of the longest way looked for, and how many ways are given at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way: its ends as they are walked, and the edges between them (start, end, key, attributes)."""

    start: str
    end: str
    edges: tuple[tuple[str, str, str, dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its nodes from first to last, and a step between each two."""

    nodes: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways, in the order of their nodes; `more` where there are others that were not given."""

    ways: tuple[Way, ...]
    more: bool = False


def shortest_ways(graph: nx.MultiDiGraph[str], start: str, end: str, *, longest: int = LONGEST, most: int = MOST) -> Ways:
    """All shortest ways between two nodes of a network, edges taken either way, none through a place or field (see `HUBS`).

    Empty where the two are the same, one is not there, or the nearest way has more than `longest` steps. Every step names
    all edges between its ends.
    """
    if start == end or start not in graph or end not in graph:
        return Ways(())
    open_ways = simple(graph, {node for node in graph if node not in (start, end) and is_hub(graph, node)})
    found = sorted(map(tuple, islice(_walked(open_ways, start, end, longest), most + 1)))
    ways = (Way(nodes, tuple(_step(graph, *two) for two in pairwise(nodes))) for nodes in found[:most])
    return Ways(tuple(ways), len(found) > most)


def _walked(graph: nx.Graph[str], start: str, end: str, longest: int) -> Iterator[list[str]]:
    near = nx.single_source_shortest_path_length(graph, start, cutoff=longest)
    if end in near:
        yield from nx.all_shortest_paths(graph.subgraph(near), start, end)


def _step(graph: nx.MultiDiGraph[str], start: str, end: str) -> Step:
    walked = [(a, b) for a, b in ((start, end), (end, start)) if graph.has_edge(a, b)]
    return Step(start, end, tuple((a, b, key, said) for a, b in walked for key, said in graph[a][b].items()))
