"""Conditions on how long an enterprise has been there."""

from __future__ import annotations

from datetime import date

from graph.precheck.amounts import CEILINGS, FLOORS, Span, gap, hold, number
from graph.precheck.asking import Asking
from graph.precheck.known import Known
from graph.precheck.outcome import ELIGIBLE, SHORT, UNKNOWN, Checked
from graph.precheck.tables import say
from ontology.values import first_day, last_day


def check_age(known: Known, need: Asking) -> Checked:
    """Years since the enterprise was founded; a date known only to the year leaves room."""
    years = number(need.value)
    fact = known.facts.told(known.firm, "founded")
    if years is None or need.comparator not in FLOORS | CEILINGS:
        return need.checked(UNKNOWN, need.value, say("need_unreadable", value=need.value))
    words = f"{known.facts.ontology.concept('Comparator', need.comparator).zh} {years} 年"
    if fact is None:
        return need.checked(UNKNOWN, words, say("age_unknown"), missing="成立日期")
    evidence = known.shown([fact])
    if fact.conflict:
        have = "、".join([fact.value, *(other for other, _ in fact.others)])
        return need.checked(UNKNOWN, words, say("value_conflict", have=have), missing="成立日期", evidence=evidence)
    span = Span(_years(last_day(fact.value), known.facts.as_of), _years(first_day(fact.value), known.facts.as_of))
    result = hold(span, need.comparator, float(years))
    have = say("age_known", years=f"{span.low:.1f}", founded=fact.value)
    if result == UNKNOWN:
        coarse = say("age_coarse", founded=fact.value, need=years)
        return need.checked(UNKNOWN, words, coarse, missing="成立日期", evidence=evidence)
    if result == ELIGIBLE:
        return need.checked(ELIGIBLE, words, have, evidence=evidence)
    months = max(1, round(abs(float(years) - span.low) * 12))
    short = say("age_over" if need.comparator in CEILINGS else "age_gap", months=months)
    return need.checked(SHORT, words, have, shortfall=short, gap=gap(span.low, float(years)), evidence=evidence)


def _years(since: str, until: str) -> float:
    """Whole years by the calendar and the part of the year begun."""
    start, end = date.fromisoformat(since), date.fromisoformat(until)
    whole = end.year - start.year - ((end.month, end.day) < (start.month, start.day))
    try:
        anniversary = start.replace(year=start.year + whole)
    except ValueError:
        anniversary = date(start.year + whole, 3, 1)
    return whole + (end - anniversary).days / 366
