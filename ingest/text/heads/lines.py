"""The lines of the paper, without what was dropped, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.text.widths import evened

LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(slots=True, unsafe_hash=True)
class Line:
    """A line that says something: `text` is evened and without the spaces around it, `start`–`end` its place."""

    start: int
    end: int
    text: str

    @property
    def dense(self) -> str:
        """Its text without any space: the signs of a centred line often stand apart."""
        return self.text.replace(" ", "")


def lines_of(text: str, kept: Iterable[tuple[int, int]]) -> list[Line]:
    """The lines of these stretches of a text, in order; empty ones are left out."""
    even, found = evened(text), []
    for start, end in kept:
        for match in LINE.finditer(even, start, end):
            said = match[0].strip()
            if said:
                begin = match.start() + match[0].index(said[0])
                found.append(Line(begin, begin + len(said), said))
    return found
