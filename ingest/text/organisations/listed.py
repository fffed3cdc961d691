"""Firms that a list names whose kind stands behind it: 江晟、海帆科技等15家企业."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.organisations.likeness import is_ordinary, may_name, own_part
from ingest.text.organisations.words import lexicon

CLOSING = re.compile(
    r"等(?:[0-9一二三四五六七八九十百余多几两]+[家个]|一批|多家|众多|一众)?[^,，。;；:：、！？!?\n等]{0,10}?"
    r"(?:企业|公司|机构|厂商|巨头|药企|车企|品牌商|运营商|服务商)"
)
ITEMS = re.compile(r"[一-鿿A-Za-z0-9·\-“”]{2,24}(?:[、][一-鿿A-Za-z0-9·\-“”]{2,14})+\Z")
PART = re.compile(r"[^、]+")
LAST = re.compile(r"(?:和|与|以及|及)(?=[^、]{2,10}\Z)")
OPENS = tuple("有继如像以为")
"""A single word that leads to a list."""
BACK, SHORTEST, LONGEST = 120, 2, 8


def read_companies(text: str) -> Iterator[tuple[int, int, str]]:
    """The short names of such lists with their class. A list with any word that names no one is none."""
    for close in CLOSING.finditer(text):
        items = ITEMS.search(text, max(0, close.start() - BACK), close.start())
        if not items:
            continue
        places = [_unquoted(text, *place) for place in _places(text, items.start(), items.end())]
        names = [text[start:end] for start, end in places]
        if all(_fits(name) for name in names) and sum(map(_ordinary, names)) * 2 <= len(names):
            yield from ((start, end, "Enterprise") for start, end in places)


def _places(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the members stand; what leads to the first of them (吸引到, 已入驻) is left out."""
    parts = [(start + one.start(), start + one.end()) for one in PART.finditer(text[start:end])]
    first, stop = parts[0]
    yield first + _lead(text[first:stop]), stop
    for begin, stop in parts[1:]:
        joint = LAST.search(text, begin, stop) if stop == end else None
        if joint and joint.start() - begin >= SHORTEST:
            yield begin, joint.start()
            yield joint.end(), stop
        else:
            yield begin, stop


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    return start + text.startswith("“", start, end), end - text.endswith("”", start, end)


def _lead(first: str) -> int:
    """How many characters of the first member lead to it: up to the last word that no name holds."""
    lead = max((end for _, end, role in lexicon().read(first) if role in ("stop", "leading")), default=0)
    return lead + (first[lead : lead + 1] in OPENS and len(first) - lead > SHORTEST)


def _fits(name: str) -> bool:
    return SHORTEST <= len(name) <= LONGEST and may_name(name)


def _ordinary(name: str) -> bool:
    return is_ordinary(name) and not own_part(name)
