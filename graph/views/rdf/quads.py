"""Nodes, relationships and statements as lines of N-Quads; every function is pure, so that changes are differences of lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.statement import Statement, unpack
from graph.views.items import DATED, HAS_VALUE, OURS, Edge, Node, Value, relationship_type
from graph.views.rdf import terms
from graph.views.rdf.terms import FACT, GRAPH, LOAD, OA, PROV, RDF, RDFS, STATEMENT, TYPE, encoded, entity, term
from ontology.schema import Ontology

SPOKEN = frozenset({"id", "class_zh", "class_en", "records", "label", "zh", "en", "sources", "source_ids", "witnesses", "fact"})
"""Properties of the property graph that RDF says in its own way or not at all."""
RENAMED = {"valid_from": "validFrom", "valid_to": "validTo", "conflicts": "conflictOn", "others": "otherValue"}
DATES = frozenset({"valid_from", "valid_to", "period", "observed"})
Write = Callable[[Value], str]


class QuadWriter:
    """Writes lines by the datatypes that an ontology declares."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._classes = {relation.predicate: relation.name for relation in ontology.relations.values()}
        self._types = {relationship_type(name): name for name in self._classes}
        self._dates = DATES | {name for name, prop in ontology.properties.items() if prop.datatype == "date"}
        self._names = {name: term(RENAMED.get(name, name)) for name in (*ontology.properties, *DATES, *RENAMED)}

    def node(self, node: Node) -> list[str]:
        """An entity's classes (with all above them), values, label and records; nothing for a bare node."""
        if DATED in node.labels:
            return self._dated(node)
        if len(node.properties) == 1:
            return []
        subject = entity(node.id)
        lines = [f"{subject} {TYPE} {term(label)} ." for label in node.labels if label != OURS]
        lines += self._values(subject, node.properties)
        said = node.properties
        lines.append(f"{subject} <{RDFS}label> {terms.text(str(said['label']))} .")
        lines.append(f"{subject} {term('sourceCount')} {terms.literal(_number(said['sources']))} .")
        lines += [f"{subject} {term('record')} {entity(record)} ." for record in _several(said.get("records", []))]
        return lines

    def _dated(self, node: Node) -> list[str]:
        subject = f"<{terms.LT}{node.id.replace(':', '/', 1)}>"
        said = dict(node.properties)
        lines = [f"{subject} {TYPE} {term(DATED)} .", f"{subject} {term('property')} {term(str(said.pop('property')))} ."]
        return [*lines, *self._values(subject, said), *self._evidence(subject, node.properties)]

    def edge(self, edge: Edge) -> list[str]:
        """The plain triple, and the n-ary node with both ends, what is said, and who says it."""
        start = entity(edge.start)
        if edge.type == HAS_VALUE:
            return [f"{start} {term('hasValue')} <{terms.VALUE}{edge.id}> ."]
        predicate = self._types[edge.type]
        subject, end = f"<{FACT}{edge.id}>", entity(edge.end)
        lines = [
            f"{start} {term(predicate)} {end} .", f"{subject} {TYPE} {term(self._classes[predicate])} .",
            f"{subject} {term('from')} {start} .", f"{subject} {term('to')} {end} .",
        ]  # fmt: skip
        return [*lines, *self._values(subject, edge.properties), *self._evidence(subject, edge.properties)]

    def _evidence(self, subject: str, said: dict[str, Value]) -> list[str]:
        lines = [f"{subject} {term('sourceCount')} {terms.literal(_number(said['sources']))} ."]
        for witness in _several(said["witnesses"]):
            source, cited = witness.split("|")[:2]
            lines.append(f"{subject} {term('witness')} {terms.text(witness)} .")
            lines.append(f"{subject} {term('source')} {entity(f'{source}:source')} .")
            if cited:
                lines.append(f"{subject} {term('cites')} {entity(cited)} .")
        return lines

    def _values(self, subject: str, said: dict[str, Value]) -> Iterator[str]:
        for name, value in said.items():
            if name in SPOKEN:
                continue
            predicate = self._names.get(name) or term(name)
            if isinstance(value, str):
                yield f"{subject} {predicate} {terms.date(value) if name in self._dates else terms.text(value)} ."
            elif isinstance(value, list):
                yield from (f"{subject} {predicate} {terms.text(one)} ." for one in value)
            else:
                yield f"{subject} {predicate} {terms.literal(value)} ."

    def statement(self, hashed: str, load: int, one: Statement) -> list[str]:
        """What one source says, word for word, in the source's own graph; what is cited is said, the source is the graph's."""
        subject, graph = f"<{STATEMENT}{hashed}>", f"<{GRAPH}{encoded(one.source)}>"
        predicate = f"<{RDF}type>" if one.predicate == "a" else term(one.predicate)
        obj = entity(one.object) if one.object else term(one.value) if one.predicate == "a" else self._said(one)
        pairs = [
            (TYPE, f"<{RDF}Statement>"), (f"<{RDF}subject>", entity(one.subject)), (f"<{RDF}predicate>", predicate),
            (f"<{RDF}object>", obj), (f"<{PROV}wasGeneratedBy>", f"<{LOAD}{load}>"),
        ]  # fmt: skip
        if one.cites:
            pairs.append((f"<{PROV}wasDerivedFrom>", entity(one.cites)))
        pairs += [(term(name), write(value)) for name, value, write in _stamps(one) if value]
        pairs += [(self._names.get(name) or term(name), terms.text(value)) for name, value in unpack(one.qualifiers).items()]
        lines = [f"{subject} {name} {value} {graph} ." for name, value in pairs]
        return lines + list(_quote(hashed, one.quote, graph))

    def _said(self, one: Statement) -> str:
        prop = self._ontology.properties.get(one.predicate)
        return terms.date(one.value) if prop is not None and prop.datatype == "date" else terms.text(one.value)


def source_graph(source: str) -> str:
    """The line that says which source a graph of statements comes from."""
    graph = f"<{GRAPH}{encoded(source)}>"
    return f"{graph} <{PROV}wasDerivedFrom> {entity(f'{source}:source')} {graph} ."


def _stamps(one: Statement) -> tuple[tuple[str, str, Callable[[str], str]], ...]:
    return (
        ("period", one.period, terms.date), ("validFrom", one.valid_from, terms.date), ("validTo", one.valid_to, terms.date),
        ("observed", one.observed, terms.date), ("unit", one.unit, terms.text), ("original", one.original, terms.text),
        ("locator", one.locator, terms.text), ("method", "" if one.method == "table" else one.method, terms.text),
    )  # fmt: skip


def _quote(hashed: str, quote: str, graph: str) -> Iterable[str]:
    """The quoted words, as a selector of the Web Annotation vocabulary."""
    if not quote:
        return ()
    subject, selector = f"<{STATEMENT}{hashed}>", f"<{STATEMENT}{hashed}#quote>"
    return (f"{subject} <{OA}hasSelector> {selector} {graph} .", f"{selector} {TYPE} <{OA}TextQuoteSelector> {graph} .",
            f"{selector} <{OA}exact> {terms.text(quote)} {graph} .")  # fmt: skip


def _number(value: Value) -> int:
    assert isinstance(value, int)
    return value


def _several(value: Value) -> list[str]:
    assert isinstance(value, list)
    return value
