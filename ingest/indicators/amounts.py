"""Reads what a department wrote of an amount: with or without its unit, a share as 0.15 or 15%."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.indicators.answer import Goal
from graph.indicators.judging import CHANGES
from graph.precheck.amounts import SHARE
from ontology.errors import Issue, Refusal, issue
from ontology.schema import Ontology
from ontology.units import units_of
from ontology.values import NUMBER, canonical_decimal, plain_width

POINTS, PERCENT = "百分点", "%"
WHOLE = frozenset({"个", "家", "人", "件", "项", "户", "次"})
"""Units of things that are counted one by one."""
PART = ("占比", "比重", "比例")
"""What a share is called that is never more than the whole."""
NEAR = 10
"""A share that is bare is read so that it is within this many times the goal, where only one reading is."""


@dataclass(frozen=True, slots=True)
class Read:
    """An amount in the base unit of the goal, and what is remarked on how it was read."""

    value: str
    unit: str
    remarks: tuple[Issue, ...] = ()


def read_amount(ontology: Ontology, written: str, goal: Goal, unit: str, column: str) -> Read:
    """The amount in the base unit; `unit` is the indicator's as the ledger writes it.

    Raises Refusal LT-NUM, LT-UNIT, LT-INDIC-04 (a share that may be two), -15 (less than nothing, a unit of something else), -18 (a
    rough number: a department reports what it has counted).
    """
    text = plain_width(written)
    share = goal.unit == SHARE
    if share and NUMBER.fullmatch(text) and abs(Decimal(text.replace(",", ""))) < 1:
        return _bare_share(Decimal(text.replace(",", "")), written, goal, unit, column)
    bare = bool(NUMBER.fullmatch(text))
    found = units_of(ontology).measured(
        ontology.properties["observedValue"], text, (PERCENT if share else goal.shown_unit) if bare else ""
    )
    if not bare and not found.unit and goal.shown_unit[:1] in ("万", "亿"):
        raise Refusal(issue("LT-NUM-07", column=column, value=written))
    if found.about:
        raise Refusal(issue("LT-INDIC-18", column=column, value=written))
    number, base = units_of(ontology).in_base(found.value, found.unit or goal.shown_unit)
    if (base == POINTS) != (goal.shown_unit == POINTS) and base == POINTS:
        raise Refusal(issue("LT-INDIC-15", column=column, value=written, expected=_expected(goal)))
    if base != goal.unit and not (share and base == SHARE):
        raise Refusal(issue("LT-INDIC-15", column=column, value=written, expected=_expected(goal)))
    if number < 0 or (base in WHOLE and number % 1):
        raise Refusal(issue("LT-INDIC-15", column=column, value=written, expected=_expected(goal)))
    if share and goal.goal and float(number) > goal.goal * NEAR and _near(number / 100, goal):
        raise Refusal(issue("LT-INDIC-04", column=column, value=written, one=_percent(number), other=_percent(number / 100)))
    if share and number > 1 and any(word in goal.label for word in PART):
        raise Refusal(issue("LT-INDIC-15", column=column, value=written, expected=_expected(goal)))
    return Read(canonical_decimal(number), unit if not share else "比例", tuple(_large(number, written, goal, column)))


def _large(number: Decimal, written: str, goal: Goal, column: str) -> Iterator[Issue]:
    """A figure of another size than the goal is taken, and told: it may be in another unit."""
    if goal.goal and goal.comparator not in CHANGES and goal.direction == "higher" and float(number) > goal.goal * NEAR:
        yield issue("LT-INDIC-21", column=column, value=written, goal=goal.value_text, times=f"{float(number) / goal.goal:.0f}")


def _expected(goal: Goal) -> str:
    if goal.unit == SHARE:
        return "百分数，如 15%" + ("，不超过 100%" if any(word in goal.label for word in PART) else "")
    return f"不小于 0 的{'整数' if goal.unit in WHOLE else '数'}，单位是{goal.shown_unit}"


def _bare_share(number: Decimal, written: str, goal: Goal, unit: str, column: str) -> Read:
    """A bare number below 1 under %: 0.15 may be 15% or 0.15%. The one that is near the goal is meant, with a remark."""
    if number < 0:
        raise Refusal(issue("LT-INDIC-15", column=column, value=written, expected=_expected(goal)))
    readings = [number, number / 100]
    near = [one for one in readings if _near(one, goal)]
    said = list(map(_percent, readings))
    if number and len(near) != 1:
        raise Refusal(issue("LT-INDIC-04", column=column, value=written, one=said[0], other=said[1]))
    chosen = near[0] if near else number
    remarks = (issue("LT-INDIC-05", column=column, value=written, read_as=_percent(chosen)),) if number else ()
    return Read(canonical_decimal(chosen), "比例", remarks)


def _near(number: Decimal, goal: Goal) -> bool:
    """Whether a share is of the size of the goal."""
    return bool(goal.goal) and (goal.goal or 0) / NEAR <= float(number) <= (goal.goal or 0) * NEAR


def _percent(number: Decimal) -> str:
    return f"{canonical_decimal(number * 100)}%"
