"""The stretches of a paper that clauses are looked for in: each part's own words, without those of the parts inside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.text.found import NONE, Section


@dataclass(slots=True, unsafe_hash=True)
class Part:
    """A stretch of a paper that stands under one number, and the section it is."""

    start: int
    end: int
    number: str = ""
    title: str = ""
    section: int = NONE


def parts(text: str, sections: Sequence[Section]) -> Iterator[Part]:
    """Every section's own words up to the first section inside it or after it, then what stands before and between them."""
    order = sorted(range(len(sections)), key=lambda place: (sections[place].start, -sections[place].end))
    at = 0
    for turn, place in enumerate(order):
        one = sections[place]
        if one.start > at:
            yield Part(at, one.start)
        follows = sections[order[turn + 1]].start if turn + 1 < len(order) else len(text)
        end = min(one.end, follows)
        yield Part(max(at, one.start), end, _number(sections, place), one.title or _above(sections, place), place)
        at = max(at, end)
    if at < len(text):
        yield Part(at, len(text))


def _number(sections: Sequence[Section], place: int) -> str:
    """A section's number, else that of the nearest above it that has one."""
    while place != NONE and not sections[place].number:
        place = sections[place].parent
    return sections[place].number if place != NONE else ""


def _above(sections: Sequence[Section], place: int) -> str:
    while place != NONE and not sections[place].title:
        place = sections[place].parent
    return sections[place].title if place != NONE else ""


def chain(sections: Sequence[Section], place: int) -> list[int]:
    """A section and all above it."""
    found = []
    while place != NONE:
        found.append(place)
        place = sections[place].parent
    return found
