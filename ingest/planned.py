"""A table that will be read: which source and spec it belongs to, its rows, and what is wrong with it as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.headings import DOCUMENTS, one_meaning
from ingest.row import Row
from ingest.source import ANY_KIND, KINDS, Source, TableSpec
from ingest.tables import Table, file_digest
from ontology.errors import Issue, issue
from ontology.nearest import close_words, nearest
from ontology.schema import Ontology

NAMED = 5
"""How many row numbers a message about a whole column names."""


@dataclass(slots=True)
class PlannedTable:
    """A table that will be read: its source, spec, rows, and issues with the table as a whole."""

    source: Source
    spec: TableSpec
    path: Path
    digest: str
    rows: list[Row]
    issues: list[Issue] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether no row of it can be read. An unknown column refuses only the rows that have something in it."""
        return any(one.severity == "error" and one.code != "LT-COL-02" for one in self.issues)


def planned(table: Table, spec: TableSpec, source: Source, path: Path, kind: str, ontology: Ontology) -> PlannedTable:
    """A table with its rows, and what is wrong with its header or its kind."""
    names = _names(table)
    rows = _rows(table, names, spec, source)
    found = list(_header_issues(names, spec, rows, source))
    if spec.reads and spec.reads != DOCUMENTS:
        same = one_meaning(ontology, spec.reads, tuple(names))
        found += [issue("LT-COL-05", column=first, other=other, count=len(rows)) for first, other, *_ in same]
    if source.kind not in (kind, ANY_KIND):
        found.append(issue("LT-KIND-01", source=source.title, found=KINDS[source.kind], wanted=KINDS[kind], count=len(rows)))
    issues = [one.at(table.file, table.sheet) for one in found]
    return PlannedTable(source, spec, path, file_digest(path), rows, issues)


def unread(table: Table, source: Source, path: Path, found: Issue) -> PlannedTable:
    """A table that nobody reads: its rows are counted and refused."""
    spec = TableSpec("unknown", table.file, ())
    return PlannedTable(source, spec, path, file_digest(path), _rows(table, _names(table), spec, source), [found])


def _names(table: Table) -> list[str]:
    """The headings, those without text numbered."""
    return [name or f"（无表头第{position}列）" for position, name in enumerate(table.header, 1)]


def _rows(table: Table, names: list[str], spec: TableSpec, source: Source) -> list[Row]:
    fixes = source.fixes.get(spec.file, {})
    ignored, rows, wrong = frozenset(spec.ignore), [], _wrong_cells(table, names)
    for number, cells in table.rows:
        extra = [f"（无表头第{len(names) + position}列）" for position in range(1, len(cells) - len(names) + 1)]
        mapping = dict(zip([*names, *extra], cells, strict=True))
        issues = wrong.pop(number, [])
        rows.append(Row(f"{source.id}/{spec.name}", table.file, table.sheet, number, mapping, fixes, ignored, table.folder, issues))
    return rows


def _wrong_cells(table: Table, names: list[str]) -> dict[int, list[Issue]]:
    """What is wrong with single cells, by row, each with its column."""
    found: dict[int, list[Issue]] = {}
    for (number, place), one in table.faults.items():
        column = names[place] if place < len(names) else f"（无表头第{place + 1}列）"
        found.setdefault(number, []).append(replace(one, column=column))
    return found


def _header_issues(names: list[str], spec: TableSpec, rows: list[Row], source: Source) -> Iterator[Issue]:
    """No rows at all; columns missing, twice, or unknown (the last only where cells hold something; those rows are refused)."""
    if not rows:
        yield issue("LT-FILE-02")
    if spec.exact and (told := _difference(names, spec, rows)):
        yield issue("LT-MAP-04", value=told, source=source.title, count=len(rows), expected="、".join(spec.columns))
        return
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


def _difference(names: list[str], spec: TableSpec, rows: list[Row]) -> str:
    """How a header differs from the one that was mapped: columns gone, new ones that hold something, likely renamings."""
    gone = [one for one in spec.columns if one not in names]
    new = [one for one in dict.fromkeys(names) if not spec.knows(one) and any(row.cells.get(one) for row in rows)]
    renamed = [f"“{one}”可能改名为“{near[0]}”" for one in gone if (near := close_words(one, new, 1))]
    parts = [f"少了：{'、'.join(gone)}" if gone else "", f"多了：{'、'.join(new)}" if new else "", *renamed]
    return "；".join(filter(None, parts))


def _numbers(rows: list[int]) -> str:
    """The first few row numbers, for a message."""
    return f"第 {'、'.join(map(str, rows[:NAMED]))} 行{'等' if len(rows) > NAMED else ''}"
