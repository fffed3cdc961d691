"""The RDF view as files: Turtle and JSON-LD of the facts, N-Quads of everything with a named graph a source."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from app.show.colophon import Colophon
from graph.home import Home
from graph.views.rdf.terms import ENTITY, LT, PREFIXES, VALUE, encoded
from graph.views.rdf.view import all_lines
from graph.views.views import RDF as RDF_VIEW
from graph.views.views import open_views

DCT = "http://purl.org/dc/terms/"
EXPORT, EXPORT_GRAPH = f"{LT}export", f"{LT}graph/:export"
"""The file itself as a resource, and, where there are graphs, the graph in which it is described."""
FORMATS = {"ttl": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD, "nq": ox.RdfFormat.N_QUADS}
TERMS = {"title": "title", "publisher": "publisher", "license": "licence", "rightsHolder": "attribution"}
"""Dublin Core's names for a source's terms."""
SPOKEN = PREFIXES | {"dcterms": DCT}
DEFAULT = ox.DefaultGraph()
Node = ox.NamedNode


def rdf_store(home: Home, load: int | None = None) -> ox.Store:
    """The RDF of a home: its view, brought up to the ledger; or as recorded after a load, made for this once."""
    if load is not None:
        store = ox.Store()
        store.bulk_load("\n".join(all_lines(home.ledger, load)).encode(), ox.RdfFormat.N_QUADS, lenient=True)
        return store
    views = open_views(home)
    views.refresh((RDF_VIEW,))
    found = views.rdf.generations.reading()
    assert found is not None
    return found


def write_rdf(store: ox.Store, form: str, about: Colophon, path: Path, entities: Collection[str] | None = None) -> Path:
    """Write the default graph's facts (ttl, jsonld), of all or of some entities, or every graph (nq); the colophon is added.

    What the colophon says has the file (`urn:liantu:export`) or a source as its subject and a Dublin Core predicate, so that the
    rest is the view, triple for triple.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if form == "nq":
        told = [ox.Quad(one.subject, one.predicate, one.object, Node(EXPORT_GRAPH)) for one in described(about)]
        ox.serialize(chain(told, store.quads_for_pattern(None, None, None, None)), str(path), FORMATS[form])
        return path
    triples = part_of(store, entities) if entities is not None else _triples(store.quads_for_pattern(None, None, None, DEFAULT))
    ox.serialize(chain(described(about), triples), str(path), FORMATS[form], prefixes=SPOKEN)
    return path


def described(about: Colophon) -> list[ox.Triple]:
    """The colophon as triples: the file's title, kind, date, snapshot, ontology and sources; each source's terms."""
    said = {"title": about.title, "type": about.kind_word, "valid": about.as_of, "identifier": about.snapshot,
            "conformsTo": about.ontology}  # fmt: skip
    found = [ox.Triple(Node(EXPORT), Node(DCT + name), ox.Literal(value)) for name, value in said.items()]
    for source, terms in about.terms.iterrows():
        subject = Node(ENTITY + encoded(f"{source}:source"))
        found.append(ox.Triple(Node(EXPORT), Node(f"{DCT}source"), subject))
        told = ((name, str(terms[column])) for name, column in TERMS.items())
        found += [ox.Triple(subject, Node(DCT + name), ox.Literal(value)) for name, value in told if value]
    return found


def part_of(store: ox.Store, entities: Collection[str]) -> Iterator[ox.Triple]:
    """The facts about some entities and the relations between them; one to anything else is left out with its plain triple."""
    inside = {ENTITY + encoded(one) for one in entities}
    for entity in sorted(inside):
        for triple in _triples(store.quads_for_pattern(Node(entity), None, None, DEFAULT)):
            target = _iri(triple.object)
            if not target.startswith(ENTITY) or target in inside or triple.predicate.value == f"{LT}record":
                yield triple
            if target.startswith(VALUE):
                yield from _about(store, target)
        for quad in store.quads_for_pattern(None, Node(f"{LT}from"), Node(entity), DEFAULT):
            fact = list(_about(store, _iri(quad.subject)))
            if any(one.predicate.value == f"{LT}to" and _iri(one.object) in inside for one in fact):
                yield from fact


def _iri(term: object) -> str:
    return term.value if isinstance(term, Node) else ""


def _about(store: ox.Store, subject: str) -> Iterator[ox.Triple]:
    return _triples(store.quads_for_pattern(Node(subject), None, None, DEFAULT))


def _triples(quads: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    return (quad.triple for quad in quads)
