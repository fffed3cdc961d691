"""An answer of the views as a table for a terminal of eighty columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.layout import WIDTH, Column, indented, table, width
from app.words import words
from graph.asking import Answer

NONE: Mapping[str, Mapping[str, str]] = {}
WIDEST, NARROWEST = 40, 8
"""No column asks for more cells than this, and none is narrowed below that; what is longer is wrapped."""
NUMBER = re.compile(r"-?\d[\d.,]*%?")


def answer_text(answer: Answer, labels: Mapping[str, str], title: str = "", said: Mapping[str, Mapping[str, str]] = NONE) -> str:
    """Title, where the numbers come from, the rows, and whether there are more.

    `labels` are headings by column, `said` the words to show for a column's codes.
    """
    told = [said.get(name, {}) for name in answer.columns]
    cells = [[cell(value, of) for value, of in zip(row, told, strict=True)] for row in answer.rows]
    headings = [labels.get(name, name) for name in answer.columns]
    columns = [Column(heading, most) for heading, most in zip(headings, _widths(headings, cells), strict=True)]
    rows = table(columns, cells) if _fits(columns) else _blocks(headings, cells)
    head = words("query.head", as_of=answer.as_of, snapshot=answer.snapshot[:12], count=len(answer.rows))
    lines = [*([title] if title else []), head, *(rows if cells else [words("query.nothing")])]
    if answer.more:
        lines.append(words("query.more", count=len(answer.rows)))
    return "\n".join(lines)


def _widths(headings: list[str], cells: list[list[str]]) -> list[int]:
    """Cells for each column: what it needs, the widest narrowed until all fit or none is wide. A number is never cut in two."""
    needs = [min(WIDEST, max([width(heading), *(width(row[place]) for row in cells)])) for place, heading in enumerate(headings)]
    numbers = ([len(one) for row in cells for one in NUMBER.findall(row[place])] for place in range(len(needs)))
    least = [max([NARROWEST, *lengths]) for lengths in numbers]
    room = WIDTH - 2 * len(needs)
    while sum(needs) > room and (wide := [place for place, most in enumerate(needs) if most > least[place]]):
        needs[max(wide, key=needs.__getitem__)] -= 1
    return needs


def _fits(columns: list[Column]) -> bool:
    return sum(one.cells for one in columns) + 2 * len(columns) <= WIDTH


def _blocks(headings: list[str], cells: list[list[str]]) -> Iterator[str]:
    """Rows of more columns than a line holds: each row as lines of its own, a column a line."""
    for number, row in enumerate(cells, 1):
        yield words("query.row", number=number)
        yield from (indented(words("query.pair", name=name, value=value), 4) for name, value in zip(headings, row, strict=True))


def cell(value: Any, said: Mapping[str, str]) -> str:
    """One value as people read it; a code that `said` has a word for as that word."""
    if value is None:
        return words("query.unknown")
    if isinstance(value, bool):
        return words("query.yes" if value else "query.no")
    if isinstance(value, float):
        return f"{value:.6g}" if not value.is_integer() else f"{int(value)}"
    if isinstance(value, list):
        return "、".join(cell(one, said) for one in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else said.get(str(value), str(value))
