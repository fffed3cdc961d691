"""What became of a filled workbook of targets: counts, each row that says something, what now stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app.layout import indented
from app.show.indicators import status_word
from app.words import words
from graph.home import Home
from graph.indicators.answer import Targets
from ingest.indicators.deciding import Fate, Outcome
from ingest.report import LoadReport
from ontology.errors import Issue


def back_text(home: Home, outcomes: Sequence[Outcome], report: LoadReport | None, after: Targets) -> str:
    """Counts, then the rows that were recorded with the status that they lead to."""
    counts = {fate.value: sum(one.fate is fate for one in outcomes) for fate in Fate}
    lines = [indented(words("indicators.back", read=len(outcomes), **counts), 0)]
    if report:
        lines.append(indented(words("indicators.loaded", load=home.ledger.last_load(), snapshot=home.ledger.snapshot()[:12]), 0))
    else:
        lines.append(words("indicators.not_loaded"))
    return "\n".join([*lines, *_recorded(outcomes, after)])


def _recorded(outcomes: Sequence[Outcome], after: Targets) -> Iterator[str]:
    goals = {one.id: one for one in after.goals}
    for one in outcomes:
        if one.filled and one.fate is Fate.RECORDED:
            goal = goals[one.filled.goal.id]
            told = {
                "row": one.line.row,
                "label": goal.label,
                "department": one.filled.department_label,
                "period": one.filled.period,
            }
            yield indented(
                words("indicators.recorded", status=status_word(goal.status), why=f"（{goal.why}）" if goal.why else "", **told)
            )


def back_document(home: Home, outcomes: Sequence[Outcome], report: LoadReport | None, issues: Sequence[Issue]) -> dict[str, Any]:
    """The JSON document."""
    rows = [
        {
            "sheet": one.line.sheet,
            "row": one.line.row,
            "label": one.label,
            "fate": one.fate.value,
            "goal": one.filled.goal.id if one.filled else "",
            "department": one.filled.department_label if one.filled else "",
            "period": one.filled.period if one.filled else "",
            "total": one.filled.total if one.filled else "",
            "new": one.filled.new if one.filled else "",
            "unit": one.filled.unit if one.filled else "",
        }
        for one in outcomes
    ]
    counts = {fate.value: sum(one.fate is fate for one in outcomes) for fate in Fate}
    return {
        "schema": 1,
        "snapshot": home.ledger.snapshot(),
        "load": home.ledger.last_load() if report else None,
        "read": len(outcomes),
        **counts,
        "rows": rows,
        "issues": [one.as_dict() for one in issues],
    }
