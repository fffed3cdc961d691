"""Single steps along relations, of a network that has been built or of facts: what it takes to say what lies around a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

import networkx as nx

from graph.networks.parts import into, out_of
from graph.views.projection import REJECTED


class Ties(Protocol):
    """Steps along a relation, and who is rejected at a link."""

    def into(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation into any of these nodes begins."""

    def out_of(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation out of any of these nodes ends."""

    def rejected(self, link: str) -> set[str]:
        """Enterprises that a judgement says are not of a link."""


class GraphTies:
    """The steps of a network that has been built."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self._graph = graph

    def into(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation into any of these nodes begins."""
        return into(self._graph, nodes, relation)

    def out_of(self, nodes: Iterable[str], relation: str) -> set[str]:
        """Where a relation out of any of these nodes ends."""
        return out_of(self._graph, nodes, relation)

    def rejected(self, link: str) -> set[str]:
        """Enterprises that a judgement says are not of a link."""
        said = self._graph.in_edges([link], data=True) if link in self._graph else ()
        return {start for start, _, one in said if one["type"] == "occupies" and one.get("judgement") == REJECTED}
