"""Reads the workbook back: every row becomes a decision, an empty one, or a refusal, and no decision is passed over unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.errors import InputFault
from ingest.resolve.review import layout
from ingest.resolve.review.astray import beside, elsewhere, outside, unread
from ingest.resolve.review.lines import Line, read_line
from ingest.tables import Sheet, Table, faults_of, laid_out, read_sheets
from ingest.tables.table import Cells
from ontology.errors import Issue, Refusal, issue
from ontology.values import normalised_name

OURS = ("LT-HEAD-01", "LT-HEAD-04")
"""Remarks on what every exported workbook has: lines above the headings, and folded columns."""
SNAPSHOT = re.compile(r"快照 ([0-9a-f]{12})")
NEEDED = (layout.VERDICT, layout.KEY_A, layout.KEY_B)
TELLING = (layout.KEY_A, layout.KEY_B, layout.NAME_A, layout.NAME_B)
"""Headings that no other sheet has."""
READ = (layout.VERDICT, *TELLING, layout.REMARK, layout.ROLE, layout.DAY)
"""Columns whose cells are taken; the others are there to be looked at."""
KNOWN = {normalised_name(name): name for sheet in layout.BANDS for name in layout.columns(sheet)}


@dataclass(slots=True)
class Sheets:
    """What a workbook holds: `read` rows are `lines`, `empty` ones or `refused`; `snapshot` is how the one begins that it was made
    from, where it still says so."""

    file: str
    lines: list[Line] = field(default_factory=list)
    empty: int = 0
    snapshot: str = ""
    refused: list[Issue] = field(default_factory=list)
    notes: list[Issue] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows there are."""
        return len(self.lines) + self.empty + len(self.refused)


def read_workbook(path: Path, reviewer: str, day: str) -> Sheets:
    """The rows of every sheet that has the columns; who and when are the row's own, else these.

    Raises InputFault for a file that can't be read as a whole: no sheet has the columns that tell a row, or one whose rows are
    to be read lacks them or has one twice (LT-REVIEW-01, -14, -18), or holds two tables (LT-HEAD-10); then nothing is taken.
    """
    found, wrong, taken = Sheets(path.name), list[Issue](), 0
    for sheet in read_sheets(path, _known)[0]:
        table = laid_out(sheet, path.name, known=_known)
        if table is None:
            continue
        found.snapshot = found.snapshot or _snapshot(sheet)
        if faults := list(_faults(sheet, table)):
            wrong += faults
        elif set(NEEDED) <= set(map(_name, table.header)):
            _take(sheet, table, reviewer, day, found)
            taken += 1
        elif sheet.title != layout.NOTES:  # which explains these very words
            found.notes += elsewhere(path.name, sheet)
    if wrong or not taken:
        raise InputFault(*wrong or [issue("LT-REVIEW-01", value="、".join(NEEDED), expected="、".join(NEEDED)).at(path.name)])
    return found


def _known(heading: str) -> bool:
    return normalised_name(heading) in KNOWN


def _name(heading: str) -> str:
    """The column that a heading means; one that was read together with the band above it is what stands below."""
    return KNOWN.get(normalised_name(heading)) or KNOWN.get(normalised_name(heading.rpartition("/")[2]), heading)


def _snapshot(sheet: Sheet) -> str:
    said = (SNAPSHOT.search(cell) for _, cells in sheet.rows.between(0, 100) for cell in cells)
    return next((match[1] for match in said if match), "")


def _faults(sheet: Sheet, table: Table) -> Iterator[Issue]:
    """Why a sheet of ours can't be read, with every decision on it that is lost so; nothing where it can, or is none of ours."""
    names = [_name(one) for one in table.header if one]
    missing = [one for one in NEEDED if one not in names]
    lost = list(unread(table.file, sheet))
    if missing and (sheet.title in layout.BANDS or set(TELLING) & set(names) or any(keyed for _, keyed in lost)):
        yield issue("LT-REVIEW-01", value="、".join(missing), expected="、".join(NEEDED)).at(table.file, sheet.title)
        yield from (one for one, _ in lost)
    if not missing and (doubled := [one for one in READ if names.count(one) > 1]):
        yield issue("LT-REVIEW-18", value="、".join(doubled)).at(table.file, sheet.title)
    if not missing:
        yield from (one for one in table.notes if one.severity == "error")


def _take(sheet: Sheet, table: Table, reviewer: str, day: str, found: Sheets) -> None:
    """The rows of a sheet that has the columns, and what stands outside them."""
    places = {_name(one): at for at, one in enumerate(table.header) if one}
    found.notes += [one for one in table.notes if one.code not in OURS]
    found.notes += _columns(table, places)
    remarked: list[str] = []
    for number, cells in table.rows:
        said = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
        if said[layout.VERDICT] == layout.VERDICT:
            continue  # the headings once more
        try:
            _refuse_spoiled(places, cells)
            line = read_line(table.sheet, number, said, reviewer, day)
            found.notes += beside(table, number, cells, places, line)
        except Refusal as refusal:
            found.refused += [one.at(found.file, table.sheet, number) for one in refusal.issues[:1]]
            continue
        if line:
            found.lines.append(line)
            continue
        found.empty += 1
        remarked += [str(number)] if any(said.get(one) for one in layout.ASKED) else []
    if remarked:
        shown = "、".join(remarked[:10]) + (" 等" if len(remarked) > 10 else "")
        found.notes.append(issue("LT-REVIEW-19", value=shown, count=len(remarked)).at(found.file, table.sheet))
    found.refused += outside(sheet, table, places)


def _refuse_spoiled(places: Mapping[str, int], cells: Cells) -> None:
    """Raises Refusal for a cell of ours that can't be read: a formula without its result, an error value."""
    read = {places[name]: name for name in READ if name in places}
    for place, fault in faults_of(cells):
        if place in read:
            raise Refusal(replace(fault, column=read[place]))


def _columns(table: Table, places: Mapping[str, int]) -> Iterator[Issue]:
    """Columns to fill that are not there, where others are that nobody knows: one may have been renamed."""
    unknown = [name for name in places if name not in KNOWN.values()]
    lacking = [name for name in layout.ASKED if name not in places]
    if unknown and lacking:
        yield issue("LT-REVIEW-20", value="、".join(lacking), unknown="、".join(unknown[:10])).at(table.file, table.sheet)
