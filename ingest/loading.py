"""One load command: plan the files, read every row, judge the rows together, and put what stands into the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.collecting import collecting_later
from graph.ledger import InputRow, Ledger, Loading, LoadResult
from graph.statement import Statement
from ingest.declared import coverage_statements, dataset_issues, source_statements
from ingest.errors import Abandoned
from ingest.plan import Plan, plan
from ingest.planned import PlannedTable
from ingest.progress import Progress, told
from ingest.reading import Reading
from ingest.say import Draft
from ingest.source import Source, known_sources
from ingest.verdict import Verdicts
from ontology.errors import Issue

SEVERITIES = ("error", "warning", "note")


@dataclass(slots=True)
class LoadReport:
    """What a load command did: the numbers, and every issue with its place. `load` is 0 where nothing entered."""

    load: int
    snapshot: str
    read: int
    accepted: int
    merged: int
    rejected: int
    errors: list[Issue] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether any issue is an error (exit status 1)."""
        return any(one.severity == "error" for one in self.errors)

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu load --json`."""
        numbers = {name: getattr(self, name) for name in ("load", "snapshot", "read", "accepted", "merged", "rejected")}
        return {"schema": 1, **numbers, "errors": [one.as_dict() for one in self.errors]}


def load_paths(
    ledger: Ledger, paths: Iterable[Path], *, sources: Mapping[str, Source] | None = None, source: str = "", strict: bool = False,
    data_date: str = "", progress: Progress | None = None, place: str = "",
) -> LoadReport:  # fmt: skip
    """Load files and folders as one load. Good rows enter, each other row is accounted for with its reason.

    `source` reads every table as one of that source and no other; `progress` hears how far the load has come; `place` is the
    home's own, which a survey may not go beyond.
    Raises InputFault for a missing path or unknown source, LedgerFault for a second writer; nothing enters then.
    """
    with collecting_later():
        planned = plan(paths, known_sources() if sources is None else sources, ledger, source, progress)
        return load_plan(ledger, planned, strict=strict, data_date=data_date, progress=progress, place=place)


def load_plan(
    ledger: Ledger, planned: Plan, *, strict: bool = False, data_date: str = "", progress: Progress | None = None, place: str = "",
) -> LoadReport:  # fmt: skip
    """Load what was planned as one load; with `strict`, nothing enters if any row is refused by an error.

    `data_date` is a canonical date: from this load on the data speaks up to it.
    """
    read = Reading(planned, ledger, progress, place)
    try:
        with ledger.loading(data_date=data_date) as loading:
            drafts = Verdicts(ledger, read.drafts, progress).judge()
            issues = _all_issues(planned, drafts)
            if not planned.tables or (strict and any(one.severity == "error" for one in issues)):
                raise Abandoned
            result = _enter(loading, planned, drafts, read.owners, progress)
    except Abandoned:
        return LoadReport(0, ledger.snapshot(), len(drafts), 0, 0, len(drafts), issues)
    decided = _decide(ledger, drafts)
    return LoadReport(result.id, decided or result.snapshot, result.read, result.accepted, result.merged, result.rejected, issues)


def _decide(ledger: Ledger, drafts: Iterable[Draft]) -> str:
    """Record the decisions that rows report and that are not in force yet; the snapshot after, empty where there are none."""
    said = dict.fromkeys(one.ordered() for draft in drafts if not draft.row.refused for one in draft.decisions)
    known = set(ledger.judgements()) if said else set()
    new = [one for one in said if one not in known]
    return ledger.judge(new, note="摸排表里的结论").snapshot if new else ""


def _all_issues(planned: Plan, drafts: list[Draft]) -> list[Issue]:
    """Every issue with its place, in an order that does not depend on the order of rows or files."""
    found = [*planned.issues, *(one for table in planned.tables for one in table.issues), *dataset_issues(planned.tables)]
    for draft in drafts:
        found += [one.at(draft.row.file, draft.row.sheet, draft.row.number) for one in draft.row.issues]
    return sorted(found, key=_place)


def _place(one: Issue) -> tuple[object, ...]:
    """Grave issues first, then by what they say; where they stand comes last."""
    return (SEVERITIES.index(one.severity), one.code, one.column, one.value, one.message, one.file, one.sheet, one.row or 0)


def _enter(
    loading: Loading, planned: Plan, drafts: list[Draft], owners: dict[int, PlannedTable], progress: Progress | None,
) -> LoadResult:  # fmt: skip
    """Write statements in the order of the rows' content, then what became of each row."""
    documents: dict[Path, int] = {}
    for table in sorted(planned.tables, key=lambda one: (one.digest, one.path.name)):
        if table.path not in documents:
            documents[table.path] = loading.add_document(table.source.id, table.path.name, table.digest)
    added = loading.add(_stamped(drafts, progress))
    loading.add(_declared(planned, drafts))
    outcomes = []
    for ordinal, draft in enumerate(drafts, start=1):
        row = draft.row
        outcome = "rejected" if row.refused else "accepted" if ordinal in added else "merged"
        issues = json.dumps([one.as_dict() for one in row.issues], ensure_ascii=False) if row.issues else ""
        outcomes.append(InputRow(documents[owners[id(row)].path], row.sheet, row.number, outcome, issues))
    loading.account(outcomes)
    return loading.finish()


def _stamped(drafts: list[Draft], progress: Progress | None) -> Iterable[Statement]:
    for ordinal, draft in enumerate(told(drafts, "write", progress), start=1):
        if not draft.row.refused:
            place = "#".join(filter(None, (draft.row.file, draft.row.sheet, str(draft.row.number))))
            for one in draft.statements:
                yield one._replace(row=ordinal, locator=one.locator or place)


def _declared(planned: Plan, drafts: list[Draft]) -> Iterable[Statement]:
    """What the sources say of themselves, and the coverage that complete data sets give."""
    read = [table for table in planned.tables if any(not row.refused for row in table.rows)]
    for _, source in sorted({table.source.id: table.source for table in read}.items()):
        yield from source_statements(source)
    yield from coverage_statements(read, [one for draft in drafts if not draft.row.refused for one in draft.statements])
