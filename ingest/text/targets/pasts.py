"""Parts of a paper that look back: 工作回顾, 发展现状, 执行情况, 2024年成绩单. Their figures are achieved, not aimed at."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.text.targets.words import any_of, listed
from ingest.text.targets.years import Plan

HAN = "一二三四五六七八九十"
HEADING = re.compile(
    rf"^[ \t]*(?:(?P<part>第[{HAN}]+(?:[编章部]|部分))|(?P<chapter>第?[{HAN}]+[节、])|(?P<paren>\([{HAN}]+\))"
    r"|(?P<arabic>\d{1,2}[.、](?!\d))|(?P<sign>[■◆★▲]))?[ \t]*(?P<title>[^\n。;,:]{2,60})(?=[。\n]|$)",
    re.MULTILINE,
)
RANKS = {"part": 0, "chapter": 1, "sign": 1, "paren": 2, "arabic": 3}
LOOKS_BACK = re.compile(rf"^(?:现状|基础|背景)|{any_of(listed('looks_back'))}")
LOOKS_AHEAD = re.compile(rf"{any_of(listed('looks_ahead'))}|计划$")
YEAR = re.compile(r"((?:19|20)\d\d)年")


class Past:
    """The stretches of a text that look back."""

    def __init__(self, plain: str, plan: Plan) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        held: int | None = None
        for match in HEADING.finditer(plain):
            rank = next((RANKS[kind] for kind in RANKS if match[kind]), 1)
            marked = any(match[kind] for kind in RANKS)
            if not marked and not _alone(match, plain):
                continue
            if held is not None and rank <= held:
                self._ends.append(match.start())
                held = None
            if held is None and _looks_back(match["title"], plan):
                self._starts.append(match.start())
                held = rank
        if held is not None:
            self._ends.append(len(plain))

    def holds(self, at: int) -> bool:
        """Whether an offset stands in one of them."""
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]


def _alone(match: re.Match[str], plain: str) -> bool:
    """A heading without a number: a line of its own, short or with a year, that says no other number."""
    title = match["title"]
    numbers = re.search(r"\d", YEAR.sub("", title)) or title[0] in "●-·•"
    return not numbers and (len(title) <= 16 or "年" in title) and plain[match.end() : match.end() + 1] in ("\n", "")


def _looks_back(title: str, plan: Plan) -> bool:
    if LOOKS_BACK.search(title) and not LOOKS_AHEAD.search(title):
        return True
    years = [int(year) for year in YEAR.findall(title)]
    return bool(years and plan.made and max(years) < plan.made and not LOOKS_AHEAD.search(title))
