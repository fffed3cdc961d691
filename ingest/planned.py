"""A table that will be read: which source and spec it belongs to, its rows, and what is wrong with it as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.fixes import Fix, chosen
from ingest.headings import DOCUMENTS, one_meaning
from ingest.row import Row
from ingest.source import ANY_KIND, KINDS, Source, TableSpec
from ingest.tables import Table, faults_of, file_digest
from ingest.tables.table import Cells
from ontology.errors import Issue, issue
from ontology.nearest import close_words, nearest
from ontology.schema import Ontology

NAMED = 5
"""How many row numbers a message about a whole column names."""


@dataclass(slots=True)
class PlannedTable:
    """A table that will be read: its source, spec, rows, and issues with the table as a whole; `watched` unless nobody reads it.

    `corrections` are those for this table; `first_name` is the name of the file that this one is a marked copy of, `lists` its
    lists of problems; `rank` is, for a refresh that reads several loads' files as one, the last load that brought this one. The
    last five fields are filled by a load: how many rows errors refused and how many stand, how many have something in an unknown
    column (with the first few row numbers), which cells say that there is no value, and where those rows stand that lie outside a
    data set.
    """

    source: Source
    spec: TableSpec
    path: Path
    table: Table
    digest: str
    issues: list[Issue] = field(default_factory=list)
    watched: bool = True
    corrections: Sequence[Fix] = ()
    first_name: str = ""
    lists: tuple[str, ...] = ()
    rank: int = 0
    fixes: Mapping[tuple[str, str], tuple[str, str]] = field(init=False)
    failed: int = 0
    entered: int = 0
    unknown: dict[str, tuple[int, list[int]]] = field(default_factory=dict)
    blanks: dict[str, tuple[Counter[str], list[int]]] = field(default_factory=dict)
    misplaced: dict[str, list[tuple[str, int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.fixes = {(one.column, one.value): (one.fixed, one.why) for one in self.corrections}

    @property
    def broken(self) -> bool:
        """Whether no row of it can be read. An unknown column refuses only the rows that have something in it."""
        return any(one.severity == "error" and one.code != "LT-COL-02" for one in self.issues)

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.table.rows)

    @property
    def label(self) -> str:
        """How its rows are told from those of other tables of the load: `source/table`."""
        return f"{self.source.id}/{self.spec.name}"

    @property
    def names(self) -> list[str]:
        """The headings, those without text numbered."""
        return [name or _unnamed(place) for place, name in enumerate(self.table.header)]

    def __iter__(self) -> Iterator[Row]:
        """Its rows, made anew each time."""
        names = self.names
        return (self.row(number, cells, names) for number, cells in self.table.rows)

    def row(self, number: int, cells: Cells, names: list[str]) -> Row:
        """One row of these cells, with what is wrong with single cells that are read."""
        wide = [*names, *map(_unnamed, range(len(names), len(cells)))] if len(cells) > len(names) else names
        issues = [replace(one, column=wide[place] if place < len(wide) else _unnamed(place)) if place >= 0 else one
                  for place, one in faults_of(cells)]  # fmt: skip
        return Row(self.label, self.table.file, self.table.sheet, number, dict(zip(wide, cells, strict=True)), self.fixes,
                   frozenset(self.spec.ignore), self.table.folder,
                   [one for one in issues if one.column not in self.spec.ignore])  # fmt: skip

    def note_unknown(self, column: str, number: int) -> None:
        """Remember that a row has something in a column that nobody expects."""
        count, first = self.unknown.get(column, (0, []))
        self.unknown[column] = count + 1, first if len(first) > NAMED else [*first, number]

    def note_blanks(self, row: Row) -> None:
        """Remember which cells of a row say that there is no value."""
        for column, text in row.blanks:
            words, first = self.blanks.setdefault(column, (Counter(), []))
            words[text] += 1
            first += [row.number] if len(first) <= NAMED else []

    def tell_blanks(self) -> None:
        """Take the columns with such cells, all rows being read, into the issues (LT-CELL-05)."""
        for column, (words, first) in self.blanks.items():
            value = "”“".join(sorted(words))
            found = issue("LT-CELL-05", column=column, value=value, count=words.total(), rows=row_numbers(first))
            self.issues.append(found.at(self.table.file, self.table.sheet))

    def tell_unknown(self) -> None:
        """Take the unknown columns that hold something, all rows being read, into the issues (LT-COL-02)."""
        known = (*self.spec.columns, *self.spec.optional)
        for column, (count, first) in self.unknown.items():
            found = issue("LT-COL-02", column=column, count=count, rows=row_numbers(first), expected=nearest(column, known))
            self.issues.append(found.at(self.table.file, self.table.sheet))


def planned(
    table: Table, spec: TableSpec, source: Source, path: Path, kind: str, ontology: Ontology, fixes: Sequence[Fix] = (),
    first_name: str = "",
) -> PlannedTable:  # fmt: skip
    """A table and what is wrong with its header or its kind. `fixes` stand before the source's own."""
    mine = chosen((*source.fixes, *fixes), {table.file, table.name, spec.file, first_name} - {""})
    made = PlannedTable(source, spec, path, table, table.digest or file_digest(path), [*table.notes], corrections=mine)
    found = [*_header_issues(made)]
    if spec.reads and spec.reads != DOCUMENTS:
        same = one_meaning(ontology, spec.reads, tuple(made.names))
        found += [issue("LT-COL-05", column=first, other=other, count=made.size) for first, other, *_ in same]
    if source.kind not in (kind, ANY_KIND):
        found.append(issue("LT-KIND-01", source=source.title, found=KINDS[source.kind], wanted=KINDS[kind], count=made.size))
    made.issues += [one.at(table.file, table.sheet) for one in found]
    made.watched = not any(one.code == "LT-MAP-04" for one in found)
    return made


def unread(table: Table, source: Source, path: Path, found: Issue) -> PlannedTable:
    """A table that nobody reads: its rows are counted and refused."""
    spec = TableSpec("unknown", table.file, ())
    return PlannedTable(source, spec, path, table, table.digest or file_digest(path), [*table.notes, found], watched=False)


def _unnamed(place: int) -> str:
    return f"（无表头第{place + 1}列）"


def _header_issues(made: PlannedTable) -> Iterator[Issue]:
    """No rows at all; columns missing or twice; where a table is exact, another header than its own."""
    names, spec, count = made.names, made.spec, made.size
    if not count:
        yield issue("LT-FILE-02")
    if spec.exact and (told := _difference(made)):
        yield issue("LT-MAP-04", value=told, source=made.source.title, count=count, expected="、".join(spec.columns))
        return
    for column in spec.columns:
        if column not in names:
            yield issue("LT-COL-01", column=column, count=count, expected="、".join(spec.columns))
    for column in dict.fromkeys(names):
        if names.count(column) > 1:
            yield issue("LT-COL-03", column=column, count=names.count(column), rows=count)


def _difference(made: PlannedTable) -> str:
    """How a header differs from the one that was mapped: columns gone, new ones that hold something, likely renamings."""
    names, spec = made.names, made.spec
    gone = [one for one in spec.columns if one not in names]
    strange = [one for one in dict.fromkeys(names) if not spec.knows(one)]
    new = [one for one in strange if any(row.cells.get(one) for row in made)]
    renamed = [f"“{one}”可能改名为“{near[0]}”" for one in gone if (near := close_words(one, new, 1))]
    parts = [f"少了：{'、'.join(gone)}" if gone else "", f"多了：{'、'.join(new)}" if new else "", *renamed]
    return "；".join(filter(None, parts))


def row_numbers(rows: Sequence[int]) -> str:
    """The first few row numbers, for a message."""
    return f"第 {'、'.join(map(str, rows[:NAMED]))} 行{'等' if len(rows) > NAMED else ''}"
