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
            if taken * 2 >= count > 1 and (at == 0 or (taken > 1 and _above(rows[:at], count, known))):
                return Header(at, height, names)
            if at == 0 and count == taken == 1:
                alone = Header(0, 1, names)
    if alone:
        return alone
    return _unknown(rows, known, merges)


def _unknown(rows: Sequence[tuple[int, Cells]], known: Known, merges: Sequence[Merge]) -> Header:
    """The header of a sheet where too little is known: the first row, or the first of three cells and more behind nothing but
    single cells, with another like it below; it takes several rows where cells of it are joined downwards."""
    counts = [_filled(cells) for _, cells in rows[: DEEPEST + TALLEST + 1]]
    at = next((place for place, count in enumerate(counts) if count != 1), 0)
    height = _joined(rows, at, merges) or 1 if counts[at] > 1 else 1
    if at and not (at + height < len(counts) and min(counts[at], counts[at + height]) > 2):
        at, height = 0, 1
    return Header(at, height, _names(rows[at : at + height], merges if height > 1 else (), known))


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


def _above(rows: Sequence[tuple[int, Cells]], count: int, known: Known) -> bool:
    """Whether rows are titles beside a header of so many cells: each holds half of them at most, or fewer and none known."""
    said = [[cell for cell in cells if cell] for _, cells in rows]
    return all(len(one) * 2 <= count or (len(one) < count and not any(map(known, one))) for one in said)


def _heights(rows: Sequence[tuple[int, Cells]], at: int, known: Known, merges: Sequence[Merge]) -> list[int]:
    """How many rows a header that begins here may take, the likeliest first: cells that are joined say it."""
    if joined := _joined(rows, at, merges):
        return [joined, 1]
    if at + 1 < len(rows) and _continued(rows[at][1], rows[at + 1][1], known):
        return [2, 1]
    return [1]


def _joined(rows: Sequence[tuple[int, Cells]], at: int, merges: Sequence[Merge]) -> int:
    """How many rows cells that are joined downwards take from this one on; 0 where none are, or too many rows."""
    number = rows[at][0]
    tallest = max((one.bottom - number + 1 for one in merges if one.top == number and one.bottom > number), default=0)
    return tallest if tallest <= TALLEST and at + tallest <= len(rows) else 0


def _continued(upper: Cells, lower: Cells, known: Known) -> bool:
    """Whether a row goes on with the header above it: known headings stand under its gaps, and it is no header without the row
    above, since some columns are named only there, or it names several alike."""
    width = max(len(upper), len(lower))
    pairs = list(zip((*upper, *[""] * (width - len(upper))), (*lower, *[""] * (width - len(lower))), strict=True))
    under = [below for _, below in pairs if below]
    only_above = [above for above, below in pairs if above and not below]
    if len(under) < 2 or all(above for above, below in pairs if below) or any(map(_number, under)):
        return False
    needed = sum(map(known, only_above)) * 2 >= len(only_above) > 0 or len(set(under)) < len(under)
    return needed and sum(map(known, under)) * 2 >= len(under)


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
