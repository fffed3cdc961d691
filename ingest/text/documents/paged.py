"""Pages and how they become one text: paragraphs over page ends, tables in their place, and last what runs through the pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.text.documents.assembly import Assembly
from ingest.text.documents.layout import Margins, Piece, follow
from ingest.text.documents.ruled import Ruled

REPEATED = "跨页表格重复的表头"


@dataclass(slots=True)
class Leaf:
    """A page: its size, its lines outside tables, its tables, and the lines that run through all pages."""

    width: float
    height: float
    lines: list[Piece]
    tables: list[Ruled] = field(default_factory=list)
    running: dict[int, str] = field(default_factory=dict)
    scanned: bool = False
    unread: bool = False


class Writer:
    """Writes pages into one text, and notes in `pages` where each begins."""

    def __init__(self, said: Assembly, pages: list[int], edges: Margins) -> None:
        self._said, self._pages, self._edges = said, pages, edges
        self._paragraph, self._last = "", None  # type: str, Piece | None

    def write(self, leaves: list[Leaf]) -> None:
        """All pages."""
        for leaf in leaves:
            self._begin(leaf)
            self._page(leaf)
        self._end()
        for leaf in leaves:
            for table in leaf.tables:
                for head in table.repeated:
                    self._said.add(head, REPEATED)
            for at, why in leaf.running.items():
                self._said.add(leaf.lines[at].text, why)

    def _page(self, leaf: Leaf) -> None:
        tables = list(leaf.tables)
        for at, line in enumerate(leaf.lines):
            while tables and tables[0].box[1] < line.top and at not in leaf.running:
                self._table(tables.pop(0))
            if at not in leaf.running:
                self._line(line)
        for table in tables:
            self._table(table)

    def _begin(self, leaf: Leaf) -> None:
        """Notes where the page begins: inside the paragraph, where its first line goes on with one."""
        first = next((line for at, line in enumerate(leaf.lines) if at not in leaf.running), None)
        if not (first and self._last and self._edges.goes_on(self._last, first)):
            self._end()
        self._pages.append(len(self._said) + len(self._paragraph))

    def _line(self, line: Piece) -> None:
        if self._last and self._edges.goes_on(self._last, line):
            self._paragraph = follow(self._paragraph, line.text.strip())
        else:
            self._end()
            self._paragraph = line.text.strip()
        self._last = line

    def _table(self, table: Ruled) -> None:
        self._end()
        self._said.add_table(table.grid)

    def _end(self) -> None:
        if self._paragraph:
            self._said.add(self._paragraph)
        self._paragraph, self._last = "", None
