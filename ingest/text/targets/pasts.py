"""Parts of a paper that look back (工作回顾, 发展现状, 2024年成绩单), whose figures are achieved and not aimed at, and parts of aims."""

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
AIMS = re.compile(r"^(?:[^,]{0,12}(?:目标|预期指标|主要指标)|目标[^,]{0,8})$")
"""The title of a part of aims: 发展目标, 行动目标, 目标任务."""
YEAR = re.compile(r"((?:19|20)\d\d)年")


class Past:
    """The stretches of a text that look back."""

    def __init__(self, plain: str, plan: Plan) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._aims: list[tuple[int, int]] = []
        held: int | None = None
        aimed: tuple[int, int] | None = None
        for match in HEADING.finditer(plain):
            rank = next((RANKS[kind] for kind in RANKS if match[kind]), 1)
            marked = any(match[kind] for kind in RANKS)
            if not marked and not _alone(match, plain):
                continue
            if aimed is not None and rank <= aimed[0]:
                self._aims.append((aimed[1], match.start()))
                aimed = None
            if aimed is None and AIMS.search(match["title"]):
                aimed = rank, match.start()
            if held is not None and rank <= held:
                self._ends.append(match.start())
                held = None
            if held is None and _looks_back(match["title"], plan):
                self._starts.append(match.start())
                held = rank
        if held is not None:
            self._ends.append(len(plain))
        if aimed is not None:
            self._aims.append((aimed[1], len(plain)))

    def holds(self, at: int) -> bool:
        """Whether an offset stands in one of them."""
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]


    def aims(self, at: int) -> bool:
        """Whether an offset stands in a part of aims."""
        place = bisect_right(self._aims, (at, at)) - 1
        return place >= 0 and at < self._aims[place][1] and not self.holds(at)


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
