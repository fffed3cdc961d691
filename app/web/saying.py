"""Statements in words: whom they are about by name, what they say, and how they were taken from their source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.show.statements import aside, worded
from app.words import known, words
from graph.facts import Facts
from graph.frames import PURE
from graph.statement import Statement, statement_hash

NONE: Mapping[str, str] = {}
UNSAID = ("identityKey",)
"""Properties that tell machines who is who, and people nothing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in words: whom it is about, what is said, when and how, as it was written, where it stands, who says it, and its
    hash."""

    subject: str
    what: str
    value: str
    aside: str
    original: str
    place: str
    source: str
    statement: str


def line_of(one: Statement, facts: Facts, names: Mapping[str, str] = NONE) -> Line:
    """A statement in words; `names` has those of records that the facts do not know yet."""
    ontology = facts.ontology
    term = ontology.relations.get(one.predicate) or ontology.properties.get(one.predicate)
    subject = names.get(one.subject) or named(facts.resolution.of(one.subject), facts)
    what, place = term.zh if term else words("diff.is_a"), one.locator if one.row else ""
    value, when = names.get(one.object) or content(one, facts), aside(one, ontology).strip("（）")
    return Line(subject, what, value, when, one.original, place, teller(one, facts, names), statement_hash(one))


def lines_of(found: Iterable[Statement], facts: Facts, names: Mapping[str, str] = NONE) -> list[Line]:
    """Statements in words, but for those that tell people nothing."""
    return [line_of(one, facts, names) for one in found if one.predicate not in UNSAID]


def content(one: Statement, facts: Facts) -> str:
    """The other end by its name, or the value in words or with its unit."""
    ontology = facts.ontology
    if one.predicate == "a":
        return ontology.classes[one.value].zh if one.value in ontology.classes else one.value
    if one.object:
        return named(facts.resolution.of(one.object), facts)
    return worded(one.predicate, one.value, ontology) + ("" if one.unit == PURE else one.unit)


def named(entity: str, facts: Facts) -> str:
    """An entity's name; of one that has none, such as an observation, its class and what it is tied to."""
    label = facts.label(entity)
    classes = sorted(facts.classes(entity))
    if label != entity.split(":", 1)[-1] or not classes:
        return label
    kind = facts.ontology.classes[classes[0]].zh if classes[0] in facts.ontology.classes else ""
    ties = (facts.label(fact.object) for name in facts.ontology.relations for fact in facts.about(entity, name))
    return words("web_data.unnamed", kind=kind, tie=next(ties, label))


def teller(one: Statement, facts: Facts, names: Mapping[str, str] = NONE) -> str:
    """The document that a statement cites, else its source, by name."""
    record = one.cites or f"{one.source}:source"
    return names.get(record) or facts.label(facts.resolution.of(record))


def method_words(method: str) -> str:
    """How a statement was taken from its source, in words."""
    name = f"web_data.methods.{method.partition(':')[0]}"
    return words(name) if known(name) else words("web_data.methods.other")
