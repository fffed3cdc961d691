"""Reads the workbook back: every row becomes a decision, an empty one, or a refusal that says where and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ingest.errors import InputFault
from ingest.resolve.review import layout
from ingest.tables import Table, read_tables
from ontology.errors import Issue, Refusal, issue
from ontology.nearest import close_words
from ontology.values import date, normalised_name

Pair = tuple[str, str]
OURS = ("LT-HEAD-01", "LT-HEAD-04")
"""Remarks on what every exported workbook has: lines above the headings, and folded columns."""
SNAPSHOT = re.compile(r"快照 ([0-9a-f]{12})")
NEEDED = (layout.VERDICT, layout.KEY_A, layout.KEY_B)
KNOWN = {normalised_name(name): name for sheet in layout.BANDS for name in layout.columns(sheet)}
SHORTENED = {"是": layout.SAME, "同一家": layout.SAME, "否": layout.DIFFERENT, "不是": layout.DIFFERENT, "不清楚": layout.UNSURE}
"""What people write instead of the words that are offered."""


class Line(NamedTuple):
    """One decided row: its place in the workbook, the two records and what they are called there, and what was decided."""

    sheet: str
    row: int
    a: str
    b: str
    names: Pair
    verdict: str
    reason: str
    role: str
    day: str

    @property
    def pair(self) -> Pair:
        """The records in their fixed order."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)

    def said(self) -> str:
        """Who decided what, in words."""
        return f"{layout.SAID[self.verdict]}（{'，'.join(filter(None, (self.role, self.day)))}，第 {self.row} 行）"


@dataclass(slots=True)
class Sheets:
    """What a workbook holds: `read` rows are `lines`, `empty` ones or `refused`; `snapshot` is how the one begins that it was made
    from, where its notes still say so."""

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

    Raises InputFault for a file that can't be read, LT-REVIEW-01 where no sheet has the columns that tell a row.
    """
    tables = read_tables(path, lambda heading: normalised_name(heading) in KNOWN)
    found, lacking = Sheets(path.name), list[Issue]()
    for table in tables:
        headings = {KNOWN.get(normalised_name(one), one): at for at, one in enumerate(table.header)}
        if table.sheet == layout.NOTES:
            found.snapshot = _snapshot(table)
        missing = [one for one in NEEDED if one not in headings]
        if not missing:
            _take(table, headings, reviewer, day, found)
        elif layout.VERDICT in headings or layout.NAME_A in headings:
            fault = issue("LT-REVIEW-01", value="、".join(missing), expected="、".join(NEEDED))
            lacking.append(fault.at(path.name, table.sheet))
    if lacking or not found.read:
        raise InputFault(*lacking or [issue("LT-REVIEW-01", value="、".join(NEEDED), expected="、".join(NEEDED)).at(path.name)])
    return found


def _snapshot(table: Table) -> str:
    said = (SNAPSHOT.search(cell) for _, cells in table.rows for cell in cells)
    return next((match[1] for match in said if match), "")


def _take(table: Table, headings: dict[str, int], reviewer: str, day: str, found: Sheets) -> None:
    found.notes += [one for one in table.notes if one.code not in OURS]
    for number, cells in table.rows:
        said = {name: cells[at].strip() for name, at in headings.items() if at < len(cells)}
        try:
            line = _line(table.sheet, number, said, reviewer, day)
        except Refusal as refusal:
            found.refused += [one.at(found.file, table.sheet, number) for one in refusal.issues[:1]]
            continue
        if line:
            found.lines.append(line)
        else:
            found.empty += 1


def _line(sheet: str, number: int, said: dict[str, str], reviewer: str, day: str) -> Line | None:
    """The decision of a row; None where nothing was decided. Raises Refusal LT-REVIEW-02, -03, -10, -11, LT-DATE-…."""
    if not said[layout.VERDICT]:
        return None
    a, b, names = said[layout.KEY_A], said[layout.KEY_B], (said.get(layout.NAME_A, ""), said.get(layout.NAME_B, ""))
    verdict = _verdict(said[layout.VERDICT])
    if not a or not b:
        raise Refusal(issue("LT-REVIEW-02", value=" / ".join(names), column=layout.KEY_B if a else layout.KEY_A))
    if a == b:
        raise Refusal(issue("LT-REVIEW-10", value=a, column=layout.KEY_B))
    role = said.get(layout.ROLE, "") or reviewer
    if not role:
        raise Refusal(issue("LT-REVIEW-11", column=layout.ROLE))
    written = said.get(layout.DAY, "")
    reason = said.get(layout.REMARK, "") or "；".join(said.get(layout.WHY, "").split("\n"))
    return Line(sheet, number, a, b, (names[0] or a, names[1] or b), verdict, reason, role, date(written) if written else day)


def _verdict(written: str) -> str:
    word = normalised_name(written).strip("。.!！,，;；")
    word = SHORTENED.get(word, word)
    if word in layout.VERDICTS:
        return layout.VERDICTS[word]
    near = next(iter(close_words(word, layout.VERDICTS)), "") or "、".join(layout.VERDICTS)
    raise Refusal(issue("LT-REVIEW-03", value=written, near=near, expected="、".join(layout.VERDICTS), column=layout.VERDICT))


def twice(lines: list[Line]) -> Iterator[tuple[Pair, list[Line]]]:
    """Pairs that several rows decide, with these rows."""
    by_pair: dict[Pair, list[Line]] = {}
    for one in lines:
        by_pair.setdefault(one.pair, []).append(one)
    yield from ((pair, rows) for pair, rows in by_pair.items() if len(rows) > 1)
