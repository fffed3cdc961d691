"""What a figure proves: an exact one itself, a bound (超 3 家) one side of it, a rough one (约 3 家) nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from graph.indicators.answer import Figure, Reading

EXACT = frozenset({"", "equals", "reach"})
LEAST, MOST = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than"})
"""Comparators of a figure that is known exactly, from below, from above; of any other it is not known at all."""


def exact(figure: Figure) -> bool:
    """Whether a figure is told as it is, not as a bound or a rough number."""
    return figure.comparator in EXACT


def extremes(figure: Figure) -> Iterator[Figure]:
    """The figure as it may be at the least and at the most; itself where it is exact."""
    if exact(figure):
        yield figure
        return
    yield figure if figure.comparator in LEAST else _at(figure, 0.0)
    yield figure if figure.comparator in MOST else _at(figure, inf)


def _at(figure: Figure, value: float) -> Figure:
    total, new = (None if one is None else value for one in (figure.total, figure.new))
    return replace(figure, total=total, new=new)


def rivals(reading: Reading) -> tuple[Figure, ...]:
    """The figures that must lead to the same status as the shown one: of what a department reports with a paper, only those of
    other departments."""
    shown = reading.shown
    proved = bool(shown.department and shown.paper)
    return tuple(each for each in reading.others if not proved or each.department not in ("", shown.department))


def unsure(reading: Reading) -> bool:
    """Whether the figure of a reading is disputed or no exact one."""
    return bool(rivals(reading)) or not exact(reading.shown)
