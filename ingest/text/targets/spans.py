"""Times told by their length: 5年内 · 用3年时间 · 经过5年努力 · 三年累计 · 2012年起5年内."""

from __future__ import annotations

import re

from ontology.values import numeral

ONES = "一二三四五六七八九十"
LENGTH = rf"\d{{1,2}}|[{ONES}两]"
SPAN = rf"(?<![\d.年第近{ONES}])(?P<span>{LENGTH})\s*年(?:左右)?(?P<within>之?内(?!的)|以内(?!的)|的?时间|的?努力|累计)"
"""A length of time as an event of a line."""
SINCE = re.compile(r"((?:19|20)\d\d)\s*年?(?:起|开始)的?,?(?:[用在]|利用)?\s*$")
AIMING = re.compile(r"(?:力争|争取|未来|今后|经过|通过|利用|用)(?:大?约|再)?\s*$")
"""What stands before a length of time that is the paper's own."""
OF_SOMETHING = re.compile(r"(?:近|过去|前|满|每|成立|毕业|注册|投产|连续|成果|认定|签约|之日起|届满|入驻|落户|后|自|起)\s*$")
"""What stands before a length of time that is a firm's age or a grant's term and no time of the paper."""
BEGINS = re.compile(
    rf"((?:19|20)\d\d)\s*年?(?:起|开始)的?,?(?:[用在]|利用)?({LENGTH})年(?:之?内|以内|左右|的?时间)"
    rf"|规划(?:期限?|期间)为?\s*((?:19|20)\d\d)\s*年?\s*(?:-{{1,2}}|~|至|到)\s*((?:19|20)\d\d)\s*年"
)


def length_of(written: str) -> int:
    """A number of years as written."""
    return int(written) if written.isdecimal() else int(numeral(written) or 0)


def stretch(match: re.Match[str], made: int, first: int, last: int) -> tuple[int, int] | None:
    """First and last year of a SPAN, (0, 0) where none is known; None where it is no time of the paper. A span as long as the
    planned period is that period."""
    since = SINCE.search(match.string, max(0, match.start() - 14), match.start())
    if not since and OF_SOMETHING.search(match.string, max(0, match.start() - 4), match.start()):
        return None
    years = length_of(match["span"])
    if since:
        return int(since[1]), int(since[1]) + years - 1
    if first and last - first + 1 == years:
        return first, last
    start = made or first
    return (start, start + years - 1) if start else (0, last)


def aimed(match: re.Match[str]) -> bool:
    """Whether what stands before a SPAN says that it is the paper's own time (力争经过5年努力, 2012年起5年内)."""
    at, plain = match.start(), match.string
    return bool(AIMING.search(plain, max(0, at - 6), at) or SINCE.search(plain, max(0, at - 14), at))


def begun(plain: str, end: int) -> tuple[int, int]:
    """The period that a paper gives itself in its opening (2012年起5年内, 规划期为2022—2025年); zeros where it gives none."""
    found = BEGINS.search(plain, 0, end)
    if not found:
        return 0, 0
    if found[3]:
        return int(found[3]), int(found[4])
    return int(found[1]), int(found[1]) + length_of(found[2]) - 1
