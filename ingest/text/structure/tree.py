"""Parts nested by their marks: which part stands in which, and where each ends."""

from __future__ import annotations

from ingest.text.found import NONE, Section
from ingest.text.structure.marks import RANK

ALONE = frozenset({"clause"})
"""A part that is cited by its own number, not by those above it (第五条, never 第二章第五条)."""


class Tree:
    """Sections as they open, in the order of the text. `open` holds the chain from the outermost to the innermost."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.open: list[tuple[str, int]] = []
        self.last: dict[tuple[int, str], int] = {}

    def add(self, kind: str, mark: str, number: str, value: int, start: int, title: tuple[int, int], text: str) -> int:
        """Opens a part at `start` and closes what it ends; gives its place in the list."""
        self._close(self._depth(mark, value), start, text)
        parent = self.open[-1][1] if self.open else NONE
        above = self.sections[parent].number if parent != NONE and mark not in ALONE else ""
        place = len(self.sections)
        full = above + number if number else ""
        said = text[title[0] : title[1]]
        self.sections.append(Section(start, start, len(self.open) + 1, full, said, kind, title[0], title[1], parent))
        self.open.append((mark, place))
        if value:
            self.last[parent, mark] = value
        return place

    def end(self, at: int, text: str) -> None:
        """Closes everything that is open."""
        self._close(0, at, text)

    def end_leaf(self, at: int, text: str) -> None:
        """Closes the innermost part."""
        self._close(len(self.open) - 1, at, text)

    def _depth(self, mark: str, value: int) -> int:
        """How many parts stay open: those above the one that this mark goes on, else those of higher rank."""
        for depth in range(len(self.open), -1, -1):
            owner = self.open[depth - 1][1] if depth else NONE
            if value > 1 and self.last.get((owner, mark)) == value - 1:
                return depth
        for depth, (kind, _) in enumerate(self.open):
            if kind == mark:
                return depth
        depth = len(self.open)
        while depth and not self._above(self.open[depth - 1][0], mark, value):
            depth -= 1
        return depth

    def _above(self, kind: str, mark: str, value: int) -> bool:
        """Whether a part of one kind holds one of another; a heading without a number holds a count that starts."""
        return RANK[kind] < RANK[mark] or (kind == "plain" and value == 1)

    def _close(self, depth: int, at: int, text: str) -> None:
        while at and text[at - 1].isspace():
            at -= 1
        for _, place in self.open[depth:]:
            one = self.sections[place]
            self.sections[place] = Section(
                one.start, max(at, one.title_end), one.level, one.number, one.title, one.kind,
                one.title_start, one.title_end, one.parent,
            )  # fmt: skip
        del self.open[depth:]
