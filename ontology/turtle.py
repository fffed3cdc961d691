"""Reads the Turtle files into a `schema.Ontology`; whatever it does not understand is an error at start."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Literal, Node

from ontology.consistency import check_consistency
from ontology.errors import OntologyFault, issue
from ontology.schema import Class, Concept, Constraint, Ontology, Property, Relation, Term
from ontology.shapes import both, read_shapes

FOLDER = Path(__file__).parent
LT = Namespace("urn:liantu:")


def local(node: Node | None) -> str:
    """The local name of a term of our namespace, or an empty string."""
    return str(node)[len(LT) :] if isinstance(node, URIRef) and node.startswith(LT) else ""


@cache
def load_ontology() -> Ontology:
    """The ontology of this installation. Raises OntologyFault."""
    return read_ontology(sorted(FOLDER.glob("*.ttl")))


def read_ontology(files: Iterable[Path]) -> Ontology:
    """The ontology these Turtle files say together. Raises OntologyFault for anything not understood."""
    graph, digest = Graph(), hashlib.blake2b(digest_size=16)
    for file in files:
        text = file.read_text(encoding="utf-8")
        digest.update(text.encode())
        graph.parse(data=text, format="turtle")
    return _Reader(graph).ontology(digest.hexdigest())


class _Reader:
    """One pass over a parsed graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.shapes = read_shapes(graph, local)
        self.parents = {
            local(child): [local(p) for p in graph.objects(child, RDFS.subClassOf) if local(p)]
            for child in graph.subjects(RDF.type, OWL.Class)
        }

    def ontology(self, digest: str) -> Ontology:
        vocabularies = [name for name in self.parents if self._is_vocabulary(name)]
        relations = [name for name in self.parents if "Relation" in self._ancestors(name)]
        classes = [n for n in self.parents if n and n not in vocabularies and n not in relations and n != "Relation"]
        found = Ontology(
            classes=self._ordered(self._class(name) for name in classes),
            properties=self._ordered(self._property(node) for node in self.graph.subjects(RDF.type, OWL.DatatypeProperty)),
            relations={relation.predicate: relation for relation in self._ordered(map(self._relation, relations)).values()},
            vocabularies={name: self._concepts(name) for name in sorted(vocabularies)},
            vocabulary_terms={name: Term(**self._term(LT[name])) for name in sorted(vocabularies)},
            digest=digest,
        )
        check_consistency(found, self.shapes)
        return found

    def _ordered(self, terms: Iterable[Any]) -> dict[str, Any]:
        return {term.name: term for term in sorted(terms, key=lambda term: (term.order, term.name))}

    def _ancestors(self, name: str) -> tuple[str, ...]:
        seen: list[str] = []
        stack = list(self.parents.get(name, ()))
        while stack:
            parent = stack.pop(0)
            if parent not in seen:
                seen.append(parent)
                stack += self.parents.get(parent, ())
        return tuple(seen)

    def _is_vocabulary(self, name: str) -> bool:
        lineage = [name, *self._ancestors(name)]
        return any((LT[one], RDFS.subClassOf, SKOS.Concept) in self.graph for one in lineage)

    def _term(self, node: Node, label: URIRef = RDFS.label) -> dict[str, Any]:
        """The arguments of a Term; a missing label or definition is an error."""
        texts = {(kind, lang): self._text(node, predicate, lang)
                 for kind, predicate in (("label", label), ("definition", SKOS.definition)) for lang in ("zh", "en")}
        for (kind, lang), value in texts.items():
            if not value:
                raise OntologyFault(issue("LT-ONT-02", term=local(node) or str(node), what=f"{kind}@{lang}"))
        order, sensitivity = self.graph.value(node, LT.order), self.graph.value(node, LT.sensitivity)
        return {
            "name": local(node), "zh": texts["label", "zh"], "en": texts["label", "en"],
            "definition_zh": texts["definition", "zh"], "definition_en": texts["definition", "en"],
            "order": int(str(order)) if order is not None else 1000, "sensitivity": str(sensitivity or "public"),
            "aliases": tuple(sorted(str(alias) for alias in self.graph.objects(node, SKOS.altLabel))),
        }

    def _text(self, node: Node, predicate: URIRef, language: str) -> str:
        texts = [o for o in self.graph.objects(node, predicate) if isinstance(o, Literal) and o.language == language]
        return str(min(texts)) if texts else ""

    def _names(self, node: Node, predicate: URIRef) -> tuple[str, ...]:
        head = self.graph.value(node, predicate)
        return tuple(local(item) for item in self.graph.items(head)) if head is not None else ()

    def _class(self, name: str) -> Class:
        node, ancestors = LT[name], self._ancestors(name)
        constraints: dict[str, Constraint] = {}
        for owner in [*reversed(ancestors), name]:
            for path, constraint in self.shapes.get(owner, {}).items():
                constraints[path] = both(constraints.get(path), constraint)
        joins = [value for one in (name, *ancestors) if (value := self.graph.value(LT[one], LT.joinBy)) is not None]
        return Class(
            **self._term(node), ancestors=ancestors, group=str(self.graph.value(node, LT.group) or ""),
            join_by=str(joins[0]) if joins else "identity", identity=self._names(node, LT.identity), constraints=constraints,
        )

    def _property(self, node: Node) -> Property:
        uses = [paths[local(node)] for paths in self.shapes.values() if local(node) in paths]
        datatype, vocabulary = (uses[0].datatype, uses[0].classes) if uses else ("text", ())
        return Property(
            **self._term(node), datatype="concept" if vocabulary else datatype or "text",
            vocabulary=vocabulary[0] if vocabulary else "", unit=str(self.graph.value(node, LT.unit) or ""),
            identifier=str(self.graph.value(node, LT.identifier) or ""),
            multi=str(self.graph.value(node, LT.multiValued) or "") == "true",
            remark=str(self.graph.value(node, LT.remark) or "") == "true",
            unit_property=local(self.graph.value(node, LT.unitProperty)),
            end=str(self.graph.value(node, LT.openEnded) or "") == "true",
            happened=str(self.graph.value(node, LT.happened) or "") == "true",
        )

    def _relation(self, name: str) -> Relation:
        node, constraints = LT[name], {**self.shapes.get("Relation", {}), **self.shapes.get(name, {})}
        ends = {end: constraints.pop(end, None) for end in ("from", "to")}
        plain = self.graph.value(node, LT.plain)
        for what, there in (("lt:plain", plain), ("lt:from", ends["from"]), ("lt:to", ends["to"])):
            if there is None:
                raise OntologyFault(issue("LT-ONT-02", term=name, what=what))
        return Relation(
            **self._term(node), predicate=local(plain), key=self._names(node, LT.key),
            functional=str(self.graph.value(node, LT.functional) or "") == "true",
            irreflexive=(plain, RDF.type, OWL.IrreflexiveProperty) in self.graph,
            acyclic=str(self.graph.value(node, LT.acyclic) or "") == "true",
            from_classes=ends["from"].classes if ends["from"] else (), to_classes=ends["to"].classes if ends["to"] else (),
            inverse=self._inverse(plain), constraints=constraints,
        )

    def _inverse(self, plain: Node | None) -> tuple[str, ...]:
        """The name and labels of the predicate that leads back, if one is declared."""
        found: list[str] = []
        for back in self.graph.subjects(OWL.inverseOf, plain):
            words = [*self.graph.objects(back, RDFS.label), *self.graph.objects(back, SKOS.altLabel)]
            found += [local(back), *sorted(map(str, words))]
        return tuple(found)

    def _concepts(self, vocabulary: str) -> dict[str, Concept]:
        concepts = []
        for node in self.graph.subjects(RDF.type, LT[vocabulary]):
            notes = {local(p): str(o) for p, o in self.graph.predicate_objects(node)
                     if local(p) and local(p) not in ("order", "sensitivity")}
            code = str(self.graph.value(node, SKOS.notation) or "")
            if not code:
                raise OntologyFault(issue("LT-ONT-02", term=local(node), what="skos:notation"))
            concepts.append(Concept(**self._term(node, SKOS.prefLabel), code=code, vocabulary=vocabulary, notes=notes))
        return {one.code: one for one in sorted(concepts, key=lambda one: (one.order, one.code))}
