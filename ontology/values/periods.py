"""Reporting periods: a date, a quarter or half of a year, or two dates joined; kept as a date or as `from/to`."""

from __future__ import annotations

import re

from ontology.errors import Refusal, issue
from ontology.values.dates import OPEN, YEAR, Reading, century, first_day, last_day, plain, read_date

JOIN = re.compile(r"[—–~〜～至到]+|(?<=[年月日号度])-|/(?=\d{4})|(?<=^\d{4})-(?=\d{4}年?度?$)|(?<=^\d{4}[./]\d)-(?=\d{4}[./])"
                  r"|(?<=^\d{4}[./]\d\d)-(?=\d{4}[./])")  # fmt: skip
QUARTER = re.compile(rf"{YEAR}年?(?:第?([1-4])季度?|-?[Qq]([1-4]))|[Qq]([1-4])[-/ ]?(\d{{4}})年?", re.ASCII)
HALF = re.compile(rf"{YEAR}年?([上下])半年|{YEAR}-?[Hh]([12])", re.ASCII)
MONTHS = re.compile(rf"{YEAR}年(\d{{1,2}})月?(?:[-—–~〜至到]+)(\d{{1,2}})月份?", re.ASCII)
FIRST_QUARTERS = re.compile(rf"{YEAR}年?前([23])季度", re.ASCII)


def period(written: str) -> str:
    """A reporting period: a date, a quarter or half of a year, or two dates joined by — – ~ 至 or /, kept as `from/to`.

    Raises as `date`, and Refusal LT-DATE-04 (wrong way round), LT-DATE-09 (no end).
    """
    return read_period(written).value


def read_period(written: str) -> Reading:
    """As `period`, with the note on how it was read."""
    text = plain(written)
    if months := _months(text):
        year, first, last = months
        if not 1 <= first <= last <= 12:
            raise Refusal(issue("LT-DATE-04" if 1 <= last < first <= 12 else "LT-DATE-02", value=written))
        return Reading(f"{century(year):04d}-{first:02d}/{century(year):04d}-{last:02d}", "LT-DATE-11" if len(year) == 2 else "")
    ends = [part for part in JOIN.split(text) if part]
    if ends and ends[-1] in OPEN:
        raise Refusal(issue("LT-DATE-09", value=written))
    if len(ends) != 2:
        return read_date(written)
    start, end = map(read_date, ends)
    if first_day(start.value) > last_day(end.value):
        raise Refusal(issue("LT-DATE-04", value=written))
    return Reading(f"{start.value}/{end.value}", start.note or end.note)


def _months(text: str) -> tuple[str, int, int] | None:
    """Year, first and last month of a quarter, a half, the first quarters, or a span of months within one year."""
    if match := QUARTER.fullmatch(text):
        quarter = int(match[2] or match[3] or match[4])
        return match[1] or match[5], 3 * quarter - 2, 3 * quarter
    if match := HALF.fullmatch(text):
        first = 1 if "上" in (match[2] or "") or match[4] == "1" else 7
        return match[1] or match[3], first, first + 5
    if match := FIRST_QUARTERS.fullmatch(text):
        return match[1], 1, 3 * int(match[2])
    if match := MONTHS.fullmatch(text):
        return match[1], int(match[2]), int(match[3])
    return None
