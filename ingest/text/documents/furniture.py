"""Page furniture by its words: buttons, fonts, paths, page dates, counters, footers. Found line by line, listed with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.text.document import Dropped
from ingest.text.heads.lines import Line, lines_of
from ingest.text.lists import rows

BULLET = re.compile(r"^[•·●■◆▪>»|*-]+ *| *[|]+$")
EDGE, LONGEST = 40, 260
"""Some furniture stands only among the first and the last lines."""


@cache
def _patterns(where: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["why"]) for row in rows("furniture") if row["where"] in ("any", where))


def furniture(text: str, kept: Iterable[tuple[int, int]]) -> list[Dropped]:
    """The furniture among the lines of these stretches."""
    lines = lines_of(text, kept)
    return [Dropped(line.start, line.end, why) for line, where in _placed(lines) if (why := reason(line.text, where))]


def _placed(lines: list[Line]) -> Iterator[tuple[Line, str]]:
    for at, line in enumerate(lines):
        yield line, "edge" if at < EDGE or at >= len(lines) - EDGE else "any"


def reason(said: str, where: str = "edge") -> str:
    """Why a line is furniture; nothing where it is none."""
    if len(said) > LONGEST:
        return ""
    said = BULLET.sub("", said)
    return next((why for pattern, why in _patterns(where) if pattern.fullmatch(said)), "")
