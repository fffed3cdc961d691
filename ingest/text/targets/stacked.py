"""Tables of indicators whose cells stand one below the other, each on a line of its own, as pages and PDFs often give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.text.document import TextTable
from ingest.text.targets.quantities import AFTER_WORD, UNIT

Cell = tuple[int, int]
HEAD = re.compile(r"^[ \t]*(?:主要|核心)?指[ \t]*标(?:[ \t]*名[ \t]*称)?[ \t]*$", re.MULTILINE)
COLUMN = re.compile(
    r"(?P<aim>(?:19|20)\d\d ?年?.{0,6}|“?十[一二三四五六]五”?.{0,4}|(?:目标|基期|规划|现状)[值数]?|.{0,6}目标值?"
    r"|.{0,4}(?:年均|累计)[^。]{0,8})"
    r"|(?P<unit>(?:计量)?单 ?位)|(?P<kind>.{0,2}属 ?性|.{0,2}类 ?[型别]|性质)"
)
"""What heads a column: a year and the like (a number stands below it), the unit, whether it binds."""
NUMBERED = re.compile(r"序\s*号\s*$")
LINE = re.compile(r"[^\n]+")
VALUE = re.compile(
    r"(?!\d{1,2}[.、](?!\d))[\[(]?\s*(?:[><≥≤]=?)?\s*\d[\d,.]*\s*(?:(?:-|~)\s*\d[\d.]*)?\s*"
    rf"(?:[十百千万亿]{{0,2}}(?:{UNIT}|年|分)?)(?:{AFTER_WORD})?\s*[\])]?|[-/]+|完成.{{0,8}}任务"
)
KIND = re.compile(r"约束性?|预期性?|指导性?")
PART = re.compile(r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]\)")
"""How a line begins that only heads several rows."""
LONGEST, MOST = 40, 9
"""Signs of a cell, and cells of a head."""


@dataclass(slots=True)
class _Rows:
    """The rows that have been put together of names and numbers, in the order of the head's columns."""

    columns: Sequence[str]
    made: list[tuple[Cell, ...]] = field(default_factory=list)
    names: list[Cell] = field(default_factory=list)
    units: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)

    def full(self) -> bool:
        """Whether the numbers fill the columns of every name, or of the only one."""
        size = self.columns.count("aim")
        return bool(self.values) and len(self.values) % size == 0

    def close(self, kind: Cell) -> None:
        """Ends a row, or several whose numbers stand column by column below their names."""
        several = len(self.values) // self.columns.count("aim") if self.full() else 0
        for place, name in enumerate(self.names[-several:] if several else []):
            given = {"aim": iter(self.values[place::several]), "unit": iter(self.units), "kind": iter([kind])}
            empty = (name[1], name[1])
            self.made.append((name, *(next(given[column], empty) for column in self.columns)))
        self.names, self.units, self.values = [], [], []


def stacked_tables(plain: str) -> Iterator[TextTable]:
    """The tables of a half-width text that are written cell below cell."""
    for head in HEAD.finditer(plain):
        lines = LINE.finditer(plain, head.end())
        cells = [cell for cell in (_stripped(plain, line) for line in lines) if cell[0] < cell[1]]
        columns: list[str] = []
        for start, end in cells[:MOST]:
            found = COLUMN.fullmatch(plain, start, end)
            if not found or not found.lastgroup:
                break
            columns.append(found.lastgroup)
        numbered = NUMBERED.search(plain, max(0, head.start() - 20), head.start()) is not None
        if "aim" in columns and (rows := _rows(plain, cells[len(columns) :], columns, numbered)):
            header = (_stripped(plain, head), *cells[: len(columns)])
            yield TextTable(head.start(), max(end for row in rows for _, end in row), (header, *rows))


def _rows(plain: str, cells: Sequence[Cell], columns: Sequence[str], numbered: bool) -> list[tuple[Cell, ...]]:
    """The rows of cells in their order; each begins with its ordinal where they are `numbered`."""
    rows = _Rows(columns)
    ordinal = 1
    for (start, end), following in pairwise([*cells, (len(plain), len(plain))]):
        said = plain[start:end]
        if end - start > LONGEST or said.endswith(("。", ";")):
            break
        if numbered and said == str(ordinal) and (not rows.names or rows.full()):
            rows.close((start, start))
            ordinal += 1
            continue
        if KIND.fullmatch(said):
            rows.close((start, end))
        elif VALUE.fullmatch(said):
            rows.values.append((start, end))
        elif rows.full():
            rows.close((start, start))
        if not KIND.fullmatch(said) and not VALUE.fullmatch(said) and not PART.match(said):
            unit = "unit" in columns and bool(rows.names) and VALUE.fullmatch(plain, *following) is not None
            (rows.units if unit else rows.names).append((start, end))
    rows.close((len(plain), len(plain)))
    return rows.made


def _stripped(plain: str, line: re.Match[str]) -> Cell:
    start, end = line.span()
    while start < end and plain[start].isspace():
        start += 1
    while end > start and plain[end - 1].isspace():
        end -= 1
    return start, end
