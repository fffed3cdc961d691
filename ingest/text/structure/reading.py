"""A paper's parts, read line by line."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.document import TextTable
from ingest.text.found import NONE, Section
from ingest.text.language import document_of, found_in, text_of
from ingest.text.structure.lines import lines
from ingest.text.structure.marks import Mark, read_mark
from ingest.text.structure.ordinals import ordinals
from ingest.text.structure.plain import paper_title, plain_heading, run_in
from ingest.text.structure.tables import text_tables
from ingest.text.structure.titles import title_span
from ingest.text.structure.tree import Tree
from ingest.text.structure.wrapping import Flow, flow

HALF_WAY = frozenset("、，,及和与或第至“（(《")
"""A line that ends so goes on in the next: a number that starts that one is no mark."""
LISTED = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.．、]")
"""What follows 附件： where several annexes are listed."""
AGAIN = re.compile(r"^[ \t\u3000]*附\s*件\s*(\d{1,2}|[一二三四五六七八九十]{1,3}|)[ \t\u3000]*(?:[：:]|$)", re.MULTILINE)
"""An annex that starts."""


def read_structure(text: str, tables: Sequence[TextTable] = (), dropped: Iterable[tuple[int, int]] = ()) -> list[Section]:
    """The parts of a paper in the order of the text, each with its parent's place.

    `tables` are those that the document brought; tables of plain text are found here. `dropped` stretches hold no part.
    """
    said = flow(text)
    gone = [(said.there(start), said.there(end)) for start, end in dropped]
    found = _Reader(said.text, [*said.tables(tables), *text_tables(said.text)], gone).read()
    return [_told(said, one) for one in found] if said.cuts else found


def _told(said: Flow, one: Section) -> Section:
    start, end = said.back_span(one.start, one.end)
    title_start, title_end = said.back_span(one.title_start, one.title_end)
    return replace(one, start=start, end=end, title_start=title_start, title_end=title_end)


def section_at(sections: Sequence[Section], at: int) -> int:
    """The place of the innermost part that holds an offset; NONE outside of all."""
    place = bisect_right(sections, at, key=lambda one: one.start) - 1
    while place != NONE and at >= sections[place].end:
        place = sections[place].parent
    return place


@Language.component("liantu_structure")
def structure(doc: Doc) -> Doc:
    """Adds the document's parts to its finds."""
    document = document_of(doc)
    tables, dropped = (document.tables, [(one.start, one.end) for one in document.dropped]) if document else ((), [])
    found_in(doc).sections.extend(read_structure(text_of(doc), tables, dropped))
    return doc


class _Reader:
    """One reading of one text: the lines behind and ahead decide with the line itself."""

    def __init__(self, text: str, tables: Sequence[TextTable], dropped: Iterable[tuple[int, int]]) -> None:
        self.text = text
        self.lines = list(lines(text, dropped))
        self.tables = sorted(tables, key=lambda one: one.start)
        self.tree = Tree()
        self.listing = False
        self.spoken = False
        """Whether a paragraph was seen: before it stand the paper's own title and number."""
        self.titled = NONE
        """The line that is a title already: of an annex, or of a row below its ordinal."""
        self.ordinals = ordinals(text, self.lines)

    def read(self) -> list[Section]:
        table = 0
        for at, (start, end) in enumerate(self.lines):
            while table < len(self.tables) and self.tables[table].end <= start:
                table += 1
            if table < len(self.tables) and self.tables[table].start <= start:
                self._table(self.tables[table], start)
            else:
                self._line(at, start, end)
        self.tree.end(self.lines[-1][1] if self.lines else 0, self.text)
        return self.tree.sections

    def _table(self, table: TextTable, start: int) -> None:
        """Opens a table at its first row and closes it at its end."""
        if not self.tree.sections or self.tree.sections[-1].start < table.start or self.tree.sections[-1].kind != "table":
            self.tree.add("table", "table", "", 0, start, (start, start), self.text)
            self.tree.end_leaf(min(table.end, len(self.text)), self.text)

    def _line(self, at: int, start: int, end: int) -> None:
        mark = read_mark(self.text, start, end) if self._begins(at) else None
        if at in self.ordinals:
            self.titled = at + 1
            number = self.ordinals[at]
            self.tree.add("item", "arabic", str(number), number, start, self.lines[at + 1], self.text)
            return
        if mark and mark.kind == "annex":
            self._annex(mark, at, start, end)
        elif mark and not (self.listing and mark.kind in ("arabic", "han", "dash")):
            self._marked(mark, start, end)
        elif not mark:
            self.listing = False
            self._unmarked(at, start, end)
        self.spoken = self.spoken or mark is not None or self.text[end - 1] in "。：:；"

    def _begins(self, at: int) -> bool:
        """Whether the line before is whole, so that this one may start a part."""
        return at == 0 or self.text[self.lines[at - 1][1] - 1] not in HALF_WAY

    def _marked(self, mark: Mark, start: int, end: int) -> None:
        self.listing = False
        title = (mark.end, mark.end) if mark.kind == "dash" else title_span(self.text, mark.end, end, mark.kind)
        if mark.kind == "dash" and (stop := run_in(self.text, mark.end, end)):
            title = (mark.end, stop)
        kind = "clause" if mark.kind == "clause" else "item" if mark.kind == "dash" or title[0] == title[1] else "heading"
        self.tree.add(kind, mark.kind, mark.number, mark.value, start, title, self.text)

    def _annex(self, mark: Mark, at: int, start: int, end: int) -> None:
        """An annex starts, unless this is the list of annexes at the end of a paper. Its title may stand on the next line."""
        self.listing = False
        if re.search("[：:]", self.text[start : mark.end]) and self._listed(mark, end):
            self.listing = True
            return
        title = title_span(self.text, mark.end, end, "annex")
        if mark.end >= end and at + 1 < len(self.lines) and self._titled(at + 1):
            title = self.lines[at + 1]
            self.titled = at + 1
        self.tree.add("heading", "annex", mark.number, mark.value, start, title, self.text)

    def _titled(self, at: int) -> bool:
        """Whether a line can be the title of the annex that the line before opened."""
        start, end = self.lines[at]
        numbered = read_mark(self.text, start, end) is not None
        return not numbered and (paper_title(self.text, start, end) or plain_heading(self.text, start, end))

    def _listed(self, mark: Mark, end: int) -> bool:
        """Whether the annex that is named here starts further down, or several are listed."""
        if LISTED.match(self.text, mark.end):
            return True
        again = AGAIN.search(self.text, end)
        return again is not None and again[1] in ("", "1", "一", mark.number.removeprefix("附件"))

    def _unmarked(self, at: int, start: int, end: int) -> None:
        if at == self.titled:
            return
        if paper_title(self.text, start, end) and self.spoken and self._leads(at) and self._apart(at):
            self.tree.add("heading", "title", "", 0, start, (start, end), self.text)
        elif self.spoken and plain_heading(self.text, start, end) and self._leads(at) and self._rests(at):
            self.tree.add("heading", "plain", "", 0, start, (start, end), self.text)
        elif self.spoken and (stop := run_in(self.text, start, end)):
            self.tree.add("paragraph", "paragraph", "", 0, start, (start, stop), self.text)
            self.tree.end_leaf(end, self.text)

    def _leads(self, at: int) -> bool:
        """Whether text or a count follows: a heading is never the last, nor before a date or another short line."""
        if at + 1 == len(self.lines):
            return False
        start, end = self.lines[at + 1]
        following = read_mark(self.text, start, end)
        return end - start > 30 or (following is not None and following.value == 1)

    def _apart(self, at: int) -> bool:
        """Whether the line before does not run on into this one: it is short (a date, a signature) or stops."""
        start, end = self.lines[at - 1]
        return end - start <= 25 or self.text[end - 1] in "。！？）)”：:"

    def _rests(self, at: int) -> bool:
        """Whether the line before is a whole paragraph or a heading, not a cell or a list of names."""
        start, end = self.lines[at - 1]
        numbered = read_mark(self.text, start, end) is not None
        return numbered or self.text[end - 1] in "。！？）)”" or paper_title(self.text, start, end)
