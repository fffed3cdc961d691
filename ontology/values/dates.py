"""Dates as people write them, with the precision they were written in: 2019, 2019-08 or 2019-08-21."""

from __future__ import annotations

import calendar
import datetime
import re
from functools import lru_cache
from typing import NamedTuple

from ontology.errors import Refusal, issue
from ontology.values.numerals import DIGITS, Doubtful, numeral
from ontology.values.text import plain_width

YEAR = r"(\d{4}|\d{2}(?=年))"
DATE = re.compile(rf"{YEAR}(?:[-/.年](\d{{1,2}})(?:[-/.月](\d{{1,2}}))?)?(?:年度?|月份?|[日号])?", re.ASCII)
ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
"""Dates that are canonical as they are written."""
COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?", re.ASCII)
SHORT = re.compile(r"(\d\d)(\d\d)(\d\d)", re.ASCII)
SERIAL = re.compile(r"([2-7]\d{4}|80000)(?:\.\d+)?", re.ASCII)
EPOCH = datetime.date(1899, 12, 30)
"""The day before the first day of a spreadsheet's count, one earlier for the 29 February 1900 that it counts too."""
CLOCK = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$", re.ASCII)
SEPARATED = re.compile(r"\s*([-/.年月日号季])\s*")
SPOKEN = re.compile(f"[〇○{DIGITS}十廿]+")
PART_OF_YEAR = re.compile(
    rf"{YEAR}年{{0,2}}(?:初|中|底|末|中期|[上下]半年|前[23]季度|(?:第?[1-4]季度?|-?[Qq][1-4]))(?:前后)?", re.ASCII)
PART_OF_MONTH = re.compile(rf"{YEAR}[-/.年](\d{{1,2}})月?(?:初|中|底|末|[上中下]旬)", re.ASCII)
OPEN = frozenset({"至今", "今", "现在", "长期", "长期有效", "永久", "永久有效", "无固定期限", "无期限", "无限期", "不限期"})
CENTURY = 50
"""A year of two digits is of this century below, of the last one from here on."""


class Reading(NamedTuple):
    """A canonical value, and the code of the note that tells how it was read where that is not plain."""

    value: str
    note: str = ""


def date(written: str) -> str:
    """A date with the precision it was written in: 2019, 2019-08 or 2019-08-21; 2019.0 is a year that a spreadsheet took for a
    number. Raises Refusal LT-DATE-01/02/10."""
    return _read(written).value


def read_date(written: str) -> Reading:
    """As `date`, for a cell of a column of dates: a serial number of a spreadsheet (43698) is one as well, and notes are kept.

    A part of a year or month (年底, 三季度, 上旬) is read as the year or month: the ledger knows no finer word for it.
    """
    if ISO.fullmatch(written):
        return Reading(_canonical(tuple(written.split("-")), written))
    text = plain_width(written)
    if match := SERIAL.fullmatch(text):
        return Reading((EPOCH + datetime.timedelta(days=int(match[1]))).isoformat(), "LT-DATE-06")
    return _read(written)


def open_ended(written: str) -> bool:
    """Whether a cell says that there is no end: 长期, 至今."""
    return plain_width(written) in OPEN


def plain(written: str) -> str:
    """A date's text with digits for numerals, and without a clock time and spaces around its signs."""
    text = SEPARATED.sub(r"\1", CLOCK.sub("", plain_width(written)))
    return text if text.isascii() else SPOKEN.sub(lambda match: _digits(match, text), text)


def _digits(match: re.Match[str], text: str) -> str:
    """A year digit by digit, any other number by its value; what is neither stays."""
    said = match[0].replace("〇", "零").replace("○", "零").replace("廿", "二十")
    if text[match.end() : match.end() + 1] == "年" or len(said) == 4:
        return "".join(str(DIGITS.index(sign)) for sign in said) if all(sign in DIGITS for sign in said) else match[0]
    try:
        number = numeral(said)
    except Doubtful:
        return match[0]
    return match[0] if number is None else str(number)


def _read(written: str) -> Reading:
    text = plain(written)
    if len(text) == 6 and text.endswith(".0"):
        text = text[:4]
    if match := DATE.fullmatch(text):
        return Reading(_canonical(match.groups(), written), "LT-DATE-11" if len(match[1]) == 2 else "")
    if (match := COMPACT.fullmatch(text)) and (match[3] or exists(int(match[1]), int(match[2]), None)):
        _refuse_doubtful(text, match, written)
        return Reading(_canonical(match.groups(), written))
    if match := PART_OF_MONTH.fullmatch(text) or PART_OF_YEAR.fullmatch(text):
        return Reading(_canonical(match.groups(), written), "LT-DATE-07")
    raise Refusal(issue("LT-DATE-01", value=written))


def _refuse_doubtful(text: str, match: re.Match[str], written: str) -> None:
    """Six digits that may be year and month as well as year, month and day of two digits each are refused (LT-DATE-10)."""
    short = SHORT.fullmatch(text)
    if short and exists(century(short[1]), int(short[2]), int(short[3])):
        other = f"{century(short[1]):04d}-{short[2]}-{short[3]}"
        raise Refusal(issue("LT-DATE-10", value=written, read_as=f"{match[1]}-{match[2]}", other=other))


def _canonical(groups: tuple[str | None, ...], written: str) -> str:
    """The date of these parts. Raises Refusal LT-DATE-02 where the calendar has none such."""
    first, month, day = (*groups, None, None)[:3]
    assert first is not None
    year, rest = century(first), [None if part is None else int(part) for part in (month, day)]
    if not exists(year, *rest):
        raise Refusal(issue("LT-DATE-02", value=written))
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest if part is not None)])


def century(year: str) -> int:
    """A year of four digits, or of two that lack their century."""
    number = int(year)
    return number if len(year) == 4 else number + (2000 if number < CENTURY else 1900)


def exists(year: int, month: int | None, day: int | None) -> bool:
    """Whether the calendar has this day."""
    if not 1 <= year <= 9999 or (month is not None and not 1 <= month <= 12):
        return False
    return day is None or (month is not None and 1 <= day <= calendar.monthrange(year, month)[1])


@lru_cache(1 << 16)
def last_day(day: str) -> str:
    """The last day a date of any precision, or a `from/to` period, can mean: 2019 → 2019-12-31."""
    end = day.rsplit("/", 1)[-1]
    parts = [int(part) for part in end.split("-")]
    if len(parts) == 1:
        return f"{parts[0]:04d}-12-31"
    if len(parts) == 2:
        return f"{end}-{calendar.monthrange(parts[0], parts[1])[1]:02d}"
    return end


def first_day(day: str) -> str:
    """The first day a date of any precision, or a `from/to` period, can mean: 2019-08 → 2019-08-01."""
    start = day.split("/", 1)[0]
    return start + "-01" * (2 - start.count("-"))
