"""A row of a filled workbook as a figure: which target, which department, which period, what was counted; every cell checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.facts import Facts
from graph.indicators import Targets, find_department
from graph.indicators.amounts import size_of
from graph.indicators.answer import Goal
from graph.precheck.amounts import SHARE
from ingest.indicators import layout
from ingest.indicators.amounts import Read, read_amount
from ingest.indicators.lines import Line
from ingest.posts import names_person, tells_person
from ontology.errors import Issue, Refusal, UserFault, issue
from ontology.values import first_day, last_day, normalised_name, period, read_date


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that says something: which department of which goal, for which period, what it counted. Amounts are in the unit that
    the ledger has the goal in; `base` is the figure that a change is counted from."""

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
        return (
            self.total,
            self.new,
            *(
                self.cells.get(name, "")
                for name in ("countedOn", "countedBy", "provingPaper", "reporterPost", "checkerPost", "reportedOn")
            ),
        )


@dataclass(frozen=True, slots=True)
class Said:
    """What holds for rows that do not say it themselves, and whether this workbook settles clashes."""

    department: str = ""
    reporter: str = ""
    day: str = ""
    settle: bool = False


def filled(facts: Facts, found: Targets, line: Line, said: Said, remarks: list[Issue]) -> Filled:
    """The row as a figure. Raises UserFault where a cell can't be read."""
    goal = _goal(facts, found, line)
    if goal.whole_counted:
        raise Refusal(issue("LT-INDIC-12", column=layout.TOTAL, value=goal.label, whole=facts.label(goal.whole_counted)))
    told = _period(line)
    if goal.period[:4] > told.rpartition("/")[2][:4]:
        raise Refusal(issue("LT-INDIC-19", column=layout.PERIOD, value=goal.label, start=goal.period[:4], period=told))
    department = _department(facts, goal, line, said)
    _unchanged(goal, line, remarks)
    unit = _unit(facts, goal)
    amounts = {name: _amount(facts, line, name, goal, unit, remarks) for name in (layout.TOTAL, layout.NEW, layout.BASE)}
    total, new = amounts[layout.TOTAL], amounts[layout.NEW]
    if goal.basis == "yearly" and not total:
        total, new = new, ""
    elif goal.basis in ("stock", "change") and new and not total:
        remarks.append(issue("LT-INDIC-16", column=layout.TOTAL, value=goal.label))
    posts = {name: _post(line, name, remarks) for name in (layout.REPORTER, layout.CHECKER)}
    free = {name: _free(line, name, remarks) for name in layout.FREE}
    cells = {"countedOn": _counted_on(line, told), "countedBy": free[layout.COUNTS], "provingPaper": free[layout.PAPER],
             "reporterPost": posts[layout.REPORTER] or said.reporter, "checkerPost": posts[layout.CHECKER],
             "reportedOn": _date(line, layout.REPORTED) or said.day,
             "doubt": free[layout.DISPUTE] if line.changed(layout.DISPUTE) else ""}  # fmt: skip
    if not cells["reporterPost"]:
        remarks.append(issue("LT-INDIC-14", column=layout.REPORTER))
    base = amounts[layout.BASE] if line.changed(layout.BASE) else ""
    return Filled(line, goal, department, facts.label(department), told, total, new, base, goal.base_period, unit, cells)


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
    """Who fills in: the row's word where somebody wrote one, else the one that is meant, else the one it was handed out to, else
    the only one that leads. Raises UserFault."""
    told = line.said(layout.DEPARTMENT)
    if written := told if line.changed(layout.DEPARTMENT) and told else said.department or told:
        try:
            return find_department(facts, written)
        except UserFault as fault:
            raise Refusal(replace(fault.issues[0], column=layout.DEPARTMENT)) from None
    if len(goal.leads) == 1:
        return goal.leads[0].id
    raise Refusal(
        issue(
            "LT-INDIC-08",
            column=layout.DEPARTMENT,
            value=goal.label,
            expected="、".join(one.label for one in goal.leads) or "填报的部门",
        )
    )


def _unchanged(goal: Goal, line: Line, remarks: list[Issue]) -> None:
    """What is not for departments to change: another unit is refused, another goal is told and left out."""
    unit = line.cells.get(layout.UNIT, "")
    if unit and normalised_name(unit) != normalised_name(goal.shown_unit):
        raise Refusal(issue("LT-INDIC-03", column=layout.UNIT, value=unit, expected=goal.shown_unit))
    written = line.cells.get(layout.GOAL, "")
    if written and goal.goal is not None and not _is_goal(written, goal):
        remarks.append(issue("LT-INDIC-10", column=layout.GOAL, value=written, kept=goal.value_text))


def _is_goal(written: str, goal: Goal) -> bool:
    text, whole = written.replace(",", "").strip(), goal.goal or 0
    sizes = (0.01,) if text.endswith("%") else (goal.factor, 1.0) if goal.unit == SHARE else (goal.factor,)
    try:
        return any(abs(float(text.rstrip("%")) * size - whole) <= 1e-6 * max(1.0, abs(whole)) for size in sizes)
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
    remarks += found.remarks
    return found.value


def _post(line: Line, column: str, remarks: list[Issue]) -> str:
    """A post; what looks like a person's name is left out and told."""
    written = line.said(column)
    if names_person(written):
        remarks.append(issue("LT-INDIC-17", column=column, value=written))
        return ""
    return written


def _free(line: Line, column: str, remarks: list[Issue]) -> str:
    """A sentence that somebody wrote; one that names a person or a number to call is left out and told."""
    written = line.said(column)
    if line.changed(column) and tells_person(written):
        remarks.append(issue("LT-INDIC-20", column=column, value=written))
        return ""
    return written


def _counted_on(line: Line, told: str) -> str:
    """The day that a figure is of, which is none before its period."""
    day = _date(line, layout.DAY)
    if day and last_day(day) < first_day(told):
        raise Refusal(issue("LT-INDIC-22", column=layout.DAY, value=line.said(layout.DAY), period=told))
    return day


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
