"""The problems of a workbook that people fill in and send back, out of what was told of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.marking.found import Problem, SheetProblems
from ingest.marking.listing import first_name, is_list
from ingest.tables import Table
from ontology.errors import Issue
from ontology.values import normalised_name

Entered = Callable[[str, int], bool | None]
"""Whether the row of a sheet went into the ledger; None where it is no row of the form."""


def problems_in(path: Path, tables: Sequence[Table], issues: Iterable[Issue], entered: Entered) -> list[SheetProblems]:
    """The sheets of a workbook with what was told of each; what is of the whole workbook is told with the first sheet."""
    lists = tuple(one.sheet for one in tables if is_list(one.header))
    name = next(filter(None, (first_name(one) for one in tables if one.sheet in lists)), path.name)
    forms, told = [one for one in tables if one.sheet not in lists], list(issues)
    found = []
    for place, table in enumerate(forms):
        here = [one for one in told if one.sheet == table.sheet or (place == 0 and not one.sheet)]
        first = next((number for number, _ in table.rows), 0)
        found.append(SheetProblems(path, name, table.sheet, first, tuple(_problems(table, here, entered)), lists, table))
    return found if any(one.problems for one in found) else []


def _problems(table: Table, issues: Iterable[Issue], entered: Entered) -> Iterator[Problem]:
    """What is of a row but of no cell of it stands at its first."""
    rows = dict(table.rows)
    for one in issues:
        place = _place(table, one.column) if one.sheet else 0
        heading = table.header[place - 1] if place else one.column
        said = replace(one, column="".join(heading.split()))
        if one.row is None or one.row not in rows:
            yield Problem(0, place, one.value, said, None)
        else:
            cells, place = rows[one.row], place or 1
            yield Problem(one.row, place, cells[place - 1] if place <= len(cells) else "", said, entered(table.sheet, one.row))


def _place(table: Table, column: str) -> int:
    """The column of a heading, from 1, whatever breaks it; of the longest that the column's name begins with; 0 for none."""
    wanted = normalised_name(column)
    fits = [(len(one), -at) for at, one in enumerate(map(normalised_name, table.header)) if one and wanted.startswith(one)]
    return 1 - max(fits)[1] if fits else 0
