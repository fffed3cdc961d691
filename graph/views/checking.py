"""Ledger and views held against each other: how many of each class and relation, counted three times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.facts import read_history
from graph.ledger import Ledger
from graph.views.items import HAS_VALUE, OURS, relationship_type
from graph.views.projection import Projection
from graph.views.rdf.terms import LT, PREFIXES
from graph.views.views import CYPHER, Views

COUNTED = "SELECT ?what (COUNT(?one) AS ?n) { ?one a ?what } GROUP BY ?what"
LINKED = "SELECT (COUNT(*) AS ?n) { ?one lt:hasValue ?value }"


@dataclass(frozen=True, slots=True)
class Difference:
    """A class or relation of which a view holds another number than the ledger; numbers are None where it holds none."""

    view: str
    what: str
    ledger: int
    found: int


def ledger_counts(ledger: Ledger, load: int) -> dict[str, int]:
    """How many nodes of each label and relationships of each type the ledger's facts make."""
    projection = Projection(read_history(ledger, load))
    found: Counter[str] = Counter()
    for node in projection.nodes():
        found.update(label for label in node.labels if label != OURS)
    found.update(edge.type for edge in projection.edges())
    return dict(found)


def differences(views: Views, which: Iterable[str]) -> list[Difference]:
    """Where ready views differ from the ledger at the load they show. A view that is behind is refreshed first."""
    views.refresh(tuple(which))
    wanted = ledger_counts(views.ledger, views.wanted().load)
    found = []
    for view in which:
        held = _cypher_counts(views) if view == CYPHER else _rdf_counts(views)
        found += [Difference(view, name, wanted.get(name, 0), held.get(name, 0))
                  for name in sorted(wanted.keys() | held.keys()) if wanted.get(name, 0) != held.get(name, 0)]  # fmt: skip
    return found


def _cypher_counts(views: Views) -> dict[str, int]:
    counted = views.cypher.counts()
    return {name.strip("[]"): number for name, number in counted.items() if name != OURS}


def _rdf_counts(views: Views) -> dict[str, int]:
    """Classes by their name, relation classes by the type of their relationships."""
    store = views.rdf.generations.reading()
    if store is None:
        return {}
    types = {relation.name: relationship_type(name) for name, relation in views.ledger.ontology.relations.items()}
    said = {row["what"].value[len(LT) :]: int(row["n"].value) for row in _rows(store, COUNTED)}
    found = {types.get(name, name): number for name, number in said.items()}
    values = next(iter(_rows(store, LINKED)))["n"].value
    return found | ({HAS_VALUE: int(values)} if int(values) else {})


def _rows(store: ox.Store, text: str) -> Iterable[Mapping[str, ox.Literal]]:
    return store.query(text, prefixes=PREFIXES)  # type: ignore[return-value]



