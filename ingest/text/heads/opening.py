"""Where a paper's head ends: the line of addressees, or the first line of its text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.text.heads.lines import Line
from ingest.text.heads.signs import DATE_ALONE, HEADING, ORDER_ALONE, ORDER_LINE, is_addressed, is_body_line

ZONE, BODY = 60, 45
"""A head is looked for in so many lines; a line so long is text."""
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
    to = next((at for at in range(min(stop + 1, len(lines))) if is_addressed(lines[at].text)), -1)
    if to < 0:
        return Opening(lines[:stop], [], lines[stop:])
    first = to
    while first and to - first < 3 and _goes_on(lines[first - 1].text):
        first -= 1
    return Opening(lines[:first], lines[first : to + 1], lines[to + 1 :])


def _is_text(said: str) -> bool:
    """Whether a line is text and not head: a sentence, or the first heading."""
    if is_addressed(said) or ORDER_LINE.fullmatch(said):
        return False
    return "。" in said or ";" in said or (len(said) > BODY and "," in said) or bool(TEXT.match(said) and not is_body_line(said)) or bool(
        HEADING.match(said) and not ORDER_ALONE.fullmatch(said)
    )


def _goes_on(said: str) -> bool:
    """Whether a line of addressees goes on below it."""
    return bool(PARTLY.match(said)) and not is_body_line(said) and not DATE_ALONE.fullmatch(said)
