"""A statement of the ledger in a line of text, and as a JSON object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.words import words
from graph.frames import PURE
from graph.statement import Statement
from ontology.schema import Ontology

SHOWN = 20
"""Lines shown of each kind; --json has all."""
FIELDS = ("source", "subject", "predicate", "object", "value", "unit", "qualifiers", "cites", "period", "valid_from",
          "valid_to", "observed")  # fmt: skip


def said(one: Statement) -> dict[str, str]:
    """What a statement says, without what it leaves empty."""
    return {name: getattr(one, name) for name in FIELDS if getattr(one, name)}


def sentence(one: Statement, ontology: Ontology) -> str:
    """Subject, predicate in Chinese, and what is said."""
    term = ontology.relations.get(one.predicate) or ontology.properties.get(one.predicate)
    period = f"（{one.period}）" if one.period else ""
    return f"{one.subject} {term.zh if term else words('diff.is_a')} {content(one, ontology)}{period}"


def content(one: Statement, ontology: Ontology) -> str:
    """What is said of the subject: the other end, or the value with its unit."""
    value = ontology.classes[one.value].zh if one.predicate == "a" and one.value in ontology.classes else one.value
    return one.object or value + ("" if one.unit == PURE else one.unit)


def listed(sign: str, lines: Sequence[str], indent: int = 0) -> Iterator[str]:
    """The first twenty lines behind their sign (+ what came, ~ what changed, - what went), then how many more there are."""
    yield from (indented(f"{sign} {line}", indent) for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield indented(words("diff.more", sign=sign, count=len(lines) - SHOWN), indent)
