"""How far a target has come: the figure that counts for it, what it reaches, the time gone by then, and the status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from graph.indicators.amounts import percent, shown
from graph.indicators.answer import AHEAD, BEHIND, NO_DATA, NOT_COMPUTABLE, NOT_DUE, ON_TRACK, Figure, Reading, Year
from graph.indicators.spans import Span, end_of, ended, is_year
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
    if one.basis == "change" or one.comparator in CHANGES:
        return _change(one, past)
    if one.direction not in ("higher", "lower"):
        return Verdict(NOT_COMPUTABLE if past else NO_DATA, say("no_direction" if past else "no_figure"))
    if one.basis == "unclear":
        return Verdict(NOT_COMPUTABLE if past else NO_DATA, say("unclear" if past else "no_figure"))
    if one.basis == "yearly":
        return _yearly(one, past)
    return _by_then(one, past, _sum_of(past, one.span) if one.basis == "flow" else _total)


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
    value = _of_year(reading.shown) if reading else None
    rate = None if value is None else _rate(one, value)
    return Year(year, value, rate, NO_DATA if rate is None else _status(rate, 1.0, one.tolerance))


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


def _sum_of(past: list[Reading], span: Span | None) -> Amount:
    """What was added in the time of the target: a running total, else the sum of its years up to the figure's, all being known."""

    def counted(reading: Reading, figure: Figure) -> float | None:
        if figure.total is not None and figure.cumulative != "false":
            return figure.total
        first = span.first.year if span else end_of(reading.period).year
        known = {
            year: each.shown for each in past for year in range(first, end_of(reading.period).year) if is_year(each.period, year)
        }
        if not is_year(reading.period, end_of(reading.period).year) or len(known) < end_of(reading.period).year - first:
            return None
        parts = [_of_year(each) if each.cumulative != "true" else None for each in (*known.values(), figure)]
        return None if None in parts else sum(part for part in parts if part is not None)

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
    if one.span.first.isoformat() > one.as_of:
        return Verdict(NOT_DUE, say("not_begun", start=one.span.first), alike[-1])
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
    """The verdict by one reading; figures that contradict each other must lead to one status."""
    value = amount(reading, reading.shown)
    rate = None if value is None else _rate(one, value)
    if value is None or rate is None:
        why = "partial" if one.basis == "flow" else "no_total"
        return Verdict(NOT_COMPUTABLE, say(why, latest=reading.period), reading, value, gone=gone)
    doubts = [say("bound", text=each.text or each.total, value=one.say(each.total)) for each in reading.figures
              if each.comparator not in ("", "equals")]  # fmt: skip
    if one.basis == "flow" and reading.shown.cumulative == "":
        doubts.append(say("as_total"))
    status = _status(rate, gone, one.tolerance)
    others = [(each, other) for each in _rivals(reading) if (other := amount(reading, each)) is not None and each.unit == one.unit]
    if len(others) < len(reading.others):
        doubts += [say("outdone", value=one.say(each.total)) for each in reading.others if each not in _rivals(reading)]
    told = [(one.say(value), status), *((one.say(other), _clashing(one, other, gone)) for _, other in others)]
    if len({each for _, each in told}) > 1:
        said = "；".join(dict.fromkeys(say("clash_one", value=amount, status=say(each)) for amount, each in told))
        return Verdict(NOT_COMPUTABLE, say("clash", told=said), reading, value, rate, gone, doubts=tuple(doubts))
    return Verdict(status, "", reading, value, rate, gone, doubts=tuple(doubts))


def _rivals(reading: Reading) -> tuple[Figure, ...]:
    """The figures that must lead to the same status: of what a department reports with a paper, only those of other departments."""
    proved = bool(reading.shown.department and reading.shown.paper)
    return tuple(each for each in reading.others if each.department or not proved)


def _clashing(one: Sought, value: float, gone: float) -> str:
    rate = _rate(one, value)
    return NOT_COMPUTABLE if rate is None else _status(rate, gone, one.tolerance)


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
