"""Bodies named together: departments as a group (各招商部门), lists that a number and a kind close (A、B、C3个综合体)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.text.found import Entity
from ingest.text.lists import column, rows
from ingest.text.organisations.endings import Ending, ending_of
from ingest.text.organisations.growth import grown

SOURCE, SURE = "organisations", 0.8
DIGITS = "一二两三四五六七八九十"
LIST = re.compile(r"[^。；;，,！？!?\n：:《》]{4,160}\Z")
COUNTED = ("ServiceComplex", "ResearchFacility", "Incubator", "Zone", "InnovationCommunity", "Fund")
"""Classes of which a paper lists the members before their number."""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    stems = "|".join(sorted(column("government_stems", "stem"), key=len, reverse=True))
    kinds = sorted((row["suffix"] for row in rows("org_suffixes") if row["class"] in COUNTED), key=len, reverse=True)
    return re.compile(f"各(?:{stems})部门"), re.compile(
        rf"(?<![0-9])([0-9]{{1,3}}|[{DIGITS}])[个家所大](?:{'|'.join(map(re.escape, kinds))})"
    )


def read_groups(text: str) -> Iterator[Entity]:
    """Departments that are named as a group."""
    for match in _patterns()[0].finditer(text):
        yield Entity(*match.span(), match[0], "DepartmentGroup", SOURCE, SURE)


def read_listed(text: str) -> Iterator[Entity]:
    """What a list names whose number and kind stand right behind it; the number has to be right."""
    for match in _patterns()[1].finditer(text):
        number = int(match[1]) if match[1].isdigit() else DIGITS.replace("两", "").find(match[1].replace("两", "二")) + 1
        listed = LIST.search(text, max(0, match.start() - 160), match.start())
        if listed and number > 1:
            yield from _members(text, listed.start(), match.start(), number, ending_of(match[0][len(match[1]) + 1 :]))


def _members(text: str, start: int, end: int, number: int, ending: Ending) -> Iterator[Entity]:
    parts = list(re.finditer(r"[^、]+?(?=、|和(?=[^、]+\Z)|\Z)", text[start:end]))
    places = [(start + part.start() + (part[0][0] == "和"), start + part.end()) for part in parts[-number:]]
    if len(places) == number:
        first = places[0][0] + grown(text[slice(*places[0])], ending)
        for begin, stop in [(first, places[0][1]), *places[1:]]:
            if 2 < stop - begin <= 30:
                yield Entity(begin, stop, text[begin:stop], ending.type, SOURCE, SURE, kind=ending.kind)
