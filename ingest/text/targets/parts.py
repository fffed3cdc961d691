"""Parts of a paper by what their headings say: those that look back (工作回顾, 发展现状, 2024年成绩单), whose figures are achieved
and not aimed at, those of aims, and those with a year of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from ingest.text.targets.words import any_of, listed
from ingest.text.targets.years import COMING, Plan, last_ahead, last_of

HAN = "一二三四五六七八九十"
HEADING = re.compile(
    rf"^[ \t]*(?:(?P<part>第[{HAN}]+(?:[编章部]|部分))|(?P<chapter>第?[{HAN}]+[节、])|(?P<paren>\([{HAN}]+\))"
    r"|(?P<arabic>\d{1,2}[.、](?!\d))|(?P<sign>[■◆★▲]))?[ \t]*(?P<title>[^\n。;,:]{2,60})(?=[。\n]|$)",
    re.MULTILINE,
)
RANKS = {"part": 0, "chapter": 1, "sign": 1, "paren": 2, "arabic": 3}
LOOKS_BACK = re.compile(rf"^(?:现状|基础|背景)(?=与|和|$)|{any_of(listed('looks_back'))}")
LOOKS_AHEAD = re.compile(
    rf"{any_of(listed('looks_ahead'))}|(?:计划|行动|工程)$"
    rf"|^(?!.*(?:成[效就绩]|回顾)$)(?!发展(?:基础|现状|环境|形势|背景))(?:{any_of(listed('acts'))})"
)
"""A heading that acts (夯实产业基础) does not look back."""
AIMS = re.compile(
    r"^(?:[^,]{0,12}(?:目标|预期指标|主要指标|约束性指标|预期性指标)(?:分解|分工|任务)?|目标[^,]{0,8})(?:\([^()]{0,12}\))?$"
)
"""The title of a part of aims: 发展目标, 行动目标, 目标任务."""
AIMED = re.compile(r"目标|任务|思路|总体要求")
"""A heading that ends a part that looks back, whatever its rank."""
TO_DO = re.compile(r"工作$")
"""How a heading ends that says a year's work: 2026年主要工作."""
THIS_YEAR = re.compile(r"今年|本年度?")
YEAR = re.compile(r"((?:19|20)\d\d)年")
AHEAD = re.compile(COMING)
FIVE = re.compile(r"十([一二三四五六])五")
"""A five-year plan that a heading names: “十五五”时期主要目标."""
PAST_LINE = re.compile(
    r"\s*(?:-{1,2}|[(]?[一二三四五六七八九十\d]+[)、.]|[一二三四五六七八九十]是)?\s*(?:(?:这|近|过去的?)?[三四五]年来"
    r"|(?:这|过去的?)[一三四五]年,(?!.{0,12}关键)|(?:刚刚)?过去的(?:[一三四五]年|(?:19|20)\d\d年)|(?:19|20)\d\d年以来)"
)
"""How a paragraph begins that tells what was achieved, whatever stands above it."""


class _Stretches:
    """Parts of one kind, that do not overlap: each from its heading to the next of its rank or above, with a year."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, int]] = []
        self._open: tuple[int, int, int] | None = None

    def heading(self, at: int, rank: int, year: int | None) -> None:
        """Takes a heading: what it ends is closed, and a part begins where `year` is a number."""
        if self._open is not None and rank <= self._open[0]:
            self.end(at)
        if self._open is None and year is not None:
            self._open = rank, at, year

    def end(self, at: int) -> None:
        """Closes the open part."""
        if self._open is not None:
            self._found.append((self._open[1], at, self._open[2]))
            self._open = None

    def year(self, at: int) -> int | None:
        """The year of the part that holds an offset, None where none does."""
        place = bisect_right(self._found, at, key=itemgetter(0)) - 1
        return self._found[place][2] if place >= 0 and at < self._found[place][1] else None


class Parts:
    """The parts of a text that look back, those of aims, and those whose heading says their year."""

    def __init__(self, plain: str, plan: Plan) -> None:
        self._plain = plain
        self._past, self._aims, self._dated = _Stretches(), _Stretches(), _Stretches()
        for match in HEADING.finditer(plain):
            rank = next((RANKS[kind] for kind in RANKS if match[kind]), 1)
            if not any(match[kind] for kind in RANKS) and not _alone(match, plain):
                continue
            title, at = match["title"], match.start()
            past = _looks_back(title, plan)
            year = 0 if past else _year(title, plan)
            self._past.heading(at, 0 if AIMED.search(title) else rank, 0 if past else None)
            self._aims.heading(at, rank, year if AIMS.search(title) and not past else None)
            self._dated.heading(at, rank, year or None)
        for one in (self._past, self._aims, self._dated):
            one.end(len(plain))

    def holds(self, at: int) -> bool:
        """Whether an offset stands in a part that looks back."""
        return self._past.year(at) is not None

    def tells(self, at: int) -> bool:
        """Whether the line at an offset tells what was: it stands in such a part, or opens with 五年来 and the like."""
        return self.holds(at) or PAST_LINE.match(self._plain, at) is not None

    def aims(self, at: int) -> bool:
        """Whether an offset stands in a part of aims."""
        return self._aims.year(at) is not None and not self.holds(at)

    def year(self, at: int) -> int:
        """The year that the heading over an offset says (2024年工作安排, 今年主要预期目标), 0 where none does."""
        return 0 if self.holds(at) else self._dated.year(at) or 0


def _year(title: str, plan: Plan) -> int:
    """The year to come that a heading says of its part, 0 where it says none."""
    if plan.made and THIS_YEAR.search(title) and LOOKS_AHEAD.search(title):
        return plan.made
    if plan.made and (coming := AHEAD.search(title)) and LOOKS_AHEAD.search(title):
        return last_ahead(coming["years"], plan.made)
    plans = [] if LOOKS_BACK.search(title) else FIVE.findall(title)
    years = [*map(int, YEAR.findall(title)), *map(last_of, plans)]
    ahead = LOOKS_AHEAD.search(title) or (TO_DO.search(title) and not LOOKS_BACK.search(title))
    return max(years) if years and ahead and max(years) >= (plan.made or plan.first) else 0


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
