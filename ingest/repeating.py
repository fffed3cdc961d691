"""The same files given once more: if nothing that bears on them has changed, their rows need not be read to know what they say.

What a load is known by is a digest of everything that its verdicts depend on beside the ledger: the files, their sources and
mappings, the ontology, the program and the year. The ledger's part is that no later load has added or closed a statement, and
that the load itself closed none: then every row that stood is in force now, and every other is refused for the same reason
(decision 0048).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, partial
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import graph
import ingest
import ontology
from graph.ledger import Ledger, Loading, LoadResult
from graph.ledger.accounting import set_aside
from graph.ledger.repeating import Earlier, recall, remarks, remember
from graph.statement import Statement
from ingest.ending import Ending
from ingest.errors import Abandoned
from ingest.judgements import Decisions, decide
from ingest.mapping.reader import MappedReader
from ingest.plan import Plan
from ingest.planned import PlannedTable
from ingest.reasons import counted
from ingest.report import LoadReport, in_order
from ingest.source import Source
from ingest.tally import Tally
from ontology.errors import Issue


def known_by(planned: Plan, ledger: Ledger) -> str:
    """The digest of all that bears on what a load's rows say, apart from what the ledger holds; empty where cells name records
    of the ledger as people call them, which decisions may change."""
    if any(isinstance(one, MappedReader) for table in planned.tables for one in table.source.readers.values()):
        return ""
    tables = sorted(map(_table, planned.tables))
    others = sorted(one.text() for one in planned.issues)
    told = (_program(), ledger.ontology.digest, ledger.kind, datetime.now(UTC).year, tables, others)
    return blake2b(repr(told).encode(), digest_size=16).hexdigest() if tables else ""


def repeat(
    ledger: Ledger, name: str, ending: Ending, *, strict: bool, data_date: str, decisions: Decisions
) -> LoadReport | None:  # fmt: skip
    """Load again what is known by this name, without reading it; None where it must be read."""
    with ledger.engine.connect() as connection:
        if recall(connection, name) is None:
            return None
    refused: LoadReport | None = None
    try:
        with ledger.loading(data_date=data_date) as loading:
            earlier = recall(loading.connection, name)
            if earlier is None:  # somebody has changed the ledger since we looked
                raise Abandoned
            told = list(_of_rows(loading, earlier))
            issues = in_order([*(Issue(**one) for one in json.loads(earlier.remark)), *(one for _, said in told for one in said)])
            why = counted(said for outcome, said in told if outcome == "rejected")
            if strict and any(one.severity == "error" for one in issues):
                refused = LoadReport.refused(ledger.snapshot(), earlier.read, set_aside(loading.connection, earlier.load), issues)
                raise Abandoned
            loading.repeat(earlier)
            ending.again(loading)
            result = loading.finish()
            report = LoadReport.of(result, set_aside(loading.connection, loading.id), issues)
            return replace(report, snapshot=decide(ledger, loading, result, decisions), reasons=why)
    except Abandoned:
        return refused


def keep_in_mind(loading: Loading, name: str, result: LoadResult, declared: Iterable[Statement], tally: Tally,
                 others: Iterable[Issue]) -> None:  # fmt: skip
    """Remember a load that has entered, if its rows must say the same next time; `others` are issues of no single row.

    They need not where it closed something that its rows were judged by, or where a row speaks of what its source declares.
    """
    apart = {one.subject for one in declared}
    mentioned = any(not apart.isdisjoint(one) for one in (tally.said, tally.needed, *tally.ends.values()))
    remark = json.dumps([one.as_dict() for one in others], ensure_ascii=False)
    usable = name if not result.closed and not mentioned else ""
    remember(loading.connection, usable, result.id, remark, changed=bool(result.added or result.closed))


def _of_rows(loading: Loading, earlier: Earlier) -> Iterator[tuple[str, list[Issue]]]:
    """What became of rows of the earlier load, and what was told of them."""
    for file, sheet, row, outcome, issues in remarks(loading.connection, earlier):
        yield outcome, [Issue(**one).at(file, sheet, row) for one in json.loads(issues)]


def _table(table: PlannedTable) -> str:
    """A table and all that decides how it is read. Data sets are told by the folder that their files lie in."""
    place = (str(table.path.resolve().parent), table.table.file, table.table.sheet, table.table.folder)
    told = [one.text() for one in table.issues]
    fixes = sorted(table.corrections)
    return repr((*place, table.digest, table.table.header, table.size, table.spec, told, fixes, _source(table.source)))


def _source(source: Source) -> tuple[object, ...]:
    """What a source declares, and by which functions it reads."""
    said = (source.id, source.title, source.publisher, source.licence, source.attribution, source.url, source.kind, source.rank)
    reading = [f"{name}={_function(one)}" for name, one in sorted(source.readers.items())]
    prepared = "" if source.prepare is None else _function(source.prepare)
    return (*said, source.strength, source.datasets, reading, prepared)


def _function(one: Any) -> str:
    """The name of a function, with what it is given beforehand."""
    if isinstance(one, partial):
        return f"{_function(one.func)}{one.args!r}{sorted(one.keywords.items())!r}"
    return f"{one.__module__}.{one.__qualname__}"


@cache
def _program() -> str:
    """The digest of the program's own text and tables, of Python, and of the versions of what is installed beside it."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for package in (ontology, ingest, graph):
        folder = Path(str(package.__file__)).parent
        for path in sorted(one for one in folder.rglob("*") if one.is_file() and "__pycache__" not in one.parts):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    installed = sorted(f"{one.metadata['Name']} {one.version}" for one in distributions())
    digest.update("\n".join(installed).encode())
    return digest.hexdigest()
