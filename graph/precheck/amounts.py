"""Numbers held against a hurdle: what is known is an interval, and only what holds all over it is said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from math import inf

from graph.precheck.outcome import ELIGIBLE, SHORT, UNKNOWN
from ontology.units import Units
from ontology.values import canonical_decimal

FLOORS, CEILINGS = frozenset({"at_least", "more_than", "reach"}), frozenset({"at_most", "less_than"})
ROUGH = 0.1
"""A number told with 约 may be this much off, as a part of it."""
SHARE = "1"
"""The code of the unit of fractions."""
LARGE = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


@dataclass(frozen=True, slots=True)
class Span:
    """A known number: at least `low`, at most `high`."""

    low: float
    high: float

    @classmethod
    def of(cls, value: float, comparator: str) -> Span:
        """What a figure says by its comparator: 约 and the bounds of a figure leave room."""
        if comparator in FLOORS:
            return cls(value, inf)
        if comparator in CEILINGS:
            return cls(-inf, value)
        room = abs(value) * ROUGH if comparator == "about" else 0.0
        return cls(value - room, value + room)


def hold(span: Span, comparator: str, hurdle: float) -> str:
    """Whether a number meets a hurdle, misses it, or may do either."""
    low, high = _meets(span.low, comparator, hurdle), _meets(span.high, comparator, hurdle)
    if low and high and (comparator != "equals" or span.low == span.high):
        return ELIGIBLE
    inside = comparator == "equals" and span.low <= hurdle <= span.high
    return SHORT if not low and not high and not inside else UNKNOWN


def _meets(value: float, comparator: str, hurdle: float) -> bool:
    if comparator == "more_than":
        return value > hurdle
    if comparator == "less_than":
        return value < hurdle
    if comparator == "at_most":
        return value <= hurdle
    return value == hurdle if comparator == "equals" else value >= hurdle


def gap(value: float, hurdle: float) -> float:
    """How far a number is from a hurdle, as a part of the hurdle."""
    return abs(value - hurdle) / abs(hurdle) if hurdle else abs(value)


def number(written: str) -> Decimal | None:
    """A plain number; None where the text is none."""
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def based(units: Units, value: str, unit: str) -> tuple[float, str] | None:
    """A quantity in the base of its unit; None where the value is no number."""
    told = number(value)
    if told is None:
        return None
    amount, base = units.in_base(value, unit)
    return float(amount), base


def said(value: float, unit: str) -> str:
    """A quantity in words: 元 with 万 and 亿, shares in percent."""
    plain = Decimal(repr(value))
    if unit == SHARE:
        return f"{canonical_decimal(round(plain * 100, 4))}%"
    for size, name in LARGE if unit in ("元", "㎡", "人") else ():
        if abs(plain) >= size:
            return f"{canonical_decimal(round(plain / size, 4))}{name}{unit}"
    return f"{canonical_decimal(round(plain, 6))}{unit}"
