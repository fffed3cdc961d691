"""The listed subset of SHACL Core, compiled from node shapes into constraints, and the checks they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rdflib import RDF, SH, XSD, Graph, URIRef
from rdflib.term import Node

from ontology.errors import OntologyFault, issue
from ontology.schema import Constraint, Ontology

NODE_TERMS = frozenset({SH.targetClass, SH.property, RDF.type})
PATH_TERMS = frozenset({
    SH.path, SH.datatype, SH["class"], SH["or"], SH["in"], SH.pattern, SH.minInclusive, SH.maxInclusive,
    SH.minLength, SH.maxLength, SH.minCount, SH.maxCount,
})
SUPPORTED = "、".join(sorted(f"sh:{str(term).rsplit('#', 1)[1]}" for term in PATH_TERMS | {SH.targetClass, SH.property}))
DATATYPES = {
    XSD.string: "text", XSD.decimal: "decimal", XSD.integer: "integer", XSD.boolean: "boolean", XSD.anyURI: "uri",
    URIRef("urn:liantu:date"): "date",
}


def read_shapes(graph: Graph, local: Callable[[Node | None], str]) -> dict[str, dict[str, Constraint]]:
    """Constraints by target class and path. Raises OntologyFault LT-ONT-01 for any other SHACL term."""
    found: dict[str, dict[str, Constraint]] = {}
    for shape in sorted(graph.subjects(RDF.type, SH.NodeShape)):
        _refuse_others(graph, shape, NODE_TERMS, local(shape))
        for target in graph.objects(shape, SH.targetClass):
            constraints = found.setdefault(local(target), {})
            for node in graph.objects(shape, SH.property):
                _refuse_others(graph, node, PATH_TERMS, local(shape))
                constraint = _constraint(graph, node, local, local(shape))
                constraints[constraint.path] = constraint
    return found


def _refuse_others(graph: Graph, node: Node, known: frozenset[URIRef], shape: str) -> None:
    """Any SHACL constraint outside the subset is an error, never ignored."""
    for predicate in graph.predicates(node):
        if predicate not in known:
            raise OntologyFault(issue("LT-ONT-01", file="ontology/*.ttl", term=predicate, shape=shape, allowed=SUPPORTED))


def _constraint(graph: Graph, node: Node, local: Callable[[Node | None], str], shape: str) -> Constraint:
    """One property shape as a constraint."""

    def one(term: URIRef) -> Any:
        value = graph.value(node, term)
        return value.toPython() if value is not None else None  # type: ignore[attr-defined]

    datatype = graph.value(node, SH.datatype)
    if datatype is not None and datatype not in DATATYPES:
        raise OntologyFault(issue("LT-ONT-01", file="ontology/*.ttl", term=f"sh:datatype {datatype}", shape=shape, allowed=SUPPORTED))
    members, low, high = graph.value(node, SH["in"]), one(SH.minInclusive), one(SH.maxInclusive)
    return Constraint(
        path=local(graph.value(node, SH.path)), datatype=DATATYPES[datatype] if datatype else "",  # type: ignore[index]
        classes=_classes(graph, node, local, shape), allowed=tuple(str(m) for m in graph.items(members)) if members else (),
        pattern=str(one(SH.pattern) or ""), minimum=None if low is None else Decimal(str(low)),
        maximum=None if high is None else Decimal(str(high)), min_length=one(SH.minLength), max_length=one(SH.maxLength),
        required=bool(one(SH.minCount)),
    )


def _classes(graph: Graph, node: Node, local: Callable[[Node | None], str], shape: str) -> tuple[str, ...]:
    """The classes a value may be of: sh:class, or sh:or over shapes that say nothing but sh:class."""
    single = graph.value(node, SH["class"])
    if single is not None:
        return (local(single),)
    choices = graph.value(node, SH["or"])
    names = []
    for choice in graph.items(choices) if choices is not None else ():
        _refuse_others(graph, choice, frozenset({SH["class"]}), shape)
        names.append(local(graph.value(choice, SH["class"])))
    return tuple(names)


@dataclass(frozen=True, slots=True)
class Violation:
    """A constraint that a value breaks: which path, and what was expected, in Chinese."""

    path: str
    expected: str


def broken(constraint: Constraint, value: str) -> str:
    """What a canonical value was expected to be, or an empty string when it is fine."""
    if constraint.allowed and value not in constraint.allowed:
        return "、".join(constraint.allowed) + " 之一"
    if constraint.pattern and not re.search(constraint.pattern, value):
        return f"符合格式 {constraint.pattern} 的文字"
    if constraint.min_length is not None and len(value) < constraint.min_length:
        return f"至少 {constraint.min_length} 个字"
    if constraint.max_length is not None and len(value) > constraint.max_length:
        return f"至多 {constraint.max_length} 个字"
    return _out_of_range(constraint, value)


def _out_of_range(constraint: Constraint, value: str) -> str:
    low, high = constraint.minimum, constraint.maximum
    if low is None and high is None:
        return ""
    number = Decimal(value)
    if (low is None or number >= low) and (high is None or number <= high):
        return ""
    if low is not None and high is not None:
        return f"{low} 到 {high} 之间的数"
    return f"不小于 {low} 的数" if low is not None else f"不大于 {high} 的数"


def record_violations(ontology: Ontology, cls: str, values: dict[str, list[str]]) -> Iterator[Violation]:
    """What an entity of class `cls` with these canonical values breaks. Unknown properties are not SHACL's business."""
    yield from violations(ontology, ontology.classes[cls].constraints, values)


def relation_violations(
    ontology: Ontology, predicate: str, classes: tuple[str, str], qualifiers: dict[str, str]
) -> Iterator[Violation]:
    """What a relation between entities of these two classes with these qualifiers breaks."""
    relation = ontology.relations[predicate]
    for path, cls, wanted in (("from", classes[0], relation.from_classes), ("to", classes[1], relation.to_classes)):
        if not any(ontology.is_a(cls, one) for one in wanted):
            yield Violation(path, " 或 ".join(ontology.classes[one].zh for one in wanted))
    yield from violations(ontology, relation.constraints, {name: [value] for name, value in qualifiers.items()})


def violations(ontology: Ontology, constraints: dict[str, Constraint], values: dict[str, list[str]]) -> Iterator[Violation]:
    """Each broken constraint of a set, over canonical values by path."""
    for path, constraint in constraints.items():
        given = values.get(path, [])
        if constraint.required and not given:
            yield Violation(path, "必填")
        for value in given:
            vocabulary = constraint.classes[0] if constraint.classes else ""
            if vocabulary and value not in ontology.vocabularies[vocabulary]:
                yield Violation(path, ontology.vocabulary_terms[vocabulary].zh + "词表中的词")
            elif not vocabulary and (expected := broken(constraint, value)):
                yield Violation(path, expected)
