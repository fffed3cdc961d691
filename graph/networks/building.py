"""Facts in force as a network: entities are nodes, relations are edges; it is the projection that the views show."""

from __future__ import annotations

from collections.abc import Container, Iterable

import networkx as nx

from graph.facts import Fact, Facts, History
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
    with_nodes(graph, facts, sorted({fact.subject for fact in facts.of("a")}))
    with_edges(graph, facts, History(facts.ontology, facts.ledger.keys, facts.resolution, facts.by_predicate, facts.judged))
    graph = of_chain(graph, facts, chain) if chain else graph
    graph = of_place(graph, facts, place) if place else graph
    graph = of_relations(graph, facts.ontology, relations) if relations else graph
    return of_classes(graph, facts.ontology, classes) if classes else graph


def with_nodes(graph: nx.MultiDiGraph[str], facts: Facts, entities: Iterable[str]) -> None:
    """Put entities that something describes into a network, but those that only tell how we know."""
    terms = facts.ontology.classes
    for entity in entities:
        classes = tuple(sorted(facts.classes(entity), key=lambda name: (terms[name].order, name)))
        if not classes or left_out(facts, entity):
            continue
        graph.add_node(entity, **_named(facts, entity), classes=classes, actor=facts.is_a(entity, "Actor"),
                       zh="、".join(terms[name].zh for name in classes), en=", ".join(terms[name].en for name in classes),
                       sources=_sources(facts, entity))  # fmt: skip


def left_out(facts: Facts, entity: str) -> bool:
    """Whether an entity tells how we know, not who is tied to whom."""
    classes, terms = facts.classes(entity), facts.ontology.classes
    return bool(classes) and all(terms[name].group in LEFT_OUT for name in classes)


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


def with_edges(
    graph: nx.MultiDiGraph[str], facts: Facts, history: History, made: Iterable[Fact] | None = None,
    among: Container[str] | None = None,
) -> None:  # fmt: skip
    """Every relation of a history between nodes (`among`: only between these), the derived ones by the makesUp facts `made`.

    An end that nothing describes becomes a node of its own, an end left out takes its edge along.
    """
    predicates = {relationship_type(name): name for name in facts.ontology.relations}
    for edge in sorted(Projection(history, made).edges(), key=lambda edge: edge.id):
        ends = (edge.start, edge.end)
        if edge.type == HAS_VALUE or any(end not in graph and left_out(facts, end) for end in ends):
            continue
        if among is not None and not (edge.start in among and edge.end in among):
            continue
        for end in ends:
            if end not in graph:
                graph.add_node(end, **_named(facts, end), classes=(), actor=False, zh="", en="", sources=())
        graph.add_edge(edge.start, edge.end, key=edge.id, **_said(edge, predicates[edge.type]))


def _said(edge: Edge, predicate: str) -> dict[str, object]:
    """The view's properties of a relationship, with its predicate and its sources as tuples."""
    said: dict[str, object] = {"type": predicate}
    for name, value in edge.properties.items():
        if kept := RENAMED.get(name, name):
            said[kept] = tuple(value) if isinstance(value, list) else value
    return said
