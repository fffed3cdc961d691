"""What stands behind a name and isn't of it: other names in brackets, 及其子公司, 等, numbers of a list."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ingest.resolve.names.divisions import named
from ingest.resolve.names.folding import trimmed
from ingest.resolve.names.forms import codes
from ingest.resolve.names.tables import Endings, words

LEAST = 2
LAST = re.compile(r"(?P<before>.+)\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)*)\)")
FORMER = re.compile(
    r"^(?:原名称?|原名为|曾用名|旧名|旧称|前身为?|更名前|改名前|原为|原)[:：是为]?"
    r"|^(?:(?:已|现)?(?:更名|变更|改名|改制)[为成]|现名称?|现为|现)[:：是为]?"
)
"""Words before a name that the same organisation had or has now."""
SHORT = re.compile(r"^(?:以下)?(?:简称|又称|又名|别名|也称)[:：]?|[\"']")
WIDE = re.compile(r"^(?:含|包括|合并|同一控制|关联)")
NAME = re.compile(
    r"(?:公司|集团|厂|大学|学院|研究院|研究所|医院|商行|经营部|店|中心|(?:LTD|LIMITED|INC|GMBH|CORP|CORPORATION|LLC|CO)\.?)(?:\([^()]*\))?$"
)
LISTED = re.compile(r"(?<=公司|集团|会社)\s?\d{1,2}$|(?<=LTD|INC)\.?\s\d$")
UNIT = re.compile(
    r"(?:分公司|分厂|分行|支行|分院|分局|分部|事业部|项目部|经理部|办事处|"
    r"营业部|院区|校区|厂区|园区|车间"
    r"|(?:[A-Z\d]|[一二三四五六七八九十东南西北])(?:区|期|店|站|库|段|线|部|队|矿))$"
)
AND_OTHERS = re.compile(
    r"(?<=公司|集团|医院|大学|学院)(?:等(?:\d+|[一二三四五六七八九十]+)?(?:家|个)?(?:关联)?(?:公司|单位|企业)?|及)$"
    r"|(?<=[^体关联])系(?:统内)?(?:公司|企业|单位)?$"
)
MARKS = frozenset("等系及")
DATE = re.compile(r"^(?:于|自)?(?:\d{4}年?(?:[-./年]\d{1,2}月?(?:[-./月]\d{1,2}日?)?)?(?:[-—–~至到起前后]*|以?[前后])?)+[:：,，]?")

COMPANY = re.compile(r"(?:公司|集团|[\x20-\x7e])$")
CHANGED = re.compile(r".*(?:更名|变更|改名|改制|起用|成立|注销)")
SCHOOL = re.compile("大学|学院")


LONGEST_UNIT = 5
"""Signs of a unit that is called 公司 in brackets behind a company (供应公司); a longer one is another name."""


class Noted(NamedTuple):
    """A name without what stands behind it; `former` are other names that the same organisation had or has, `also` other names in
    brackets of which nothing is said, `branch` a unit named in brackets, `place` a place there, `wide` whether more than one
    organisation is meant."""

    text: str
    former: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    branch: str = ""
    place: str = ""
    wide: bool = False


def without_notes(text: str) -> Noted:
    """The name in a folded text, and what stands behind it."""
    text, former = _without_former(trimmed(text))
    if former:
        return (found := without_notes(text))._replace(former=(*found.former, *former))
    found = _without_latin(LISTED.sub("", text) if text[-1:].isdigit() else text)
    while True:
        bare, wide = _without_group_words(found.text)
        one = found if bare == found.text else found._replace(text=trimmed(bare), wide=found.wide or wide)
        one = _without_bracket(one) if one.text.endswith(")") else one
        if one.text == found.text:
            return one
        found = one


def _without_former(text: str) -> tuple[str, list[str]]:
    """The text without a former name in brackets before it or in plain words behind it, and that name."""
    if text[:1] == "(" and (first := LEADING.fullmatch(text)) and FORMER.match(first[1]):
        return first[2], _listed(FORMER.sub("", first[1], count=1))
    if "名" in text and (said := SAID_FORMER.fullmatch(text)):
        return said[1], _listed(said[2])
    return text, []


LEADING = re.compile(r"\(([^()]+)\)(.{2,})")
SAID_FORMER = re.compile(r"(.{2,}[司厂院所学团社会局])[\s,;]*(?:原名称?|曾用名|旧名|更名前名?称?)[:为是\s]*([^()]{3,})")


def _without_latin(text: str) -> Noted:
    """The Chinese of two full names that stand side by side, the Latin one first."""
    found = BOTH.fullmatch(text) if text[:1].isascii() else None
    return Noted(found[2], also=(found[1],)) if found else Noted(text)


BOTH = re.compile(r"([\x20-\x7e]{4,}\b(?:LTD|LIMITED|INC|GMBH|CORP|CORPORATION|CO)\.?)\s?((?!及)[\u3400-\u9fff].{2,}公司)")


def _without_group_words(text: str) -> tuple[str, bool]:
    """The text without 及下属企业 and the like at its end, and whether they stood there."""
    if text.endswith(")") and (inside := text.rpartition("(")[2][:-1]) in words("group_words"):
        return text[: -len(inside) - 2], True
    length = _group_endings().longest(text, LEAST)
    found = AND_OTHERS.search(text) if not length and not MARKS.isdisjoint(text) else None
    if found and found.start() >= LEAST and not SCHOOL.search(text[: found.start() - 2]):
        length = len(text) - found.start()
    return (text[:-length], True) if length else (text, False)


def _without_bracket(found: Noted) -> Noted:
    """The name without the bracket at its end, where that says something of it; a place or 集团 there stays for the parts."""
    if not (last := LAST.fullmatch(found.text)) or len(last["before"]) < LEAST:
        return found
    inside, bare = last["inside"], found._replace(text=last["before"])
    undated = DATE.sub("", inside)
    said = FORMER.sub("", undated, count=1) if undated == inside else FORMER.sub("", undated.removeprefix("为"), count=1)
    if (FORMER.match(undated) or undated != inside) and (names := _listed(said)):
        return bare._replace(former=(*found.former, *names))
    if undated != inside and not _listed(undated):
        return bare
    if WIDE.match(inside):
        return bare._replace(wide=True)
    if UNIT.search(inside) or (inside.endswith("公司") and len(inside) <= LONGEST_UNIT and last["before"].endswith("公司")):
        return bare._replace(branch=inside)
    if not NAME.search(last["before"]) and not (last["before"].isascii() and not inside.isascii()):
        return found
    if named(inside):
        return bare._replace(place=named(inside))
    other = SHORT.sub("", inside)
    if not COMPANY.search(last["before"]) and not NAME.search(other) and other not in codes():
        return found
    named_so = NAME.search(other) and len(other) > 3 and other not in codes()
    return bare._replace(also=(*found.also, other)) if named_so else bare


DAY = r"(?:19|20)\d{2}(?:年?[.\-/]?\d{1,2}(?:月|[.\-/]\d{1,2}日?)?|年)?"
DATED = re.compile(rf"^[(（]?{DAY}\s*(?:[-—–~～至到]+\s*(?:{DAY}|今)?)?[)）]?(?:[\s:：]+|(?<=[年月日)）今]))(?=\D)")
"""A date or a span of years before a former name (1998-2005 X公司, 2005年：X公司)."""


def undated(former: str) -> str:
    """A former name without the dates before it."""
    return DATED.sub("", former.strip()).strip()


def _listed(text: str) -> list[str]:
    """The names of a list, without dates and what else is said (2005年更名)."""
    parts = (DATE.sub("", part).strip() for part in re.split("[、,，;；]", text))
    return [one for one in parts if len(one) > LEAST and not CHANGED.fullmatch(one)]


@cache
def _group_endings() -> Endings:
    return Endings(words("group_words"))
