"""pyshacl as the oracle of the checks: statements as RDF, many at once, and what it finds broken by focus node and path."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import pyshacl
from rdflib import RDF, SH, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from ontology.schema import Constraint, Ontology
from ontology.turtle import FOLDER

LT = Namespace("urn:liantu:")
DATATYPES = {"text": XSD.string, "decimal": XSD.decimal, "integer": XSD.integer, "boolean": XSD.boolean, "uri": XSD.anyURI,
             "date": LT.date}  # fmt: skip
BOOLEANS = ("true", "false")
"""rdflib reads any other word as false, so another word is told as a plain text."""
DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@cache
def turtle() -> Graph:
    """All Turtle files of this installation."""
    graph = Graph()
    for file in sorted(FOLDER.glob("*.ttl")):
        graph.parse(file, format="turtle")
    return graph


class Cases:
    """Records and relations, each a focus node of one data graph."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology, self._graph, self._focus = ontology, Graph(), list[URIRef]()
        for concept in (one for concepts in ontology.vocabularies.values() for one in concepts.values()):
            self._graph.add((LT[concept.name], RDF.type, LT[concept.vocabulary]))

    def record(self, cls: str, said: Mapping[str, Sequence[str]]) -> URIRef:
        """One record of a class with values by property."""
        node = self._node(cls)
        for path, values in said.items():
            for value in values:
                self._graph.add((node, LT[path], self._term(self._ontology.classes[cls].constraints[path], value)))
        self._focus.append(node)
        return node

    def relation(self, predicate: str, classes: tuple[str, str], qualifiers: Mapping[str, str]) -> URIRef:
        """One relation as an n-ary node between two new records of these classes."""
        relation = self._ontology.relations[predicate]
        node = self._node(relation.name)
        for end, cls in zip((LT["from"], LT["to"]), classes, strict=True):
            self._graph.add((node, end, self._node(cls)))
        for path, value in qualifiers.items():
            self._graph.add((node, LT[path], self._term(relation.constraints[path], value)))
        self._focus.append(node)
        return node

    def broken(self) -> dict[URIRef, set[str]]:
        """The paths that pyshacl finds broken, by case."""
        _, results, _ = pyshacl.validate(self._graph, shacl_graph=turtle(), ont_graph=turtle(), inference="none")
        assert isinstance(results, Graph)
        found: dict[Node, set[str]] = {node: set() for node in self._focus}
        for result in results.subjects(RDF.type, SH.ValidationResult):
            focus, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
            if focus in found:
                found[focus].add(str(path)[len(LT) :])
        return {node: found[node] for node in self._focus}

    def _node(self, cls: str) -> URIRef:
        node = URIRef(f"urn:case:{len(self._graph)}")
        self._graph.add((node, RDF.type, LT[cls]))
        return node

    def _term(self, constraint: Constraint, value: str) -> Node:
        if constraint.classes:
            concepts = self._ontology.vocabularies[constraint.classes[0]]
            return LT[concepts[value].name] if value in concepts else LT[f"Lost.{value}"]
        if (constraint.datatype == "date" and not is_day(value)) or (constraint.datatype == "boolean" and value not in BOOLEANS):
            return Literal(value, datatype=XSD.string)
        return Literal(value, datatype=DATATYPES[constraint.datatype])


def is_day(text: str) -> bool:
    """Whether a text is a year, month or day of the calendar; rdflib knows no such datatype."""
    match = DAY.fullmatch(text)
    if not match:
        return False
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
