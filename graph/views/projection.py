"""The one projection: facts at all times → nodes and relationships, the same for every engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.facts import Fact, History
from graph.statement import unpack
from graph.views.items import DATED, HAS_VALUE, OURS, Edge, Node, Properties, Value, relationship_type
from ontology.schema import Ontology, Property
from ontology.values import first_day, last_day

STAMPS = ("period", "valid_from", "valid_to", "observed")
REJECTED = "rejected"
LABELS = ("name", "shortName", "cardLabel", "alias", "productCode", "stockCode")


class Made(NamedTuple):
    """What a product makes up, as derivation needs it: the link, the makesUp fact and its id."""

    link: str
    fact: Fact
    id: str


class Projection:
    """Nodes and relationships of the entities that a history tells of.

    `made` holds the makesUp facts of products; without it those of the history are taken. A relation's ends that no fact
    describes become bare nodes: `nodes` gives only described ones, `bare` the others.
    """

    def __init__(self, history: History, made: Iterable[Fact] | None = None) -> None:
        self._history, self._ontology = history, history.ontology
        self._labels: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._made: dict[str, list[Made]] = defaultdict(list)
        for fact in history.of("makesUp") if made is None else made:
            if fact.judgement == REJECTED:
                continue
            self._made[fact.subject].append(Made(fact.object, fact, history.fact_id(fact)))

    def nodes(self) -> Iterator[Node]:
        """A node for every entity that any fact is about, then one for every dated value."""
        ontology, found = self._ontology, defaultdict[str, dict[str, list[Fact]]](dict)
        subjects: set[str] = set()
        for predicate, facts in self._history.versions.items():
            if predicate in ontology.relations:
                subjects.update(fact.subject for fact in facts)
                continue
            for fact in facts:
                found[fact.subject].setdefault(predicate, []).append(fact)
        for entity, told in found.items():
            yield self._node(entity, told)
        yield from (Node(entity, (OURS,), {"id": entity}) for entity in sorted(subjects - found.keys()))
        for predicate, facts in self._history.versions.items():
            if predicate != "a" and predicate not in ontology.relations:
                yield from (self._value_node(fact) for fact in facts if _dated(fact))

    def edges(self) -> Iterator[Edge]:
        """A relationship for every version of every relation's fact, derived 挂链 and dated values among them."""
        for predicate in self._ontology.relations:
            kind = relationship_type(predicate)
            for fact in self._history.of(predicate):
                version, said = self._said(fact, predicate)
                if predicate == "occupies":
                    said |= self._judged(fact.subject, fact.object)
                yield Edge(version, kind, fact.subject, fact.object, said)
        for fact in self._history.of("produces"):
            yield from self._derived(fact)
        for predicate, facts in self._history.versions.items():
            if predicate != "a" and predicate not in self._ontology.relations:
                for fact in facts:
                    if _dated(fact):
                        version = self._version(fact)
                        yield Edge(version, HAS_VALUE, fact.subject, _value_id(version), {"id": version, "property": predicate})

    def bare(self, known: Collection[str]) -> Iterator[Node]:
        """A node for each end of a relation that is not among the known ones."""
        ends = {fact.object for predicate in self._ontology.relations for fact in self._history.of(predicate)}
        links = {made.link for fact in self._history.of("produces") for made in self._made.get(fact.object, ())}
        return (Node(entity, (OURS,), {"id": entity}) for entity in sorted((ends | links).difference(known)))

    def _node(self, entity: str, told: Mapping[str, list[Fact]]) -> Node:
        classes = sorted({fact.value for fact in told.get("a", ())})
        properties: Properties = {"id": entity}
        for name, facts in told.items():
            if name != "a":
                properties[name] = self._value(name, facts)
        named = next((properties[one] for one in LABELS if properties.get(one)), entity.split(":", 1)[-1])
        properties["label"] = named[0] if isinstance(named, list) else named
        properties |= self._about(classes)
        everything = [fact for facts in told.values() for fact in facts]
        if disputed := sorted({fact.predicate for fact in everything if fact.others}):
            properties["conflicts"] = list(disputed)
        properties["sources"] = len({witness[0] for fact in everything for witness in fact.witnesses})
        members = self._history.resolution.members.get(entity, ())
        if members:
            properties["records"] = list(members)
        kinds = tuple(classes)
        if kinds not in self._labels:
            self._labels[kinds] = labels(self._ontology, kinds)
        return Node(entity, self._labels[kinds], properties)

    def _about(self, classes: Iterable[str]) -> Properties:
        terms = [self._ontology.classes[one] for one in classes if one in self._ontology.classes]
        return {"class_zh": [one.zh for one in terms], "class_en": [one.en for one in terms]} if terms else {}

    def _value(self, name: str, facts: list[Fact]) -> Value:
        """The value a node shows: the latest known of dated ones; several, sorted, of a multi-valued property."""
        prop = self._ontology.properties[name]
        if prop.multi:
            open_ones = [fact for fact in facts if not fact.valid_to] or facts
            return sorted({fact.value for fact in open_ones})
        return typed(prop, facts[0].value if len(facts) == 1 else max(facts, key=_latest).value)

    def _value_node(self, fact: Fact) -> Node:
        prop, version = self._ontology.properties[fact.predicate], self._version(fact)
        properties: Properties = {"id": _value_id(version), "property": fact.predicate, "zh": prop.zh, "en": prop.en,
                                  "text": fact.value}  # fmt: skip
        number = typed(prop, fact.value)
        if not isinstance(number, (str, list)):
            properties["value"] = float(number)
        if fact.unit:
            properties["unit"] = fact.unit
        self._add_evidence(properties, fact)
        return Node(str(properties["id"]), (DATED, OURS), properties)

    def _said(self, fact: Fact, predicate: str) -> tuple[str, Properties]:
        """The version of a relation's fact, and what its relationship says."""
        term, known = self._ontology.relations[predicate], self._history.fact_id(fact)
        version = _version(known, fact)
        properties: Properties = {"id": version, "fact": known, "zh": term.zh, "en": term.en}
        if fact.qualifiers:
            entity = self._history.resolution.entity
            for name, value in unpack(fact.qualifiers).items():
                properties[name] = typed(self._ontology.properties[name], entity.get(value, value))
        self._add_evidence(properties, fact)
        return version, properties

    def _add_evidence(self, said: Properties, fact: Fact) -> None:
        """When it holds, who says it, whether they disagree, what was judged."""
        for name in STAMPS:
            if value := getattr(fact, name):
                said[name] = value
        names = fact.sources
        said["sources"], said["source_ids"], said["conflict"] = len(names), list(names), bool(fact.others)
        who = self._history.resolution.of
        said["witnesses"] = [f"{source}|{who(cited) if cited else ''}|{dated}" for source, cited, dated in fact.witnesses]
        if fact.others:
            said["others"] = ["；".join(filter(None, one)) for one in fact.others]
        if fact.judgement:
            said["judgement"] = fact.judgement

    def _derived(self, fact: Fact) -> Iterator[Edge]:
        """occupies out of *produces P and P makesUp L*, with what `produces` says; held while both hold."""
        for made in self._made.get(fact.object, ()):
            stretch = common_stretch(fact, made.fact)
            if stretch is None:
                continue
            term = self._ontology.relations["occupies"]
            version, said = self._said(fact, "produces")
            version = _version(f"{version}/{made.id}", made.fact)
            for name, value in zip(("valid_from", "valid_to"), stretch, strict=True):
                said.pop(name, None)
                if value:
                    said[name] = value
            said |= {"id": version, "fact": version, "zh": term.zh, "en": term.en, "derived": True, "product": fact.object}
            yield Edge(version, relationship_type("occupies"), fact.subject, made.link,
                       said | self._judged(fact.subject, made.link))  # fmt: skip

    def _judged(self, subject: str, link: str) -> Properties:
        """The judgement on a whole 挂链, which decides over those on what it is stated or derived by."""
        verdict = self._history.judged.get((subject, "occupies", link))
        return {"judgement": verdict} if verdict else {}

    def _version(self, fact: Fact) -> str:
        return _version(self._history.fact_id(fact), fact)


def _version(known: str, fact: Fact) -> str:
    """The id of a fact's version: one that begins at a date has it behind an @."""
    return f"{known}@{fact.valid_from}" if fact.valid_from else known


def labels(ontology: Ontology, classes: Iterable[str]) -> tuple[str, ...]:
    """OURS, the classes and all their ancestors, sorted."""
    found = {OURS, *classes, *(above for one in classes if one in ontology.classes for above in ontology.classes[one].ancestors)}
    return tuple(sorted(found))


def typed(prop: Property, value: str) -> Value:
    """A canonical value as engines hold it: numbers as numbers, 是/否 as a boolean, all else as text."""
    if prop.datatype == "decimal":
        return float(value)
    if prop.datatype == "integer":
        return int(value)
    return value == "true" if prop.datatype == "boolean" else value


def common_stretch(one: Fact, other: Fact) -> tuple[str, str] | None:
    """The [from, to) in which two facts both hold, as they are written; None if there is none."""
    since = max((one.valid_from, other.valid_from), key=lambda day: first_day(day) if day else "")
    ends = [day for day in (one.valid_to, other.valid_to) if day]
    until = min(ends, key=first_day) if ends else ""
    return None if since and until and first_day(since) >= first_day(until) else (since, until)


def _dated(fact: Fact) -> bool:
    return bool(fact.period or fact.valid_from or fact.valid_to)


def _latest(fact: Fact) -> tuple[str, bool, str, str]:
    period = last_day(fact.period) if fact.period else ""
    return period, not fact.valid_to, first_day(fact.valid_from) if fact.valid_from else "", fact.value


def _value_id(version: str) -> str:
    return f"value:{version}"
