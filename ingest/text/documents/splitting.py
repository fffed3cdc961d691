"""Several papers in one file: where each begins, and one document of each. Offsets stay those of the file's text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.text.document import Dropped, TextDocument
from ingest.text.heads.lines import Line, lines_of
from ingest.text.heads.signs import (
    DATE_ALONE,
    NUMBER_ALONE,
    ORDER_ALONE,
    ORDER_LINE,
    is_addressed,
    is_body_line,
    is_title_line,
    paper_word,
)
from ingest.text.heads.titles import RED_HEAD

OTHER = "同一文件里的另一份文件"
REACH, APART = 6, 80
"""A head's lines stand so near to each other; another paper begins so many signs later at least."""


def split_documents(document: TextDocument) -> list[TextDocument]:
    """One document for each paper in the file, in order: the same text, with the stretches of the others dropped."""
    found = papers(document.reading, document.kept())
    if len(found) < 2:
        return [document]
    return [replace(document, dropped=_others(document, found, at)) for at in range(len(found))]


def _others(document: TextDocument, found: list[tuple[int, int]], at: int) -> tuple[Dropped, ...]:
    """What a document of one paper passes over: all that stands before the paper, and all behind it."""
    (start, end), first, last = found[at], found[0][0], found[-1][1]
    others = [Dropped(one, other, OTHER) for one, other in ((first, start), (end, last)) if one < other]
    inside = [one for one in document.dropped if not any(part.start <= one.start and one.end <= part.end for part in others)]
    return tuple(sorted((*inside, *others), key=lambda part: part.start))


def papers(text: str, kept: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of the papers in a text; one where only one begins."""
    lines = lines_of(text, kept)
    starts: list[int] = []
    before = None
    for at in _heads(lines):
        first = _up(lines, at)
        if before is None or lines[first].start - lines[before].end >= APART:
            starts.append(lines[first].start if starts else 0)
        before = at
    starts = starts or [0]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _heads(lines: list[Line]) -> list[int]:
    """The places of lines that only a head has, with a title beside: addressees, and a number that stands alone."""
    found = []
    for at, line in enumerate(lines):
        if is_addressed(line.text):
            if any(_is_title(other.text) for other in lines[max(0, at - REACH) : at]):
                found.append(at)
        elif NUMBER_ALONE.fullmatch(line.text) and any(_is_title(other.text) for other in lines[max(0, at - 3) : at + 4]):
            found.append(at)
    return found


def _is_title(said: str) -> bool:
    return is_title_line(said) and bool(paper_word(said)) and len(said) > 6 and not RED_HEAD.search(said)


def _up(lines: list[Line], at: int) -> int:
    """The first line of the head that this line belongs to."""
    first = at
    while first and at - first < REACH and _belongs(lines[first - 1].text):
        first -= 1
    while first < at and DATE_ALONE.fullmatch(lines[first].text):
        first += 1
    return first


def _belongs(said: str) -> bool:
    if NUMBER_ALONE.fullmatch(said) or ORDER_ALONE.fullmatch(said) or ORDER_LINE.fullmatch(said) or RED_HEAD.search(said):
        return True
    return _is_title(said) or is_body_line(said) or (is_title_line(said) and "关于" in said)
