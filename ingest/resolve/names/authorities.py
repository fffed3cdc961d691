"""Authorities, academies and institutes by their full names: 西安市发改委 → 西安市发展和改革委员会, 中国电科20所 → 中国电子科技集团
第20研究所. The lists of authorities are those of the text readers."""

from __future__ import annotations

import re
from functools import cache

from ingest.resolve.names.divisions import leading
from ingest.resolve.names.tables import rows
from ingest.text.lists import rows as text_rows

BY_LEVEL, NATIONAL = ("地方", "省"), "国家"
LONGEST, COMPANY = 40, "公司"
SURE = 3
"""Signs of a short form that is known by itself: 西电 is a university and a group."""
ENDS = frozenset("局委厅部办会府院中署")


def in_full(text: str) -> str:
    """The name of an authority in full, where it is a known short form behind a place; else the text."""
    if text.endswith(COMPANY):
        return text
    if whole := _unit_in_full(text):
        return whole
    text = AFFILIATED.sub(_hospital, text)
    if len(text) > LONGEST or text[-1:] not in ENDS:
        return text
    text = _of_its_place(text)
    if text in _national():
        return _national()[text]
    region, rest = leading(text, 0)
    return region.words + (_department(rest) if region.words else _local().get(rest, rest))


def _unit_in_full(text: str) -> str:
    """An academy, a group or a university with its institute, or alone; empty where the text is none, or in full already."""
    if found := _family().fullmatch(text):
        return f"{_families()[found[1]]}第{found[2]}研究{found[3]}"
    if not (opening := _opening().match(text)) or text.startswith((full := _academies()[opening[0]]).removesuffix("集团")):
        return ""
    behind = INSTITUTE.fullmatch(text, opening.end())
    if behind and not behind[0] and len(text) < SURE:
        return ""
    return AFFILIATED.sub(_hospital, full + _institute(behind)) if behind else ""


def _of_its_place(text: str) -> str:
    """An organ without the words that only say whose it is: 中华人民共和国财政部, 中共西安市委, 国家税务总局西安市税务局."""
    if text.startswith(STATE):
        text = text[len(STATE) :]
    elif text.startswith(PARTY) and leading(text[len(PARTY) :], 0)[0].code:
        text = text[len(PARTY) :]
    system = SYSTEM.fullmatch(text)
    return system[2] if system and leading(system[2], 0)[0].code else text


STATE, PARTY = "中华人民共和国", "中共"
SYSTEM = re.compile(r"国家(.{2,})总局(.+\1局)")
"""The office of a place, the whole system before it; named so since 2018 for what was called by its place alone."""


def _department(text: str) -> str:
    """What stands under a place, in full; a department of its government or of its 管委会 is the place's."""
    if text in _local():
        return _local()[text]
    for row in rows("authorities"):
        for word in (row["full"], row["word"]):
            if text.startswith(word) and (rest := text[len(word) :]) and (rest in _local() or rest.endswith(BUREAUS)):
                return _local().get(rest, rest)
    if school := MIDDLE_SCHOOL.fullmatch(text):
        return f"第{school[1]}中学"
    return text


BUREAUS = ("局", "厅", "委员会")
MIDDLE_SCHOOL = re.compile(r"第?([\d零〇一二三四五六七八九十]+)中")


def of_state(text: str) -> bool:
    """Whether a name is that of a ministry or another organ of the whole state."""
    return text in _organs()


@cache
def _organs() -> frozenset[str]:
    named = {row["full"] for row in text_rows("departments") if row["level"] == NATIONAL}
    named |= {row["full"] or row["name"] for row in text_rows("bodies") if row["class"] == "PublicAuthority"}
    return frozenset(named)


def of_firm(text: str) -> bool:
    """Whether a 局 is that of a building company and no authority's: 中铁一局, 中交二航局, 第三工程局."""
    return bool(FIRM.match(text)) and text not in _local() and not leading(text, 0)[0].code


FIRM = re.compile(r"中[^国央华共]|水电|.*第?[\d零〇一二三四五六七八九十]+.{0,4}局$")


@cache
def _local() -> dict[str, str]:
    """Departments under a place by their short forms."""
    found = {row["name"]: row["full"] for row in text_rows("departments") if row["level"] in BY_LEVEL}
    return found | {row["word"]: row["full"] for row in rows("authorities")}


INSTITUTE = re.compile(
    r"(?:(第)?([\d零〇一二三四五六七八九十]+)(研究)?([所院])|((?!.*(?:集团|公司)).*(?:所|院|系|中心|实验室|大学|学部)))?"
)
"""What may follow the short form of an academy, a group or a university that has institutes."""


AFFILIATED = re.compile(r"(?<=大学|学院)第?([一二三四五六])?附院$")


def _hospital(found: re.Match[str]) -> str:
    return f"第{found[1]}附属医院" if found[1] else "附属医院"


def _institute(found: re.Match[str]) -> str:
    return f"第{found[2]}研究{found[4]}" if found[2] else found[0]


@cache
def _families() -> dict[str, str]:
    """What numbered institutes are called by: a group in full, or a family of which it may be any (航天: 航天科技, 航天科工)."""
    return {row["word"]: row["full"] for row in rows("families")}


def families() -> str:
    """The names of families, which are no group's, as alternatives of a pattern."""
    return "|".join(sorted(full for full in set(_families().values()) if not full.endswith("集团")))


@cache
def _family() -> re.Pattern[str]:
    known = "|".join(sorted(_families(), key=len, reverse=True))
    return re.compile(rf"({known})第?([\d零〇一二三四五六七八九十]+)(?:研究)?([所院])")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_academies(), key=len, reverse=True)))


@cache
def _academies() -> dict[str, str]:
    """Academies, groups and universities, whose institutes bear their names (中科院西安光机所)."""
    found = {short: full for short, full in _national().items() if short.endswith("院") and full.endswith("院")}
    found |= {short: full for short, full in _national().items() if len(short) >= SURE and full.endswith("大学")}
    return found | {row["word"]: row["full"] for row in rows("openings")}


@cache
def _national() -> dict[str, str]:
    return {row["name"]: row["full"] for row in text_rows("bodies") if row["full"] and row["name"] != row["full"]}
