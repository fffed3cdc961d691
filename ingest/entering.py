"""What stands of a load goes into the ledger in the order of the rows' content, then what became of each row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from graph.ledger import InputRow, Loading, LoadResult
from graph.ledger.loading import Written
from graph.statement import SEPARATOR, Statement
from ingest.declared import coverage_statements, source_statements
from ingest.ending import Ending
from ingest.kept import IDENTIFYING, REFUSED, SILENT, STANDS, WHOLE, Kept
from ingest.marking.found import reasons
from ingest.plan import Plan
from ingest.progress import Progress, Steps


class Standing:
    """The statements of the rows that stand, gone through any number of times."""

    def __init__(self, kept: Kept, order: Sequence[int]) -> None:
        self._kept, self._order = kept, order

    def __iter__(self) -> Iterator[Statement]:
        return (one for number in self._order if self._kept.state[number] == STANDS for one in self._kept.statements(number))


class OneLoad:
    """A judged load on its way into the ledger; `order` is its rows in the order of their content, `beside` what the load says
    beside them."""

    def __init__(
        self, planned: Plan, kept: Kept, order: Sequence[int], progress: Progress | None, beside: Sequence[Statement] = ()
    ) -> None:  # fmt: skip
        self.planned, self.kept, self.order, self.progress, self._beside = planned, kept, order, progress, beside
        for number, state in enumerate(kept.state):
            table = kept.tables[kept.table_of[number]]
            table.failed += state in (REFUSED, SILENT)
            table.entered += state == STANDS

    def enter(self, loading: Loading, ending: Ending) -> LoadResult:
        """Write documents, statements, what became of each row and what else belongs to the load, and finish it."""
        documents = self._documents(loading)
        added = loading.add_written(self._written())
        loading.add(self.declared())
        loading.account(self._outcomes(documents, added))
        ending.before(loading, self.planned)
        return loading.finish()

    def _documents(self, loading: Loading) -> list[int]:
        """The number under which the ledger knows each table's file."""
        found: dict[tuple[object, str], int] = {}
        for table in sorted(self.planned.tables, key=lambda one: (one.digest, one.table.file)):
            if (table.path, table.table.file) not in found:
                number = loading.add_document(table.source.id, table.table.file, table.digest)
                found[table.path, table.table.file] = number
        return [found[table.path, table.table.file] for table in self.planned.tables]

    def _written(self) -> Iterator[Written]:
        """The written statements with their evidence; `row` is the row's place in the order of content, from 1."""
        kept, steps = self.kept, Steps("write", len(self.order), self.progress)
        prefixes = ["#".join(filter(None, (table.table.file, table.table.sheet))) + "#" for table in kept.tables]
        for row, number in enumerate(steps.over(self.order), start=1):
            if kept.state[number] != STANDS:
                continue
            place = f"{prefixes[kept.table_of[number]]}{kept.line_of[number]}"
            for text in kept.parts(number)[1]:
                count = text.count(SEPARATOR) + 1
                if count == IDENTIFYING:
                    yield text, "", place, "", "table", 1.0, row
                elif count == WHOLE:
                    said, original, locator, quote, method, confidence = text.rsplit(SEPARATOR, WHOLE - IDENTIFYING)
                    yield said, original, locator or place, quote, method, float(confidence), row
                else:
                    said, _, original = text.rpartition(SEPARATOR)
                    yield said, original, place, "", "table", 1.0, row
        steps.end()

    def declared(self) -> Iterator[Statement]:
        """What the sources say of themselves, the coverage that complete data sets give, and what else the load says."""
        read = [table for table in self.planned.tables if table.entered]
        for _, source in sorted({table.source.id: table.source for table in read}.items()):
            yield from source_statements(source)
        yield from coverage_statements(read, Standing(self.kept, self.order))
        yield from self._beside

    def _outcomes(self, documents: Sequence[int], added: set[int]) -> Iterator[InputRow]:
        kept = self.kept
        for row, number in enumerate(self.order, start=1):
            found, table = reasons(kept, number), kept.table_of[number]
            outcome = "rejected" if kept.state[number] != STANDS else "accepted" if row in added else "merged"
            issues = json.dumps([one.as_dict() for one in found], ensure_ascii=False) if found else ""
            yield InputRow(documents[table], kept.tables[table].table.sheet, kept.line_of[number], outcome, issues)
