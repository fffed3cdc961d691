"""What a load found wrong, with the place of each problem in its sheet: what a marked workbook is made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ingest.planned import PlannedTable
from ingest.row import Row
from ontology.errors import Issue

UNNAMED = re.compile(r"（无表头第(\d+)列）")


class Problem(NamedTuple):
    """One problem. `row` is 0 for a table as a whole; `place` is the column from 1, 0 where it is of none; `text` what the cell
    holds; `entered` whether the row went into the ledger (None: it is about no row)."""

    row: int
    place: int
    text: str
    issue: Issue
    entered: bool | None


@dataclass(frozen=True, slots=True)
class SheetProblems:
    """A sheet of a file with its problems. `file` is the name under which it was first loaded; `first` its first row of data (0:
    none); `sheet` its title, empty where the file has no sheets; `lists` the titles of the lists of problems in it."""

    path: Path
    file: str
    sheet: str
    first: int
    problems: tuple[Problem, ...]
    lists: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error stands against any of it."""
        return any(one.issue.severity == "error" for one in self.problems)


def problems_of(tables: Iterable[PlannedTable], *, loaded: bool = True) -> list[SheetProblems]:
    """The sheets in which anything is to be told, by path and title; `loaded`: whether any row of the load entered."""
    found = []
    for table in tables:
        problems = (*_of_table(table), *(one for row in table.rows for one in of_row(row, table, loaded)))
        if problems:
            first = table.rows[0].number if table.rows else 0
            found.append(SheetProblems(table.path, table.first_name or table.path.name, table.sheet, first, problems, table.lists))
    return sorted(found, key=lambda one: (str(one.path), one.sheet))


def _of_table(table: PlannedTable) -> Iterator[Problem]:
    for one in table.issues:
        places = [number for number, name in enumerate(table.header, 1) if name == one.column]
        for place in places or [0]:
            yield Problem(0, place, one.column if place else "", one, None)


def of_row(row: Row, table: PlannedTable, loaded: bool = True) -> Iterator[Problem]:
    """What is to be told of a row; what is of no one cell stands at its first."""
    if not (row.issues or row.set_aside):
        return
    places = {name: number for number, name in reversed(list(enumerate(table.header, 1)))}
    said = row.issues if row.issues or table.broken else reasons(row, table)
    for one in said:
        beyond = UNNAMED.fullmatch(one.column)
        place = places.get(one.column) or (int(beyond[1]) if beyond else 1)
        yield Problem(row.number, place, row.cells.get(one.column, one.value), one, loaded and not row.refused)


def reasons(row: Row, table: PlannedTable) -> list[Issue]:
    """Why a row is as it is: what was found in it, or, where it was refused for its table's sake, that."""
    if row.issues or not row.refused:
        return row.issues
    errors = [one for one in table.issues if one.severity == "error"]
    return errors if table.broken else [one for one in errors if row.cells.get(one.column)]
