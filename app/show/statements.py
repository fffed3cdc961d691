"""A statement of the ledger in a line of text, and as a JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.words import words
from graph.frames import PURE
from graph.statement import Statement, unpack
from ontology.schema import Ontology

SHOWN = 20
"""Lines shown of each kind; --json has all."""
FIELDS = ("source", "subject", "predicate", "object", "value", "unit", "qualifiers", "cites", "period", "valid_from",
          "valid_to", "observed")  # fmt: skip
DATES = ("valid_from", "valid_to", "observed")
BOOLEANS = ("true", "false")


def said(one: Statement) -> dict[str, str]:
    """What a statement says, without what it leaves empty."""
    return {name: getattr(one, name) for name in FIELDS if getattr(one, name)}


def sentence(one: Statement, ontology: Ontology) -> str:
    """Subject, predicate in Chinese, what is said, and in brackets for when and with which qualifiers."""
    term = ontology.relations.get(one.predicate) or ontology.properties.get(one.predicate)
    return f"{one.subject} {term.zh if term else words('diff.is_a')} {content(one, ontology)}{aside(one, ontology)}"


def change(before: Statement, after: Statement, ontology: Ontology) -> str:
    """A sentence, and what is said instead of it; the brackets again only where they differ."""
    first, then = aside(before, ontology), aside(after, ontology)
    return f"{sentence(before, ontology)} → {content(after, ontology)}{then if then != first else ''}"


def content(one: Statement, ontology: Ontology) -> str:
    """What is said of the subject: the other end, or the value in words or with its unit."""
    if one.predicate == "a":
        return ontology.classes[one.value].zh if one.value in ontology.classes else one.value
    return one.object or worded(one.predicate, one.value, ontology) + ("" if one.unit == PURE else one.unit)


def aside(one: Statement, ontology: Ontology) -> str:
    """The period, the qualifiers and the dates of a statement in brackets; empty where it has none."""
    said = unpack(one.qualifiers) if one.qualifiers else {}
    told = [f"{ontology.properties[name].zh} {worded(name, value, ontology)}" for name, value in said.items()]
    dates = [words(f"diff.{name}", day=day) for name in DATES if (day := getattr(one, name))]
    parts = [*filter(None, [one.period]), *told, *dates]
    return f"（{'，'.join(parts)}）" if parts else ""


def worded(name: str, value: str, ontology: Ontology) -> str:
    """The value of a property as people read it: a vocabulary's word, 是 or 否; any other as it is."""
    declared = ontology.properties.get(name)
    if declared and declared.datatype == "boolean" and value in BOOLEANS:
        return words(f"diff.{value}")
    known = ontology.vocabularies[declared.vocabulary] if declared and declared.vocabulary else {}
    return known[value].zh if value in known else value


def listed(sign: str, lines: Sequence[str], indent: int = 0) -> Iterator[str]:
    """The first twenty lines behind their sign (+ what came, ~ what changed, - what went), then how many more there are."""
    yield from (indented(f"{sign} {line}", indent) for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield indented(words("diff.more", sign=sign, count=len(lines) - SHOWN), indent)
