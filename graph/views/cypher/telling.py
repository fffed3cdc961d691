"""What a property graph holds as a stream of canonical texts: of a projection of the ledger, or of a store that is read back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from neo4j import Session

from graph.views.items import OURS
from graph.views.projection import Projection
from graph.views.tally import Item
from ontology.schema import Ontology

NODES = f"MATCH (n:{OURS}) RETURN labels(n) AS labels, properties(n) AS said"
EDGES = f"MATCH (a:{OURS})-[r]->(b:{OURS}) RETURN type(r) AS type, a.id AS start, b.id AS end, properties(r) AS said"


class Teller:
    """Tells nodes by their narrowest classes (a bare node by OURS) and relationships by their type."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._named = cache(self._narrowest)

    def projected(self, projection: Projection) -> Iterator[Item[str]]:
        """What a view is to hold."""
        known = set[str]()
        for node in projection.nodes():
            known.add(node.id)
            yield self._node(node.labels, node.properties)
        yield from (self._node(node.labels, node.properties) for node in projection.bare(known))
        yield from (_edge(edge.type, edge.start, edge.end, edge.properties) for edge in projection.edges())

    def held(self, session: Session) -> Iterator[Item[str]]:
        """What a view holds, as it streams from the server."""
        for labels, said in session.run(NODES):
            yield self._node(tuple(sorted(labels)), said)
        for kind, start, end, said in session.run(EDGES):
            yield _edge(kind, start, end, said)

    def _node(self, labels: tuple[str, ...], said: dict[str, Any]) -> Item[str]:
        return self._named(labels), str(said.get("id")), repr((labels, sorted(said.items())))

    def _narrowest(self, labels: Iterable[str]) -> str:
        classes = self._ontology.classes
        above = {one for label in labels if label in classes for one in classes[label].ancestors}
        return "、".join(label for label in labels if label not in above and label != OURS) or OURS


def _edge(kind: str, start: str, end: str, said: dict[str, Any]) -> Item[str]:
    return kind, str(said.get("id")), repr((start, end, sorted(said.items())))


