"""Where a link stands in its chain: upstreamness and downstreamness on the graph of products, and how many links rest on it.

No flows are known there, so a named reconstruction stands in for them: a link sells in equal parts to every link that takes one of
its products, and what nobody takes goes to final use. Upstreamness is then 1 + the mean of its users' (Antràs et al. 2012, with
Δ_ij = 1/users of i); downstreamness 1 + the mean of its suppliers' (Fally 2012; Miller and Temurshoev 2017).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from graph.states.world import World

Edges = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Position:
    """Upstreamness (1: sells to final use only) and downstreamness (1: takes nothing from other links), None on a cycle without
    exit; `dependents`: links that rest on it, directly or not; `weight` = 1 + dependents."""

    upstreamness: float | None
    downstreamness: float | None
    dependents: int

    @property
    def weight(self) -> int:
        """The link's weight in its chain."""
        return 1 + self.dependents

    def as_dict(self) -> dict[str, float | int | None]:
        """The JSON object of a link's `position`."""
        up, down = (None if one is None else round(one, 6) for one in (self.upstreamness, self.downstreamness))
        return {"upstreamness": up, "downstreamness": down, "dependents": self.dependents}


def users(world: World, links: Iterable[str]) -> dict[str, frozenset[str]]:
    """Link → the other links among these of which a product takes one of its products (model, section 3); kinds roll up."""
    within, facts = sorted(links), world.facts
    makers: dict[str, set[str]] = {}
    for link in within:
        for product in world.links.products(link):
            makers.setdefault(product, set()).add(link)
    takers: dict[str, set[str]] = {}
    for product, at in makers.items():
        for fact in facts.about(product, "requires"):
            takers.setdefault(fact.object, set()).update(at)
    found: dict[str, set[str]] = {link: set() for link in within}
    for product, at in makers.items():
        slots = {fact.object for one in world.links.wider(product) for fact in facts.about(one, "fills")}
        for link in at:
            found[link] |= set().union(*(takers.get(slot, set()) for slot in slots)) - {link}
    return {link: frozenset(to) for link, to in found.items()}


def positions(edges: Edges) -> dict[str, Position]:
    """The position of every node of a graph given as node → nodes that take from it (self-loops are left out)."""
    forward = {one: frozenset(to) - {one} for one, to in edges.items()}
    back: dict[str, set[str]] = {one: set() for one in forward}
    for one, to in forward.items():
        for other in to:
            back[other].add(one)
    up, down = _distance(forward), _distance({one: frozenset(of) for one, of in back.items()})
    return {one: Position(up[one], down[one], len(_reach(forward, one)) - 1) for one in forward}


def _distance(edges: Edges) -> dict[str, float | None]:
    """1 + the mean over successors, solved at once; None where a walk may never end."""
    ends = {one for one, to in edges.items() if not to}
    reach = {one: _reach(edges, one) for one in edges}
    ending = {one for one in edges if reach[one] & ends}
    solved = [one for one in edges if reach[one] <= ending]
    place = {one: number for number, one in enumerate(solved)}
    matrix = np.eye(len(solved))
    for one in solved:
        for other in edges[one]:
            matrix[place[one], place[other]] -= 1 / len(edges[one])
    values = np.linalg.solve(matrix, np.ones(len(solved)))
    return {one: float(values[place[one]]) if one in place else None for one in edges}


def _reach(edges: Edges, start: str) -> set[str]:
    """The node and all that rest on it."""
    found, frontier = {start}, [start]
    while frontier:
        fresh = set().union(*(edges[one] for one in frontier)) - found
        found |= fresh
        frontier = sorted(fresh)
    return found
