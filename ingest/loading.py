"""One load command: plan the files, read every row, judge the rows together, and put what stands into the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.collecting import collecting_later
from graph.ledger import Judgement, Ledger
from ingest.declared import dataset_issues
from ingest.ending import NOTHING_MORE, Ending
from ingest.entering import OneLoad
from ingest.errors import Abandoned
from ingest.fix_counts import fix_counts, idle_fixes, keep_counts
from ingest.fixes import Fix
from ingest.judgements import Decisions, decide
from ingest.kept import STANDS, Kept
from ingest.marking.found import problems_of
from ingest.origins import Remembering
from ingest.plan import Plan, plan
from ingest.progress import Progress
from ingest.reading import Reading
from ingest.reasons import of_rows
from ingest.repeating import keep_in_mind, known_by, repeat
from ingest.report import LoadReport, in_order
from ingest.source import Source, known_sources
from ingest.spool import Spool
from ingest.superseding import leave_out_superseded
from ingest.surveys.incomplete import keep_open
from ingest.verdict import Verdicts
from ontology.errors import Issue

__all__ = ["LoadReport", "load_paths", "load_plan"]

FOUND = "摸排表里的结论"
"""The note of decisions that rows report."""
NONE: Decisions = {}


def load_paths(
    ledger: Ledger, paths: Iterable[Path], *, sources: Mapping[str, Source] | None = None, source: str = "", strict: bool = False,
    data_date: str = "", progress: Progress | None = None, fixes: Sequence[Fix] = (), place: str = "",
    afresh: bool = False,
) -> LoadReport:  # fmt: skip
    """Load files and folders as one load. Good rows enter, each other row is accounted for with its reason.

    `source` reads every table as one of that source and no other; `progress` hears how far the load has come; `fixes` are
    corrections for any of the files; `place` is the home's own, which a survey may not go beyond; `afresh` reads every row, even
    of files that are known: then every remark has its place.
    Raises InputFault for a missing path or unknown source, LedgerFault for a second writer; nothing enters then.
    """
    with collecting_later():
        asked = list(paths)
        planned = plan(asked, known_sources() if sources is None else sources, ledger, source, progress, fixes)
        ending = Remembering(dict.fromkeys(asked, source))
        return load_plan(ledger, planned, strict=strict, data_date=data_date, progress=progress, place=place, afresh=afresh,
                         ending=ending)  # fmt: skip


def load_plan(
    ledger: Ledger, planned: Plan, *, strict: bool = False, data_date: str = "", progress: Progress | None = None,
    place: str = "", afresh: bool = False, ending: Ending = NOTHING_MORE, decisions: Decisions = NONE,
) -> LoadReport:  # fmt: skip
    """Load what was planned as one load; with `strict`, nothing enters if any row is refused by an error.

    `data_date` is a canonical date: from this load on the data speaks up to it. `decisions` are those that come with it, beside
    what its rows report: they are kept with the load, or neither is.
    """
    name = known_by(planned, ledger)
    again = None if afresh or ending.reads else repeat(
        ledger, name, ending, strict=strict, data_date=data_date, decisions=decisions)  # fmt: skip
    return again or _load(ledger, planned, name, ending, strict=strict, data_date=data_date, progress=progress, place=place,
                          decisions=decisions)  # fmt: skip


def _load(
    ledger: Ledger, planned: Plan, name: str, ending: Ending, *, strict: bool, data_date: str, progress: Progress | None,
    place: str, decisions: Decisions,
) -> LoadReport:  # fmt: skip
    with Spool() as spool:
        reading = Reading(planned, ledger, spool, progress, place)
        try:
            with ledger.loading(data_date=data_date) as loading:
                order = Verdicts(ledger, reading, progress).judge()
                leave_out_superseded(reading, loading)
                load = OneLoad(planned, reading.kept, order, progress, keep_open(reading))
                fixes = fix_counts(reading.kept)
                others = [*_others(planned), *idle_fixes(fixes, planned.tables)]
                issues = in_order([*others, *_of_rows(reading.kept)])
                if not planned.tables or (strict and any(one.severity == "error" for one in issues)):
                    raise Abandoned
                keep_counts(loading.connection, loading.id, fixes)
                result = load.enter(loading, ending)
                told = any(one.severity == "error" for one in issues) or any(one.cells for one in fixes)
                keep_in_mind(loading, "" if told else name, result, load.declared(), reading.tally, others)
                ending.after(loading, result)
                snapshot = decide(ledger, loading, result, {**decisions, FOUND: list(_reported(reading.kept))})
        except Abandoned:
            marked = problems_of(reading.kept, loaded=False)
            refused = LoadReport.refused(ledger.snapshot(), len(reading.kept), reading.kept.aside, issues, marked, fixes)
            return replace(refused, reasons=of_rows(reading.kept))
        report = LoadReport.of(result, reading.kept.aside, issues, problems_of(reading.kept), fixes)
        return replace(report, snapshot=snapshot, reasons=of_rows(reading.kept))


def _reported(kept: Kept) -> Iterator[Judgement]:
    """The decisions that rows report."""
    return (one for number, told in kept.decisions.items() if kept.state[number] == STANDS for one in told)


def _others(planned: Plan) -> list[Issue]:
    """Issues with files, tables and data sets."""
    return [*planned.issues, *(one for table in planned.tables for one in table.issues), *dataset_issues(planned.tables)]


def _of_rows(kept: Kept) -> Iterator[Issue]:
    """Issues with single rows, each with its place."""
    for number, issues in kept.issues.items():
        table = kept.tables[kept.table_of[number]].table
        yield from (one.at(table.file, table.sheet, kept.line_of[number]) for one in issues)
