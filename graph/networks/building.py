"""Facts in force as a network: entities are nodes, relations are edges; it is the projection that the views show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import networkx as nx

from graph.facts import Facts, History
from graph.networks.selecting import of_chain, of_classes, of_place, of_relations
from graph.views.items import HAS_VALUE, Edge, relationship_type
from graph.views.projection import Projection

LEFT_OUT = frozenset({"evidence"})
"""Groups of classes that tell how we know, not who is tied to whom."""
SHORT = ("shortName", "cardLabel")
RENAMED = {"id": "", "witnesses": "", "sources": "", "source_ids": "sources"}


def to_networkx(
    facts: Facts, *, classes: Iterable[str] = (), relations: Iterable[str] = (), chain: str = "", place: str = ""
) -> nx.MultiDiGraph[str]:
    """The network of what is known at the facts' date: all entities but sources and documents, with every relation.

    A node's key is the entity id; it has `id`, `label`, `short` (for maps), `classes` (a tuple), whether it is an `actor`,
    `zh` and `en` (of the classes) and `sources` (a tuple of source ids). An edge's key is the id of the fact's version; it has
    `fact` (the fact's id in every view), `type` (the predicate), `zh`, `en`, `sources`, `conflict`, where known `period`,
    `valid_from`, `valid_to`, `others`, `derived`, and the qualifiers under their own names. `classes`, `relations`, `chain`
    and `place` narrow it, as `of_classes`, `of_relations`, `of_chain` and `of_place` do. Raises UnknownName.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    _add_nodes(graph, facts)
    _add_edges(graph, facts)
    graph = of_chain(graph, facts, chain) if chain else graph
    graph = of_place(graph, facts, place) if place else graph
    graph = of_relations(graph, facts.ontology, relations) if relations else graph
    return of_classes(graph, facts.ontology, classes) if classes else graph


def _add_nodes(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    told: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts.of("a"):
        told[fact.subject].add(fact.value)
    terms = facts.ontology.classes
    for entity in sorted(told):
        classes = tuple(name for name in sorted(told[entity], key=lambda name: (terms[name].order, name)))
        if all(terms[name].group in LEFT_OUT for name in classes):
            continue
        graph.add_node(entity, **_named(facts, entity), classes=classes, actor=facts.is_a(entity, "Actor"),
                       zh="、".join(terms[name].zh for name in classes), en=", ".join(terms[name].en for name in classes),
                       sources=_sources(facts, entity))  # fmt: skip


def _named(facts: Facts, entity: str) -> dict[str, str]:
    label = facts.label(entity)
    return {"id": entity, "label": label, "short": _short(facts, entity) or label}


def _sources(facts: Facts, entity: str) -> tuple[str, ...]:
    """Who says that it is there and how it is called."""
    said = [*facts.about(entity, "a"), *facts.about(entity, "name")]
    return tuple(sorted({source for fact in said for source in fact.sources}))


def _short(facts: Facts, entity: str) -> str:
    """What a map calls an entity where that is not its name: a site by its kind, others by their short name."""
    if kind := facts.value(entity, "siteKind"):
        return facts.ontology.concept("SiteKind", kind).zh
    return next((found for name in SHORT if (found := facts.value(entity, name))), "")


def _add_edges(graph: nx.MultiDiGraph[str], facts: Facts) -> None:
    """Every relation between nodes; an end that nothing describes is a node of its own, an end left out takes its edge along."""
    predicates = {relationship_type(name): name for name in facts.ontology.relations}
    history = History(facts.ontology, facts.ledger.keys, facts.resolution, facts.by_predicate, facts.judged)
    for edge in sorted(Projection(history).edges(), key=lambda edge: edge.id):
        if edge.type == HAS_VALUE or any(_left_out(graph, facts, end) for end in (edge.start, edge.end)):
            continue
        for end in (edge.start, edge.end):
            if end not in graph:
                graph.add_node(end, **_named(facts, end), classes=(), actor=False, zh="", en="", sources=())
        graph.add_edge(edge.start, edge.end, key=edge.id, **_said(edge, predicates[edge.type]))


def _left_out(graph: nx.MultiDiGraph[str], facts: Facts, entity: str) -> bool:
    return entity not in graph and bool(facts.classes(entity))


def _said(edge: Edge, predicate: str) -> dict[str, object]:
    """The view's properties of a relationship, with its predicate and its sources as tuples."""
    said: dict[str, object] = {"type": predicate}
    for name, value in edge.properties.items():
        if kept := RENAMED.get(name, name):
            said[kept] = tuple(value) if isinstance(value, list) else value
    return said
