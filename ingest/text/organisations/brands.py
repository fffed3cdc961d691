"""Brands and short names of firms, that no ending tells: by the frame that they stand in (由X领投, X(300014)公告)."""

from __future__ import annotations

import re
from functools import cache

from ingest.text.found import Entity
from ingest.text.lists import rows
from ingest.text.organisations.words import END, INSIDE, is_generic, lexicon, places

SOURCE, UNSURE = "brands", 0.6
NAME = r"(?P<name>[一-鿿A-Za-z][一-鿿A-Za-z0-9·\-]{1,9}?)"
EDGE = r"(?:(?<=[,，。;；:：、\n\s“”（(])|\A)"


@cache
def _frames() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """What stands right after a brand, the whole frame, and the class."""
    return tuple((re.compile(row["after"]), _frame(row["before"], row["after"]), row["class"]) for row in rows("brand_frames"))


def _frame(before: str, after: str) -> re.Pattern[str]:
    edges = "|".join(EDGE if word == "^" else word for word in before.split("|"))
    return re.compile(f"(?:{edges}){NAME}(?={after})")


def read_brands(text: str, named: list[Entity]) -> list[Entity]:
    """The brands of a text that stand in such a frame, outside the names that are known already."""
    found: dict[int, Entity] = {}
    taken = {at for entity in named for at in range(entity.start, entity.end)}
    for after, frame, type in _frames():
        for place in after.finditer(text):
            for match in frame.finditer(text, max(0, place.start() - 14), place.start() + 20):
                start, end = match.span("name")
                if end == place.start() and not taken.intersection(range(start, end)) and _is_brand(match["name"]):
                    found[start] = Entity(start, end, match["name"], type, SOURCE, UNSURE)
    return list(found.values())


def _is_brand(name: str) -> bool:
    """Whether a short name holds no word that names don't hold, and is no place and no kind of body."""
    plain = all(role in (INSIDE, END) for _, _, role in lexicon().read(name))
    return plain and name not in places() and not is_generic(name)
