"""A table that will be read: which source and spec it belongs to, its rows, and what is wrong with it as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.fixes import Fix, chosen
from ingest.headings import DOCUMENTS, one_meaning
from ingest.row import Row
from ingest.source import ANY_KIND, KINDS, Source, TableSpec
from ingest.tables import Table, faults_of, file_digest
from ingest.tables.table import Cells
from ontology.errors import Issue, issue
from ontology.nearest import nearest
from ontology.schema import Ontology

NAMED = 5
"""How many row numbers a message about a whole column names."""


@dataclass(slots=True)
class PlannedTable:
    """A table that will be read: its source, spec, rows, issues with the table as a whole, and the corrections for it.

    `first_name` is the name of the file that this one is a marked copy of, `lists` its lists of problems.
    """

    source: Source
    spec: TableSpec
    path: Path
    digest: str
    rows: list[Row]
    issues: list[Issue] = field(default_factory=list)
    sheet: str = ""
    header: tuple[str, ...] = ()
    first_name: str = ""
    lists: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def broken(self) -> bool:
        """Whether no row of it can be read. An unknown column refuses only the rows that have something in it."""
        return any(one.severity == "error" and one.code != "LT-COL-02" for one in self.issues)


def planned(
    table: Table, spec: TableSpec, source: Source, path: Path, kind: str, ontology: Ontology, fixes: Sequence[Fix] = (),
    first_name: str = "",
) -> PlannedTable:  # fmt: skip
    """A table with its rows, and what is wrong with its header or its kind. `fixes` stand before the source's own."""
    names, mine = _names(table), chosen((*source.fixes, *fixes), {table.file, spec.file, first_name} - {""})
    rows = _rows(table, names, spec, source, mine)
    found = list(_header_issues(names, spec, rows))
    if spec.reads and spec.reads != DOCUMENTS:
        same = one_meaning(ontology, spec.reads, tuple(names))
        found += [issue("LT-COL-05", column=first, other=other, count=len(rows)) for first, other, *_ in same]
    if source.kind not in (kind, ANY_KIND):
        found.append(issue("LT-KIND-01", source=source.title, found=KINDS[source.kind], wanted=KINDS[kind], count=len(rows)))
    issues = [one.at(table.file, table.sheet) for one in found]
    return PlannedTable(source, spec, path, file_digest(path), rows, issues, table.sheet, tuple(names), first_name, fixes=mine)


def unread(table: Table, source: Source, path: Path, found: Issue) -> PlannedTable:
    """A table that nobody reads: its rows are counted and refused."""
    spec = TableSpec("unknown", table.file, ())
    names = _names(table)
    rows = _rows(table, names, spec, source)
    return PlannedTable(source, spec, path, file_digest(path), rows, [found], table.sheet, tuple(names))


def _names(table: Table) -> list[str]:
    """The headings, those without text numbered."""
    return [name or f"（无表头第{position}列）" for position, name in enumerate(table.header, 1)]


def _rows(table: Table, names: list[str], spec: TableSpec, source: Source, mine: Sequence[Fix] = ()) -> list[Row]:
    fixes = {(one.column, one.value): (one.fixed, one.why) for one in mine}
    ignored, rows, wrong = frozenset(spec.ignore), [], _wrong_cells(table, names)
    for number, cells in table.rows:
        extra = [f"（无表头第{len(names) + position}列）" for position in range(1, len(cells) - len(names) + 1)]
        mapping = dict(zip([*names, *extra], cells, strict=True))
        issues = _wrong_cells(cells, names)
        rows.append(Row(f"{source.id}/{spec.name}", table.file, table.sheet, number, mapping, fixes, ignored, table.folder, issues))
    return rows


def _wrong_cells(cells: Cells, names: list[str]) -> list[Issue]:
    """What is wrong with single cells of a row, each with its column."""
    return [replace(one, column=names[place] if place < len(names) else f"（无表头第{place + 1}列）")
            for place, one in faults_of(cells)]  # fmt: skip


def _header_issues(names: list[str], spec: TableSpec, rows: list[Row]) -> Iterator[Issue]:
    """No rows at all; columns missing, twice, or unknown (the last only where cells hold something; those rows are refused)."""
    if not rows:
        yield issue("LT-FILE-02")
    for column in spec.columns:
        if column not in names:
            yield issue("LT-COL-01", column=column, count=len(rows), expected="、".join(spec.columns))
    for column in dict.fromkeys(names):
        if names.count(column) > 1:
            yield issue("LT-COL-03", column=column, count=names.count(column), rows=len(rows))
    seen = dict.fromkeys(column for row in rows for column in row.cells)
    for column in seen:
        written = [] if spec.knows(column) else [row.number for row in rows if row.cells.get(column)]
        if written:
            known = nearest(column, (*spec.columns, *spec.optional))
            yield issue("LT-COL-02", column=column, count=len(written), rows=_numbers(written), expected=known)


def _numbers(rows: list[int]) -> str:
    """The first few row numbers, for a message."""
    return f"第 {'、'.join(map(str, rows[:NAMED]))} 行{'等' if len(rows) > NAMED else ''}"
