"""The bundled sources as tests look at them: loaded once, statements by subject and predicate; and invented rows of one source."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.ledger import Ledger
from graph.statement import Statement
from ingest.bundled import load_defaults, load_source
from ingest.loading import LoadReport, load_plan
from ingest.plan import plan_bundled
from ingest.source import known_sources

CELLS = dict[str, str]


class Said:
    """What a ledger holds, with the report of each of its loads in order."""

    def __init__(self, reports: Sequence[LoadReport], statements: Iterator[Statement]) -> None:
        self.reports = tuple(reports)
        self._found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        self.all = list(statements)
        for one in self.all:
            self._found[one.subject, one.predicate].append(one)

    def of(self, subject: str, predicate: str) -> list[Statement]:
        """Statements of a predicate about a record."""
        return self._found[subject, predicate]

    def values(self, subject: str, predicate: str) -> list[str]:
        """The distinct values or objects stated, sorted."""
        return sorted({one.value or one.object for one in self.of(subject, predicate)})

    def records(self, cls: str, source: str) -> list[str]:
        """Keys of a source's records of a class, sorted."""
        return sorted({one.subject for one in self.all if (one.predicate, one.value, one.source) == ("a", cls, source)})

    def count(self, predicate: str, source: str) -> Counter[str]:
        """How many records of a source have each value of a property."""
        stated = {(one.subject, one.value) for one in self.all if (one.predicate, one.source) == (predicate, source)}
        return Counter(value for _, value in stated)


@cache
def bundle(*sources: str) -> Said:
    """The defaults, then these bundled sources, in a fresh ledger."""
    with TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.sqlite")
        reports = [load_defaults(ledger), *(load_source(ledger, one) for one in sources)]
        return Said(reports, iter(list(ledger.statements())))


def invented(source: str, tables: dict[str, list[CELLS]], folder: Path, kind: str = "real") -> Said:
    """Invented rows of one source (by file name) loaded after the defaults; missing columns are empty."""
    known = known_sources()[source]
    for name, rows in tables.items():
        spec = next(one for one in known.tables if Path(name).match(one.file))
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, spec.columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    ledger = Ledger(folder / "ledger.sqlite", kind)
    own = replace(known, bundled=tuple(str(folder / name) for name in tables))
    reports = [load_defaults(ledger), load_plan(ledger, plan_bundled([own], ledger))]
    return Said(reports, iter(list(ledger.statements())))
