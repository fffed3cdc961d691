"""Number formats of spreadsheets: a stored number as it is shown, a date with the precision that its format shows."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache

from ontology.values import canonical_decimal

SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]')
"""Parts of a format that show no part of the value: literal text, spacing, colours, conditions."""
MONTHS = dict.fromkeys((27, 36, 50, 52, 57), "yyyy-m")
DAYS = dict.fromkeys((14, 15, 16, 28, 29, 30, 31, 51, 53, 54, 58), "yyyy-m-d")
TIMES = dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm:ss")
BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy", 22: "m/d/yy h:mm"} | MONTHS | DAYS | TIMES
"""Formats that have a number instead of a text; 27 to 36 and 50 to 58 as a Chinese Excel shows them."""
PLAIN, PERCENT, YEAR, MONTH, DAY, TIME = "", "%", "%Y", "%Y-%m", "%Y-%m-%d", "%H:%M:%S"
LAST_DAY = 2958465
"""The number of 9999-12-31."""
WHOLE = 10**15


@cache
def shown_as(format: str) -> str:
    """How a format shows numbers: one of PLAIN, PERCENT, YEAR, MONTH, DAY, TIME."""
    said = SILENT.sub("", format.split(";")[0]).lower()
    if "general" in said or "@" in said:
        return PLAIN
    if "%" in said:
        return PERCENT
    year, day, clock = "y" in said or "e" in said.replace("e+", ""), "d" in said, bool(re.search("[hs]", said))
    if day or (year and clock):
        return DAY
    if year:
        return MONTH if "m" in said else YEAR
    return TIME if clock else DAY if "m" in said else PLAIN


def number(text: str) -> str:
    """A stored number as a person would type it: fifteen digits are what a spreadsheet keeps, the rest is noise."""
    if text.isdigit():
        return text
    value = float(text)
    return str(int(value)) if value.is_integer() and abs(value) < WHOLE else f"{value:.15g}"


@lru_cache(1 << 16)
def displayed(text: str, shown: str, epoch: datetime) -> str:
    """A stored number as its format shows it; a date has no more precision than is shown. Raises ValueError for no number."""
    if not shown:
        return number(text)
    value = float(text)
    if shown == PERCENT:
        return canonical_decimal(Decimal(f"{value:.15g}") * 100) + "%"
    if not 0 <= value <= LAST_DAY:
        return number(text)
    return moment(value, shown, epoch)


def moment(value: float, shown: str, epoch: datetime) -> str:
    """Days since an epoch as a date or a time. Before March 1900 Excel counts a day that never was."""
    if value < 60 and epoch == WINDOWS and value >= 1:
        value += 1
    when = epoch + timedelta(seconds=round(value * 86400))
    if shown == TIME:
        return when.strftime(TIME)
    return written(when, shown)


WINDOWS, MACINTOSH = datetime(1899, 12, 30), datetime(1904, 1, 1)
"""Day 0 of the two calendars that a workbook may count by."""


def written(when: datetime, shown: str = DAY) -> str:
    """A date in this precision, and the time of day where it has one."""
    if shown in (YEAR, MONTH):
        return f"{when.year:04}" if shown == YEAR else f"{when.year:04}-{when.month:02}"
    return when.date().isoformat() if not (when.hour or when.minute) else when.isoformat(" ")
