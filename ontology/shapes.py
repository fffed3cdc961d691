"""The listed subset of SHACL Core, compiled from node shapes into constraints; any other constraint is an error at start."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from decimal import Decimal

from rdflib import RDF, SH, XSD, Graph, URIRef
from rdflib.term import Node

from ontology.errors import OntologyFault, issue
from ontology.schema import Constraint

Local = Callable[[Node | None], str]
ENDS = ("from", "to")
NUMBERS = ("decimal", "integer")
NODE_TERMS = frozenset({SH.targetClass, SH.property, RDF.type})
BOUNDS = frozenset({SH.minInclusive, SH.maxInclusive})
LEXICAL = frozenset({SH["in"], SH.pattern, SH.minLength, SH.maxLength})
PATH_TERMS = frozenset({SH.path, SH.datatype, SH["class"], SH["or"], SH.minCount, SH.maxCount}) | BOUNDS | LEXICAL
SUPPORTED = "、".join(sorted(f"sh:{str(term).rsplit('#', 1)[1]}" for term in PATH_TERMS | {SH.targetClass, SH.property}))
DATATYPES: dict[Node, str] = {
    XSD.string: "text", XSD.decimal: "decimal", XSD.integer: "integer", XSD.boolean: "boolean", XSD.anyURI: "uri",
    URIRef("urn:liantu:date"): "date",
}


def read_shapes(graph: Graph, local: Local) -> dict[str, dict[str, Constraint]]:
    """Constraints by target class and path. Raises OntologyFault LT-ONT-01 for any SHACL term outside the subset."""
    reader = _ShapeReader(graph, local)
    for shape in sorted(set(graph.subjects(RDF.type, SH.NodeShape)) | set(graph.subjects(SH.targetClass)), key=str):
        reader.read(shape)
    reader.refuse_unread()
    return reader.found


def both(first: Constraint | None, second: Constraint) -> Constraint:
    """Two shapes on one path: the ontology's limits are equal (LT-ONT-04), so only `required` can come from either."""
    return replace(second, required=second.required or (first is not None and first.required))


class _ShapeReader:
    """One pass over the shapes of a graph; it remembers which nodes it has understood."""

    def __init__(self, graph: Graph, local: Local) -> None:
        self.found: dict[str, dict[str, Constraint]] = {}
        self._graph, self._local, self._read, self._shape = graph, local, set[Node](), ""

    def read(self, shape: Node) -> None:
        self._shape = self._local(shape) or str(shape)
        self._understand(shape, NODE_TERMS)
        targets = sorted(map(self._local, self._graph.objects(shape, SH.targetClass)))
        if not targets:
            raise self._refusal("sh:NodeShape 而无 sh:targetClass")
        for node in self._graph.objects(shape, SH.property):
            constraint = self._constraint(node)
            for target in targets:
                paths = self.found.setdefault(target, {})
                paths[constraint.path] = both(paths.get(constraint.path), constraint)

    def refuse_unread(self) -> None:
        """A SHACL term on a node that no target class leads to would be ignored: it is an error."""
        for subject, predicate, value in self._graph:
            said = value if predicate == RDF.type else predicate
            if str(said).startswith(str(SH)) and subject not in self._read:
                self._shape = self._local(subject) or str(subject)
                raise self._refusal(said)

    def _refusal(self, term: object) -> OntologyFault:
        name = str(term).replace(str(SH), "sh:")
        return OntologyFault(issue("LT-ONT-01", file="ontology/*.ttl", term=name, shape=self._shape, allowed=SUPPORTED))

    def _understand(self, node: Node, known: Collection[Node]) -> None:
        self._read.add(node)
        for predicate in self._graph.predicates(node):
            if predicate not in known:
                raise self._refusal(predicate)

    def _one(self, node: Node, term: URIRef) -> Node | None:
        """The only value of a term; said twice it would mean both, which is outside the subset."""
        values = list(self._graph.objects(node, term))
        if len(values) > 1:
            raise self._refusal(f"{term} 出现 {len(values)} 次")
        return values[0] if values else None

    def _number(self, node: Node, term: URIRef) -> Decimal | None:
        value = self._one(node, term)
        return None if value is None else Decimal(str(value))

    def _length(self, node: Node, term: URIRef) -> int | None:
        value = self._one(node, term)
        return None if value is None else int(str(value))

    def _constraint(self, node: Node) -> Constraint:
        """One property shape as a constraint."""
        self._understand(node, PATH_TERMS)
        path, datatype = self._local(self._one(node, SH.path)), self._one(node, SH.datatype)
        if not path:
            raise self._refusal("sh:path 不是本体的属性")
        if datatype is not None and datatype not in DATATYPES:
            raise self._refusal(f"{SH.datatype} {datatype}")
        kind, members = DATATYPES[datatype] if datatype else "", self._one(node, SH["in"])
        self._check_terms(node, path, kind)
        return Constraint(
            path=path, datatype=kind, classes=self._classes(node),
            allowed=tuple(map(str, self._graph.items(members))) if members else (), pattern=str(self._one(node, SH.pattern) or ""),
            minimum=self._number(node, SH.minInclusive), maximum=self._number(node, SH.maxInclusive),
            min_length=self._length(node, SH.minLength), max_length=self._length(node, SH.maxLength),
            required=self._length(node, SH.minCount) == 1,
        )  # fmt: skip

    def _check_terms(self, node: Node, path: str, kind: str) -> None:
        """Which terms may stand together: an end has classes; a value has one datatype, or one class (a vocabulary)."""
        terms = set(self._graph.predicates(node))
        kinds = {SH["class"], SH["or"]} if path in ENDS else {SH["class"], SH.datatype}
        if len(terms & {SH["class"], SH["or"], SH.datatype}) != 1 or not terms & kinds:
            raise self._refusal(f"sh:path {path} 的 sh:class、sh:or、sh:datatype 组合")
        if terms & BOUNDS and kind not in NUMBERS:
            raise self._refusal(f"sh:minInclusive、sh:maxInclusive 用于 {path}")
        if terms & LEXICAL and kind != "text":
            raise self._refusal(f"sh:in、sh:pattern、sh:minLength、sh:maxLength 用于 {path}")
        for term, allowed in ((SH.minCount, {None, 0, 1}), (SH.maxCount, {None, 1} if path in ENDS else {None})):
            if (count := self._length(node, term)) not in allowed:
                raise self._refusal(f"{term} {count}")

    def _classes(self, node: Node) -> tuple[str, ...]:
        """The classes a value may be of: sh:class, or sh:or over shapes that say nothing but sh:class."""
        single, choices = self._one(node, SH["class"]), self._one(node, SH["or"])
        if choices is None:
            return (self._local(single),) if single is not None else ()
        alternatives = list(self._graph.items(choices))
        for choice in alternatives:
            self._understand(choice, {SH["class"]})
        return tuple(self._local(self._one(choice, SH["class"])) for choice in alternatives)
