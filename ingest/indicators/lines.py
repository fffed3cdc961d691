"""Reads the workbook back: every row with what was filled in, whether it was touched, or why it can't be told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.errors import InputFault
from ingest.indicators import layout
from ingest.marking.listing import without_list
from ingest.tables import Table, faults_of, read_tables
from ontology.errors import Issue, Refusal, issue
from ontology.values import decimal, normalised_name

OURS = ("LT-HEAD-01", "LT-HEAD-04")
"""Remarks on what every exported workbook has: lines above the headings, and folded columns."""
SNAPSHOT = re.compile(r"快照 ([0-9a-f]{12})")
KNOWN = {normalised_name(name): name for name in layout.COLUMNS}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: its place, its cells by our columns, what they held when the workbook was made, and the faults of cells
    that can't be read."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    before: Mapping[str, str]
    faults: tuple[Issue, ...] = ()

    def said(self, column: str) -> str:
        """The text of a cell; empty where it says that there is no value."""
        text = self.cells.get(column, "").strip()
        return "" if text in layout.NOTHING else text

    def changed(self, column: str) -> bool:
        """Whether somebody wrote something else into a cell; of a row whose former cells are gone, whether it says anything."""
        if not self.before:
            return bool(self.said(column))
        before = self.before.get(column, "")
        return not _same(layout.plain(self.said(column)), "" if before in layout.NOTHING else before)

    @property
    def touched(self) -> bool:
        """Whether it was filled in."""
        return any(map(self.changed, (*layout.TELLING, layout.DISPUTE)))


def _same(one: str, other: str) -> bool:
    """Whether two cells hold the same: numbers whatever their form."""
    if one == other or normalised_name(one) == normalised_name(other):
        return True
    try:
        return decimal(one) == decimal(other)
    except Refusal:
        return False


@dataclass(slots=True)
class Sheets:
    """What a workbook holds; `snapshot` is how the one begins that it was made from, where its notes still say so; `tables` are all
    its sheets."""

    file: str
    lines: list[Line] = field(default_factory=list)
    snapshot: str = ""
    notes: list[Issue] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def read_workbook(path: Path) -> Sheets:
    """The rows of every sheet that has the columns. Raises InputFault for a file that can't be read, and LT-INDIC-01."""
    if not path.exists():
        raise InputFault(issue("LT-FILE-01", value=str(path)))
    found, lacking = Sheets(path.name), tuple[str, ...](layout.NEEDED)
    found.tables = read_tables(path, lambda heading: normalised_name(heading) in KNOWN)
    for table in without_list(found.tables)[0]:
        headings = {KNOWN.get(normalised_name(one), one): at for at, one in enumerate(table.header)}
        found.snapshot = found.snapshot or _snapshot(table)
        if all(one in headings for one in layout.NEEDED):
            _take(table, headings, found)
        lacking = min(lacking, tuple(one for one in layout.NEEDED if one not in headings), key=len)
    if not found.lines:
        value, expected = "、".join(lacking or layout.NEEDED), "、".join(layout.NEEDED)
        raise InputFault(issue("LT-INDIC-01", value=value, expected=expected).at(path.name))
    return found


def _snapshot(table: Table) -> str:
    said = (SNAPSHOT.search(cell) for _, cells in table.rows for cell in cells)
    return next((match[1] for match in said if match), "")


def _take(table: Table, headings: Mapping[str, int], found: Sheets) -> None:
    found.notes += [one for one in table.notes if one.code not in OURS]
    for number, cells in table.rows:
        said = {name: cells[at].strip() for name, at in headings.items() if at < len(cells)}
        if said.get(layout.NAME) or said.get(layout.KEY):
            faults = {name: fault for at, fault in faults_of(cells) for name, place in headings.items() if place == at}
            told = tuple(replace(fault, column=name) for name, fault in faults.items() if name in layout.ASKED)
            found.lines.append(Line(table.sheet, number, said, layout.parted(said.get(layout.BEFORE, "")), told))
