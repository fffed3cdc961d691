"""What one load did, told by document: each row by the document that it came from, each issue by its file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.ledger import Ledger
from graph.ledger.accounting import by_document
from ingest.loading import LoadReport
from ingest.reasons import counted
from ontology.errors import Issue

Name = tuple[str, str]
"""The source of a document and the name of its file; no two documents of a load share it."""


def shares(ledger: Ledger, report: LoadReport, names: Sequence[Name]) -> list[LoadReport]:
    """The report of each document of a load, in the order of their names."""
    if len(names) == 1:
        return [report]
    with ledger.engine.connect() as connection:
        outcomes = by_document(connection, report.load)
    told: dict[str, list[Issue]] = defaultdict(list)
    for one in report.errors:
        told[one.file].append(one)
    return [_share(report, name[1], outcomes.get(name, Counter()), told[name[1]]) for name in names]


def _share(report: LoadReport, file: str, outcomes: Counter[str], told: list[Issue]) -> LoadReport:
    rows: dict[tuple[str, int], list[Issue]] = defaultdict(list)
    for one in told:
        if one.row:
            rows[one.sheet, one.row].append(one)
    refused = (some for some in rows.values() if any(one.severity == "error" for one in some))
    read = outcomes["accepted"] + outcomes["merged"] + outcomes["rejected"]
    return replace(
        report, load=report.load if read else 0, read=read, accepted=outcomes["accepted"], merged=outcomes["merged"],
        rejected=outcomes["rejected"], aside=outcomes["aside"], errors=told, reasons=counted(refused),
        problems=[one for one in report.problems if one.path.name == file],
    )  # fmt: skip
