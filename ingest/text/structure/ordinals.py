"""Rows of a table of duties that is written cell below cell: each begins with its ordinal on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

HEAD = re.compile(r"序\s*号")
ANSWERS = re.compile(r"(?:责任|牵头|配合|主办|负责|落实)[一-龥]{0,4}(?:单位|部门)")
COLUMNS = 7
"""Lines over which the head of such a table may go."""


def ordinals(text: str, lines: Sequence[tuple[int, int]]) -> dict[int, int]:
    """The lines that are the ordinal of a row, each with its number; the table's head names who answers."""
    found: dict[int, int] = {}
    if "序" not in text:
        return found
    said = [text[start:end].strip() for start, end in lines]
    for at in (at for at, line in enumerate(said) if HEAD.fullmatch(line)):
        first = next((row for row in range(at + 2, min(at + COLUMNS, len(said) - 1)) if said[row] == "1"), 0)
        if not first or not any(ANSWERS.fullmatch(cell) for cell in said[at + 1 : first]):
            continue
        number = 1
        for row in range(first, len(said) - 1):
            if said[row] == str(number):
                found[row] = number
                number += 1
            elif HEAD.fullmatch(said[row]):
                break
    return found
