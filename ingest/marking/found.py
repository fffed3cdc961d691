"""What a load found wrong, with the place of each problem in its sheet: what a marked workbook is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ingest.kept import SILENT, STANDS, Kept
from ingest.marking.tags import texts
from ingest.planned import PlannedTable
from ingest.tables import Table
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
    """A sheet of a file with its problems, if any. `file` is the name under which it was first loaded, `sheet` its title (empty
    where the file has no sheets), `first` its first row of data (0: none), `lists` the titles of the lists of problems in the
    file, `table` the whole of it, for a file that is no workbook."""

    path: Path
    file: str
    sheet: str
    first: int
    problems: tuple[Problem, ...]
    lists: tuple[str, ...] = ()
    table: Table | None = field(default=None, compare=False, repr=False)

    @property
    def refused(self) -> bool:
        """Whether an error stands against any of it."""
        return any(one.issue.severity == "error" for one in self.problems)


def word_of(said: Issue) -> str:
    """What a problem is called: 退回, 提示 or 供参考 by its severity; 冲突 where two sayings stand against each other."""
    words = texts("words")
    return str(words["conflict"] if said.code in words["conflicts"] else words["severity"][said.severity])


def problems_of(kept: Kept, *, loaded: bool = True) -> list[SheetProblems]:
    """The sheets of files of which anything is to be told, by path and title; `loaded`: whether any row of the load entered."""
    found: dict[int, list[Problem]] = {place: list(_of_table(table)) for place, table in enumerate(kept.tables)}
    for number in _told(kept):
        found[kept.table_of[number]] += _of_row(kept, number, loaded)
    files = {kept.tables[place].path for place, problems in found.items() if problems}
    made = [_sheet(kept, place, problems) for place, problems in found.items() if kept.tables[place].path in files]
    return sorted(made, key=lambda one: (str(one.path), one.sheet))


def _sheet(kept: Kept, place: int, problems: list[Problem]) -> SheetProblems:
    one = kept.tables[place]
    first = kept.line_of[kept.table_of.index(place)] if one.size else 0
    file = one.first_name or one.table.name
    return SheetProblems(one.path, file, one.table.sheet, first, tuple(problems), one.lists, one.table)


def _told(kept: Kept) -> Iterator[int]:
    """The rows of which anything is to be told: of rows that go with a table that can't be read, only the table tells."""
    quiet = {place for place, table in enumerate(kept.tables) if table.broken}
    for number, state in enumerate(kept.state):
        if number in kept.issues or (state == SILENT and kept.table_of[number] not in quiet):
            yield number


def _of_table(table: PlannedTable) -> Iterator[Problem]:
    for one in table.issues:
        places = [number for number, name in enumerate(table.names, 1) if name == one.column]
        for place in places or [0]:
            yield Problem(one.row or 0, place, one.column if place else "", one, None)


def _of_row(kept: Kept, number: int, loaded: bool) -> Iterator[Problem]:
    """What is to be told of a row; what is of no one cell stands at its first."""
    row, table = kept.row(number), kept.tables[kept.table_of[number]]
    places = {name: place for place, name in reversed(list(enumerate(table.names, 1)))}
    for one in reasons(kept, number):
        beyond = UNNAMED.fullmatch(one.column)
        place = places.get(one.column) or (int(beyond[1]) if beyond else 1)
        text = row.cells.get(one.column, one.value)
        yield Problem(row.number, place, text, one, loaded and kept.state[number] == STANDS)


def reasons(kept: Kept, number: int) -> list[Issue]:
    """Why a row is as it is: what was found in it, or, where it was refused for its table's or a column's sake, that."""
    if number in kept.issues or kept.state[number] != SILENT:
        return kept.issues.get(number, [])
    table = kept.tables[kept.table_of[number]]
    errors = [one for one in table.issues if one.severity == "error"]
    return errors if table.broken else [one for one in errors if kept.row(number).cells.get(one.column)]
