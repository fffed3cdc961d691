"""What becomes of each row of a filled workbook: a figure that enters, nothing new, a clash, or a refusal with place and fix."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from graph.facts import Facts
from graph.indicators import Targets, find_department
from graph.indicators.amounts import size_of
from graph.indicators.answer import Figure, Goal, figures_of
from graph.precheck.amounts import SHARE
from ingest.indicators import layout
from ingest.indicators.amounts import Read, read_amount
from ingest.indicators.lines import Line, Sheets
from ontology.errors import Issue, Refusal, UserFault, issue
from ontology.values import normalised_name, period, read_date

SOURCE = "target-reports"
"""The source under which what departments fill in enters."""


class Fate(Enum):
    """What became of a row."""

    RECORDED = "recorded"
    SAME = "same"
    EMPTY = "empty"
    CLASH = "clash"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that says something: which department of which goal, for which period, what it counted. Amounts are in the unit that the
    ledger has the goal in; `base` is the figure that a change is counted from."""

    line: Line
    goal: Goal
    department: str
    department_label: str
    period: str
    total: str
    new: str
    base: str
    base_period: str
    unit: str
    cells: Mapping[str, str]

    @property
    def told(self) -> tuple[str, ...]:
        """What is counted, as the ledger would keep it."""
        return self.total, self.new, *(self.cells.get(name, "") for name in ("countedOn", "countedBy", "provingPaper", "reporterPost",
                                       "checkerPost", "reportedOn"))  # fmt: skip


@dataclass(slots=True)
class Outcome:
    """A row with its fate and what is to be said of it."""

    line: Line
    fate: Fate
    label: str = ""
    issues: list[Issue] = field(default_factory=list)
    filled: Filled | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What holds for rows that do not say it themselves, and whether this workbook settles clashes."""

    department: str = ""
    reporter: str = ""
    day: str = ""
    settle: bool = False


def decide(facts: Facts, found: Targets, sheets: Sheets, said: Said) -> list[Outcome]:
    """The fate of every row, in the order of the workbook."""
    outcomes = [_outcome(facts, found, line, said) for line in sheets.lines]
    _twice(outcomes)
    for one in outcomes:
        if one.filled and one.fate is Fate.RECORDED:
            _against(facts, one, one.filled, settle=said.settle)
        one.issues = [each.at(sheets.file, one.line.sheet, one.line.row) for each in one.issues]
    return outcomes


def _outcome(facts: Facts, found: Targets, line: Line, said: Said) -> Outcome:
    label = line.cells.get(layout.NAME, "")
    if not line.touched:
        return Outcome(line, Fate.EMPTY, label)
    remarks: list[Issue] = []
    try:
        filled = _filled(facts, found, line, said, remarks)
    except UserFault as fault:
        column = fault.issues[0].column
        return Outcome(line, Fate.REFUSED, label, [*remarks, *(replace(one, column=one.column or column) for one in fault.issues[:1])])
    return Outcome(line, Fate.RECORDED, label, remarks, filled)


def _filled(facts: Facts, found: Targets, line: Line, said: Said, remarks: list[Issue]) -> Filled:
    """The row as a figure. Raises UserFault where a cell can't be read."""
    goal = _goal(facts, found, line)
    if goal.whole_counted:
        raise Refusal(issue("LT-INDIC-12", column=layout.TOTAL, value=goal.label, whole=facts.label(goal.whole_counted)))
    department = _department(facts, goal, line, said)
    _unchanged(goal, line, remarks)
    unit = _unit(facts, goal)
    amounts = {name: _amount(facts, line, name, goal, unit, remarks) for name in (layout.TOTAL, layout.NEW, layout.BASE)}
    total, new = amounts[layout.TOTAL], amounts[layout.NEW]
    if goal.basis == "yearly" and not total:
        total, new = new, ""
    elif goal.basis in ("stock", "change") and new and not total:
        remarks.append(issue("LT-INDIC-16", column=layout.TOTAL, value=goal.label))
    cells = {"countedOn": _date(line, layout.DAY), "countedBy": line.said(layout.COUNTS), "provingPaper": line.said(layout.PAPER),
             "reporterPost": line.said(layout.REPORTER) or said.reporter, "checkerPost": line.said(layout.CHECKER),
             "reportedOn": _date(line, layout.REPORTED) or said.day,
             "doubt": line.said(layout.DISPUTE) if line.changed(layout.DISPUTE) else ""}  # fmt: skip
    if not cells["reporterPost"]:
        remarks.append(issue("LT-INDIC-14", column=layout.REPORTER))
    base = amounts[layout.BASE] if line.changed(layout.BASE) else ""
    return Filled(line, goal, department, facts.label(department), _period(line), total, new, base, goal.base_period, unit, cells)


def _unit(facts: Facts, goal: Goal) -> str:
    """The base unit as the ledger writes it."""
    written = facts.value(goal.id, "unitText")
    if goal.unit == SHARE:
        return "比例"
    return written if size_of(facts.ontology, written)[0] == 1 else goal.unit


def _goal(facts: Facts, found: Targets, line: Line) -> Goal:
    """The target of a row: by its key, else by the only one of its name. Raises Refusal LT-INDIC-02."""
    by_id = {one.id: one for one in found.goals}
    key, name = line.cells.get(layout.KEY, ""), line.cells.get(layout.NAME, "")
    if key:
        if (one := by_id.get(facts.resolution.of(key))) and (not name or normalised_name(one.label) in normalised_name(name)):
            return one
    elif len(named := [one for one in found.goals if normalised_name(one.label) == normalised_name(name)]) == 1:
        return named[0]
    raise Refusal(issue("LT-INDIC-02", column=layout.KEY, value=name or key))


def _department(facts: Facts, goal: Goal, line: Line, said: Said) -> str:
    """Who fills in: the row's own word, else the one that is meant, else the only one that leads. Raises UserFault."""
    if written := line.said(layout.DEPARTMENT) or said.department:
        try:
            return find_department(facts, written)
        except UserFault as fault:
            raise Refusal(replace(fault.issues[0], column=layout.DEPARTMENT)) from None
    if len(goal.leads) == 1:
        return goal.leads[0].id
    raise Refusal(issue("LT-INDIC-08", column=layout.DEPARTMENT, value=goal.label, expected="、".join(one.label for one in goal.leads) or "填报的部门"))


def _unchanged(goal: Goal, line: Line, remarks: list[Issue]) -> None:
    """What is not for departments to change: another unit is refused, another goal is told and left out."""
    unit = line.cells.get(layout.UNIT, "")
    if unit and normalised_name(unit) != normalised_name(goal.shown_unit):
        raise Refusal(issue("LT-INDIC-03", column=layout.UNIT, value=unit, expected=goal.shown_unit))
    written = line.cells.get(layout.GOAL, "")
    if written and goal.goal is not None and not _is_goal(written, goal):
        remarks.append(issue("LT-INDIC-10", column=layout.GOAL, value=written, kept=goal.value_text))


def _is_goal(written: str, goal: Goal) -> bool:
    text = written.replace(",", "").strip()
    size = 0.01 if text.endswith("%") else goal.factor
    try:
        return abs(float(text.rstrip("%")) * size - (goal.goal or 0)) <= 1e-6 * max(1.0, abs(goal.goal or 0))
    except ValueError:
        return False


def _amount(facts: Facts, line: Line, column: str, goal: Goal, unit: str, remarks: list[Issue]) -> str:
    written = line.said(column)
    if not written:
        return ""
    try:
        found: Read = read_amount(facts.ontology, written, goal, unit, column)
    except Refusal as refusal:
        raise Refusal(replace(refusal.issues[0], column=column)) from None
    remarks += [found.remark] if found.remark else []
    return found.value


def _date(line: Line, column: str) -> str:
    written = line.said(column)
    try:
        return read_date(written).value if written else ""
    except Refusal as refusal:
        raise Refusal(replace(refusal.issues[0], column=column)) from None


def _period(line: Line) -> str:
    written = line.said(layout.PERIOD) or line.before.get(layout.PERIOD, "")
    if not written:
        raise Refusal(issue("LT-CELL-01", column=layout.PERIOD, expected="报告期，如 2025、2026-06"))
    try:
        return period(written)
    except Refusal as refusal:
        raise Refusal(replace(refusal.issues[0], column=layout.PERIOD)) from None


def _twice(outcomes: list[Outcome]) -> None:
    """Rows that tell one department's figure of one period twice, and differently, are refused all."""
    same: dict[tuple[str, str, str], list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if one.filled:
            same[one.filled.goal.indicator, one.filled.department, one.filled.period].append(one)
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


def _against(facts: Facts, one: Outcome, filled: Filled, *, settle: bool) -> None:
    """Hold a row against what the department has in the ledger: the same, or changed by somebody since it was handed out."""
    known = own(filled.goal, filled.department_label, filled.period)
    if known is None:
        return
    if _as_told(known, filled) and not filled.base and not filled.cells["doubt"]:
        one.fate = Fate.SAME
        return
    now, before = standing(filled.goal, filled.department_label, filled.period), filled.line.cells.get(layout.OWN, "")
    if now != before and not settle and (known.total, known.new) != (_float(filled.total), _float(filled.new)):
        one.fate = Fate.CLASH
        one.issues.append(issue("LT-INDIC-06", column=layout.TOTAL, value=_worded(filled.total, filled.new),
                                before=_worded(_number(known.total), _number(known.new)), who=known.reporter or filled.department_label,
                                day=known.reported_on or "日期不明"))  # fmt: skip


def _worded(total: str, new: str) -> str:
    return "，".join(f"{name} {value}" for name, value in (("累计", total), ("本期", new)) if value) or "没有数"


def _float(text: str) -> float | None:
    return float(text) if text else None


def _as_told(known: Figure, filled: Filled) -> bool:
    told = (known.counted_on, known.counted_by, known.paper, known.reporter, known.checker, known.reported_on)
    names = ("countedOn", "countedBy", "provingPaper", "reporterPost", "checkerPost", "reportedOn")
    same = all(not filled.cells[name] or filled.cells[name] == value for name, value in zip(names, told, strict=True))
    return same and (known.total, known.new) == (_float(filled.total), _float(filled.new))


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
                told = "；".join(dict.fromkeys(f"{each.department or _source(each)} {_number((each.total or 0) / goal.factor)}" for each in others))
                yield one, told


def _source(figure: Figure) -> str:
    return figure.cites[0].document or figure.cites[0].source if figure.cites else "别的来源"
