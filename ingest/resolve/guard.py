"""What forbids to take two names for one organisation, whatever else agrees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.resolve.comparing import Compared, Level, opposite
from ingest.resolve.keys import bare
from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import WHOLE, around, told
from ingest.resolve.names.numbers import numbers_differ
from ingest.resolve.names.tables import rows

LEVELLED = frozenset(
    {"authority", "court", "procuratorate", "association", "hospital", "library", "museum", "press", "broadcaster"}
)
"""Forms of organisations that each level of government has one of."""
MINISTRY = "部"


class Veto(NamedTuple):
    """Why two names are two organisations; `related` where they still belong together (a branch and its head)."""

    reason: str
    related: bool = False


def vetoes(
    one: Parts, other: Parts, levels: Compared, codes: tuple[str, str] = ("", ""), divisions: tuple[str, str] = ("", "")
) -> Iterator[Veto]:
    """Every reason that forbids the pair, the strongest first; `codes` and `divisions` are what is stated beside the names."""
    code, other_code = codes
    if code and other_code and code != other_code:
        yield Veto(f"代码不同：{code}/{other_code}")
    if found := _different_signs(one, other, levels):
        yield found
    if levels.region is not Level.OTHER or not code or code != other_code or (one.region.code and other.region.code):
        yield from _places(one, other, levels, divisions)
    if levels.form is Level.OTHER:
        yield Veto("组织形式不是一类")
    if one.word != other.word and one.form == other.form and {one.word, other.word} <= _exact():
        yield Veto(f"“{one.word}”和“{other.word}”是两家")
    if levels.branch is not Level.EQUAL:
        yield _branches(one, other)
    if one.wide != other.wide:
        yield Veto(f"“{(one if one.wide else other).folded}”说的是几家单位合在一起", related=True)
    if levels.core is Level.EQUAL and levels.region is Level.MISSING and _of_the_nation_here(one, other):
        yield Veto(f"“{told(one.region if one.region.code else other.region)}”的是总公司在当地的公司，与总公司分开记", related=True)


def _different_signs(one: Parts, other: Parts, levels: Compared) -> Veto | None:
    """Numbers or opposites that alone set two names apart."""
    (rest, numbers), (other_rest, others) = one.numbered, other.numbered
    if one.folded == other.folded or (numbers and one.numbered == other.numbered):
        return None
    if numbers and others and rest == other_rest:
        return Veto(f"序号不同：{one.core + one.branch}/{other.core + other.branch}")
    for a, b in ((one.core, other.core), (one.branch, other.branch), (bare(one), bare(other))):
        if numbers_differ(a, b):
            return Veto(f"序号不同：{a or '未写'}/{b or '未写'}")
    if levels.core is Level.NEAR and (words := opposite(one.core, other.core)):
        return Veto(f"“{words[0]}”和“{words[1]}”是两回事")
    return None


def _places(one: Parts, other: Parts, levels: Compared, divisions: tuple[str, str]) -> Iterator[Veto]:
    """Places that set two names apart: elsewhere, another zone, another level of government, another place within the 字号."""
    if levels.region is Level.OTHER:
        yield Veto(f"地区不同：{told(one.region, divisions[0])}/{told(other.region, divisions[1])}")
    elif one.region.zone and other.region.zone and one.region.zone != other.region.zone:
        yield Veto(f"地区不同：{one.region.words}/{other.region.words}")
    elif one.form in LEVELLED and other.form in LEVELLED and _level_differs(one, other, levels):
        yield Veto(f"级别不同：{_level(one)}/{_level(other)}")
    if levels.slip != ("", "") and levels.where != "region":
        a, b = around(one.core, other.core)
        if a and b:
            yield Veto(f"“{a}”和“{b}”是两地")


def _level_differs(one: Parts, other: Parts, levels: Compared) -> bool:
    """Whether two are of the nation and a place, of a place and one in it, of a city and its zone; a ministry is no bureau."""
    if levels.region is Level.PART:
        return WHOLE in (one.region.code, other.region.code) or _both_begin_with_places(one, other)
    if levels.region is Level.EQUAL and one.region.zone != other.region.zone:
        return True
    return (one.word == MINISTRY) != (other.word == MINISTRY) and WHOLE in (one.region.code, other.region.code)


def _both_begin_with_places(one: Parts, other: Parts) -> bool:
    return "" not in (one.region.words, other.region.words) and one.region.words != other.region.words


def _level(parts: Parts) -> str:
    return WHOLE_STATE if parts.region.code == WHOLE else told(parts.region)


WHOLE_STATE = "国家"


@cache
def _exact() -> frozenset[str]:
    """Words of forms of which another is another organisation (小学, 中学)."""
    return frozenset(row["word"] for row in rows("forms") if row["note"] == "exact")


def _of_the_nation_here(one: Parts, other: Parts) -> bool:
    """Whether one of two names of a firm that begins with 中国 tells a place behind that (中国移动通信集团陕西有限公司)."""
    return one.is_company and other.is_company and one.local != other.local


def _branches(one: Parts, other: Parts) -> Veto:
    if one.branch and other.branch:
        return Veto(f"分支机构不同：{one.branch}/{other.branch}")
    return Veto(f"“{one.branch or other.branch}”是分支机构，与主体分开记", related=True)
