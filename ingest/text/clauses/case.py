"""What the cases of a clause ask for, each by itself and all together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.text.clauses.conditions import read_conditions
from ingest.text.clauses.filler import past_aim
from ingest.text.found import Condition

Span = tuple[int, int]
OVER_YEARS = re.compile(r"累计|年均|合计|近.年|分别在")
"""A number that is no figure of one year, or of several kinds of body."""
BLANK = " "


@dataclass(frozen=True, slots=True)
class Cases:
    """What all cases of a clause ask for (None: its words are read as those of any clause), what each benefit asks for by itself,
    and the words that were taken so."""

    shared: tuple[Condition, ...] | None
    each: tuple[tuple[Condition, ...], ...]
    taken: tuple[Span, ...]


def without(plain: str, subject: Span, taken: Span) -> Iterator[Condition]:
    """What the words of a clause ask for beside those of its cases."""
    start, end = past_aim(plain, *subject), subject[1]
    words = f"{plain[start : taken[0]]}{BLANK * (taken[1] - taken[0])}{plain[taken[1] : end]}"
    for one in read_conditions(words, 0, len(words)):
        place = start + one.start, start + one.end
        value = plain[slice(*place)] if one.value == words[one.start : one.end] else one.value
        yield replace(one, start=place[0], end=place[1], value=value)
