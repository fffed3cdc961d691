"""A statement as one line for a person: who, what, which value."""

from __future__ import annotations

from app.words import words
from graph.frames import PURE
from graph.statement import Statement
from ontology.schema import Ontology


def sentence(one: Statement, ontology: Ontology) -> str:
    """Subject, label of what is said, object or value, and the period."""
    term = ontology.relations.get(one.predicate) or ontology.properties.get(one.predicate)
    value = ontology.classes[one.value].zh if one.predicate == "a" and one.value in ontology.classes else one.value
    said = one.object or value + ("" if one.unit == PURE else one.unit)
    period = f"（{one.period}）" if one.period else ""
    return f"{one.subject} {term.zh if term else words('diff.is_a')} {said}{period}"
