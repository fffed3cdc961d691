"""An answer of the views as a table for a terminal of eighty columns."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.layout import WIDTH, Column, table, width
from app.words import words
from graph.asking import Answer

NONE: Mapping[str, Mapping[str, str]] = {}
WIDEST = 40
"""No column asks for more cells than this; what is longer is wrapped."""


def answer_text(answer: Answer, labels: Mapping[str, str], title: str = "", said: Mapping[str, Mapping[str, str]] = NONE) -> str:
    """Title, where the numbers come from, the rows, and whether there are more.

    `labels` are headings by column, `said` the words to show for a column's codes.
    """
    told = [said.get(name, {}) for name in answer.columns]
    cells = [[cell(value, of) for value, of in zip(row, told, strict=True)] for row in answer.rows]
    wide = zip(answer.columns, _widths(answer, cells, labels), strict=True)
    columns = [Column(labels.get(name, name), most) for name, most in wide]
    head = words("query.head", as_of=answer.as_of, snapshot=answer.snapshot[:12], count=len(answer.rows))
    lines = [*([title] if title else []), head, *(table(columns, cells) if cells else [words("query.nothing")])]
    if answer.more:
        lines.append(words("query.more", count=len(answer.rows)))
    return "\n".join(lines)


def _widths(answer: Answer, cells: list[list[str]], labels: Mapping[str, str]) -> list[int]:
    """Cells for each column: what it needs, the widest narrowed until all fit."""
    needs = [min(WIDEST, max([width(labels.get(name, name)), *(width(row[place]) for row in cells)]))
             for place, name in enumerate(answer.columns)]  # fmt: skip
    room = WIDTH - 2 * len(needs)
    while sum(needs) > room and max(needs) > 6:
        needs[needs.index(max(needs))] -= 1
    return needs


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
