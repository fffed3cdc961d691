"""One load command: plan the files, read every row, judge the rows together, and put what stands into the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.ledger import InputRow, Ledger, Loading, LoadResult
from graph.statement import Statement
from ingest.declared import coverage_statements, source_statements
from ingest.errors import InputFault
from ingest.ontology_tables import reader_for
from ingest.plan import Plan, PlannedTable, plan
from ingest.row import Row
from ingest.say import Draft, Say
from ingest.source import Source, known_sources
from ingest.verdict import Verdicts
from ontology.errors import Issue, issue


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
) -> LoadReport:  # fmt: skip
    """Load files and folders as one load. Good rows enter, each other row is accounted for with its reason.

    Raises InputFault for a missing path or unknown source, LedgerFault for a second writer; nothing enters then.
    """
    planned = plan(paths, known_sources() if sources is None else sources, ledger, source)
    drafts, owners = _read(planned, ledger)
    ordered = Verdicts(ledger, drafts).judge()
    issues = _all_issues(planned, ordered)
    if strict and any(one.severity == "error" for one in issues):
        rows = sum(len(table.rows) for table in planned.tables)
        return LoadReport(0, ledger.snapshot(), rows, 0, 0, rows, issues)
    with ledger.loading() as loading:
        result = _enter(loading, planned, ordered, owners)
    return LoadReport(result.id, result.snapshot, result.read, result.accepted, result.merged, result.rejected, issues)


def _read(planned: Plan, ledger: Ledger) -> tuple[list[Draft], dict[int, PlannedTable]]:
    """A draft for each row, and the table each row (by its identity) came from."""
    drafts: list[Draft] = []
    owners: dict[int, PlannedTable] = {}
    for table in planned.tables:
        broken = [one for one in table.issues if one.severity == "error" and one.code != "LT-COL-02"]
        reader = table.source.readers.get(table.spec.name) or reader_for(table.spec)
        for row in table.rows:
            say = Say(ledger.ontology, table.source.id, row, ledger.kind)
            owners[id(row)] = table
            drafts.append(say.draft)
            if broken:
                row.set_aside = True
            elif table.source.kind != ledger.kind:
                row.issues.append(issue("LT-KIND-01", source=table.source.title, found=_kind(table.source.kind), wanted=_kind(ledger.kind)))
            else:
                reader(row, say)
                _finish(row, table)
    return drafts, owners


def _kind(kind: str) -> str:
    return "真实" if kind == "real" else kind


def _finish(row: Row, table: PlannedTable) -> None:
    """A row with cells that nobody took is refused: unknown columns were reported once, others are named here."""
    if row.refused:
        return
    for column in row.untaken():
        if table.spec.knows(column):
            row.issues.append(issue("LT-COL-04", column=column, value=row.cells[column]))
        else:
            row.set_aside = True


def _all_issues(planned: Plan, drafts: list[Draft]) -> list[Issue]:
    """Every issue with its place, in an order that does not depend on the order of rows or files."""
    found = [*planned.issues, *(one for table in planned.tables for one in table.issues)]
    for draft in drafts:
        found += [one.at(draft.row.file, draft.row.sheet, draft.row.number) for one in draft.row.issues]
    severities = ("error", "warning", "note")
    return sorted(found, key=lambda i: (severities.index(i.severity), i.code, i.column, i.value, i.message, i.file, i.sheet, i.row or 0))


def _enter(loading: Loading, planned: Plan, drafts: list[Draft], owners: dict[int, PlannedTable]) -> LoadResult:
    """Write statements in the order of the rows' content, then what became of each row."""
    documents: dict[Path, int] = {}
    for table in sorted(planned.tables, key=lambda one: (one.digest, one.path.name)):
        if table.path not in documents:
            documents[table.path] = loading.add_document(table.source.id, table.path.name, table.digest)
    added = loading.add(_stamped(drafts))
    loading.add(_declared(planned))
    outcomes = []
    for ordinal, draft in enumerate(drafts, start=1):
        row = draft.row
        outcome = "rejected" if row.refused or not draft.statements else "accepted" if ordinal in added else "merged"
        issues = json.dumps([one.as_dict() for one in row.issues], ensure_ascii=False) if row.issues else ""
        outcomes.append(InputRow(documents[owners[id(row)].path], row.sheet, row.number, outcome, issues))
    loading.account(outcomes)
    return loading.finish()


def _stamped(drafts: list[Draft]) -> Iterable[Statement]:
    for ordinal, draft in enumerate(drafts, start=1):
        if not draft.row.refused:
            place = f"{draft.row.file}#{draft.row.sheet}#{draft.row.number}"
            for one in draft.statements:
                yield one._replace(row=ordinal, locator=one.locator or place)


def _declared(planned: Plan) -> Iterable[Statement]:
    """What the sources say of themselves, and the coverage that complete data sets give."""
    by_source: dict[str, list[PlannedTable]] = {}
    for table in planned.tables:
        if not table.rows or all(row.refused for row in table.rows):
            continue
        by_source.setdefault(table.source.id, []).append(table)
    for _, tables in sorted(by_source.items()):
        yield from source_statements(tables[0].source)
        yield from coverage_statements(tables[0].source, tables)


def load_source(ledger: Ledger, source: Source) -> LoadReport:
    """Load a source's bundled tables."""
    if not source.bundled:
        raise InputFault(issue("LT-SRC-02", value=source.id, expected="带有自带数据的来源"))
    return load_paths(ledger, [source.folder / one for one in source.bundled], sources={source.id: source})
