"""The phrase of each number: the words before it and after it that say what is counted, up to the next comma or number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.targets.comparators import compared
from ingest.text.targets.quantities import Quantity
from ingest.text.targets.words import any_of, listed

STOPS = re.compile(r"[,;。:!?\t|\-](?:(?<!-)|-)")
"""Signs that end a phrase, and a dash of two; written so that the search leaps to the first of them."""
AND = r"(?:、|以及|(?<![普涉遍])及(?![其格率时])|和(?![谐平])|与(?!会))"
"""What joins the members of a list; 普及, 和谐 and the like do not."""
JOINS = re.compile(rf"\s*(?:{AND}|,其中)")
FROM_TO = re.compile(
    r"(?:左右|以上)?(?:\([^()]*\))?(?:的[一-龥]{0,6})?,?"
    rf"(?:{any_of(listed('grows'))})(?:到|至)(?:了|约|不少于|超过|(?:19|20)\d\d年[底末]?的?)?\s*$"
)
AND_GROWS = re.compile(
    r"[、,]?(?:同比|较上年|比上年|年均|同口径|比?较?20\d\d年)?[一-龥]{0,2}(?:增长|下降|提高|增加|降低)(?:超过|不低于|达到?)?\s*$"
)
RISES = re.compile(r"(?:(?:并|力争|努力|奋力|进而|向|,|总量)?(?:达到|突破|争创|冲刺|超过))")
"""Between two aims of one indicator: 突破1万亿元达到1.3万亿元."""
DESCRIBES = re.compile(r"(?:以上|以下|以内|左右)?的|级(?!及)|(?:以上|以下|以内)(?=[一-龥]{2})")
"""What follows a number that only describes: 20亿元的企业, 10亿元级品种, 海拔1500米以上学校."""


OF_SIZE = re.compile(r"[一-龥]{0,8}(?:收入|产值|税收|营收|估值|市值|投资额?|销售额|规模|利润)(?:超过?|过)")
"""Between a count and the size of what is counted: 5家以上年销售收入过百亿元、…的企业."""
SLOGAN = re.compile(r"[“\"‘][^“”\"‘’,;。]{0,10}$")
UNSAID = re.compile(r"[^“”\"‘’,;。]{0,10}[”\"’]")
"""What stands around a number within a short quotation: “发现1户、解决1户”."""
CLASSES = re.compile(r"(?:大?类|大项|个方面|方面)")
"""Between the classes of what is counted and its number: 11大类37项."""
MARK = re.compile(
    r"\s*(?:\(?\d{1,3}[.、)](?!\d)|[①-⑳●■◆•·○◇□◎➢]|[一二三四五六七八九十]{1,3}(?:是(?!否)|、)|\([一二三四五六七八九十]{1,3}\))\s*"
)
"""The mark of a line's item, which is no part of a name."""
IN_ALL = re.compile(r"\((?:累计|总数|合计|共|总计|达到?|约|将)+")
"""Between a number and the one that it makes with what there was: 新增2400户(累计约3600户)餐饮单位."""
JOINED = re.compile(AND)
ASIDE = re.compile(r"[^()]{2,}(\()[^()]*$")
"""A bracket behind a thing's name that holds the next number: 50名院士等人才(以下简称“1125计划”)."""
SIZED = "[一-龥]{0,12}(?:企业|项目|园区|集群|基地)"
OF_MONEY = re.compile(rf"的{SIZED}(?:和|与|及|、){SIZED}(?:总数|数量)?(?:分别)?(?:达到?|新增)?$")
"""Between a size and the number of things of that size: 超100亿元的高新技术企业和创新型企业达到10家."""
NOUN = re.compile(r"[一-龥“]")


@dataclass(slots=True, unsafe_hash=True)
class Phrase:
    """A number with its phrase. `start`–`end` of the phrase; `base` the number that this one starts from (从50家增加到100家);
    `words` the name that 分别 deals out to it, `like` the phrase whose words of comparison are its own too, `year` the one of
    several years that is its own."""

    quantity: Quantity
    start: int
    end: int
    base: Quantity | None = None
    leads: bool = False
    words: str = ""
    like: Phrase | None = None
    year: int = 0


def phrases(plain: str, start: int, end: int, found: Sequence[Quantity]) -> list[Phrase]:
    """The phrases of a line's numbers, in order; a number that only describes what a later one counts is none of its own
    (20亿元以上项目3个), nor is the one that a change starts from."""
    made: list[Phrase] = []
    base: Quantity | None = None
    like: Phrase | None = None
    mark = MARK.match(plain, start, end)
    left = mark.end() if mark else start
    found = _without_descriptions(plain, found)
    passed: Quantity | None = None
    for place, one in enumerate(found):
        if one is passed:
            continue
        begin = _start(plain, left, one.start)
        following = found[place + 1] if place + 1 < len(found) else None
        close, role = _end(plain, one, following, end)
        if role == "base":
            base = one
            continue
        if role == "describes":
            like = Phrase(one, begin, close) if following and CLASSES.fullmatch(plain[one.end : following.start]) else None
            continue
        words = plain[begin : compared(plain, begin, like.quantity.start, "").start] if like else ""
        made.append(Phrase(one, begin, close, base, role == "leads", words, like))
        like = None
        passed = following if role == "outstrips" else None
        base = None
        left = close
    return made


def _without_descriptions(plain: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The numbers without those that say of what kind a counted thing is (5家销售收入超过20亿元的企业), and those of slogans."""
    kept: list[Quantity] = []
    for one in found:
        if (
            one.kind in ("count", "doubling")
            and SLOGAN.search(plain, max(0, one.start - 12), one.start)
            and UNSAID.match(plain, one.after_end)
        ):
            continue
        between = plain[kept[-1].after_end : one.start] if kept and kept[-1].kind == "count" else ""
        if between and (OF_SIZE.fullmatch(between) or IN_ALL.fullmatch(between)):
            continue
        named = between and NOUN.match(between) and not STOPS.search(between) and not JOINS.search(between)
        if named and DESCRIBES.match(plain, one.end):
            continue
        kept.append(one)
    return kept


def _start(plain: str, left: int, right: int) -> int:
    at = left
    for stop in STOPS.finditer(plain, left, right):
        if not _within_brackets(plain, at, stop.start()):
            at = stop.end()
    joined = JOINS.match(plain, at, right) if at == left else None
    at = joined.end() if joined else at
    while at < right and plain[at] in " \t、)":
        at += 1
    return at


def _within_brackets(plain: str, start: int, at: int) -> bool:
    """Whether a stop stands inside a bracket that closes again before the number: (R&D, 含软件)."""
    opened = plain.rfind("(", start, at)
    return opened >= 0 and plain.find(")", opened, at) < 0 and plain.find(")", at, at + 40) >= 0


def _end(plain: str, one: Quantity, following: Quantity | None, end: int) -> tuple[int, str]:
    """Where the phrase ends, and what its number does: states, describes a later one, or is a change's base."""
    stop = STOPS.search(plain, one.after_end, end)
    close = stop.start() if stop else end
    if following is None or following.start > close:
        bracket = plain.find("(", one.after_end, close)
        return (bracket if bracket >= 0 and "牵头" in plain[bracket : bracket + 12] else close), "states"
    between = plain[one.after_end : following.start]
    if (aside := ASIDE.match(between)) and one.kind == "count":
        return one.after_end + aside.start(1), "states"
    if one.kind == "money" and following.kind == "count" and OF_MONEY.match(between):
        return close, "describes"
    if following.kind in ("rank", "doubling"):
        return (close, "outstrips") if one.kind == "count" and NOUN.match(between) else (one.after_end, "states")
    if one.kind == "count" and not between.strip():
        return close, "outstrips"
    if FROM_TO.search(between) and not between.startswith("、"):
        return close, "base"
    if AND_GROWS.fullmatch(between):
        return one.after_end, "leads"
    if JOINS.match(between) or RISES.fullmatch(between):
        return one.after_end, "states"
    if joins := [join.start() for join in JOINED.finditer(between)]:
        return one.after_end + joins[-1], "states"
    if re.match(r"[)(”\"]", between):
        return one.after_end, "states"
    return close, "describes"
