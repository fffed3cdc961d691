"""What a source declares of itself: its record, and the coverage that only a complete data set gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from graph.statement import Statement
from ingest.source import Coverage, DataSet, Source
from ontology.errors import Issue, issue

if TYPE_CHECKING:
    from ingest.plan import PlannedTable


def source_statements(source: Source) -> Iterator[Statement]:
    """The Source record: name, publisher, licence, attribution, strength and rank."""
    key = f"{source.id}:source"
    yield Statement(source.id, key, "a", value="Source", method="declared")
    said = {
        "name": source.title, "publisher": source.publisher, "licence": source.licence, "attribution": source.attribution,
        "url": source.url, "strength": source.strength, "sourceRank": str(source.rank),
    }  # fmt: skip
    for prop, value in said.items():
        if value:
            yield Statement(source.id, key, prop, value=value, method="declared")


def complete_datasets(source: Source, tables: Sequence[PlannedTable]) -> list[DataSet]:
    """Data sets of which every table is here, with the row count the source registers and no row refused by error."""
    counts = row_counts(tables)
    broken = {t.spec.name for t in tables for row in t.rows for one in row.issues if one.severity == "error"}
    broken |= {t.spec.name for t in tables for one in t.issues if one.severity == "error"}
    return [one for one in source.datasets if not broken & set(one.counts)
            and all(counts.get(name) == count for name, count in one.counts.items())]  # fmt: skip


def row_counts(tables: Iterable[PlannedTable]) -> dict[str, int]:
    """Rows by table name over all files of one load."""
    counts: dict[str, int] = {}
    for table in tables:
        counts[table.spec.name] = counts.get(table.spec.name, 0) + len(table.rows)
    return counts


def count_issues(source: Source, tables: Sequence[PlannedTable]) -> Iterator[Issue]:
    """A warning for each table that comes in a registered data set's folder with another number of rows."""
    for dataset in source.datasets:
        here = [table for table in tables if table.path.resolve().parent.name == dataset.name]
        for name, found in sorted(row_counts(here).items()):
            if name in dataset.counts and found != dataset.counts[name]:
                file = next(table.path.name for table in here if table.spec.name == name)
                yield issue("LT-SRC-03", value=name, found=found, known=dataset.counts[name]).at(file)


def coverage_statements(source: Source, tables: Sequence[PlannedTable]) -> Iterator[Statement]:
    """One closed SurveyCoverage for each place that a complete data set covers."""
    for dataset in complete_datasets(source, tables):
        for number, coverage in enumerate(dataset.coverage, start=1):
            for place in coverage.places:
                yield from _coverage(source, dataset, number, coverage, place)


def _coverage(source: Source, dataset: DataSet, number: int, said: Coverage, place: str) -> Iterator[Statement]:
    key = f"{source.id}:coverage/{dataset.name}/{number}/{place.split(':', 1)[1]}"
    values = {
        "a": "SurveyCoverage", "name": f"{source.title} · {dataset.name}", "population": said.population, "closed": "true",
        "surveyMethod": said.method, "surveyedFrom": said.surveyed_from, "surveyedTo": said.surveyed_to, "expires": said.expires,
    }  # fmt: skip
    for predicate, value in values.items():
        if value:
            yield Statement(source.id, key, predicate, value=value, method="declared")
    yield Statement(source.id, key, "coversPlace", object=place, method="declared")
    if said.chain:
        yield Statement(source.id, key, "coversChain", object=said.chain, method="declared")
