"""What is kept of the rows of a load: what became of each in memory, its cells and words on disk."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from graph.ledger import Judgement
from graph.statement import SEPARATOR, Statement
from ingest.planned import PlannedTable
from ingest.row import Row
from ingest.say import Draft
from ingest.spool import Spool
from ontology.errors import Issue

STANDS, REFUSED, ASIDE, SILENT = range(4)
"""What became of a row: it stands; an error refuses it; a named rule sets it aside; it goes with its table or its column."""
PART, END = "\x1d", "\x1e"
"""Between what a row's text consists of (cells, records relied on, statements), and between statements."""
IDENTIFYING, SOURCED, WHOLE = 12, 13, 17
"""How many fields a written statement has: what identifies it; with its original; with all of its evidence."""
PLAIN = ("table", 1.0)


def written(one: Statement) -> str:
    """A statement as text; evidence that is the same for nearly all statements is left out."""
    if one[13:15] == ("", "") and one[15:17] == PLAIN:
        return SEPARATOR.join(one[: SOURCED if one.original else IDENTIFYING])  # type: ignore[arg-type]
    return SEPARATOR.join((*one[:16], repr(one.confidence)))


def read_back(text: str) -> Statement:
    """The statement that `written` wrote, without a row."""
    fields: list[Any] = text.split(SEPARATOR)
    return Statement(*fields[:16], *map(float, fields[16:]))



class Kept:
    """The rows of a load by their number, in the order they were read."""

    def __init__(self, tables: Sequence[PlannedTable], spool: Spool) -> None:
        self.tables, self.spool = tables, spool
        self.table_of, self.line_of, self.state = array("I"), array("I"), bytearray()
        self.contents: list[str] = []
        self.issues: dict[int, list[Issue]] = {}
        self.decisions: dict[int, list[Judgement]] = {}
        """What rows report to have been decided."""
        self.drafts: dict[int, Draft] = {}
        """Rows that have lost a relation since they were put by."""

    def __len__(self) -> int:
        return len(self.state)

    @property
    def aside(self) -> int:
        """How many rows named rules have set aside."""
        return self.state.count(ASIDE)

    def add(self, table: int, line: int, content: str, text: str, state: int = STANDS) -> int:
        """Keep a row; returns its number."""
        self.table_of.append(table)
        self.line_of.append(line)
        self.state.append(state)
        self.contents.append(content)
        self.spool.add(text)
        return len(self.state) - 1

    def ordered(self) -> list[int]:
        """The rows' numbers in the order of their content, which is forgotten then."""
        contents, self.contents = self.contents, []
        return sorted(range(len(contents)), key=contents.__getitem__)

    def row(self, number: int) -> Row:
        """A row made anew from its cells."""
        if number in self.drafts:
            return self.drafts[number].row
        table = self.tables[self.table_of[number]]
        cells = tuple(self.spool[number].split(PART, 1)[0].split(SEPARATOR))
        return table.row(self.line_of[number], cells, table.names)

    def place(self, number: int) -> str:
        """Where a row stands, as a message says it."""
        return f"{self.tables[self.table_of[number]].table.label} 第 {self.line_of[number]} 行"

    def parts(self, number: int) -> tuple[list[str], list[str]]:
        """The records that a row relies on beyond those that its relations name, and its written statements."""
        if number in self.drafts:
            draft = self.drafts[number]
            return [one.key for one in draft.references], [written(one) for one in draft.statements]
        text = self.spool[number]
        if not text:
            return [], []
        _, needed, said = text.split(PART)
        return needed.split(SEPARATOR) if needed else [], said.split(END) if said else []

    def statements(self, number: int) -> list[Statement]:
        """The statements of a row."""
        return self.drafts[number].statements if number in self.drafts else [read_back(one) for one in self.parts(number)[1]]
