"""What a source declares of itself: its record, and the coverage that only a complete data set gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graph.statement import Statement
from ingest.regions import chinese_regions
from ingest.row import Row
from ingest.source import Coverage, DataSet, Source
from ontology.errors import Issue, issue

if TYPE_CHECKING:
    from ingest.planned import PlannedTable


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


PROVIDING = frozenset({"produces", "provides", "occupies"})
Gathered = dict[tuple[str, Path], list["PlannedTable"]]


def gathered(tables: Iterable[PlannedTable]) -> Gathered:
    """Tables by source and the folder they lie in: the parts that may make up a data set."""
    found: Gathered = {}
    folders: dict[Path, Path] = {}
    for table in tables:
        folder = folders.get(table.path) or folders.setdefault(table.path, table.path.resolve().parent)
        found.setdefault((table.source.id, folder), []).append(table)
    return dict(sorted(found.items()))


def row_counts(tables: Iterable[PlannedTable]) -> dict[str, int]:
    """Rows by table name."""
    counts: Counter[str] = Counter()
    for table in tables:
        counts[table.spec.name] += table.size
    return dict(counts)


def failed_rows(tables: Iterable[PlannedTable]) -> int:
    """Rows that an error refused, those of unreadable tables included; rows set aside by a named rule are none."""
    return sum(table.size if table.broken else table.failed for table in tables)


def complete_datasets(source: Source, tables: Sequence[PlannedTable]) -> list[DataSet]:
    """Data sets of which every table lies in this folder with the row count registered, every row in a place that is covered,
    and no row refused by an error."""
    whole = [one for one in counted_datasets(source, tables) if not misplaced_rows(one, tables)]
    return [one for one in whole if not failed_rows(table for table in tables if table.spec.name in one.counts)]


def counted_datasets(source: Source, tables: Sequence[PlannedTable]) -> list[DataSet]:
    """Data sets of which every table has the row count registered."""
    counts = row_counts(tables)
    return [one for one in source.datasets if all(counts.get(name) == count for name, count in one.counts.items())]


def misplaced_in(table: PlannedTable, row: Row) -> list[str]:
    """Names of the data sets of which the places cover neither this row's city nor its province: it is of another data set."""
    located = [one for one in table.source.datasets if table.spec.name in one.located]
    return [one.name for one in located if not _covered(one, table.spec.name, row)]


def _covered(dataset: DataSet, table: str, row: Row) -> bool:
    regions = chinese_regions()
    region = next(filter(None, (regions.named(row.peek(one)) for one in dataset.located[table])), "")
    return any(regions.within(region, place) for place in {place for one in dataset.coverage for place in one.places})


def misplaced_rows(dataset: DataSet, tables: Iterable[PlannedTable]) -> list[tuple[str, int, str]]:
    """File, row and sheet of rows that are not in a place that the data set covers."""
    return [place for table in tables for place in table.misplaced.get(dataset.name, ())]


def dataset_issues(tables: Iterable[PlannedTable]) -> Iterator[Issue]:
    """Warnings where a folder named or sized like a data set does not give its coverage: other row counts, rows refused, or
    rows of other places."""
    for (_, folder), here in gathered(tables).items():
        for dataset in counted_datasets(here[0].source, here):
            if misplaced := misplaced_rows(dataset, here):
                file, row, sheet = min(misplaced)
                yield issue("LT-SRC-05", value=dataset.name, count=len(misplaced)).at(file, sheet, row)
        for dataset in (one for one in here[0].source.datasets if one.name == folder.name):
            counts = row_counts(here)
            for name, known in dataset.counts.items():
                if name in counts and counts[name] != known:
                    file = next(table.path.name for table in here if table.spec.name == name)
                    yield issue("LT-SRC-03", value=name, found=counts[name], known=known).at(file)
            failed = failed_rows(here)
            if failed and dataset.coverage:
                yield issue("LT-SRC-04", value=dataset.name, count=failed)


def provided_links(said: Iterable[Statement]) -> list[str]:
    """Links for which these statements name a provider: at the link itself, or of a product that makes it up."""
    known = list(said)
    given = {one.object for one in known if one.predicate in PROVIDING}
    links = {one.subject for one in known if (one.predicate, one.value) == ("a", "ChainLink")}
    return sorted(given & links | {one.object for one in known if one.predicate == "makesUp" and one.subject in given})


def coverage_statements(tables: Iterable[PlannedTable], said: Iterable[Statement]) -> Iterator[Statement]:
    """One closed SurveyCoverage for each place that a complete data set covers, after what the load's rows say
    (gone through once for each data set that asks)."""
    for here in gathered(tables).values():
        source = here[0].source
        for dataset in complete_datasets(source, here):
            for number, coverage in enumerate(dataset.coverage, start=1):
                links = LINKS[coverage.links](one for one in said if one.source == source.id)
                for place in coverage.places:
                    yield from _coverage(source, dataset, number, coverage, place, links)


def _coverage(
    source: Source, dataset: DataSet, number: int, said: Coverage, place: str, links: Sequence[str]
) -> Iterator[Statement]:
    key = f"{source.id}:coverage/{dataset.name}/{number}/{place.split(':', 1)[1]}"
    values = {
        "a": "SurveyCoverage", "name": "，".join(filter(None, (source.title, dataset.title))),
        "population": said.population, "closed": "true", "surveyMethod": said.method,
        "surveyedFrom": said.surveyed_from, "surveyedTo": said.surveyed_to, "expires": said.expires,
    }  # fmt: skip
    for predicate, value in values.items():
        if value:
            yield Statement(source.id, key, predicate, value=value, method="declared")
    yield Statement(source.id, key, "coversPlace", object=place, method="declared")
    for predicate, covered in (("coversChain", said.chains), ("coversLink", links), ("exceptsLink", said.excepted)):
        for one in covered:
            yield Statement(source.id, key, predicate, object=one, method="declared")


LINKS: dict[str, Callable[[Iterable[Statement]], list[str]]] = {"": lambda said: [], "provided": provided_links}
"""How the links that a coverage names are found in what its data set says: none named, or those with a provider."""
