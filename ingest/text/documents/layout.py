"""Lines of a page with their boxes, and which of them go on in the next: a paragraph ends before an indent, not at the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.text.heads.signs import HEADING
from ingest.text.widths import evened

FULL, INDENT, ALIKE, SAME_LINE, LONG, OUTER = 1.9, 0.8, 0.2, 0.5, 8, 0.75
"""A full line ends so many signs before the margin at most; an indent is at least so many; heights differ by so much at most;
the right margin is in the outer quarter of the page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a page: `x0`, `x1`, `top`, `bottom` in points from the upper left, as a reader sees the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """How high its signs are."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces that stand on one height and follow each other as one line."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        shared = min(last.bottom, piece.bottom) - max(last.top, piece.top) if last else 0.0
        if last and piece.x0 >= last.x1 - 1 and shared > SAME_LINE * min(last.size, piece.size):
            gap = " " if piece.x0 - last.x1 > 0.3 * piece.size else ""
            top, bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
            found[-1] = Piece(last.text + gap + piece.text, last.x0, piece.x1, top, bottom)
        else:
            found.append(piece)
    return found


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lines of a document's text begin and end."""

    left: float
    right: float

    def goes_on(self, line: Piece, following: Piece) -> bool:
        """Whether a line's paragraph goes on in the following one."""
        size = max(line.size, following.size, 1.0)
        if abs(line.size - following.size) > ALIKE * size + 1 or HEADING.match(evened(following.text).strip()):
            return False
        return line.x1 >= self.right - FULL * size and following.x0 <= self.left + INDENT * size


def margins(lines: list[Piece], width: float) -> Margins:
    """The margins that most long lines keep, on pages of this width; lines that end well before the paper's edge are short."""
    long = [line for line in lines if len(line.text) >= LONG] or lines
    if not long:
        return Margins(0.0, 0.0)
    left = Counter(round(line.x0) for line in long).most_common(1)[0][0]
    close = [line.x0 for line in long if sum(abs(line.x0 - other.x0) < 3 for other in long) * 5 >= len(long)]
    ends = sorted(line.x1 for line in long)
    return Margins(min([*close, float(left)]), max(ends[int(len(ends) * 0.9)], width * OUTER))


def follow(before: str, after: str) -> str:
    """Two lines of a paragraph as one: words of Latin letters stay apart."""
    apart = before[-1:].isascii() and before[-1:].isalnum() and after[:1].isascii() and after[:1].isalpha()
    return before + (" " if apart else "") + after
