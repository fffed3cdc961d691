"""A full name as a row of signs with the role that each plays in the name: what people keep and drop goes by roles."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import brief
from ingest.resolve.names.parts import business_words, known_word
from ingest.resolve.names.tables import rows


class Role(IntEnum):
    """What a sign is in its name. 字号 of two, three and more signs have roles of their own; HIDDEN are places that the name has in
    brackets, or that only the register knows."""

    PLACE_FIRST = 0
    PLACE = 1
    HIDDEN_FIRST = 2
    HIDDEN = 3
    TWO_1 = 4
    TWO_2 = 5
    THREE_1 = 6
    THREE_2 = 7
    THREE_3 = 8
    MORE_1 = 9
    MORE_2 = 10
    MORE_3 = 11
    MORE_4 = 12
    MORE = 13
    BUSINESS_FIRST = 14
    BUSINESS = 15
    LATER_BUSINESS_FIRST = 16
    LATER_BUSINESS = 17
    GROUP = 18
    FORM = 19


SIGN = re.compile(r"[A-Z0-9]+|.", re.S)
STEMS = {
    1: (Role.TWO_1,), 2: (Role.TWO_1, Role.TWO_2), 3: (Role.THREE_1, Role.THREE_2, Role.THREE_3),
}  # fmt: skip
LONG = (Role.MORE_1, Role.MORE_2, Role.MORE_3, Role.MORE_4)
SAID = {"stock": "股份", "limited": "公司", "company": "公司"}


def signs_of(text: str) -> tuple[str, ...]:
    """The signs of a text; letters and digits that stand together (TCL, 360) are one."""
    return tuple(SIGN.findall(text))


class Spelled(NamedTuple):
    """The signs of a name that a short name may keep: each with its role, the word of business that it is in with its place there
    (科技1; empty elsewhere), and the sign that a place may be said by instead (陕 for 陕西, 穗 for 广州; empty for none)."""

    signs: tuple[str, ...]
    roles: tuple[Role, ...]
    words: tuple[str, ...]
    others: tuple[str, ...]


def spelled(parts: Parts, division: str = "") -> Spelled:
    """The signs of a name; `division` is the place that is known of the organisation from elsewhere. A branch or a unit has none:
    what leaves out its own words means what it belongs to."""
    if parts.branch:
        return Spelled((), (), (), ())
    place = signs_of(parts.region.words)
    hidden = () if place else signs_of(brief(parts.region.code or division))
    school = parts.form == SCHOOL
    name, business = _split(parts.core) if school else (parts.stem, business_words(parts.industry))
    stem = signs_of(name)
    in_front = not parts.region.code
    runs = [
        (place, [Role.PLACE_FIRST, *[Role.PLACE] * len(place)]),
        (hidden if in_front else (), [Role.HIDDEN_FIRST, *[Role.HIDDEN] * len(hidden)]),
        (stem, _stem_roles(len(stem))),
        (() if in_front else hidden, [Role.HIDDEN_FIRST, *[Role.HIDDEN] * len(hidden)]),
    ]
    words = [""] * sum(len(run) for run, _ in runs)
    for at, word in enumerate([*business, parts.word] if school else business):
        first, later = (Role.LATER_BUSINESS_FIRST, Role.LATER_BUSINESS) if at else (Role.BUSINESS_FIRST, Role.BUSINESS)
        run = signs_of(word)
        runs.append((run, [first, *[later] * len(run)]))
        words += [f"{word}{place}" for place in range(len(run))]
    form = SAID.get(parts.form, "" if school or parts.form == "foreign" else parts.word)
    runs += [(tuple("集团") if parts.group else (), [Role.GROUP] * 2), (tuple(form), [Role.FORM] * len(form))]
    words += [""] * sum(len(run) for run, _ in runs[-2:])
    signs = tuple(sign for run, _ in runs for sign in run)
    roles = tuple(role for run, known in runs for role in known[: len(run)])
    return Spelled(signs, roles, tuple(words), _others(roles, parts.region.code or division))


def _others(roles: tuple[Role, ...], code: str) -> tuple[str, ...]:
    """The sign of the province beside the first sign of the place, that of the city beside its second."""
    known = _abbreviations()
    province, city = known.get(f"{code[:2]}0000", ""), known.get(f"{code[:4]}00", "")
    others = [""] * len(roles)
    for at, role in enumerate(roles):
        if role in (Role.PLACE_FIRST, Role.HIDDEN_FIRST):
            others[at : at + 2] = [province, city if city != province else ""][: len(roles) - at]
    return tuple(others)


SCHOOL = "university"
"""Of 大学 the first sign is kept, as of a line of business (西安交通大学: 西交大)."""


def _split(core: str) -> tuple[str, list[str]]:
    """What a school calls itself, and the fields that it says in its name, which may be all of it (交通)."""
    words = business_words(core)
    return ("", words) if words and known_word(words[0]) else (words[0] if words else "", words[1:])


def _stem_roles(length: int) -> list[Role]:
    if found := STEMS.get(length):
        return list(found)
    return [*LONG, *[Role.MORE] * (length - len(LONG))][:length]


@cache
def _abbreviations() -> dict[str, str]:
    """The one sign that stands for a province or a city, by its code."""
    return {row["code"]: row["sign"] for row in rows("abbreviations")}
