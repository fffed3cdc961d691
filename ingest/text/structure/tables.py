"""Tables in plain text: lines one after another whose cells are parted by tabs or by upright strokes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.document import TextTable

ROWS = re.compile(r"(?:^[^\n\t|]*(?:\t[^\n\t]*)+$\n?){2,}|(?:^[ \u3000]*\|[^\n]*\|[^\n]*$\n?){2,}", re.MULTILINE)
CELL = {"\t": re.compile("[^\t\r\n]*"), "|": re.compile(r"[^|\r\n]+")}
RULE = re.compile(r"[|\s:+\-—]*")
"""The line under a head that only draws."""


def text_tables(text: str) -> list[TextTable]:
    """The tables of a plain text, each with its cells by row."""
    if "\t" not in text and "|" not in text:
        return []
    found = []
    for block in ROWS.finditer(text):
        sign = "|" if block.group().lstrip(" \u3000").startswith("|") else "\t"
        rows = tuple(_rows(text, block.start(), block.end(), sign))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            found.append(TextTable(block.start(), block.end(), rows))
    return found


def _rows(text: str, start: int, end: int, sign: str) -> Iterator[tuple[tuple[int, int], ...]]:
    for line in re.compile(r"[^\r\n]+").finditer(text, start, end):
        if sign == "|" and RULE.fullmatch(line.group()):
            continue
        cells = CELL[sign].finditer(text, line.start(), line.end())
        yield tuple(_stripped(text, *cell.span()) for cell in cells if cell.group())


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
