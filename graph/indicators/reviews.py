"""Assessments: what was or is to be reviewed, in which window, and which are due."""

from __future__ import annotations

from graph.facts import Facts
from graph.indicators.answer import Due
from ontology.values import first_day, last_day

DONE, OPEN, OVERDUE, EARLY, UNKNOWN = "done", "open", "overdue", "early", "unknown"
"""已评, 应评, 逾期, 未到期, 情况不明 (no window is told)."""
ORDER = (OVERDUE, OPEN, EARLY, UNKNOWN, DONE)


def assessments(facts: Facts) -> tuple[Due, ...]:
    """All assessments, those that are overdue first, then by their window."""
    found = [_due(facts, one) for one in facts.instances("Assessment")]
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.status), one.due_to, one.due_from, one.label, one.id)))


def _due(facts: Facts, one: str) -> Due:
    names = ("assessmentKind", "dueFrom", "dueTo", "assessedOn", "result")
    kind, start, end, done, result = (facts.value(one, name) for name in names)
    held = done if done and first_day(done) <= facts.as_of else ""
    return Due(
        one,
        facts.label(one),
        kind,
        _labels(facts, one, "assesses"),
        _labels(facts, one, "assessedBy"),
        start,
        end,
        held,
        result if held else "",
        _status(start, end, held, facts.as_of),
        _next(held, facts.value(one, "everyYears")),
    )


def _labels(facts: Facts, one: str, relation: str) -> tuple[str, ...]:
    return tuple(sorted({facts.label(fact.object) for fact in facts.about(one, relation)}))


def _status(start: str, end: str, held: str, as_of: str) -> str:
    if held:
        return DONE
    if not start and not end:
        return UNKNOWN
    if end and last_day(end) < as_of:
        return OVERDUE
    return EARLY if start and first_day(start) > as_of else OPEN


def _next(held: str, every: str) -> str:
    """The year in which it comes again; empty where it was never held or it is not told how often."""
    return str(int(held[:4]) + int(float(every))) if held and every else ""
