"""The lines of a paper: what stands between two line ends without blanks around it; what is no part of the paper is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

BLANKS = " \t\u3000\xa0\ufeff\u200b"
LINE = re.compile(rf"[^\s#*{BLANKS}](?:[^\r\n\f\v\u2028\u2029]*[^\s*{BLANKS}])?")
"""One line from its first sign to its last; the signs of marked-up text around it (#, **) are none of its own."""
RUN_TOGETHER = re.compile(
    r"(?:(?<=[。！？；;：:）)])[ \t\u3000\xa0]*(?:\u3000\u3000|\xa0\xa0|[ \xa0]{4})[ \t\u3000\xa0]*(?=\S)"
    r"|[\u3000\xa0]{2,}(?=第[一二三四五六七八九十百]{1,5}[章节条]))"
)
WIDE = ("\u3000", "\xa0", "    ")
"""Of which blanks one stands in each of them."""
"""Where a copied page lost its line end: a full stop, then the indent of a paragraph; or the indent before a clause."""


def lines(text: str, dropped: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Start and end of each line that has signs, in order; lines that start in a dropped stretch are passed over."""
    gone = sorted(dropped)
    at = 0
    for found in LINE.finditer(text):
        while at < len(gone) and gone[at][1] <= found.start():
            at += 1
        if at < len(gone) and gone[at][0] <= found.start():
            continue
        yield from _paragraphs(text, found.start(), found.end())


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of a line: one, unless a page was copied without its line ends."""
    if any(text.find(blank, start, end) >= 0 for blank in WIDE):
        for gap in RUN_TOGETHER.finditer(text, start, end):
            yield start, gap.start()
            start = gap.end()
    yield start, end
