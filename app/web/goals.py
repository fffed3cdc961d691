"""Targets on a screen: each with its figures, how far it has come beside the time gone, and the papers that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.show.indicators import figure_text, name_of
from app.web.certificates import WIDTH, Gauge, Proofs
from app.words import words
from graph.indicators.amounts import percent, shown
from graph.indicators.answer import Figure, Goal, Named, Pair, Said, Targets, programme_of
from graph.states.evidence import Evidence

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure: its period, what was counted, by whom and when, the paper, and the numbers of its sources."""

    period: str
    value: str
    who: str
    paper: str
    calibre: str
    proofs: Numbers


@dataclass(frozen=True, slots=True)
class Row:
    """A target. `gauge`: where its rate and the time gone stand on a line from nothing to done; `value` is empty without figure."""

    goal: Goal
    name: str
    target: str
    value: str
    rate: str
    gone: str
    gauge: Gauge | None
    said: Sequence[tuple[Said, Numbers]]
    figures: Sequence[Told]
    proofs: Numbers


@dataclass(frozen=True, slots=True)
class Group:
    """The targets of one programme under the same departments."""

    title: str
    leads: Sequence[Named]
    helpers: Sequence[Named]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Twosome:
    """Two statements that don't go together, or one whose words are doubtful, with where each stands."""

    kind: str
    reason: str
    places: Sequence[tuple[Said, Numbers]]


def grouped(found: Targets, goals: Sequence[Goal], proofs: Proofs) -> Iterator[Group]:
    """Targets under their programmes, in their order."""
    for (title, leads, helpers), some in groupby(goals, key=lambda one: (_title(one), one.leads, one.helpers)):
        yield Group(title, leads, helpers, [_row(found, one, proofs) for one in some])


def _title(one: Goal) -> str:
    return programme_of(one) or words("indicators.no_programme" if one.policy else "indicators.no_policy")


def _row(found: Targets, one: Goal, proofs: Proofs) -> Row:
    reading = one.judged or one.latest
    told = [figure for each in one.readings for figure in each.figures] + list(one.undated)
    figures = [_told(one, figure, proofs) for figure in told]
    used = reading.figures if reading else ()
    numbers = tuple(sorted({number for figure in used for number in _cites(one, figure, proofs)}))
    return Row(one, name_of(one), shown(one.goal, one.shown_unit, one.factor), figure_text(one, reading) if reading else "",
               "" if one.rate is None else percent(one.rate), "" if one.gone is None else percent(one.gone), _gauge(one),
               [(said, _said(one.policy, said, proofs)) for said in one.said], figures, numbers)  # fmt: skip


def _gauge(one: Goal) -> Gauge | None:
    if one.rate is None or one.gone is None:
        return None
    return Gauge(round(min(1.0, max(0.0, one.rate)) * WIDTH, 1), round(min(1.0, one.gone) * WIDTH, 1))


def _told(one: Goal, figure: Figure, proofs: Proofs) -> Told:
    """A figure in words; a total and what came in the period side by side."""
    parts = [f"{word}{shown(value, one.shown_unit, one.factor)}" for word, value in (("累计 ", figure.total), ("本期 ", figure.new))
             if value is not None]  # fmt: skip
    known = (figure.department or figure.counted_by, figure.reporter, figure.counted_on or figure.reported_on)
    who = "，".join(filter(None, known))
    return Told(figure.period, "，".join(parts) or figure.text, who, figure.paper, figure.calibre, _cites(one, figure, proofs))


def _cites(one: Goal, figure: Figure, proofs: Proofs) -> Numbers:
    value = figure.new if figure.total is None else figure.total
    says = f"{one.label} {figure.period} {shown(value, one.shown_unit, one.factor)}"
    return tuple(proofs.of(Evidence(cite.source, cite.document, cite.locator, cite.quote, says, figure.period, cite.day,
                                    not cite.day, None, True) for cite in figure.cites))  # fmt: skip


def _said(policy: str, said: Said, proofs: Proofs) -> Numbers:
    """Where a paper says a target."""
    where = " ".join(filter(None, (said.section, said.locator)))
    paper = policy or "未注明出处文件"
    return tuple(proofs.of([Evidence(policy, paper, where, said.quote, said.value_text, "", "", True, None, True)]))


def twosomes(found: Targets, proofs: Proofs) -> list[Twosome]:
    """What has to be settled: contradictions and double meanings as pairs, then doubts, each reason once with its places."""
    papers = {said.id: goal.policy for goal in found.goals for said in goal.said}
    pairs, doubts = [], dict[str, list[Pair]]()
    for one in found.pairs:
        if one.other is None:
            doubts.setdefault(one.reason, []).append(one)
        else:
            pairs.append(Twosome(one.kind, one.reason, [(said, _said(papers.get(said.id, ""), said, proofs))
                                                        for said in (one.one, one.other)]))  # fmt: skip
    return pairs + [Twosome("doubt", reason, [(one.one, _said(papers.get(one.one.id, ""), one.one, proofs)) for one in some])
                    for reason, some in doubts.items()]  # fmt: skip
