"""Corrections as data: `fixes.csv` says which value of a column is read as another, and why."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from graph.home import SOURCES
from ingest.errors import InputFault
from ingest.tables import read_tables
from ontology.errors import Issue, issue

NAME = "fixes.csv"
COLUMNS = ("file", "column", "value", "fixed", "why")
NEEDED = ("file", "column", "value", "why")
"""What a correction must say; `fixed` may be empty: then the value is not read."""


class Fix(NamedTuple):
    """One correction: in files of this name (or pattern), this value of this column is read as `fixed`. `place` and `line` tell
    where it is written; `ours` whether with a source that comes with LianTu."""

    file: str
    column: str
    value: str
    fixed: str
    why: str
    place: str
    line: int
    ours: bool = False

    def meant_for(self, names: Iterable[str]) -> bool:
        """Whether it is for a file of any of these names."""
        return any(fnmatch.fnmatch(name, self.file) for name in names)


def fixes_of_home(folder: Path) -> tuple[Fix, ...]:
    """The corrections that a home keeps for all of its files. Raises as `read_fixes`."""
    return read_fixes(folder / SOURCES / NAME)


def read_fixes(path: Path, ours: bool = False) -> tuple[Fix, ...]:
    """The corrections of a file; none where there is no such file.

    Raises InputFault with all that is wrong: LT-FIX-02 a column missing, LT-CELL-01 a cell empty, LT-FIX-03 the same value of a
    column twice, LT-FIX-04 no change, and what reading a table raises.
    """
    if not path.exists():
        return ()
    table, place = read_tables(path)[0], f"{path.resolve().parent.name}/{path.name}"
    if missing := [one for one in COLUMNS if one not in table.header]:
        raise InputFault(*(issue("LT-FIX-02", column=one, value=one, expected="、".join(COLUMNS)).at(place) for one in missing))
    places = [table.header.index(one) for one in COLUMNS]
    found = []
    for line, cells in table.rows:
        file, column, value, fixed, why = (cells[one] for one in places)
        found.append(Fix(file, column, value, fixed, why, place, line, ours))
    if wrong := list(_wrong(found)):
        raise InputFault(*wrong)
    return tuple(found)


def _wrong(found: Sequence[Fix]) -> Iterator[Issue]:
    """Everything that is wrong with any of them, with its line."""
    first: dict[tuple[str, ...], int] = {}
    for one in found:
        told = [issue("LT-CELL-01", column=name, expected="有内容") for name in NEEDED if not getattr(one, name)]
        if one.fixed == one.value and one.value:
            told.append(issue("LT-FIX-04", column="fixed", value=one.value))
        if one[:3] in first:
            told.append(issue("LT-FIX-03", column="value", value=one.value, other=first[one[:3]]))
        first.setdefault(one[:3], one.line)
        yield from (each.at(one.place, "", one.line) for each in told)


def chosen(fixes: Iterable[Fix], names: Iterable[str]) -> tuple[Fix, ...]:
    """The corrections for a file of these names; of two for one value the later stands."""
    known = tuple(names)
    return tuple({(one.column, one.value): one for one in fixes if one.meant_for(known)}.values())


def beside(folder: Path) -> tuple[Fix, ...]:
    """The corrections that lie beside files; those in a source's folder are the source's own. Raises as `read_fixes`."""
    return () if (folder / "source.toml").exists() else read_fixes(folder / NAME)
