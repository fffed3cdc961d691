"""One load command: plan the files, read every row, judge the rows together, and put what stands into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.collecting import collecting_later
from graph.ledger import Ledger
from ingest.declared import dataset_issues
from ingest.ending import NOTHING_MORE, Ending
from ingest.entering import OneLoad
from ingest.errors import Abandoned
from ingest.kept import Kept
from ingest.origins import Remembering
from ingest.plan import Plan, plan
from ingest.progress import Progress
from ingest.reading import Reading
from ingest.source import Source, known_sources
from ingest.spool import Spool
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
    data_date: str = "", progress: Progress | None = None,
) -> LoadReport:  # fmt: skip
    """Load files and folders as one load. Good rows enter, each other row is accounted for with its reason.

    `source` reads every table as one of that source and no other; `progress` hears how far the load has come.
    Raises InputFault for a missing path or unknown source, LedgerFault for a second writer; nothing enters then.
    """
    with collecting_later():
        asked = list(paths)
        planned = plan(asked, known_sources() if sources is None else sources, ledger, source, progress)
        ending = Remembering(dict.fromkeys(asked, source))
        return load_plan(ledger, planned, strict=strict, data_date=data_date, progress=progress, ending=ending)


def load_plan(
    ledger: Ledger, planned: Plan, *, strict: bool = False, data_date: str = "", progress: Progress | None = None,
    ending: Ending = NOTHING_MORE,
) -> LoadReport:  # fmt: skip
    """Load what was planned as one load; with `strict`, nothing enters if any row is refused by an error.

    `data_date` is a canonical date: from this load on the data speaks up to it.
    """
    with Spool() as spool:
        reading = Reading(planned, ledger, spool, progress)
        try:
            with ledger.loading(data_date=data_date) as loading:
                load = OneLoad(planned, reading.kept, Verdicts(ledger, reading, progress).judge(), progress)
                issues = _all_issues(planned, reading.kept)
                if not planned.tables or (strict and any(one.severity == "error" for one in issues)):
                    raise Abandoned
                result = load.enter(loading, ending)
                ending.after(loading, result)
        except Abandoned:
            return LoadReport(0, ledger.snapshot(), len(reading.kept), 0, 0, len(reading.kept), issues)
    return LoadReport(result.id, result.snapshot, result.read, result.accepted, result.merged, result.rejected, issues)


def _all_issues(planned: Plan, kept: Kept) -> list[Issue]:
    """Every issue with its place, in an order that does not depend on the order of rows or files."""
    found = [*planned.issues, *(one for table in planned.tables for one in table.issues), *dataset_issues(planned.tables)]
    for number, issues in kept.issues.items():
        table = kept.tables[kept.table_of[number]].table
        found += [one.at(table.file, table.sheet, kept.line_of[number]) for one in issues]
    return sorted(found, key=_place)


def _place(one: Issue) -> tuple[object, ...]:
    """Grave issues first, then by what they say; where they stand comes last."""
    return (SEVERITIES.index(one.severity), one.code, one.column, one.value, one.message, one.file, one.sheet, one.row or 0)
