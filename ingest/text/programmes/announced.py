"""What a paper announces (八大提升工程, with their names) held against the programmes that follow."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.text.found import NONE, Programme, Section
from ingest.text.scanning import matches
from ingest.text.structure import section_at
from ontology.values import numeral

COUNTED = re.compile(
    r"(?P<count>[两二三四五六七八九]|十[一二三四五六]?|[1-9]\d?)\s*[大项个]"
    r"(?P<kind>[^。；;，,：:、“”\"\s]{0,8}?(?:工程|行动|计划))"
)
BEGINS = re.compile(r"[两二三四五六七八九十1-9](?=[\d一二三四五六]?\s*[大项个])")
LISTED = re.compile(r"((?:[^。；;，,：:、\s]{2,20}、)+[^。；;，,：:、\s]{2,20})等[“\"]?$")
"""The names right before the count: A、B、C等“三大行动”."""
LEAD_IN = re.compile(r"^.*(?:围绕|实施|推进|开展|抓好|包括|即|组织|聚焦|突出|深入|通过)")


def announced(text: str, sections: Sequence[Section], programmes: Sequence[Programme]) -> list[Programme]:
    """The programmes again, with a doubt where the count announced differs from those found, or a name from the one listed."""
    doubts: dict[int, list[str]] = {}
    for found in matches(COUNTED, BEGINS, text):
        held = _below(sections, programmes, section_at(sections, found.start()), found["kind"][-2:])
        if len(held) < 2:
            continue
        count = int(numeral(found["count"]) or 0) if not found["count"].isdecimal() else int(found["count"])
        if count != len(held):
            doubts.setdefault(held[0], []).append(f"原文称“{found['count']}大{found['kind']}”，找到 {len(held)} 项")
        for place, why in _renamed(_list_before(text, found.start()), programmes, held):
            doubts.setdefault(place, []).append(why)
    return [replace(one, doubts=tuple(doubts.get(at, ()))) for at, one in enumerate(programmes)]


def _list_before(text: str, at: int) -> str:
    """What is listed in the clause before a count."""
    start = max(text.rfind(stop, 0, at) for stop in "。；;，,：:\n")
    found = LISTED.search(text, max(start + 1, at - 400), at)
    return found[1] if found else ""


def _below(sections: Sequence[Section], programmes: Sequence[Programme], section: int, kind: str) -> list[int]:
    """The programmes of that kind right below the part that announces them."""
    if section == NONE:
        return []
    numbered = ((at, one) for at, one in enumerate(programmes) if not one.digits)
    return [at for at, one in numbered if sections[one.section].parent == section and kind in one.name]


def _renamed(listed: str, programmes: Sequence[Programme], held: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Names of the list that no programme bears as they stand, with the programme of the same signs in another order."""
    for item in listed.split("、"):
        name = LEAD_IN.sub("", item)
        if not name or any(name in programmes[at].name for at in held):
            continue
        for at in held:
            if not Counter(name) - Counter(programmes[at].name):
                yield at, f"列举写作“{name}”，标题写作“{programmes[at].name}”"
