"""Dates as papers write them: 2019年8月21日, 二〇一九年八月二十一日, 2019-08-21; as ISO, with the precision they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ontology.values import numeral

ROUND = str.maketrans("Oo0", "〇〇〇")
"""What stands for a zero among numerals: 二00五年, 二OO五年."""
FIGURE = "0-9〇零Oo一二三四五六七八九"
YEAR = rf"(?P<y>[{FIGURE}] ?[{FIGURE}] ?[{FIGURE}] ?[{FIGURE}]) ?年"
WRITTEN = rf"{YEAR}(?: ?(?P<m>[{FIGURE}十]{{1,3}}) ?月(?: ?(?P<d>[{FIGURE}十廿卅]{{1,4}}) ?日)?)?"
SHORT = r"(?P<sy>(?:19|20)\d\d) ?[-./] ?(?P<sm>\d{1,2})(?: ?[-./] ?(?P<sd>\d{1,2}))?(?!\d)"
DATE = re.compile(f"(?:{WRITTEN}|{SHORT})")
BARE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""The same without names of groups, for use in other patterns."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date where it stands: `iso` is 2019, 2019-08 or 2019-08-21."""

    start: int
    end: int
    iso: str


def dates_in(even: str, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """The dates of an evened text; what no calendar has is passed over."""
    for match in DATE.finditer(even, start, len(even) if end is None else end):
        if iso := _iso(match):
            yield Dated(match.start(), match.end(), iso)


def _iso(match: re.Match[str]) -> str:
    year, month, day = (match["y"] or match["sy"], match["m"] or match["sm"], match["d"] or match["sd"])
    parts = [_year(year), *(small(part) for part in (month, day) if part)]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        return ""
    return "-".join(f"{part:0{4 if not at else 2}}" for at, part in enumerate(parts))


def _year(said: str) -> int:
    return _number(said.replace(" ", ""))


def small(said: str) -> int:
    """A number below a hundred in either writing: 8, 八, 十二, 二十一, 廿一, 〇八; 0 for anything else."""
    return _number(said.replace("廿", "二十").replace("卅", "三十").strip())


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else int(numeral(said.translate(ROUND)) or 0)


def later(iso: str, *, days: int = 0, months: int = 0) -> str:
    """A full date so many days and months later; of a date without a day or month, the same precision by years only."""
    if len(iso) < 10:
        return f"{int(iso[:4]) + months // 12:04}{iso[4:]}" if not days and months % 12 == 0 else ""
    year, month, day = map(int, iso.split("-"))
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    while True:
        try:
            return (date(year, month, day) + timedelta(days=days)).isoformat()
        except ValueError:
            day -= 1
