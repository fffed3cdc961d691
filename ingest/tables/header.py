"""Where a sheet's header stands, and what its columns are called: below a title, over several rows, with merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ingest.tables.sheet import Merge
from ingest.tables.table import Cells

Known = Callable[[str], bool]
DEEPEST, TALLEST = 20, 3
"""Rows among which a header is looked for, and rows that one may take."""
REQUIRED = re.compile(r"^\s*[*＊★]+\s*|\s*[*＊★]+\s*$|[（(]\s*必填\s*[)）]\s*$")
SPACE = re.compile(r"\s+")
EASTERN = re.compile(r"(?<=[\u2e80-\uffef]) | (?=[\u2e80-\uffef])")
BRACKETS = (str.maketrans("()", "（）"), str.maketrans("（）", "()"))
JOINT = "/"
"""Between the heading above and the one below it."""


class Header(NamedTuple):
    """The header begins at this ordinal among the sheet's rows, takes so many of them, and names the columns so."""

    start: int
    height: int
    names: tuple[str, ...]


def find_header(rows: Sequence[tuple[int, Cells]], known: Known | None, merges: Sequence[Merge] = ()) -> Header:
    """The header among the first rows of a sheet. Without `known` it is the first row.

    A header below others is taken only where it holds headings that are known and the rows above hold much less, so that no row
    of data is ever taken for a title; where nothing is known, single cells above a row of three and more are a title.
    """
    if known is None:
        return Header(0, 1, _trimmed(rows[0][1]))
    alone: Header | None = None
    for at in range(min(len(rows), DEEPEST)):
        for height in _heights(rows, at, known, merges):
            names = _names(rows[at : at + height], merges, known)
            count, taken = sum(map(bool, names)), sum(map(known, filter(None, names)))
            if taken * 2 >= count > 1 and (at == 0 or (taken > 1 and _above(rows[:at], count))):
                return Header(at, height, names)
            if at == 0 and count == taken == 1:
                alone = Header(0, 1, names)
    if alone:
        return alone
    at = _below_titles(rows)
    return Header(at, 1, tuple(clean(one, known) for one in _trimmed(rows[at][1])))


def clean(heading: str, known: Known) -> str:
    """A heading as it is known: without line breaks, the mark of what is required, or with the other brackets."""
    bare = EASTERN.sub("", SPACE.sub(" ", REQUIRED.sub("", heading))).strip()
    forms = (heading, bare, *(bare.translate(one) for one in BRACKETS))
    return next(filter(known, forms), heading)


def _trimmed(cells: Cells) -> tuple[str, ...]:
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return tuple(cells[:width])


def _filled(cells: Cells) -> int:
    return sum(map(bool, cells))


def _above(rows: Sequence[tuple[int, Cells]], count: int) -> bool:
    """Whether rows are titles beside a header of so many cells: each holds at most half of them."""
    return all(_filled(cells) * 2 <= count for _, cells in rows)


def _below_titles(rows: Sequence[tuple[int, Cells]]) -> int:
    """The first row, or the first of three cells and more behind nothing but single cells, with another like it below."""
    counts = [_filled(cells) for _, cells in rows[: DEEPEST + 1]]
    at = next((place for place, count in enumerate(counts) if count != 1), 0)
    return at if at + 1 < len(counts) and min(counts[at : at + 2]) > 2 else 0


def _heights(rows: Sequence[tuple[int, Cells]], at: int, known: Known, merges: Sequence[Merge]) -> list[int]:
    """How many rows a header that begins here may take, the likeliest first: cells that are joined say it."""
    number = rows[at][0]
    down = [one.bottom - number + 1 for one in merges if one.top == number and one.bottom > number]
    if down and max(down) <= TALLEST and at + max(down) <= len(rows):
        return [max(down), 1]
    if at + 1 < len(rows) and _continued(rows[at][1], rows[at + 1][1], known):
        return [2, 1]
    return [1]


def _continued(upper: Cells, lower: Cells, known: Known) -> bool:
    """Whether a row goes on with the header above it: headings stand under its gaps, none under a heading that says it all."""
    width = max(len(upper), len(lower))
    pairs = [(upper[place] if place < len(upper) else "", lower[place] if place < len(lower) else "") for place in range(width)]
    under = [(above, below) for above, below in pairs if below]
    gaps = any(not above for above, _ in under)
    return gaps and len(under) > 1 and sum(known(below) for _, below in under) * 2 >= len(under) and not any(
        _number(below) for _, below in under)  # fmt: skip


def _number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "").isdigit()


def _names(rows: Sequence[tuple[int, Cells]], merges: Sequence[Merge], known: Known) -> tuple[str, ...]:
    """One name a column: that above and that below joined, or the lower alone where only so it is known, and unique."""
    width = max(len(_trimmed(cells)) for _, cells in rows)
    levels = [_spread(number, cells, merges, width, rows[level + 1 :]) for level, (number, cells) in enumerate(rows)]
    columns = [tuple(dict.fromkeys(filter(None, parts))) for parts in zip(*levels, strict=True)]
    lowest = [parts[-1] if parts else "" for parts in columns]
    return tuple(_name(parts, known, lowest.count(parts[-1]) == 1 if parts else False) for parts in columns)


def _name(parts: tuple[str, ...], known: Known, unique: bool) -> str:
    joined = JOINT.join(parts)
    shorter = [JOINT.join(parts[start:]) for start in range(1, len(parts))] if unique else []
    for form in (joined, *shorter):
        found = clean(form, known)
        if known(found):
            return found
    return joined


def _spread(
    number: int, cells: Cells, merges: Sequence[Merge], width: int, below: Sequence[tuple[int, Cells]],
) -> tuple[str, ...]:  # fmt: skip
    """A header's row with joined cells written out; where nothing is joined, a heading reaches over the gaps filled below it."""
    told = [*cells[:width], *[""] * (width - len(cells))]
    inside = [one for one in merges if one.top <= number <= one.bottom and one.left < width]
    for one in inside:
        for place in range(one.left, min(one.right, width - 1) + 1):
            told[place] = told[one.left]
    if below and not inside:
        under = below[0][1]
        for place in range(1, width):
            if not told[place] and place < len(under) and under[place] and place - 1 < len(under) and under[place - 1]:
                told[place] = told[place - 1]
    return tuple(told)
