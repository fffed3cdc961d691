"""What becomes of each row of a filled workbook: a figure that enters, nothing new, a clash, or a refusal with place and fix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

from graph.facts import Facts
from graph.indicators import Targets
from graph.indicators.amounts import shown
from graph.indicators.answer import Figure, Goal, figures_of
from graph.precheck.amounts import SHARE
from ingest.indicators import layout
from ingest.indicators.filling import Filled, Said, filled
from ingest.indicators.lines import Line, Sheets
from ontology.errors import Issue, UserFault, issue

SOURCE = "target-reports"
"""The source under which what departments fill in enters."""


class Fate(Enum):
    """What became of a row."""

    RECORDED = "recorded"
    SAME = "same"
    EMPTY = "empty"
    CLASH = "clash"
    REFUSED = "refused"


@dataclass(slots=True)
class Outcome:
    """A row with its fate and what is to be said of it."""

    line: Line
    fate: Fate
    label: str = ""
    issues: list[Issue] = field(default_factory=list)
    filled: Filled | None = None


def decide(facts: Facts, found: Targets, sheets: Sheets, said: Said) -> list[Outcome]:
    """The fate of every row, in the order of the workbook."""
    outcomes = [_outcome(facts, found, line, said) for line in sheets.lines]
    _twice(outcomes)
    for one in outcomes:
        if one.filled and one.fate is Fate.RECORDED:
            _against(one, one.filled, settle=said.settle)
        one.issues = [each.at(sheets.file, one.line.sheet, one.line.row) for each in one.issues]
    return outcomes


def _outcome(facts: Facts, found: Targets, line: Line, said: Said) -> Outcome:
    label = line.cells.get(layout.NAME, "")
    if line.faults:
        return Outcome(line, Fate.REFUSED, label, list(line.faults))
    if not line.touched:
        return Outcome(line, Fate.EMPTY, label)
    remarks: list[Issue] = []
    try:
        told = filled(facts, found, line, said, remarks)
    except UserFault as fault:
        column = fault.issues[0].column
        return Outcome(
            line, Fate.REFUSED, label, [*remarks, *(replace(one, column=one.column or column) for one in fault.issues[:1])]
        )
    return Outcome(line, Fate.RECORDED, label, remarks, told)


def _twice(outcomes: list[Outcome]) -> None:
    """Rows that tell one department's figure of one period twice, and differently, are refused all."""
    same: dict[tuple[str, str, str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if one.filled:
            same[one.filled.goal.indicator, one.filled.goal.reading, one.filled.department, one.filled.period].append(one)
    for some in same.values():
        if len({one.filled.told for one in some if one.filled}) > 1:
            rows = "、".join(str(one.line.row) for one in some)
            for one in some:
                one.fate = Fate.REFUSED
                one.issues.append(issue("LT-INDIC-13", column=layout.TOTAL, value=one.label, rows=rows))


def own(goal: Goal, department: str, told: str) -> Figure | None:
    """The figure of a period that a department has filled in."""
    return next((one for one in figures_of(goal) if one.period == told and one.department == department
                 and one.record.startswith(f"{SOURCE}:")), None)  # fmt: skip


def standing(goal: Goal, department: str, told: str) -> str:
    """What a department has filled in for a period, as the workbook keeps it; empty where nothing."""
    found = own(goal, department, told)
    return "" if found is None else "；".join([_number(found.total), _number(found.new), found.reported_on])


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.12g}"


def _against(one: Outcome, row: Filled, *, settle: bool) -> None:
    """Hold a row against what the department has in the ledger: the same, or changed by somebody since it was handed out."""
    known = own(row.goal, row.department_label, row.period)
    if _beside_known(row) and (_as_told(known, row) if known else not row.total and not row.new):
        one.fate = Fate.SAME
    if known is None or one.fate is Fate.SAME:
        return
    now, before = standing(row.goal, row.department_label, row.period), row.line.cells.get(layout.OWN, "")
    if now != before and not settle and (known.total, known.new) != (_float(row.total), _float(row.new)):
        one.fate = Fate.CLASH
        one.issues.append(
            issue(
                "LT-INDIC-06",
                column=layout.TOTAL,
                value=_worded(row.goal, _float(row.total), _float(row.new)),
                before=_worded(row.goal, known.total, known.new),
                who=known.reporter or row.department_label,
                day=known.reported_on or "日期不明",
            )
        )


def _worded(goal: Goal, total: float | None, new: float | None) -> str:
    """Figures in the unit of the workbook."""
    unit, factor = ("%", 0.01) if goal.unit == SHARE else (goal.shown_unit, goal.factor)
    told = {"累计": shown(total, unit, factor), "本期": shown(new, unit, factor)}
    return "，".join(f"{name} {value}" for name, value in told.items() if value) or "没有数"


def _float(text: str) -> float | None:
    return float(text) if text else None


def _beside_known(row: Filled) -> bool:
    """Whether the base and the remark of a row are known already."""
    base = row.goal.base
    same = not row.base or (base is not None and abs(base - float(row.base)) <= 1e-9 * max(1.0, abs(base)))
    return same and (not row.cells["doubt"] or row.cells["doubt"] in row.goal.doubts)


def _as_told(known: Figure, row: Filled) -> bool:
    told = (known.counted_on, known.counted_by, known.paper, known.reporter, known.checker, known.reported_on)
    names = ("countedOn", "countedBy", "provingPaper", "reporterPost", "checkerPost", "reportedOn")
    same = all(not row.cells[name] or row.cells[name] == value for name, value in zip(names, told, strict=True))
    return same and (known.total, known.new) == (_float(row.total), _float(row.new))


def clashing(outcomes: Iterable[Outcome], found: Targets) -> Iterator[tuple[Outcome, str]]:
    """Recorded rows whose period is told otherwise by others, with what they tell; `found` is the answer after the load."""
    goals = {one.id: one for one in found.goals}
    for one in outcomes:
        if one.filled and one.fate is Fate.RECORDED:
            goal = goals[one.filled.goal.id]
            mine = own(goal, one.filled.department_label, one.filled.period)
            others = [each for each in figures_of(goal) if mine and each.period == mine.period and each.record != mine.record
                      and each.total is not None and mine.total is not None and each.total != mine.total]  # fmt: skip
            if others:
                told = "；".join(
                    dict.fromkeys(
                        f"{each.department or _source(each)} {_number((each.total or 0) / goal.factor)}" for each in others
                    )
                )
                yield one, told


def _source(figure: Figure) -> str:
    return figure.cites[0].document or figure.cites[0].source if figure.cites else "别的来源"
