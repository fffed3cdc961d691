"""What is told of each indicator in a place: its observations by period, every telling by itself, with who says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.facts import Facts
from graph.indicators.amounts import in_base
from graph.indicators.answer import Cited, Figure, Reading
from graph.indicators.spans import end_of
from graph.statement import Statement

TOLD = ("observedValue", "newInPeriod", "unitText", "valueText", "comparator", "cumulative", "calibre", "countedOn", "countedBy",
        "provingPaper", "reporterPost", "checkerPost", "reportedOn", "doubt", "measures", "reportedBy")  # fmt: skip
"""What an observation may say."""


@dataclass(frozen=True, slots=True)
class Observed:
    """The figures of one indicator, of each period the one that the declared order shows first."""

    figures: tuple[Figure, ...] = ()

    @property
    def readings(self) -> tuple[Reading, ...]:
        """What is told of each period, the earliest first."""
        by_period: dict[str, list[Figure]] = defaultdict(list)
        for one in self.figures:
            if one.period:
                by_period[one.period].append(one)
        told = (
            Reading(period, some[0], tuple(one for one in some[1:] if _differs(one, some[0]))) for period, some in by_period.items()
        )
        return tuple(sorted(told, key=lambda one: (end_of(one.period), one.period)))

    @property
    def undated(self) -> tuple[Figure, ...]:
        """The figures without a period."""
        return tuple(one for one in self.figures if not one.period and one.total is not None)

    def of(self, calibre: str) -> Observed:
        """The figures of a 口径."""
        return Observed(tuple(one for one in self.figures if one.calibre == calibre))

    def without(self, calibres: Collection[str]) -> Observed:
        """The figures of none of these 口径."""
        return Observed(tuple(one for one in self.figures if one.calibre not in calibres))


def observed(facts: Facts, place: str) -> dict[str, Observed]:
    """Indicator → what is told of it in a place."""
    found: dict[str, list[str]] = defaultdict(list)
    for link in facts.to(place, "observedOf"):
        for one in facts.about(link.subject, "measures"):
            if link.subject not in found[one.object]:
                found[one.object].append(link.subject)
    tellings = _tellings(facts, {one for some in found.values() for one in some})
    return {indicator: _observed(facts, some, tellings) for indicator, some in found.items()}


def _tellings(facts: Facts, observations: Iterable[str]) -> dict[str, dict[str, list[Statement]]]:
    """Observation → record → the statements of that record."""
    said = {one: [fact for name in TOLD for fact in facts.about(one, name)] for one in observations}
    evidence = facts.evidence(fact for some in said.values() for fact in some)
    found: dict[str, dict[str, list[Statement]]] = {}
    for one, some in said.items():
        records: dict[str, list[Statement]] = defaultdict(list)
        for number in sorted({number for fact in some for number in fact.statements}):
            records[evidence[number].subject].append(evidence[number])
        found[one] = records
    return found


def _observed(facts: Facts, observations: list[str], tellings: Mapping[str, Mapping[str, list[Statement]]]) -> Observed:
    found: list[Figure] = []
    for one in observations:
        chosen = facts.told(one, "observedValue")
        first = _first_record(facts, chosen.statements, tellings[one]) if chosen else ""
        figures = [figure for record in sorted(tellings[one]) for figure in _figures(facts, record, tellings[one][record])]
        found += sorted(figures, key=lambda figure: (figure.record != first, figure.record, figure.total or 0.0))
    return Observed(tuple(found))


def _first_record(facts: Facts, numbers: tuple[int, ...], records: Mapping[str, list[Statement]]) -> str:
    """The record that tells the shown value: the statements of a fact stand in the declared order."""
    return next((record for record, said in records.items() if any(one.id == numbers[0] for one in said)), "")


def _differs(one: Figure, other: Figure) -> bool:
    return one.total is not None and (one.total, one.unit) != (other.total, other.unit)


def _figures(facts: Facts, record: str, said: list[Statement]) -> list[Figure]:
    """The figures of one record: one, or where it tells several values of one period at once, each."""
    totals = sorted({(one.period, one.value) for one in said if one.predicate == "observedValue"})
    if not totals:
        periods = sorted({one.period for one in said if one.predicate == "newInPeriod"})
        return [_figure(facts, record, said, told, "") for told in periods]
    return [_figure(facts, record, said, told, value) for told, value in totals]


def _figure(facts: Facts, record: str, said: list[Statement], told: str, value: str) -> Figure:
    here = [one for one in said if one.period == told]
    first = {one.predicate: one.value for one in sorted(here, key=lambda one: one.value, reverse=True)}
    unit = first.get("unitText", "")
    total = in_base(facts.ontology, value, unit) if value else None
    new = in_base(facts.ontology, first["newInPeriod"], unit) if "newInPeriod" in first else None
    department = next((facts.resolution.of(one.object) for one in said if one.predicate == "reportedBy"), "")
    cites = {
        (one.source, one.cites, one.locator if one.cites else "", one.quote)
        for one in here
        if one.predicate in ("observedValue", "newInPeriod")
        and (not value or one.value == value or one.predicate != "observedValue")
    }
    return Figure(
        record=record, period=told, total=total[0] if total else None, new=new[0] if new else None,
        unit=(total or new or (0.0, unit))[1], text=first.get("valueText", ""), comparator=first.get("comparator", ""),
        cumulative=first.get("cumulative", ""), calibre=first.get("calibre", ""), counted_on=first.get("countedOn", ""),
        counted_by=first.get("countedBy", ""), paper=first.get("provingPaper", ""),
        department=facts.label(department) if department else "", reporter=first.get("reporterPost", ""),
        checker=first.get("checkerPost", ""), reported_on=first.get("reportedOn", ""),
        doubts=tuple(sorted({one.value for one in here if one.predicate == "doubt"})),
        cites=tuple(_cited(facts, *one) for one in sorted(cites)),
    )  # fmt: skip


def _cited(facts: Facts, source: str, document: str, locator: str, quote: str) -> Cited:
    entity = facts.resolution.of(document) if document else ""
    if not entity:
        return Cited(source, "", "", "", locator, quote)
    return Cited(source, facts.label(entity), facts.value(entity, "publisher"), facts.value(entity, "issuedOn"), locator, quote)
