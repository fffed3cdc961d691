"""Tables in plain text: lines one after another whose cells are parted by tabs or by upright strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.text.document import TextTable

ROWS = re.compile(r"(?:^[^\n\t]*(?:\t[^\n\t]*)+$\n?){2,}|(?:^[^\n|]*\|[^\n|]*\|[^\n]*$\n?){2,}", re.MULTILINE)
ROW = re.compile(r"[^\r\n]+")
RULE = re.compile(r"[|\s:+\-—]*")
"""The line under a head that only draws."""


@lru_cache(maxsize=2)
def text_tables(text: str) -> list[TextTable]:
    """The tables of a plain text, each with its cells by row."""
    if "\t" not in text and "|" not in text:
        return []
    found = []
    for block in ROWS.finditer(text):
        sign = "\t" if "\t" in block.group().split("\n", 1)[0] else "|"
        rows = tuple(_rows(text, block.start(), block.end(), sign))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            found.append(TextTable(block.start(), block.end(), rows))
    return found


def _rows(text: str, start: int, end: int, sign: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """The cells of each line; strokes at both ends of a line are its frame, no cells."""
    for line in ROW.finditer(text, start, end):
        if RULE.fullmatch(line.group()):
            continue
        one, two = _stripped(text, *line.span()) if sign == "|" else line.span()
        if sign == "|":
            one, two = one + (text[one] == "|"), two - (text[two - 1] == "|")
        yield tuple(_cells(text, one, two, sign))


def _cells(text: str, start: int, end: int, sign: str) -> Iterator[tuple[int, int]]:
    while (cut := text.find(sign, start, end)) >= 0:
        yield _stripped(text, start, cut)
        start = cut + 1
    yield _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
