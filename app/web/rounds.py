"""What a filled workbook came to, or would come to, as rows of a page: by what became of each, with place, reason and fix."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.web.faults import fix_of
from graph.indicators.amounts import shown
from graph.indicators.answer import Goal, Targets
from ingest.indicators.deciding import Fate as Figured
from ingest.indicators.deciding import Outcome, own
from ingest.pursuit import Change, Fate, Round
from ontology.errors import Issue

CLASH = ("LT-LEAD-05", "LT-INDIC-06")
"""Somebody else changed the very cell meanwhile."""
UNSAID = "情况不明"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to say of a row or of the whole: `severity` error refuses."""

    where: str
    text: str
    fix: str
    severity: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell: what stands there, what would."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the workbook."""

    place: str
    label: str
    fate: str
    edits: Sequence[Edit]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows there are, and how many came to what; rows by group: not taken, new or changed; remarks on the whole."""

    read: int
    counts: Sequence[tuple[str, int]]
    refused: Sequence[Line]
    told: Sequence[Line]
    remarks: Sequence[Problem]
    clashes: int

    @property
    def taken(self) -> int:
        """How many rows say something new and may enter."""
        return len(self.told)


def problem(one: Issue) -> Problem:
    """An issue as a page says it."""
    return Problem(f"“{one.column}”列" if one.column else "", one.message, fix_of(one), one.severity)


def of_register(found: Round) -> Tally:
    """A workbook of the register."""
    lines = [(one, _pursued(one, found.issues)) for one in found.changes]
    refused = [line for change, line in lines if change.fate is Fate.REFUSED]
    told = [line for change, line in lines if change.fate in (Fate.NEW, Fate.CHANGED)]
    rows = {(one.line.sheet, one.line.row) for one in found.changes}
    unread = [Line(_place(one.sheet, one.row), "", Fate.REFUSED.value, (), [problem(one)]) for one in found.issues
              if one.severity == "error" and one.row is not None and (one.sheet, one.row) not in rows]  # fmt: skip
    remarks = [problem(one) for one in found.issues if one.row is None]
    clashes = sum(one.code in CLASH for one in found.issues)
    counts = [(fate.value, found.count(fate)) for fate in Fate]
    return Tally(len(found.changes), counts, [*refused, *unread], told, remarks, clashes)


def _pursued(one: Change, issues: Iterable[Issue]) -> Line:
    place = (one.line.sheet, one.line.row)
    edits = [Edit(edit.heading, edit.before or UNSAID, edit.after) for edit in one.edits]
    said = [problem(each) for each in issues if (each.sheet, each.row) == place]
    label = f"{one.number} {one.line.name}".strip()
    fate = "转为项目" if one.becomes and not one.refused else one.fate.value
    return Line(_place(*place), label, fate, () if one.refused else edits, said)


def _place(sheet: str, row: int | None) -> str:
    return f"{sheet} 第 {row} 行".strip()


FATES = {Figured.RECORDED: "记下", Figured.SAME: "不变", Figured.EMPTY: "没有填", Figured.CLASH: "冲突", Figured.REFUSED: "没有记"}
BAD = (Figured.CLASH, Figured.REFUSED)


def of_indicators(found: Targets, outcomes: Sequence[Outcome], remarks: Iterable[Issue]) -> Tally:
    """A workbook of targets, held against the answer before it."""
    lines = [(one, Line(_place(one.line.sheet, one.line.row), one.label, FATES[one.fate], tuple(_figures(found, one)),
                        [problem(each) for each in one.issues])) for one in outcomes]  # fmt: skip
    counts = [(word, sum(one.fate is fate for one in outcomes)) for fate, word in FATES.items()]
    return Tally(len(outcomes), counts, [line for one, line in lines if one.fate in BAD],
                 [line for one, line in lines if one.fate is Figured.RECORDED], [problem(one) for one in remarks],
                 sum(one.fate is Figured.CLASH for one in outcomes))  # fmt: skip


def _figures(found: Targets, one: Outcome) -> Iterator[Edit]:
    """What a department has in the ledger for the period, and what it would have."""
    row = one.filled
    if row is None or one.fate in BAD:
        return
    goal = next(each for each in found.goals if each.id == row.goal.id)
    known = own(goal, row.department_label, row.period)
    total, new = (known.total, known.new) if known else (None, None)
    for name, before, after in (("累计", total, row.total), ("本期", new, row.new)):
        if after and before != float(after):
            yield Edit(f"{name}（{row.department_label}，{row.period}）", _amount(goal, before), _amount(goal, float(after)))
    if row.base:
        yield Edit(f"基期（{row.base_period}）", _amount(goal, goal.base), _amount(goal, float(row.base)))
    if row.cells["doubt"]:
        yield Edit("口径争议", "；".join(goal.doubts) or "无", row.cells["doubt"])


def _amount(goal: Goal, value: float | None) -> str:
    return shown(value, goal.shown_unit, goal.factor) or UNSAID
