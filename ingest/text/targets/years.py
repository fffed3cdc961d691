"""Which year or period governs a number: 到2021年, 2023—2025年, “十四五”期间, 每年, 比2020年 (a base), 2020年完成 (the past)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.text.targets.spans import SPAN, aimed, stretch
from ingest.text.targets.words import any_of, listed
from ontology.values import numeral

YEAR = r"(?:19|20)\d\d"
DASH = r"\s*年?\s*(?:-{1,2}|~|至|到)\s*"
FIRST = r"\d到至截在于自从以比较与和同由“\"十一二三四五六七八九两每逐今本全年下计未》" + "".join(
    sorted({word[0] for use in ("past", "past_in_passing", "planned") for word in listed(use)})
)
"""The signs that an event of a line may begin with; no other place is looked at."""
COMING = r"(?<![在为对的])(?:未来|今后)(?P<years>[三五])年"
"""The years ahead that a report has a part about."""
TOLD = r"》(?:还|进一步|同时)?(?:提出|明确)"
"""How news tell what a paper plans."""
EVENT = re.compile(
    rf"(?=[{FIRST}])(?:{SPAN}|(?P<from>{YEAR}){DASH}(?P<to>{YEAR})\s*年?"
    rf"|(?P<lead>到|至|截至|截止|截止到|截至到|在|于|自|从|以|比|较|与|和|同|由)?\s*(?P<year>{YEAR})\s*年(?P<month>\d{{1,2}}月(?P<day>\d{{1,2}}日)?)?(?P<close>底前|年?底|末|前|度)?"
    r"|[“\"]?十(?P<plan>[一二三四五六])五[”\"]?\s*(?P<phase>期末|末期?|期间|时期|以来|规划|初期|前期)?"
    r"|(?P<yearly>每年度?|逐年|每一年)"
    rf"|(?P<coming>{COMING}(?=,?(?:[,我将要全是力]|[一-龥]{{2,4}}[将要]|的?[一-龥]{{0,8}}(?:目标|任务))))"
    rf"|(?P<past>(?:今年)?\d{{1,2}}月?\s*(?:-{{1,2}}|至)\s*\d{{1,2}}月份?|{any_of((*listed('past'), *listed('past_in_passing')))})"
    r"|(?P<this>(?<!截至)(?<!截止)今年|本年度?|(?:计划|力争|确保|预计|争取)全年|(?<![\d一二三四五六七八九十两])年内|[三四]季度|下半年)"
    r"|(?P<whole>全年(?!目标|任务|计划))"
    rf"|(?P<planned>{any_of(listed('planned'))}|{TOLD}))"
)
BASE_BEFORE = re.compile(r"(?:比|较|以|与|和|同|自|从|由|在|相比|对比|为基数?)\s*$")
BASE_AFTER = re.compile(r"\s*(?:年?底|末)?\s*(?:的?基础上|为基[期点数]?|相比|水平|的\s?\d|以来|起|增长|翻|同期)")


PASSING = frozenset(listed("past_in_passing"))
"""Words of the past that a year to come outlasts (到2025年，…已…)."""
MONTHS = re.compile(r"1月?-{1,2}\d{1,2}月")
AHEAD = re.compile(rf"(?:{any_of(listed('planned'))}|到)\s*$")
"""What makes a part of the year one to come: 力争上半年完成55%."""
FOUNDED = re.compile(r"(?:成立|创[办建立]|始建|建成|注册|设立|起源|创始)$")
AIMED = re.compile(r"[,将要我全]|[一-龥]{2,4}将")
"""What follows a plan that stands for its time: “十四五”,力争… · “十四五”江苏将…"""


class Governs(NamedTuple):
    """What governs from `at` on: `kind` is target, yearly, past, base, planned or none."""

    at: int
    kind: str
    year: int = 0
    period: str = ""
    end: int = 0
    soft: bool = False
    """Of a time told by its length alone, which in a paper that rules is the term of a grant, or a bare year (2023年产值)."""


NOTHING = Governs(0, "none")


class Plan(NamedTuple):
    """A paper's own time: the year it was made in (0 unknown), and the period it plans."""

    made: int = 0
    first: int = 0
    last: int = 0

    @property
    def period(self) -> str:
        """The planned period as the ledger writes it; "" where it is one year or none."""
        return f"{self.first}—{self.last}" if self.first and self.first != self.last else ""


def last_of(plan: str) -> int:
    """The last year of a five-year plan by its numeral behind 十: the 11th (一) ended in 2010."""
    return 1955 + 5 * int(numeral("十" + plan) or 0)


def last_ahead(years: str, made: int) -> int:
    """The last of the years ahead of a paper (未来五年), 0 where nothing tells when it was made: a paper of the last year of a
    five-year plan means the next one."""
    return made + int(numeral(years) or 0) - (made % 5 != 0) if made else 0


def governing(plain: str, start: int, end: int, plan: Plan) -> Iterator[Governs]:
    """What governs the numbers of a stretch of half-width text, in order of place."""
    for match in EVENT.finditer(plain, start, end):
        found = _event(match, plain, plan)
        if found and (plain[found.at] == "》" or not _in_title(plain, start, found.at)):
            yield found._replace(end=match.end())


def _in_title(plain: str, start: int, at: int) -> bool:
    """Whether a place stands between 《 and 》: the year is of a paper's name."""
    opened = plain.rfind("《", start, at)
    return opened >= 0 and plain.find("》", opened, at) < 0


def _event(match: re.Match[str], plain: str, plan: Plan) -> Governs | None:
    at = match.start()
    if match["from"]:
        last = int(match["to"])
        over = plan.made and last < plan.made
        return Governs(at, "past" if over else "target", 0 if over else last, "" if over else f"{match['from']}—{match['to']}")
    if match["year"]:
        return _year(match, plain, plan)
    if match["plan"]:
        return _five_years(match, plan)
    if match["span"]:
        return _span(match, plan)
    if match["yearly"]:
        return Governs(at, "yearly", 0, plan.period)
    if match["coming"]:
        last = last_ahead(match["years"], plan.made)
        return Governs(at, "target", last, f"{last - int(numeral(match['years']) or 0) + 1}—{last}" if last else "")
    if match["whole"]:
        return Governs(at, "target", plan.last) if plan.last else None
    if match["this"]:
        return Governs(at, "target", plan.made) if plan.made else Governs(at, "planned")
    if match["past"]:
        if AHEAD.search(plain, max(0, at - 6), at):
            return None
        return Governs(at, "past", 0 if match["past"] in PASSING else max(plan.made - 1, 1))
    return Governs(at, "planned")


def _year(match: re.Match[str], plain: str, plan: Plan) -> Governs | None:
    year, lead = int(match["year"]), match["lead"] or ""
    if lead in ("自", "从", "以", "比", "较", "与", "同", "由") or BASE_AFTER.match(plain, match.end()):
        return Governs(match.start(), "base", year)
    if match["month"] and lead not in ("到", "至") and not match["close"]:
        return None
    if lead == "于" and FOUNDED.search(plain, max(0, match.start() - 3), match.start()):
        return None
    if MONTHS.match(plain, match.end()):
        return Governs(match.start(), "past", year)
    if lead.startswith("截") and (not plan.made or year <= plan.made):
        return Governs(match.start(), "past", year)
    if year < (plan.made or plan.first or 0):
        return Governs(match.start(), "past", year)
    return Governs(match.start(), "target", year, soft=not lead and not match["close"])


def _span(match: re.Match[str], plan: Plan) -> Governs | None:
    years = stretch(match, plan.made, plan.first, plan.last)
    if years is None:
        return None
    period = f"{years[0]}—{years[1]}" if years[0] else ""
    return Governs(match.start(), "target", years[1], period, soft=not aimed(match))


def _five_years(match: re.Match[str], plan: Plan) -> Governs | None:
    """A five-year plan's time."""
    last = last_of(match["plan"])
    phase = match["phase"] or ""
    if phase == "以来" or (plan.made and (last < plan.made or (last == plan.made and "末" not in phase))):
        return Governs(match.start(), "past", last)
    if phase in ("初期", "前期", "规划") or (not phase and not AIMED.match(match.string, match.end())):
        return None
    return Governs(match.start(), "target", last, "" if "末" in phase else f"{last - 4}—{last}")
