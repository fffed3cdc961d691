"""Where a paper's head ends: the line of addressees, or the first line of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.heads.lines import Line
from ingest.text.heads.signs import (
    DATE_ALONE,
    HEADING,
    NUMBER_ALONE,
    ORDER_ALONE,
    ORDER_LINE,
    is_addressed,
    is_body_line,
    is_title_line,
    paper_word,
)

ZONE, BODY, NEAR = 60, 45, 4
"""A head is looked for in so many lines; a line so long is text; a title stands so near to addressees."""
TEXT = re.compile(r"^(?:为|根据|按照|依据|经|现|第[一1]条|第[一1]章|一、)")
PARTLY = re.compile(r"^(?:各|有关|机关)[^。;:]*[,、]$|^(?:各|有关|机关)[^。;:,]*[一-龥]$")


@dataclass(frozen=True, slots=True)
class Opening:
    """Lines of a paper: `head` are those before addressees and text, `addressed` the line or lines that name to whom it goes,
    `rest` all after them."""

    head: list[Line]
    addressed: list[Line]
    rest: list[Line]


def opening(lines: list[Line]) -> Opening:
    """The head of a paper. One without addressees ends its head where text begins."""
    stop = next((at for at, line in enumerate(lines[:ZONE]) if _is_text(line.text)), min(len(lines), ZONE))
    to = next((at for at, line in enumerate(lines[:ZONE]) if is_addressed(line.text) and (at <= stop or _headed(lines, at))), -1)
    if to < 0:
        return Opening(lines[:stop], [], lines[stop:])
    first = to
    while first and to - first < 3 and _goes_on(lines[first - 1].text):
        first -= 1
    return Opening(lines[:first], lines[first : to + 1], lines[to + 1 :])


def _headed(lines: list[Line], at: int) -> bool:
    """Whether a title or a number stands right above: then what stands before is an introduction of the page."""
    return any(NUMBER_ALONE.fullmatch(line.text) or (is_title_line(line.text) and paper_word(line.text))
               for line in lines[max(0, at - NEAR) : at])  # fmt: skip


def _is_text(said: str) -> bool:
    """Whether a line is text and not head: a sentence, or the first heading."""
    if is_addressed(said) or ORDER_LINE.fullmatch(said):
        return False
    if "。" in said or ";" in said or (len(said) > BODY and "," in said):
        return True
    return bool(TEXT.match(said) and not is_body_line(said)) or bool(HEADING.match(said) and not ORDER_ALONE.fullmatch(said))


def _goes_on(said: str) -> bool:
    """Whether a line of addressees goes on below it."""
    return bool(PARTLY.match(said)) and not is_body_line(said) and not DATE_ALONE.fullmatch(said)
