"""How much of a goal its latest figure reaches by itself: one rule, which the named question indicator-progress goes by too."""

from __future__ import annotations

from graph.indicators.answer import NOT_COMPUTABLE, Reading
from graph.indicators.judging import CHANGES, Sought
from graph.indicators.proving import unsure
from graph.indicators.spans import end_of, ended

YEAR = 4
"""Signs of a period that is a year."""


def reached(one: Sought, latest: Reading | None, status: str, *, dated: bool) -> float | None:
    """The latest figure over the goal, whatever its time; None where the figure does not say it by itself, or nothing can be
    reckoned. `dated`: the target names its year or period."""
    value = latest.shown.total if latest else None
    if latest is None or value is None or not one.goal or not dated or status == NOT_COMPUTABLE or not _comparable(one, latest):
        return None
    if one.direction == "lower":
        return one.goal / value if value else None
    return value / one.goal if one.direction == "higher" else None


def _comparable(one: Sought, latest: Reading) -> bool:
    """Whether a total may be held against the goal as it stands: no change, no doubtful 口径, no figure of another unit, of its
    period alone, of part of a year; neither it nor the figure of the due time is disputed or a bound."""
    figure = latest.shown
    apart = one.basis == "flow" and figure.cumulative == "false"
    part = one.basis == "yearly" and len(latest.period) != YEAR
    if one.comparator in CHANGES or one.basis in ("change", "unclear") or figure.unit != one.unit or apart or part:
        return False
    due = [each for each in one.readings if one.span and end_of(each.period) == one.span.last and ended(each.period, one.as_of)]
    return not any(map(unsure, (latest, *due)))
