"""Amounts of targets: percentage points as fractions, the unit that a paper writes, and how they are said."""

from __future__ import annotations

import re
from decimal import Decimal

from graph.precheck.amounts import SHARE, number
from ontology.errors import Refusal
from ontology.schema import Ontology
from ontology.units import units_of
from ontology.values import amount, canonical_decimal

POINT, POINTS = Decimal("0.01"), "百分点"
TAIL = re.compile(r"(?:以上|以下|以内|左右|上下)$")
HEAD = re.compile(r"^(?:不少于|不低于|不超过|不高于|达到|超过|超|约|近|共)")


def in_base(ontology: Ontology, value: str, unit: str) -> tuple[float, str] | None:
    """A quantity in the base of its unit, percentage points as a fraction; None where the value is no number."""
    if number(value) is None:
        return None
    found, base = units_of(ontology).in_base(value, unit)
    return (float(found * POINT), SHARE) if base == POINTS else (float(found), base)


def size_of(ontology: Ontology, unit: str) -> tuple[float, str]:
    """How many base units one of a unit is, and the base unit."""
    return in_base(ontology, "1", unit) or (1.0, unit)


def paper_unit(ontology: Ontology, text: str, unit: str, goal: float | None) -> tuple[str, float]:
    """The unit that a paper writes a goal in, with its size in base units: 200亿元 → 亿元; `unit` where the text shows none that
    gives the goal."""
    share = unit in ("比例", SHARE)
    fallback = ("%", 0.01) if share else (unit, size_of(ontology, unit)[0])
    try:
        said = amount(HEAD.sub("", TAIL.sub("", text.strip())))
    except Refusal:
        return fallback
    concept = units_of(ontology).find(said.unit)
    if concept is None or goal is None:
        return fallback
    size, base = size_of(ontology, concept.code)
    fits = base == size_of(ontology, unit)[1] and abs(float(said.number) * size - goal) <= 1e-9 * max(1.0, abs(goal))
    return (concept.code, size) if fits else fallback


def shown(value: float | None, unit: str, factor: float) -> str:
    """A quantity of base units, said in a unit of this size: 25 家, 31.45 亿元, 2.1 %."""
    if value is None:
        return ""
    return f"{plain(value / factor)} {unit}"


def plain(value: float) -> str:
    """A number without a tail of rounding."""
    return canonical_decimal(Decimal(repr(round(value, 6))))


def percent(rate: float) -> str:
    """A rate with one decimal."""
    return f"{rate * 100:.1f}%"
