"""Triples that differ, told as what people know: the class, relation or source, and the entities, facts or statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

import pyoxigraph as ox

from graph.views.items import relationship_type
from graph.views.rdf.terms import FACT, GRAPH, LT, RDF, STATEMENT, VALUE, decoded
from graph.views.tally import Gap
from ontology.schema import Ontology

MEMBER = f"a <{LT}"
"""How the group begins that tells who belongs to a class."""
WITHOUT = (FACT, VALUE, STATEMENT)
"""What an IRI of ours begins with that is no part of the id."""


def by_class(gaps: Iterable[Gap[str]], store: ox.Store, ontology: Ontology) -> Iterator[Gap[str]]:
    """Gaps of `telling`'s groups as gaps of the narrowest classes of their subjects, of relationship types and of sources."""
    known = {one.group: one for one in gaps}
    classes: dict[str, set[str]] = defaultdict(set)
    for group, one in known.items():
        if group.startswith(MEMBER):
            for subject in one.ids:
                classes[subject].add(group[len(MEMBER) : -1])
    found: dict[str, set[str]] = defaultdict(set)
    counted: dict[str, tuple[int, int]] = {}
    for group, one in known.items():
        for subject in one.ids:
            name = _own_name(group, ontology)
            if name:
                counted[name] = one.ours, one.theirs
            found[name or _narrowest(classes[subject] | _types(store, subject), ontology) or group].add(subject)
    names = {relation.name: relationship_type(predicate) for predicate, relation in ontology.relations.items()}
    for name, subjects in sorted(found.items()):
        gap = known.get(f"{MEMBER}{name}>")
        ours, theirs = (gap.ours, gap.theirs) if gap else counted.get(name) or _as_many(store, name)
        yield Gap(names.get(name, name), ours, theirs, tuple(sorted(map(_id, subjects))))


def _own_name(group: str, ontology: Ontology) -> str:
    """The name of a group that is told by itself: the plain triples of a relation, the statements of a source."""
    if group.startswith(f"<{GRAPH}"):
        return group[len(GRAPH) + 1 : -1]
    name = group[len(LT) + 1 : -1]
    return relationship_type(name) if group.startswith(f"<{LT}") and name in ontology.relations else ""


def _types(store: ox.Store, subject: str) -> Set[str]:
    """The classes that the store knows a subject by."""
    quads = store.quads_for_pattern(ox.NamedNode(subject[1:-1]), ox.NamedNode(f"{RDF}type"), None, ox.DefaultGraph())
    return {quad.object.value[len(LT) :] for quad in quads if isinstance(quad.object, ox.NamedNode)}


def _narrowest(classes: Set[str], ontology: Ontology) -> str:
    above = {one for name in classes if name in ontology.classes for one in ontology.classes[name].ancestors}
    return "、".join(sorted(classes - above))


def _as_many(store: ox.Store, name: str) -> tuple[int, int]:
    """How many members of a class there are, of which as many were to be."""
    quads = store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), ox.NamedNode(LT + name), ox.DefaultGraph())
    many = sum(1 for _ in quads)
    return many, many


def _id(subject: str) -> str:
    iri = decoded(subject[1:-1])
    return next((iri[len(start) :] for start in WITHOUT if iri.startswith(start)), iri)
