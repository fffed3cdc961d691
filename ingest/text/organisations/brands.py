"""Brands and short names of firms, that no ending tells: by the frame that they stand in (由X领投, X(300014)公告, X董事长某), by a
list that a number and a kind close, by the other party of a tie, and wherever such a name stands again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.text.found import Entity
from ingest.text.lists import rows
from ingest.text.organisations.likeness import business, is_ordinary, may_name, own_part
from ingest.text.organisations.listed import read_companies
from ingest.text.organisations.parties import read_parties

SOURCE, UNSURE, AGAIN = "brands", 0.6, 0.5
BACK = 28
"""So far around what stands after a brand the frame is looked for."""
NAME = r"(?P<name>[一-鿿A-Za-z][一-鿿A-Za-z0-9·\-]{1,9}?)"
EDGE = r"(?:(?<=[,，。;；:：、\n\s“”（(])|\A)"
LEFT = r"(?:(?<=[,，。;；:：\n\s“”（(与和由获向])|\A)"
RIGHT = r"(?=[,，。;；:：\n\s“”）)]|\Z|拟|将|与|宣布|完成|获|董事|公告|成立|签|领投|跟投|相继|入驻|落户|表示|透露)"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: what stands right after a brand, the whole, the class; whether ordinary words too are a name there, and which words
    may stand before (none: an edge may)."""

    after: re.Pattern[str]
    whole: re.Pattern[str]
    type: str
    ordinary: bool
    before: tuple[str, ...]


@cache
def _frames() -> tuple[Frame, ...]:
    return tuple(map(_frame, rows("brand_frames")))


def _frame(row: dict[str, str]) -> Frame:
    before = row["before"].split("|")
    edges = "|".join(f"{EDGE}原?" if word == "^" else word for word in before)
    whole = re.compile(f"(?:{edges}){NAME}(?:{row['between']})(?={row['after']})")
    words = () if "^" in before else tuple(before)
    return Frame(re.compile(row["after"]), whole, row["class"], row["ordinary"] == "yes", words)


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(f"{LEFT}(?P<name>[一-鿿]{{2,4}}(?:{business()})){RIGHT}")


def read_brands(text: str, named: list[Entity]) -> list[Entity]:
    """The brands of a text that stand in such a frame, outside the names that are known already, and where they stand again."""
    taken = {at for entity in named for at in range(entity.start, entity.end)}
    found: dict[int, Entity] = {}
    for start, end, type in (*_framed(text), *_shaped(text), *read_companies(text), *read_parties(text, named)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            found[start] = Entity(start, end, text[start:end], type, SOURCE, UNSURE)
    return [*found.values(), *_again(text, list(found.values()), taken)]


def _framed(text: str) -> Iterator[tuple[int, int, str]]:
    for frame in _frames():
        for place in frame.after.finditer(text):
            first = max(0, place.start() - BACK)
            if frame.before and not any(text.find(word, first, place.start()) >= 0 for word in frame.before):
                continue
            for match in frame.whole.finditer(text, first, place.start() + BACK):
                start, end = match.span("name")
                if match.end() == place.start() and may_name(match["name"]) and (frame.ordinary or not is_ordinary(match["name"])):
                    yield start, end, frame.type


def _shaped(text: str) -> Iterator[tuple[int, int, str]]:
    """Names of their own with a line of business (江晟科技), that stand free."""
    for match in _shape().finditer(text):
        if may_name(match["name"]) and not is_ordinary(match["name"]):
            yield *match.span("name"), "Enterprise"


def _again(text: str, brands: list[Entity], taken: set[int]) -> Iterator[Entity]:
    """Where a brand stands again: whole, without its line of business, or with one."""
    types = {one.text: (one.type, "") for one in brands if len(one.text) > 2 or not is_ordinary(one.text)}
    for one in brands:
        short = own_part(one.text)
        if len(short) > 1 and may_name(short) and not is_ordinary(short):
            types.setdefault(short, (one.type, one.text))
    if not types:
        return
    written = "|".join(map(re.escape, sorted(types, key=len, reverse=True)))
    for match in re.finditer(f"({written})(?:(?:{business()})(?!产|行|企|领|项|技|园))?", text):
        if taken.isdisjoint(range(*match.span())):
            type, full = types[match[1]]
            yield Entity(*match.span(), match[0], type, SOURCE, AGAIN, full=full)
