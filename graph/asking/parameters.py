"""Values of a question's parameters: what a person types → what each language is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.asking.questions import TYPES, Parameter, Question
from graph.errors import QueryFault, UnknownName
from graph.views.rdf import terms
from ontology import values
from ontology.errors import Refusal, issue
from ontology.nearest import nearest
from ontology.schema import Ontology

NAMES = ("name", "shortName", "cardLabel", "englishName", "alias", "divisionCode", "countryCode", "uscc", "stockCode",
         "productCode")  # fmt: skip
KINDS = {"text": "文字", "integer": "整数", "decimal": "数字", "date": "日期", "boolean": "是或否"}
_READ = {"integer": values.integer, "decimal": values.decimal, "date": values.date, "boolean": values.boolean}


@dataclass(frozen=True, slots=True)
class Bound:
    """A parameter's value: for Cypher as a plain value, for SPARQL as an N-Triples term."""

    cypher: str | int | float | bool
    sparql: str


class Binder:
    """Binds parameters over one generation of the RDF view, where names are looked up."""

    def __init__(self, store: ox.Store, ontology: Ontology, place: str, as_of: str) -> None:
        self._store, self._ontology, self._place, self._as_of = store, ontology, place, as_of

    def bind(self, question: Question, given: Mapping[str, str]) -> dict[str, Bound]:
        """Values for all parameters and `as_of`. Raises QueryFault LT-QUERY-05 … 08, UnknownName LT-NAME-01/02."""
        known = {one.name: one for one in question.parameters}
        for name in given:
            if name not in known:
                expected = "、".join(f"{one.name}（{one.zh}）" for one in question.parameters) or "这个查询没有参数"
                raise QueryFault(issue("LT-QUERY-06", query=question.name, value=name, expected=expected))
        bound = {one.name: self._bind(question, one, given.get(one.name)) for one in question.parameters}
        return bound | {"as_of": self.day()}

    def day(self) -> Bound:
        """The as-of date, which every query is given."""
        return Bound(self._as_of, terms.text(self._as_of))

    def _bind(self, question: Question, one: Parameter, written: str | None) -> Bound:
        if not written:
            written = self._place if one.type == "Place" and not one.default else one.default
        if not written and one.optional:
            return Bound("", terms.text(""))
        if written is None or (not written and one.type not in TYPES):
            raise QueryFault(issue("LT-QUERY-05", query=question.name, value=one.name, expected=f"{one.zh}（{self._kind(one)}）"))
        if one.type not in TYPES:
            found = self.find(written, one.type)
            return Bound(found, terms.entity(found))
        try:
            canonical = _READ[one.type](written) if one.type in _READ else values.text(written)
        except Refusal as fault:
            first = fault.issues[0]
            raise QueryFault(issue("LT-QUERY-08", query=question.name, value=one.name, kind=KINDS[one.type], found=written,
                                   expected=first.expected)) from None  # fmt: skip
        return _typed(one.type, canonical)

    def _kind(self, one: Parameter) -> str:
        return KINDS[one.type] if one.type in TYPES else self._ontology.classes[one.type].zh

    def find(self, written: str, cls: str) -> str:
        """The one entity of a class with this id or name. Raises UnknownName LT-NAME-01 (nearest offered), LT-NAME-02."""
        for key in (written, f"{written}:source"):  # a source is known by its own id too
            if self._is_a(ox.NamedNode(terms.ENTITY + terms.encoded(key)), cls):
                return key
        for name in NAMES:
            found = {one for one in self._named(name, written) if self._is_a(one, cls)}
            if len(found) > 1:
                choices = "、".join(sorted(terms.decoded(one.value) for one in found)[:5])
                raise UnknownName(issue("LT-NAME-02", value=written, kind=self._ontology.classes[cls].zh, expected=choices))
            if found:
                return terms.decoded(found.pop().value)
        raise UnknownName(issue("LT-NAME-01", value=written, kind=self._ontology.classes[cls].zh,
                                expected=nearest(written, self._labels(cls))))  # fmt: skip

    def _named(self, name: str, written: str) -> Iterator[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(terms.LT + name), ox.Literal(written), ox.DefaultGraph())
        return (quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode))

    def _is_a(self, node: ox.NamedNode, cls: str) -> bool:
        quad = ox.Quad(node, ox.NamedNode(terms.RDF + "type"), ox.NamedNode(terms.LT + cls), ox.DefaultGraph())
        return quad in self._store

    def _labels(self, cls: str) -> Iterator[str]:
        kind, label = ox.NamedNode(terms.LT + cls), ox.NamedNode(terms.RDFS + "label")
        for quad in self._store.quads_for_pattern(None, ox.NamedNode(terms.RDF + "type"), kind, ox.DefaultGraph()):
            for named in self._store.quads_for_pattern(quad.subject, label, None, ox.DefaultGraph()):
                if isinstance(named.object, ox.Literal):
                    yield named.object.value


def _typed(kind: str, canonical: str) -> Bound:
    if kind == "integer":
        return Bound(int(canonical), terms.literal(int(canonical)))
    if kind == "decimal":
        return Bound(float(canonical), terms.literal(float(canonical)))
    if kind == "boolean":
        return Bound(canonical == "true", terms.literal(canonical == "true"))
    return Bound(canonical, terms.text(canonical))
