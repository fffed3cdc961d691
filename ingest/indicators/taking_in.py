"""Takes a filled workbook of targets in: every row decided, those that say something new entered as one load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.facts import read_facts
from graph.indicators import Targets, find_department, targets
from graph.ledger import Ledger
from ingest.indicators.deciding import Fate, Outcome, clashing, decide
from ingest.indicators.entering import enter, refused_by
from ingest.indicators.filling import Said
from ingest.indicators.lines import Sheets
from ingest.report import LoadReport
from ontology.errors import Issue, issue
from ontology.values import last_day


@dataclass(frozen=True, slots=True)
class Back:
    """What a workbook came to: each row's fate, the load (None: nothing new), what there is to say of the whole and of all of it,
    the answer before and after."""

    outcomes: Sequence[Outcome]
    report: LoadReport | None
    remarks: Sequence[Issue]
    before: Targets
    after: Targets

    @property
    def issues(self) -> list[Issue]:
        """Everything there is to say."""
        return [*self.remarks, *(each for one in self.outcomes for each in one.issues)]

    @property
    def failed(self) -> bool:
        """Whether a row was refused or clashed."""
        return any(one.fate in (Fate.REFUSED, Fate.CLASH) for one in self.outcomes)


def take_in(ledger: Ledger, sheets: Sheets, place: str, said: Said, as_of: str = "") -> Back:
    """Record what was filled in for a place. Raises UnknownName for the place or the department, InputFault from the load."""
    facts = read_facts(ledger, as_of)
    found = targets(facts, place)
    if said.department:
        find_department(facts, said.department)
    outcomes = decide(facts, found, sheets, said)
    report = enter(ledger, facts, found.place, outcomes, sheets.file, said.day)
    refused_by(report, outcomes)
    after = targets(read_facts(ledger, _then(outcomes, facts.as_of)), found.place) if report else found
    for one, others in clashing(outcomes, after):
        told = issue("LT-INDIC-09", value=one.label, others=others)
        one.issues.append(told.at(sheets.file, one.line.sheet, one.line.row))
    made, now = sheets.snapshot, facts.snapshot
    old = [issue("LT-REVIEW-09", value=made, now=now[:12]).at(sheets.file)] if made and not now.startswith(made) else []
    return Back(outcomes, report, [*old, *sheets.notes], found, after)


def _then(outcomes: Sequence[Outcome], as_of: str) -> str:
    """The end of the last period that was reported, if it is over: as of then its figures are judged."""
    ends = [last_day(one.filled.period) for one in outcomes if one.filled and one.fate is Fate.RECORDED]
    return min(max(ends, default=as_of), as_of)
