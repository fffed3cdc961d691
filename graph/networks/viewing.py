"""A view of a few nodes: what lies around one, what was opened further, the ways to another, and how much is not shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.networks.fact_ties import FactTies
from graph.networks.paths import LONGEST, Ways, shortest_ways
from graph.networks.reaching import around_link

MOST, WAYS, LOOKED_AT = 150, 20, 50_000
"""Nodes of a view; ways given; entities looked at on the search for ways."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the network that a person can take in.

    `left_out`: how many of the nodes asked for are not in it; `beyond`: by node, how many of its neighbours are not in it;
    `ways` lead to `end` where one was asked for.
    """

    graph: nx.MultiDiGraph[str]
    centre: str
    hops: int
    opened: Sequence[str]
    left_out: int
    beyond: Mapping[str, int]
    end: str = ""
    ways: Ways | None = None


def section(
    ties: FactTies, centre: str, *, hops: int = 1, opened: Iterable[str] = (), end: str = "", most: int = MOST
) -> Section:  # fmt: skip
    """What lies within so many steps of a node (of a link: what belongs to it), the neighbours of opened nodes, the ways to `end`.

    Above `most` nodes the nearest stay, among equals those of which most is known, then the order of their ids decides.
    """
    order = {centre: 0}
    _take(order, _around(ties, centre), 1)
    for step in range(2, hops + 1):
        _take(order, _further(ties, [node for node in order if node == centre or not ties.is_hub(node)]), step)
    known = [one for one in dict.fromkeys(opened) if one in order]
    for node in opened:
        if node in order:
            order[node] = 0
            _take(order, ties.next_to(node), 1)
    ways = ways_between(ties, centre, end) if end else None
    order |= dict.fromkeys((node for way in ways.ways for node in way.nodes) if ways else (), 0) | ({end: 0} if end else {})
    ranked = sorted(order, key=lambda node: (order[node], -ties.weights[node], node))
    graph = ties.network(set(ranked[:most]))
    beyond = {node: len(ties.next_to(node) - graph.nodes) for node in graph}
    return Section(graph, centre, hops, known, max(0, len(ranked) - most), beyond, end, ways)


def _around(ties: FactTies, centre: str) -> set[str]:
    return around_link(ties, centre) if ties.facts.is_a(centre, "ChainLink") else ties.next_to(centre)


def _further(ties: FactTies, nodes: Iterable[str]) -> set[str]:
    return {other for node in nodes for other in ties.next_to(node)}


def _take(order: dict[str, int], nodes: Iterable[str], step: int) -> None:
    for node in nodes:
        order.setdefault(node, step)


def ways_between(ties: FactTies, start: str, end: str, *, longest: int = LONGEST, most: int = WAYS) -> Ways:
    """All shortest ways between two entities, as `shortest_ways` gives them, found without building the whole network.

    Both ends reach out in turn, the smaller side first, until they meet. `more` also where too much would have to be looked at.
    """
    if start == end:
        return Ways(())
    steps = {start: {start: 0}, end: {end: 0}}
    rims = {start: {start}, end: {end}}
    for _ in range(longest):
        side = min(rims, key=lambda one: len(rims[one]))
        goal = end if side == start else start
        near = _further(ties, rims[side]) - steps[side].keys()
        rims[side] = {node for node in near if node == goal or not ties.is_hub(node)}
        steps[side] |= dict.fromkeys(rims[side], max(steps[side].values()) + 1)
        if met := rims[side] & steps[goal].keys():
            on_the_way = _back(ties, met, steps[start]) | _back(ties, met, steps[end])
            return shortest_ways(ties.network(on_the_way), start, end, longest=longest, most=most)
        if not rims[side] or len(steps[side]) > LOOKED_AT:
            return Ways((), bool(rims[side]))
    return Ways(())


def _back(ties: FactTies, nodes: set[str], steps: Mapping[str, int]) -> set[str]:
    """These nodes and all that lie on a shortest way from them back to where the steps began."""
    found = set(nodes)
    while nodes := {other for node in nodes for other in ties.next_to(node) if steps.get(other, -1) == steps[node] - 1 >= 0}:
        found |= nodes
    return found
