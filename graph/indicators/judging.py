"""How far a target has come: the figure that counts for it, what it reaches, the time gone by then, and the status."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from graph.indicators.amounts import percent, shown
from graph.indicators.answer import (
    AHEAD,
    BEHIND,
    NO_DATA,
    NOT_COMPUTABLE,
    NOT_DUE,
    ON_TRACK,
    STATUSES,
    Figure,
    Reading,
    Year,
)
from graph.indicators.proving import exact, extremes, rivals
from graph.indicators.spans import Span, end_of, ended, is_year
from graph.indicators.sums import Part, added
from graph.indicators.tables import say

CHANGES = frozenset({"raise_by", "raise_by_at_least", "lower_by", "lower_by_at_least"})
LOWERING = frozenset({"lower_by", "lower_by_at_least"})
Amount = Callable[[Reading, Figure], float | None]
"""What counts of a figure of a reading."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A target as it is judged: what is to be reached, in which sense, by when; `tolerance` is a share of the goal, `window` in
    years."""

    goal: float | None
    unit: str
    comparator: str
    basis: str
    direction: str
    span: Span | None
    readings: tuple[Reading, ...]
    as_of: str
    tolerance: float
    window: float
    shown_unit: str = ""
    factor: float = 1.0

    def say(self, value: float | None) -> str:
        """An amount in the unit of the paper."""
        return shown(value, self.shown_unit or self.unit, self.factor)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of it. `value` is what counts of the judged reading."""

    status: str
    why: str = ""
    judged: Reading | None = None
    value: float | None = None
    rate: float | None = None
    gone: float | None = None
    base: float | None = None
    base_period: str = ""
    years: tuple[Year, ...] = ()
    doubts: tuple[str, ...] = ()


def judge(one: Sought) -> Verdict:
    """The verdict of a target at the as-of date."""
    past = [reading for reading in one.readings if ended(reading.period, one.as_of)]
    if one.goal is None:
        return Verdict(NOT_COMPUTABLE, say("no_goal"))
    if one.span and one.span.first.isoformat() > one.as_of:
        yearly = one.basis == "yearly"
        return Verdict(NOT_DUE, say("year_open", year=one.span.first.year) if yearly else say("not_begun", start=one.span.first))
    if one.basis == "change" or one.comparator in CHANGES:
        return _change(one, past)
    if one.direction not in ("higher", "lower"):
        return Verdict(NOT_COMPUTABLE if past else NO_DATA, say("no_direction" if past else "no_figure"))
    if one.basis == "unclear":
        return Verdict(NOT_COMPUTABLE if past else NO_DATA, say("unclear" if past else "no_figure"))
    if one.basis == "yearly":
        return _yearly(one, past)
    return _by_then(one, past, _added(one) if one.basis == "flow" else _total)


def _yearly(one: Sought, past: list[Reading]) -> Verdict:
    """A target of each year: the last year that is over counts, and its time is all gone."""
    years = [year for year in (one.span.years if one.span else ()) if f"{year}-12-31" <= one.as_of]
    if not years:
        first = one.span.first.year if one.span else ""
        return Verdict(NOT_DUE, say("year_open", year=first)) if one.span else Verdict(NOT_COMPUTABLE, say("no_time"))
    told = tuple(_year(one, past, year) for year in years)
    reading = next((each for each in past if is_year(each.period, years[-1])), None)
    if reading is None or reading.shown.unit != one.unit or told[-1].value is None:
        latest = _last(past)
        why = say("no_year_latest", year=years[-1], latest=latest.period) if latest else say("no_year", year=years[-1])
        return Verdict(NO_DATA, why, None, gone=1.0, years=told)
    return replace(_told(one, reading, 1.0, lambda _, figure: _of_year(figure)), years=told)


def _year(one: Sought, past: list[Reading], year: int) -> Year:
    reading = next((each for each in past if is_year(each.period, year) and each.shown.unit == one.unit), None)
    if reading is None or (value := _of_year(reading.shown)) is None:
        return Year(year, None, None, NO_DATA)
    found = _told(one, reading, 1.0, lambda _, figure: _of_year(figure))
    return Year(year, value, found.rate, found.status)


def _of_year(figure: Figure) -> float | None:
    """What a figure says of its period alone: 本期 before 累计, which may run over years."""
    return figure.new if figure.new is not None else figure.total


def _change(one: Sought, past: list[Reading]) -> Verdict:
    """A change: nothing can be said without the figure that it is counted from."""
    if one.span is None:
        return Verdict(NOT_COMPUTABLE, say("no_time"))
    base = next((each for each in past if end_of(each.period).isoformat() == f"{one.span.base}-12-31"), None)
    if base is None or base.shown.total is None or base.shown.unit != one.unit:
        return Verdict(NOT_COMPUTABLE, say("no_base", base=one.span.base), base_period=one.span.base)
    start, sign = base.shown.total, -1.0 if one.comparator in LOWERING else 1.0
    later = [each for each in past if end_of(each.period) > end_of(base.period)]
    found = _by_then(one, later, lambda _, figure: None if figure.total is None else sign * (figure.total - start))
    assumed = (say("base_assumed", base=one.span.base),)
    return replace(found, base=start, base_period=one.span.base, doubts=(*found.doubts, *assumed))


def _total(_: Reading, figure: Figure) -> float | None:
    """What there is in all."""
    return figure.total


def _parts(one: Sought, figure: Figure) -> tuple[Part, ...]:
    """The figures that are added up to what was new in the time of a target."""
    return added(figure, one.readings, one.span.first) if one.span else ()


def _added(one: Sought) -> Amount:
    """What was added in the time of a target."""

    def counted(_: Reading, figure: Figure) -> float | None:
        parts = _parts(one, figure)
        return sum(each.value for each in parts) if parts else None

    return counted


def _by_then(one: Sought, past: list[Reading], amount: Amount) -> Verdict:
    """A target that is due at a time: the figure of that time, else the latest."""
    alike = [each for each in past if each.shown.unit == one.unit]
    if not past:
        return Verdict(NO_DATA, say("no_figure"))
    if not alike:
        return Verdict(NOT_COMPUTABLE, say("unlike", goal=one.unit, found=past[-1].shown.unit), past[-1])
    if one.span is None:
        return Verdict(NOT_COMPUTABLE, say("no_time"), alike[-1])
    told = [each for each in alike if amount(each, each.shown) is not None] or alike
    reading = next((each for each in told if end_of(each.period) == one.span.last), told[-1])
    end = end_of(reading.period)
    if end < one.span.first:
        value = one.say(reading.shown.total)
        return Verdict(NO_DATA, say("before_span", period=one.span.said, latest=reading.period, value=value), reading)
    found = _told(one, reading, one.span.gone(end), amount)
    if end > one.span.last:
        return replace(found, doubts=(*found.doubts, say("late", end=one.span.last.year, latest=reading.period)))
    return found if end == one.span.last else _dated(one, found, end)


def _dated(one: Sought, found: Verdict, end: date) -> Verdict:
    """A figure from before the end says nothing once the end has come, nor when it is older than evidence may be."""
    assert one.span is not None
    assert found.judged is not None
    told = {"latest": found.judged.period, "value": one.say(found.value if found.value is not None else found.judged.shown.total)}
    if found.rate is not None and one.span.last.isoformat() <= one.as_of:
        why = say("due_without", end=one.span.last.year, rate=percent(found.rate), gone=percent(found.gone or 0), **told)
        return replace(found, status=NO_DATA, why=why)
    years = (date.fromisoformat(one.as_of) - end).days / 365.25
    if years > one.window:
        return replace(found, status=NO_DATA, why=say("stale", years=f"{years:.1f}", **told))
    return found


def _told(one: Sought, reading: Reading, gone: float, amount: Amount) -> Verdict:
    """The verdict by one reading: all that its figures may mean must lead to one status."""
    value = amount(reading, reading.shown)
    rate = None if value is None else _rate(one, value)
    if value is None or rate is None:
        why = "zero" if value is not None else "partial" if one.basis == "flow" else "no_total"
        return Verdict(NOT_COMPUTABLE, say(why, latest=reading.period), reading, value, gone=gone)
    doubts = tuple(_remarks(one, reading))
    beside = [each for each in rivals(reading) if each.unit == one.unit and amount(reading, each) is not None]
    told = {each: _may_be(one, reading, each, gone, amount) for each in (reading.shown, *beside)}
    found = frozenset().union(*told.values())
    if len(found) > 1:
        return Verdict(NOT_COMPUTABLE, _open(one, reading, told, amount), reading, value, gone=gone, doubts=doubts)
    return Verdict(next(iter(found)), _sum_said(one, reading), reading, value, rate, gone, doubts=doubts)


def _may_be(one: Sought, reading: Reading, figure: Figure, gone: float, amount: Amount) -> frozenset[str]:
    """The statuses that a figure may mean, with those between its least and its most; of an exact one there is one."""
    values = [0.0 if (found := amount(reading, each)) is None else found for each in extremes(figure)]
    rates = [inf if (rate := _rate(one, value)) is None else rate for value in values]
    places = [STATUSES.index(_status(rate, gone, one.tolerance)) for rate in rates]
    return frozenset(STATUSES[min(places) : max(places) + 1])


def _open(one: Sought, reading: Reading, told: Mapping[Figure, frozenset[str]], amount: Amount) -> str:
    """Why figures decide nothing: each with what it may mean."""
    said = [say("clash_one", value=each.text if not exact(each) and each.text else one.say(amount(reading, each)),
                status="或".join(say(name) for name in STATUSES if name in some)) for each, some in told.items()]  # fmt: skip
    return say("clash" if len(told) > 1 else "bound_open", told="；".join(dict.fromkeys(said)))


def _remarks(one: Sought, reading: Reading) -> Iterator[str]:
    """What is doubtful of the figures of a reading."""
    for each in reading.figures:
        if not exact(each):
            yield say("bound", text=each.text or each.total, value=one.say(each.total))
    if one.basis == "flow" and reading.shown.total is not None and reading.shown.cumulative == "":
        yield say("as_total")
    beside = rivals(reading)
    yield from (say("outdone", value=one.say(each.total)) for each in reading.others if each not in beside)


def _sum_said(one: Sought, reading: Reading) -> str:
    """Which figures were added; empty where there is only one."""
    parts = _parts(one, reading.shown) if one.basis == "flow" else ()
    told = [say("running" if each.running else "of_period", period=each.period, value=one.say(each.value)) for each in parts]
    return say("added", told="、".join(told)) if len(told) > 1 else ""


def _last(past: list[Reading]) -> Reading | None:
    return past[-1] if past else None


def _rate(one: Sought, value: float) -> float | None:
    """How much is reached. Where lower is better, the goal over the figure."""
    assert one.goal is not None
    if one.direction == "lower" and one.comparator not in CHANGES:
        return one.goal / value if value else None
    return value / one.goal if one.goal else None


def _status(rate: float, gone: float, tolerance: float) -> str:
    """Ahead, on track or behind: within the tolerance of the time gone; what is due must be reached whole."""
    if rate >= gone + tolerance - 1e-12:
        return AHEAD
    floor = 1.0 if gone >= 1.0 else gone - tolerance
    return ON_TRACK if rate >= floor - 1e-12 else BEHIND
