"""Cells that hold several values: where one ends and the next begins."""

from __future__ import annotations

import re
from itertools import pairwise

SEVERAL = re.compile(r"[、；;，\n]")
"""What parts the values of a cell that may hold several."""
SLASH = re.compile(r"(?<=[\u2e80-\u9fff）)])\s*/(?!/)|(?<![/:])/\s*(?=[\u2e80-\u9fff（(])")
"""A slash parts values only beside a Chinese sign: A/S and 3.5/4G stay whole."""
ADDRESS = "://"
"""Where this stands, a slash is one of an address."""
BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "《": "》", "「": "」", "“": "”", "〔": "〕"}
CLOSING = frozenset(BRACKETS.values())


def parts(written: str, *, slash: bool = False) -> list[str]:
    """The values of a cell that may hold several, parted by 、 ； ; ， or a line break (and / where `slash`), none of them empty.

    What stands in brackets is not parted; where a bracket lacks its pair, nothing is.
    """
    ends = [match.span() for match in SEVERAL.finditer(written)]
    ends += [match.span() for match in SLASH.finditer(written)] if slash and ADDRESS not in written else []
    if ends and (inside := _inside(written)):
        ends = [] if None in inside else [end for end in ends if end[0] not in inside]
    cuts = [(0, 0), *sorted(ends), (len(written), len(written))]
    return [part for (_, start), (end, _) in pairwise(cuts) if (part := written[start:end].strip())]


def paired(written: str) -> bool:
    """Whether every bracket has its pair, so that a list with this in it can be parted."""
    return None not in _inside(written)


def _inside(written: str) -> set[int | None]:
    """The positions inside of brackets; with None where a bracket has no pair."""
    stack: list[str] = []
    found: set[int | None] = set()
    for place, sign in enumerate(written):
        if sign in BRACKETS:
            stack.append(BRACKETS[sign])
        elif sign in CLOSING and (not stack or stack.pop() != sign):
            return {None}
        if stack:
            found.add(place)
    return {None} if stack else found
