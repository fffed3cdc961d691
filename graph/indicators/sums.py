"""What was added since a day: a running total, else figures of periods that join without a gap, an overlap or another 口径."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.indicators.answer import Figure, Reading
from graph.indicators.proving import exact
from graph.indicators.spans import end_of, start_of


@dataclass(frozen=True, slots=True)
class Part:
    """A figure that goes into a sum: of which period, whether it runs from the beginning on, how much."""

    period: str
    running: bool
    value: float


def added(figure: Figure, readings: Sequence[Reading], since: date) -> tuple[Part, ...]:
    """What makes up all that was added by the end of a figure; empty where that can't be told. A total that is not said to be one
    of the period alone is taken as running."""
    if figure.total is not None and figure.cumulative != "false":
        return (Part(figure.period, True, figure.total),)
    return _of_periods(figure, readings, since)


def _of_periods(figure: Figure, readings: Sequence[Reading], since: date) -> tuple[Part, ...]:
    """The amount of the figure's own period, after what was added until the day before."""
    own, start = _of_period(figure, since), start_of(figure.period)
    if own is None or start < since:
        return ()
    last = (Part(figure.period, False, own),)
    if start == since:
        return last
    before = [each.shown for each in readings if end_of(each.period) == start - timedelta(days=1) and _joins(each, figure)]
    sums = [found for each in before if (found := _so_far(each, readings, since))]
    return (*min(sums, key=len), *last) if sums else ()


def _so_far(figure: Figure, readings: Sequence[Reading], since: date) -> tuple[Part, ...]:
    """As `added`, of a figure that others are put on: only what is said to be a running total is one."""
    if figure.total is not None and figure.cumulative == "true":
        return (Part(figure.period, True, figure.total),)
    return _of_periods(figure, readings, since)


def _of_period(figure: Figure, since: date) -> float | None:
    """What a figure says of its period alone; a total that may be running says it of the first period only."""
    if figure.new is not None:
        return figure.new
    alone = figure.cumulative == "false" or (figure.cumulative == "" and start_of(figure.period) == since)
    return figure.total if alone else None


def _joins(reading: Reading, figure: Figure) -> bool:
    """Whether a reading may be put together with a figure: one exact figure of the same unit and 口径."""
    one = reading.shown
    return not reading.others and exact(one) and (one.unit, one.calibre) == (figure.unit, figure.calibre)
