"""Names that share one sentence of numbers: A、B、C分别达到90家、870家和10家."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.text.targets.phrases import AND, Phrase

EACH = "分别"
SPLITS = (re.compile(AND), re.compile(r"、|以及|和"))
"""What parts the names; 与 and 及 may stand within one (与其他国家贸易、对外投资)."""
MEASURE = re.compile(r"分别(占[^,;。\d]{0,12}?(?:比重|比例|比))")
"""A share that is said once for all of them."""
CUT = re.compile(r"在|实现|达到|力争|将|要|比|较|同比|年均|\d{4}年")
SIDES = frozenset(("城镇", "农村", "城市", "乡村"))
BOTH = ("城镇", "农村")
"""Whom 城乡 deals out to, in the order of its two signs."""
MEASURED = re.compile(
    r"(?:增加值|产业规模|产业产值|(?:居民)?(?:人均)?可支配收入|产值|面积|[产销储用]量|[一-龥](?![产销储用]量$)[一-龥][率量])$"
)
"""What the last of several names says for all: 一产、二产、三产增加值."""
WHOLE = re.compile(r"(?:[值额率量资入数比模税利费]|出口|进口|消费|[A-Za-z)])$")
"""How a name ends that needs no measure of another's."""
YEAR = re.compile(r"(?:19|20)\d\d")
YEARS = re.compile(r"(?:(?:19|20)\d\d年?[底末]?[、和与及])+(?:19|20)\d\d年")
CLAUSE = re.compile(r"([^,;。:]+),$")
LINKED = re.compile(rf"(?:左右|以上|以下)?\s*(?:{AND}|,)\s*")


def distributed(plain: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, those that 分别 deals out with the name that is theirs."""
    made = list(found)
    at = 0
    while at < len(made):
        one = made[at]
        mark = plain.rfind(EACH, one.start, one.quantity.start)
        size = _run(plain, made, at) if mark >= 0 else 1
        made[at : at + size] = _with_bound(_with_unit(made[at : at + size]))
        names = _names(plain, one, mark, size) if size > 1 else []
        years = _years(plain, one, mark) if size > 1 else []
        if size == len(BOTH) and len(names) == 1 and "城乡" in names[0]:
            names = [names[0].replace("城乡", who) for who in BOTH]
        if size > 1 and len(names) != size:
            made[at + 1 : at + size] = [replace(each, like=one) for each in made[at + 1 : at + size]]
        if size > 1 and len(names) == size:
            for place in range(size):
                made[at + place] = replace(made[at + place], words=names[place], like=one)
        if size > 1 and len(years) == size:
            made[at : at + size] = [replace(each, year=year) for each, year in zip(made[at : at + size], years, strict=True)]
        at += size
    return made


def _years(plain: str, one: Phrase, mark: int) -> list[int]:
    """The years of a list that 分别 deals out as well: 2025年、2027年产值分别达到380亿元、450亿元."""
    lists = YEARS.findall(plain, max(0, one.start - 60), mark)
    return [int(year) for year in YEAR.findall(lists[-1])] if lists else []


def _with_unit(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a run, those without a unit with the last one's: 1.2万亿、8200亿元."""
    last = found[-1].quantity
    if last.kind not in ("money", "count"):
        return list(found)
    return [
        replace(one, quantity=replace(one.quantity, unit=last.unit, kind=last.kind)) if one.quantity.kind == "bare" else one
        for one in found
    ]


def _with_bound(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a run, those without 以上 or 左右 with the last one's: 310万吨和750万吨左右."""
    last = found[-1].quantity.after
    if len(found) == 1 or not last:
        return list(found)
    return [one if one.quantity.after else replace(one, quantity=replace(one.quantity, after=last)) for one in found]


def _run(plain: str, found: Sequence[Phrase], at: int) -> int:
    size = 1
    while at + size < len(found):
        gap = plain[found[at + size - 1].quantity.after_end : found[at + size].quantity.start]
        if not LINKED.fullmatch(gap):
            break
        size += 1
    return size


def _names(plain: str, one: Phrase, mark: int, size: int) -> list[str]:
    """The names before 分别, in the same clause or in the one before, `size` of them where they can be parted so; a measure that
    only the last one says, or that stands behind 分别, belongs to all."""
    words = plain[one.start : mark].strip(" ,、")
    if not words and (clause := CLAUSE.search(plain, max(0, one.start - 80), one.start)):
        words = clause.group(1)
    cut = CUT.search(words, 2)
    words = words[: cut.start()] if cut else words
    ways = [[part.strip() for part in split.split(words) if part.strip()] for split in SPLITS]
    parts = next((way for way in ways if len(way) == size), ways[0])
    measure = MEASURE.match(plain, mark, one.quantity.start)
    return [_completed(part, parts[-1]) + (measure.group(1) if measure else "") for part in parts]


def _completed(part: str, last: str) -> str:
    """城镇居民、农村居民人均可支配收入: the first is 城镇居民人均可支配收入 too."""
    if part in SIDES and last[:2] in SIDES:
        return part + last[2:]
    at = last.find(part[-2:])
    if at >= 0:
        return part if part.endswith(last[-2:]) else part + last[at + 2 :]
    measure = MEASURED.search(last)
    return part + measure.group() if measure and not WHOLE.search(part) else part
