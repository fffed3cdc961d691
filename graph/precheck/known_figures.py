"""The figures known of an enterprise under a name: a property, observations of an indicator, the ratio of two of these."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts import Fact
from graph.precheck.amounts import SHARE, Span, based, number, said
from graph.precheck.asking import LAST_YEAR, THIS_YEAR, Asking
from graph.precheck.known import Known
from graph.precheck.outcome import Shown
from graph.precheck.tables import column, rows, say
from ontology.units import units_of
from ontology.values import last_day, normalised_name


@dataclass(frozen=True, slots=True)
class Figure:
    """A number known of the enterprise, in a base unit, with its period and evidence; `flaw` says why it proves nothing."""

    span: Span
    value: float
    unit: str
    period: str
    evidence: tuple[Shown, ...]
    flaw: str = ""
    words: str = ""


def is_told(known: Known, on: str) -> bool:
    """Whether anything bears a name: a property, an indicator, a ratio."""
    return bool(_property(known, on) or _indicators(known, on) or on in column("ratios", "on", "top"))


def _property(known: Known, on: str) -> str:
    """The number property of an enterprise that bears a name."""
    allowed = known.facts.ontology.classes["Enterprise"].constraints
    for name, prop in known.facts.ontology.properties.items():
        if name in allowed and prop.datatype in ("decimal", "integer") and on in (name, prop.zh, prop.en, *prop.aliases):
            return name
    return ""


def _indicators(known: Known, on: str) -> list[str]:
    wanted = normalised_name(on)
    return [one for one in known.facts.instances("Indicator") if normalised_name(known.facts.value(one, "name")) == wanted]


def figures(known: Known, on: str, need: Asking) -> list[Figure]:
    """What is known under a name: a property, else observations of the right period, else the ratio of two figures."""
    if (name := _property(known, on)) and (fact := known.facts.told(known.firm, name)):
        return [_of_property(known, name, fact)]
    if observed := _observed(known, on, need):
        return observed
    return [figure for row in rows("ratios") if row["on"] == on for figure in _ratio(known, row["top"], row["base"], need)]


def _of_property(known: Known, name: str, fact: Fact) -> Figure:
    prop, value = known.facts.ontology.properties[name], number(fact.value)
    flaw, have = "", said(float(value or 0), prop.unit)
    currency = known.facts.value(known.firm, "currency")
    if prop.unit == "元" and currency not in ("", "CNY"):
        flaw = say("value_currency", have=have)
    elif fact.conflict:
        flaw = say("value_conflict", have="、".join([have, *(other for other, _ in fact.others)]))
    elif known.stale(fact):
        flaw = say("value_stale", have=have, day=known.dated(fact))
    return Figure(Span.of(float(value or 0), ""), float(value or 0), prop.unit, fact.period, known.shown([fact]), flaw)


def _observed(known: Known, on: str, need: Asking) -> list[Figure]:
    """The observations of the latest period that has ended, each telling by itself."""
    facts, indicators = known.facts, set(_indicators(known, on))
    found: list[tuple[str, Figure]] = []
    for link in facts.to(known.firm, "observedOf"):
        one = link.subject
        told = facts.told(one, "observedValue")
        measured = {fact.object for fact in facts.about(one, "measures")}
        period = (told.period if told else "") or facts.value(one, "period")
        if told and measured & indicators and (not period or last_day(period) <= facts.as_of):
            found.append((period, _observation(known, one, told, period)))
    if not found:
        return []
    latest = max(last_day(period) if period else "" for period, _ in found)
    last = [figure for period, figure in found if (last_day(period) if period else "") == latest]
    wanted = wanted_year(known, need)
    if wanted and not all(figure.period.startswith(wanted) for figure in last):
        return [Figure(one.span, one.value, one.unit, one.period, one.evidence,
                       say("value_period", period=one.period or "没有写明报告期", wanted=wanted)) for one in last]  # fmt: skip
    return last


def _observation(known: Known, one: str, told: Fact, period: str) -> Figure:
    facts = known.facts
    unit = facts.value(one, "unitText") or told.unit
    value, base = based(units_of(facts.ontology), told.value, unit) or (0.0, unit)
    have, flaw = said(value, base), ""
    if doubt := facts.value(one, "doubt"):
        flaw = say("value_doubt", have=have, doubt=doubt)
    elif told.conflict:
        flaw = say("value_conflict", have="、".join([told.value, *(other for other, _ in told.others)]))
    elif _old(known, told, period):
        flaw = say("value_stale", have=have, day=period or known.dated(told))
    return Figure(Span.of(value, facts.value(one, "comparator")), value, base, period, known.shown([told]), flaw)


def _old(known: Known, told: Fact, period: str) -> bool:
    """Whether a figure is older than the window; its age runs from its period."""
    return all(known.proof.stale((source, cited, period or dated)) for source, cited, dated in told.witnesses)


def wanted_year(known: Known, need: Asking) -> str:
    """The year that a condition speaks of; empty where it names none."""
    year = int(known.facts.as_of[:4])
    return str(year - 1) if need.is_of(LAST_YEAR) else str(year) if need.is_of(THIS_YEAR) else ""


def _ratio(known: Known, top: str, base: str, need: Asking) -> list[Figure]:
    """The ratio of two figures of one period; both have to be sound."""
    above, below = figures(known, top, need), figures(known, base, need)
    found = []
    for one in above:
        for other in below:
            if one.period == other.period and one.unit == other.unit and other.value and other.span.low > 0 and one.span.low >= 0:
                span, value = Span(one.span.low / other.span.high, one.span.high / other.span.low), one.value / other.value
                words = say("value_ratio", have=said(round(value, 6), SHARE), top=said(one.value, one.unit),
                            base=said(other.value, other.unit))  # fmt: skip
                evidence, flaw = (*one.evidence, *other.evidence), one.flaw or other.flaw
                found.append(Figure(span, value, SHARE, one.period, evidence, flaw, words))
    return found
