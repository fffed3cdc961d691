"""The figures that facts carry: numbers, the latest period ended by the as-of date, amounts in one unit."""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts import Fact, Facts
from ontology.values import last_day


def number(fact: Fact, name: str) -> float | None:
    """A numeric qualifier, or None where it is absent or not a number."""
    try:
        return float(fact.qualifier(name))
    except ValueError:
        return None


def amount(facts: Facts, fact: Fact, name: str, unit_name: str) -> tuple[float, str] | None:
    """A quantity and its unit, in the unit's base where the vocabulary knows one (2 万吨 → 20000, 吨); None where unknown."""
    value, unit = number(fact, name), fact.qualifier(unit_name)
    if value is None:
        return None
    concept = facts.ontology.vocabularies["Unit"].get(unit)
    notes = concept.notes if concept else {}
    return value * float(notes.get("factor", "1")), notes.get("baseUnit", unit)


def ended(facts: Facts, fact: Fact) -> bool:
    """Whether the period of a fact has ended by the as-of date (a fact without period always speaks)."""
    return not fact.period or last_day(fact.period) <= facts.as_of


def latest(facts: Facts, found: Iterable[Fact]) -> list[Fact]:
    """For each subject, object and key qualifiers, the fact of the latest period ended by the as-of date."""
    best: dict[tuple[str, ...], Fact] = {}
    for fact in found:
        if not ended(facts, fact):
            continue
        names = (name for name in facts.ontology.key_qualifiers(fact.predicate) if name != "period")
        key = (fact.predicate, fact.subject, fact.object, *map(fact.qualifier, names))
        held = best.get(key)
        if held is None or _until(fact) > _until(held):
            best[key] = fact
    return list(best.values())


def _until(fact: Fact) -> str:
    return last_day(fact.period) if fact.period else ""
