"""Two names part by part: how each part of one stands to that of the other."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from ingest.resolve.keys import bare
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import NATION, compatible
from ingest.resolve.names.forms import GROUP_OF_MANY
from ingest.resolve.names.numbers import numbers_of
from ingest.resolve.names.parts import known_word
from ingest.resolve.names.tables import rows

SHORT_PLACE, AT_THE_END = 2, 6
"""Two signs of a place may as well be a 字号 (八方, 东方); a form with 集团 or 股份 takes the last six signs."""


class Level(StrEnum):
    """How two values stand to each other."""

    EQUAL = "equal"
    NEAR = "near"
    PART = "part"
    MISSING = "missing"
    OTHER = "other"


class Compared(NamedTuple):
    """The levels of the parts, and what is to be said of a single slip.

    `core`: 字号 and 行业 together: equal; near (one character, or two that changed places); part (字号 equal, one 行业 within the
    other or missing); other. `slip` is what differs, one side and the other; `where` is the part it lies in (stem, industry,
    region), `plain` whether one side is then no word at all, so that it can only be a slip of the pen.
    """

    core: Level
    stem: Level
    industry: Level
    region: Level
    form: Level
    group: Level
    branch: Level
    slip: tuple[str, str] = ("", "")
    where: str = ""
    plain: bool = False


def compare(one: Parts, other: Parts, division: str = "", other_division: str = "") -> Compared:
    """How two names stand to each other; `division` is a place known from elsewhere (GB/T 2260)."""
    region = _region(one.region.code, other.region.code, division, other_division)
    form = _forms(one.form, other.form)
    group = Level.EQUAL if one.group == other.group else Level.OTHER
    branch = _branch(one.branch, other.branch)
    stem = Level.EQUAL if one.stem == other.stem else Level.OTHER
    if one.core == other.core:
        return Compared(Level.EQUAL, stem, Level.EQUAL, region, form, group, branch)
    if (one.local or other.local) and (found := _of_one_nation(one, other, stem, region, form)):
        return found
    if stem is Level.EQUAL and (industry := _industry(one.industry, other.industry)) in (Level.PART, Level.MISSING):
        return Compared(Level.PART, stem, industry, region, form, group, branch)
    if bare(one) == bare(other):
        return Compared(Level.EQUAL, Level.EQUAL, Level.EQUAL, Level.EQUAL, form, group, branch)
    if found := _said_elsewhere(one, other, form, group):
        return found._replace(region=Level.MISSING if found.where == "nation" and region is not Level.OTHER else region)
    if slip := slip_of(one.core, other.core):
        where, plain = _where(one, other, slip)
        if where == "industry":
            business = Level.NEAR if plain else Level.OTHER
            return Compared(Level.NEAR, Level.EQUAL, business, region, form, group, branch, slip.signs, where, plain)
        return Compared(Level.NEAR, Level.NEAR, Level.EQUAL, region, form, group, branch, slip.signs, where, plain)
    if slip := slip_of(bare(one), bare(other)):
        return _elsewhere(one, other, slip, region, form)
    stem = Level.PART if stem is Level.OTHER and _within(one.stem, other.stem) else stem
    return Compared(Level.OTHER, stem, _industry(one.industry, other.industry), region, form, group, branch)


def _of_one_nation(one: Parts, other: Parts, stem: Level, region: Level, form: Level) -> Compared | None:
    """A firm that begins with 中国 and its company in a place (中国移动陕西公司, 中国移动通信集团), or two ways to call that."""
    equal, business = Level.EQUAL, _industry(one.industry, other.industry)
    if stem is not equal or business not in (Level.PART, Level.MISSING) or one.branch != other.branch or not other.is_company:
        return None
    if one.region.code == other.region.code:
        return Compared(Level.PART, equal, Level.PART, region, form, equal, equal)
    return Compared(equal, equal, equal, region, form, equal, equal) if region is Level.MISSING else None


def _said_elsewhere(one: Parts, other: Parts, form: Level, group: Level) -> Compared | None:
    """Names of one organisation perhaps, of which one says 中国 before the rest, has the number elsewhere (机床一厂, 第一机床厂),
    calls the group of its institute shorter (航天四院, 航天科技集团第四研究院), or has become a company."""
    equal, part = Level.EQUAL, Level.PART
    if one.branch == other.branch and NATION in (one.core.removesuffix(other.core), other.core.removesuffix(one.core)):
        return Compared(equal, equal, equal, equal, form, group, equal, where="nation")
    if one.form == other.form and one.numbered == other.numbered and one.numbered[1]:
        return Compared(part, equal, equal, equal, form, group, equal, where="number")
    if one.branch == other.branch and (_converted(one, other) or _converted(other, one)):
        return Compared(part, equal, equal, equal, Level.MISSING, group, equal)
    if one.branch and one.group and other.group and one.branch == other.branch and numbers_of(one.branch)[1]:
        shorter, longer = sorted((one.core, other.core), key=len)
        return Compared(part, equal, part, equal, form, group, equal) if longer.startswith(shorter) else None
    return None


def _converted(one: Parts, other: Parts) -> bool:
    """Whether one is what the other was before it became a company: 示例设计院, 示例设计院有限公司."""
    return bool(one.word) and not one.is_company and other.is_company and other.core == one.core + one.word


def _elsewhere(one: Parts, other: Parts, slip: Slip, region: Level, form: Level) -> Compared:
    """Names that differ by one sign which spoils how one of them is taken apart: in a place, in the form, or across both parts."""
    equal = Level.EQUAL
    if bool(one.region.code) != bool(other.region.code):
        known = len((one.region if one.region.code else other.region).words) > SHORT_PLACE
        placed = equal if known else Level.MISSING
        return Compared(equal, equal, equal, placed, equal, equal, equal, slip.signs, "region", known)
    if slip.at >= min(len(bare(one)), len(bare(other))) - AT_THE_END and region in (equal, Level.PART):
        return Compared(equal, equal, equal, region, equal, equal, equal, slip.signs, "form")
    return Compared(Level.NEAR, Level.NEAR, equal, region, form, equal, equal, slip.signs, "stem")


class Slip(NamedTuple):
    """Where two texts differ: the place, and the signs of each side."""

    at: int
    signs: tuple[str, str]


def slip_of(one: str, other: str) -> Slip | None:
    """The one character that two texts differ by (changed, missing), or the two that changed places; None for more, or nothing."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if len(one) == len(other):
        if one[start + 1 :] == other[start + 1 :]:
            return Slip(start, (one[start], other[start]))
        swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
        return Slip(start, (one[start : start + 2], other[start : start + 2])) if swapped else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer[start + 1 :] != shorter[start:]:
        return None
    return Slip(start, (longer[start], "") if longer is one else ("", longer[start]))


def _where(one: Parts, other: Parts, slip: Slip) -> tuple[str, bool]:
    """The part that a slip lies in, by the side that shows the longer line of business; and whether only that side is a word."""
    right, wrong = (one, other) if len(one.industry) >= len(other.industry) else (other, one)
    if slip.at < len(right.stem) or not right.industry:
        return "stem", False
    return "industry", not known_word(wrong.core[len(right.stem) :])


def _region(one: str, other: str, stated: str, other_stated: str) -> Level:
    """Names that both show no place are of the whole nation, unless what is stated of them differs. A place that one name alone
    shows is held against what is stated of the other."""
    if not one and not other:
        return Level.EQUAL if compatible(stated, other_stated) else Level.OTHER
    if one and other:
        return Level.EQUAL if one == other else Level.PART if compatible(one, other) else Level.OTHER
    known, elsewhere = (one, other_stated) if one else (other, stated)
    return Level.OTHER if elsewhere and not compatible(known, elsewhere) else Level.NEAR if elsewhere else Level.MISSING


def _forms(one: str, other: str) -> Level:
    if one == other:
        return Level.EQUAL
    if not one or not other:
        return Level.MISSING
    if GROUP_OF_MANY in (one, other):
        return Level.MISSING
    companies = {"stock", "limited", "company"}
    return Level.NEAR if {one, other} <= companies else Level.OTHER


def _branch(one: str, other: str) -> Level:
    if one == other or (one and other and numbers_of(one) == numbers_of(other)):
        return Level.EQUAL
    return Level.OTHER if one and other else Level.MISSING


def _industry(one: str, other: str) -> Level:
    if one == other:
        return Level.EQUAL
    if not one or not other:
        return Level.MISSING
    return Level.PART if one in other or other in one or _within(one, other) else Level.OTHER


@lru_cache(maxsize=1 << 14)
def _within(one: str, other: str) -> bool:
    """Whether the signs of the shorter text stand in the longer in their order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return len(shorter) > 1 and all(sign in rest for sign in shorter)


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    found = {(row["one"], row["other"]) for row in rows("antonyms")}
    return frozenset(found | {(b, a) for a, b in found})


def opposite(one: str, other: str) -> tuple[str, str] | None:
    """The words of two texts that set them apart (航天/航空, 东/西), where all else is equal; None for none."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    while rest and other_rest and rest[-1] == other_rest[-1]:
        rest, other_rest = rest[:-1], other_rest[:-1]
    for before in (0, 1):
        a, b = one[start - before : start] + rest, other[start - before : start] + other_rest
        if start >= before and (a, b) in _opposites():
            return a, b
        tail = one[start + len(rest) : start + len(rest) + 1]
        if tail and (a + tail, b + tail) in _opposites():
            return a + tail, b + tail
    return None
