"""The targets of a place at a date: every one counted once, with who answers, what was counted, and how far it has come."""

from __future__ import annotations

from graph.facts import Facts
from graph.indicators.amounts import in_base, paper_unit
from graph.indicators.answer import Figure, Goal, Reading, Targets, figures_of
from graph.indicators.figures import Observed, observed
from graph.indicators.judging import Sought, judge
from graph.indicators.pairs import pairs
from graph.indicators.reaching import reached
from graph.indicators.reviews import assessments
from graph.indicators.spans import Span, ended
from graph.indicators.stating import Stated
from graph.indicators.tables import say
from graph.states.certificate import SourceNote, noted_source
from graph.states.geography import Geography
from graph.states.rejected import accepted
from graph.states.thresholds import Thresholds
from graph.states.world import DEFAULT_WINDOW

TOLERANCE, NAME = 0.05, "target_tolerance"
"""How far a rate may be from the share of time gone and still be on track, where no threshold is loaded."""


def targets(facts: Facts, place: str) -> Targets:
    """The targets set for a place, by their order in the papers. Raises UnknownName for a place that is not there."""
    facts = accepted(facts)
    geography = Geography(facts)
    here = geography.find(place)
    thresholds, stated, figures = Thresholds(facts, geography, here), Stated(facts, here), observed(facts, here)
    tolerance, window = thresholds.number(NAME, TOLERANCE), _window(facts, geography, thresholds, here)
    order = sorted(stated.goals, key=stated.listed)
    goals = tuple(_goal(stated, one, figures, tolerance, window) for one in order)
    sources = _sources(facts, stated, goals)
    return Targets(
        snapshot=facts.snapshot, ontology=facts.ontology.digest, place=here, place_label=facts.label(here), as_of=facts.as_of,
        tolerance=tolerance, tolerance_confirmed=thresholds.confirmed(NAME), window=window, statements=len(stated.all),
        indicators=len({one.indicator for one in goals if one.indicator}), goals=goals, pairs=pairs(stated, goals),
        assessments=assessments(facts), sources=sources,
    )  # fmt: skip


def _window(facts: Facts, geography: Geography, thresholds: Thresholds, place: str) -> float:
    """For how many years evidence is fresh: the nearest place that says so, else the threshold."""
    told = next((own for one in geography.above(place) if (own := facts.value(one, "evidenceWindow"))), "")
    return float(told) if told else thresholds.number("evidence_window", DEFAULT_WINDOW)


def _goal(stated: Stated, one: str, figures: dict[str, Observed], tolerance: float, window: float) -> Goal:
    facts = stated.facts
    indicator = next((fact.object for fact in facts.about(one, "about")), "")
    text, written = facts.value(one, "valueText"), facts.value(one, "targetValue")
    told = in_base(facts.ontology, written, facts.value(one, "unitText")) if written else None
    unit = told[1] if told else facts.value(one, "unitText")
    shown_unit, factor = paper_unit(facts.ontology, text, facts.value(one, "unitText"), told[0] if told else None)
    whole, span = stated.shared(one), stated.span(one)
    words, seen, unsaid = _of_reading(stated, one, Observed() if whole else figures.get(indicator, Observed()))
    sought = Sought(told[0] if told else None, unit, facts.value(one, "comparator"), facts.value(one, "basis"),
                    facts.value(indicator, "direction") if indicator else "", span, seen.readings, facts.as_of,
                    tolerance, window, shown_unit, factor)  # fmt: skip
    found, latest = judge(sought), _latest(seen, facts.as_of)
    more = (*found.doubts, *_unsaid(sought, _latest(unsaid, facts.as_of), words))
    dated = bool(facts.value(one, "targetYear") or facts.value(one, "targetPeriod"))
    return Goal(
        id=one,
        label=facts.label(one),
        indicator=indicator,
        indicator_label=facts.label(indicator) if indicator else "",
        ordinal=int(facts.value(one, "ordinal") or 0),
        said=tuple(map(stated.said, stated.goals[one])),
        policy=facts.label(policy) if (policy := stated.policy(one)) else "",
        programmes=stated.programmes(one),
        goal=sought.goal,
        unit=unit,
        shown_unit=shown_unit,
        factor=factor,
        value_text=text,
        comparator=sought.comparator,
        basis=sought.basis,
        direction=sought.direction,
        year=facts.value(one, "targetYear"),
        period=sought.span.said if sought.span else "",
        period_assumed=bool(sought.span and sought.span.assumed),
        calibre=_calibre(facts, one, indicator),
        reading=words,
        leads=stated.duty(one, "lead"),
        helpers=stated.duty(one, "cooperate"),
        counted_by=facts.value(indicator, "whoCounts") if indicator else "",
        base=found.base if found.base is not None else _base(span, seen, unit),
        base_period=span.base if span else "",
        years=found.years,
        readings=seen.readings,
        undated=seen.undated,
        latest=latest,
        judged=found.judged,
        value=found.value,
        rate=found.rate,
        reached=reached(sought, latest, found.status, dated=dated),
        gone=found.gone,
        status=found.status,
        why=say("of_whole", whole=facts.label(whole)) if whole else found.why,
        doubts=_doubts(facts, stated.goals[one], indicator, found.judged or latest, more),
        whole_counted=whole,
        part_of=stated.part_of(one),
        parts=stated.parts(one),
        sum_of=stated.sum_of(one),
        summand_of=stated.summand_of(one),
    )


def _of_reading(stated: Stated, one: str, told: Observed) -> tuple[str, Observed, Observed]:
    """The 口径 that a figure must say, the figures that do, and those that say none of the contradicting ones; no 口径 and all
    figures where nothing contradicts the target."""
    readings = stated.readings(one)
    words = stated.calibre(one) if readings else ""
    return (words, told.of(words), told.without(readings)) if readings else ("", told, Observed())


def _base(span: Span | None, seen: Observed, unit: str) -> float | None:
    """The figure at the end of the year before a target begins; None where none is told."""
    told = (one.shown for one in seen.readings if span and one.period == span.base)
    return next((one.total for one in told if one.unit == unit), None)


def _latest(seen: Observed, as_of: str) -> Reading | None:
    """The last reading whose period is over."""
    return next((each for each in reversed(seen.readings) if ended(each.period, as_of)), None)


def _unsaid(sought: Sought, reading: Reading | None, words: str) -> tuple[str, ...]:
    """A figure that does not say which of two 口径 it is of counts for neither, which is said."""
    if reading is None:
        return ()
    value = sought.say(reading.shown.total if reading.shown.total is not None else reading.shown.new)
    return (say("other_calibre", latest=reading.period, value=value, words=words),)


def _calibre(facts: Facts, one: str, indicator: str) -> str:
    """What is counted: as the statement has it, and as the indicator has it where that says more."""
    own, whole = facts.value(one, "calibre"), facts.value(indicator, "calibre") if indicator else ""
    return whole if whole.startswith(own) else "；".join(filter(None, (own, whole)))


def _doubts(facts: Facts, said: tuple[str, ...], indicator: str, reading: Reading | None, more: tuple[str, ...]) -> tuple[str, ...]:
    """What is doubtful: in the statements, the indicator, the figure that is judged."""
    told = [doubt for one in (*said, indicator) if one for doubt in facts.values(one, "doubt")]
    if reading and any(one.department and not one.paper for one in reading.figures):
        more = (*more, say("unproved"))
    told += [doubt for figure in (reading.figures if reading else ()) for doubt in figure.doubts]
    return tuple(dict.fromkeys((*told, *more)))


def _sources(facts: Facts, stated: Stated, goals: tuple[Goal, ...]) -> tuple[SourceNote, ...]:
    """The sources that set the targets and that tell the figures."""
    used = {source for one in stated.all for fact in facts.about(one, "a") for source in fact.sources}
    used |= {cite.source for goal in goals for figure in figures_of(goal) for cite in figure.cites}
    return tuple(noted_source(facts, one) for one in sorted(used))


def shown_figure(goal: Goal) -> Figure | None:
    """The figure that a page shows of a goal: the judged one, else the latest."""
    reading = goal.judged or goal.latest
    return reading.shown if reading else None
