"""Targets as a page: how many of each status, each goal under its programme, departments, what to settle, what to review."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from app.layout import Column, indented, table, width
from app.words import words
from graph.indicators.amounts import percent, shown
from graph.indicators.answer import NO_DATA, STATUSES, Due, Goal, Named, Pair, Reading, Targets, programme_of


def targets_text(found: Targets, kind: str, department: Named | None = None, statuses: Sequence[str] = ()) -> str:
    """The page; of one department or of some statuses only, where these are given."""
    title = words("indicators.title", place=found.place_label)
    lines = [indented(title if kind == "real" else words("heading.sample") + title, 0),
             indented(words("indicators.line", as_of=found.as_of, snapshot=found.snapshot[:12]), 0), ""]  # fmt: skip
    if not found.goals:
        return "\n".join([*lines, indented(words("indicators.none"), 0)])
    lines.append(indented(_counted(found), 0))
    goals = chosen(found, department, statuses)
    if len(goals) != len(found.goals):
        what = "、".join(filter(None, [department.label if department else "", *map(status_word, statuses)]))
        lines.append(indented(words("indicators.shown", what=what, goals=len(goals)), 0))
    lines += _goals(goals, {one.reason for one in found.pairs})
    if not department and not statuses:
        lines += [*_departments(found), *_pairs(found), *_assessments(found)]
    return "\n".join([*lines, "", *_last(found)])


def chosen(found: Targets, department: Named | None, statuses: Sequence[str]) -> tuple[Goal, ...]:
    """The goals of a department and of these statuses."""
    goals = found.of(department.id) if department else found.goals
    return tuple(one for one in goals if not statuses or one.status in statuses)


def status_word(status: str) -> str:
    """What a status is called."""
    return words(f"indicators.statuses.{status}")


def _counted(found: Targets) -> str:
    told = "，".join(words("indicators.count", status=status_word(status), count=count) for status, count in found.counts().items())
    return words(
        "indicators.counted", statements=found.statements, goals=len(found.goals), indicators=found.indicators, counts=told
    )


def _goals(goals: Sequence[Goal], told: Collection[str]) -> Iterator[str]:
    for (programme, duties), some in groupby(goals, key=lambda one: (_heading(one), _duties(one))):
        yield ""
        yield f"【{programme}】"
        yield indented(duties)
        for number, one in enumerate(some):
            yield from table(_columns(), [_row(one)], headings=not number)
            yield from (indented(line, 6) for line in _remarks(one, told))


def _heading(one: Goal) -> str:
    return programme_of(one) or words("indicators.no_programme" if one.policy else "indicators.no_policy")


def _duties(one: Goal) -> str:
    told = [words("indicators.lead", names=_names(one.leads))] if one.leads else [words("indicators.unclaimed")]
    return "；".join([*told, words("indicators.helpers", names=_names(one.helpers))] if one.helpers else told)


def _names(some: Sequence[Named]) -> str:
    return "、".join(one.label for one in some)


def _columns() -> tuple[Column, ...]:
    sizes = {"goal": 11, "latest": 18, "rate": 7, "gone": 7}
    numbers = (Column(words(f"indicators.{name}"), size, right=True) for name, size in sizes.items())
    return (Column(words("indicators.name")), *numbers, Column(words("indicators.status"), 8))


def _row(one: Goal) -> tuple[str, ...]:
    nothing = words("indicators.nothing")
    return (name_of(one), shown(one.goal, one.shown_unit, one.factor) or nothing, _latest(one),
            percent(one.rate) if one.rate is not None else nothing, percent(one.gone) if one.gone is not None else nothing,
            status_word(one.status))  # fmt: skip


def name_of(one: Goal) -> str:
    """A goal's name; a part and a summand say so."""
    form = "part" if one.part_of else "summand" if one.summand_of else ""
    told = bool(form) and one.label.startswith(words(f"indicators.{form}_begins"))
    return words(f"indicators.{form}", label=one.label) if form and not told else one.label


def _latest(one: Goal) -> str:
    reading = one.judged or one.latest
    return words("indicators.no_figure") if reading is None else figure_text(one, reading)


def figure_text(one: Goal, reading: Reading) -> str:
    """A figure with its period; of several that contradict each other, how many."""
    value = one.value if reading == one.judged and one.value is not None and one.basis != "change" else reading.shown.total
    value = reading.shown.new if value is None else value
    told = {"value": shown(value, _unit(one), _factor(one)), "period": reading.period}
    if reading.others:
        return words("indicators.several", count=len(reading.figures), **told)
    return words("indicators.figure", **told)


def _unit(one: Goal) -> str:
    """A change in percentage points is counted in figures of percent."""
    return "%" if one.shown_unit == "百分点" else one.shown_unit


def _factor(one: Goal) -> float:
    return 0.01 if one.shown_unit == "百分点" else one.factor


def _remarks(one: Goal, told: Collection[str]) -> Iterator[str]:
    """Why it has its status, its years, and what is doubtful of its figure and indicator; what is `told` stands below."""
    if one.why and (one.status != NO_DATA or one.judged or one.latest or one.whole_counted):
        yield words("indicators.why", why=one.why)
    if len(one.years) > 1 and any(each.value is not None for each in one.years):
        told = [words("indicators.year", year=each.year, status=status_word(each.status),
                      value=shown(each.value, one.shown_unit, one.factor) or "") for each in one.years]  # fmt: skip
        yield words("indicators.years", told="；".join(told))
    yield from (words("indicators.doubt", doubt=doubt) for doubt in one.doubts if doubt not in told)


def _departments(found: Targets) -> Iterator[str]:
    yield from ("", words("indicators.by_department"))
    columns = (
        Column(words("indicators.department")),
        *(Column(words(f"indicators.duty_{duty}"), 4, right=True) for duty in ("lead", "cooperate")),
        *(Column(status_word(status), width(status_word(status)), right=True) for status in STATUSES),
    )
    yield from table(columns, [_department(found, one) for one in found.departments])


def _department(found: Targets, one: Named) -> tuple[str, ...]:
    lines = found.summary(one)
    duties = [sum(line.goals for line in lines if line.duty == duty) for duty in ("lead", "cooperate")]
    counts = [sum(line.counts[status] for line in lines) for status in STATUSES]
    return (one.label, *map(str, (*duties, *counts)))


def _pairs(found: Targets) -> Iterator[str]:
    if not found.pairs:
        return
    yield from ("", words("indicators.pairs"))
    yield from (indented(line) for line in pair_lines(found))


def pair_lines(found: Targets, among: Collection[str] = ()) -> Iterator[str]:
    """What has to be settled: pairs first, then doubts, each reason once with the places where it holds; of all statements, or of
    those among these."""
    doubts: dict[str, list[Pair]] = {}
    for one in found.pairs:
        if among and not {one.one.id, one.other.id if one.other else ""} & set(among):
            continue
        if one.other is None:
            doubts.setdefault(one.reason, []).append(one)
            continue
        yield words(f"indicators.{one.kind}", one=one.one.section, one_said=one.one.quote, other=one.other.section,
                    other_said=one.other.quote, reason=one.reason)  # fmt: skip
    for reason, some in doubts.items():
        places = "、".join(
            words("indicators.place", section=each.one.section, said=each.one.quote or each.one.value_text) for each in some
        )
        yield words("indicators.doubt_pair", reason=reason, places=places)


def _assessments(found: Targets) -> Iterator[str]:
    if not found.assessments:
        return
    yield from ("", words("indicators.assessments"))
    yield from (indented(assessment_line(one)) for one in found.assessments)


def assessment_line(one: Due) -> str:
    """One assessment with its window and what became of it."""
    unknown = words("indicators.unknown")
    window = "—".join(dict.fromkeys(filter(None, (one.due_from, one.due_to)))) or unknown
    held = words("indicators.held", day=one.assessed_on, result=one.result or unknown) if one.assessed_on else ""
    again = words("indicators.next", year=one.next_year) if one.next_year else ""
    return words(
        "indicators.assessment",
        status=words(f"indicators.reviews.{one.status}"),
        label=one.label,
        window=window,
        held=held,
        next=again,
    )


def tolerance_line(found: Targets) -> str:
    """How far from the time gone still counts as on track, and whether the zone has confirmed it."""
    confirmed = "" if found.tolerance_confirmed else words("indicators.unconfirmed")
    return words("indicators.tolerance", points=f"{found.tolerance * 100:g}", confirmed=confirmed)


def _last(found: Targets) -> Iterator[str]:
    yield indented(tolerance_line(found), 0)
    yield indented(words("indicators.legend"), 0)
    yield indented(words("indicators.sources", names="；".join(one.label for one in found.sources)), 0)
