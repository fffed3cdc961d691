"""Reads the workbook back into lines: rows by sheet and heading, from which snapshot it was made, what is in it besides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.pursuit import LISTS
from ingest.errors import InputFault
from ingest.marking.listing import without_list
from ingest.pursuit.layout import NAME, NOTES, NOTHING, NUMBER, SHEETS, known_headings, list_named, of_list
from ingest.tables import Table, faults_of, read_tables
from ontology.errors import Issue, issue
from ontology.values import normalised_name

OURS = ("LT-HEAD-01", "LT-HEAD-04")
"""Remarks on what every exported workbook has: lines above the headings, and folded columns."""
SNAPSHOT, AS_OF = re.compile(r"快照 ([0-9a-f]{12,64})"), re.compile(r"数据日期 (\d{4}-\d{2}-\d{2})")
KIND = re.compile(r"数据性质 (示例|真实)")
ALIKE = 0.6
"""How many of a list's headings tell a sheet whose title was changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: where it stands, its cells by our headings, and what in it can't be read."""

    list: str
    sheet: str
    row: int
    cells: dict[str, str]
    faults: tuple[Issue, ...] = ()

    @property
    def number(self) -> str:
        """The number that tells the line; empty for a new one."""
        return "" if self.cells.get(NUMBER, "") in NOTHING else self.cells[NUMBER]

    @property
    def name(self) -> str:
        """What the line is called."""
        return self.cells.get(NAME, "")


@dataclass(slots=True)
class Workbook:
    """What a workbook holds. `snapshot`, `as_of` and `kind` are what its notes say; `lists` those it has a sheet of; `tables`
    all its sheets."""

    file: str
    path: Path
    digest: str = ""
    lines: list[Line] = field(default_factory=list)
    lists: set[str] = field(default_factory=set)
    snapshot: str = ""
    as_of: str = ""
    kind: str = ""
    refused: list[Issue] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def read_register(path: Path) -> Workbook:
    """The rows of every sheet of the register. Raises InputFault for a file that can't be read, LT-LEAD-10 without any sheet."""
    book = Workbook(path.name, path)
    book.tables = read_tables(path, lambda heading: normalised_name(heading) in known_headings())
    for table in without_list(book.tables)[0]:
        book.digest = table.digest
        if table.sheet == NOTES:
            _take_notes(book, table)
        elif name := list_named(table.sheet) or _alike(table):
            _take(book, table, name)
    if not book.lists:
        raise InputFault(issue("LT-LEAD-10", value="、".join(SHEETS.values())).at(path.name))
    return book


def _alike(table: Table) -> str:
    """The list whose headings a sheet of another title has."""
    here = {known_headings().get(normalised_name(one), "") for one in table.header}
    shares = {name: len(here & set(of_list(name))) / len(of_list(name)) for name in LISTS}
    best = max(LISTS, key=lambda name: shares[name])
    return best if shares[best] >= ALIKE else ""


def _take_notes(book: Workbook, table: Table) -> None:
    said = "\n".join(cell for cells in (table.header, *(cells for _, cells in table.rows)) for cell in cells)
    for name, pattern in (("snapshot", SNAPSHOT), ("as_of", AS_OF), ("kind", KIND)):
        if match := pattern.search(said):
            setattr(book, name, match[1])


def _take(book: Workbook, table: Table, name: str) -> None:
    columns = of_list(name)
    headings = {at: known_headings().get(normalised_name(one), "") for at, one in enumerate(table.header)}
    ours = {at: heading for at, heading in headings.items() if heading in columns}
    if NAME not in ours.values():
        book.refused.append(issue("LT-LEAD-11", value=NAME, column=NAME).at(book.file, table.sheet))
        return
    book.lists.add(name)
    book.notes += [one for one in table.notes if one.code not in OURS]
    if extra := [one for at, one in enumerate(table.header) if one and at not in ours]:
        book.notes.append(issue("LT-LEAD-12", value="、".join(extra)).at(book.file, table.sheet))
    for number, cells in table.rows:
        told = {heading: cells[at].strip() for at, heading in ours.items() if at < len(cells)}
        if faults := [replace(one, column=ours.get(at, "")) for at, one in faults_of(cells) if at < 0 or at in ours]:
            book.lines.append(Line(name, table.sheet, number, told, tuple(faults)))
        elif any(text not in NOTHING for heading, text in told.items() if columns[heading].fill):
            book.lines.append(Line(name, table.sheet, number, told))
