"""Numbers with their units in a text: 10,000件 · 1.5个百分点以上 · 2—4个 · 两百亿元 · 百分之三十 · 300余家."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.text.lists import rows
from ingest.text.targets.numbers import NUMBER, ONES, SCALE, number
from ingest.text.targets.words import any_of
from ingest.text.units import EXACT, UNITS

AFTER = {row["written"]: row["comparator"] for row in rows("target_comparators") if row["place"] == "after"}
AFTER_WORD = "|".join(
    (
        any_of(one for one in AFTER if len(one) > 1),
        "内(?![容部外地生核存河资需销陆蒙贸科])",
        rf"(?:{any_of(one for one in AFTER if len(one) == 1 and one != '内')})(?=[^一-龥A-Za-z]|的|$)",
    )
)
"""A word of one sign is one only where nothing follows that it may begin: 339个起降点, 500亩内河."""
PER = r"/(?:万?人|[万亿]?元|亩|平方公里|公里|立方米|平方米|㎡|千瓦时|人|年|日|天|小时|户|m3|m³|吨|月|只|床)"
UNIT = rf"(?:{any_of(UNITS)})(?:{PER})*(?:·[年月])?"
RANGE = r"\s*(?:-{1,2}|~|至|到)\s*"
QUANTITY = re.compile(
    rf"(?=[\d百{ONES}])(?P<hundred>百分之)?(?<![A-Za-z\d.第零一二三四五六七八九十百千])(?P<one>{NUMBER})\s?(?P<more>[余多几])?(?P<scale>{SCALE})?"
    rf"(?P<more_two>[余多])?(?P<unit>\s?(?:{UNIT}))?"
    rf"(?:{RANGE}(?:百分之)?(?P<two>{NUMBER})\s?(?P<scale_two>{SCALE})?(?P<unit_two>\s?(?:{UNIT}))?)?(?:\s?(?P<after>{AFTER_WORD}))?"
)
PARTS = ("hundred", "one", "more", "scale", "more_two", "unit", "two", "scale_two", "unit_two", "after")
BOUND = re.compile(AFTER_WORD)
UNKNOWN = re.compile(r"(?!以[上内下])[一-龥]{1,3}?(?=以上|以内|以下|左右|[,;。、)]|$|\n)")
COMPARED = re.compile(r"(?:达到|达|突破|超过|不少于|不低于|增至|提高到|提升到|增加到|降至|控制在|至少)\s*$")
"""What shows that signs behind a number are a unit that the list does not know."""
LASTS = re.compile(r"(?:年限|寿命|年数)[^,;。\d]{0,8}\d+(?:\.\d+)?年$")
"""A number of years that something lasts (平均受教育年限达到10.8年), which is no date."""
NOT_A_UNIT = re.compile(r"[A-Za-z+×*年月日号时强#]|周|季度|亿?级|[:.]\d")
"""What may follow a bare number that then counts nothing here: dates, models, clock times."""
IDIOM = re.compile(r"[一二三](?:线(?!路)|次性|站式|体化|流)|二次(?=[一-龥]{2})")
"""Numerals that are parts of words."""
HAN_START = re.compile(r"[^\d]")
ONE = "一"
QUOTED = 10
"""Signs on either side within which the marks of a quoted name stand."""


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number with its unit: `start`–`end` its signs, `after_end` where 以上, 左右 and the like end, `after` what they say.

    `value` (and `upper` of a range) are in `unit`, the base unit of the written one; `kind` is count, money, share, measure,
    time, rank, times or bare (without a unit).
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    kind: str
    after: str
    after_end: int
    written: str
    spoken: bool


def quantities(plain: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """The quantities between two offsets of a half-width text, in order. A bare number is one only where no date or model
    follows; numerals without a unit are none."""
    for match in QUANTITY.finditer(plain, start, len(plain) if end is None else end):
        found = _quantity(match, plain)
        if found:
            yield found


def _quantity(match: re.Match[str], plain: str) -> Quantity | None:
    start, end = match.span()
    hundred, one, more, scale, more_two, written, two, scale_two, written_two, after = match.group(*PARTS)
    spoken = not one[0].isdecimal()
    if plain[end : end + 1] == "制" or (spoken and (IDIOM.match(plain, start) or _quoted(plain, start, end))):
        return None
    written_unit = (written_two or written or "").strip()
    if not written_unit and not hundred and not _stands_bare(match, plain, spoken):
        return None
    unit, factor, kind = _unit(written_unit, bool(hundred))
    if kind == "bare" and not after and (other := _unknown(plain, start, end)):
        stop = end + len(other)
        bound = BOUND.match(plain, stop)
        return Quantity(
            start, stop, number(one, scale or "") or Decimal(0), None, other, "measure", AFTER[bound.group()] if bound else "",
            bound.end() if bound else stop, plain[start:stop], spoken,
        )  # fmt: skip
    lower = number(one, scale or (scale_two if two and not written else None) or "")
    upper = number(two, scale_two or "") if two else None
    if lower is None or (two and upper is None):
        return None
    said = AFTER.get(after or "", "") or ("more_than" if more or more_two else "")
    stop = match.start("after") if after else end
    stop -= plain[stop - 1] == " "
    return Quantity(
        start, stop, _times(lower, factor), None if upper is None else _times(upper, factor), unit, kind, said, end,
        plain[start:stop], spoken,
    )  # fmt: skip


def _times(value: Decimal, factor: Decimal) -> Decimal:
    return EXACT.multiply(value, factor)


def _quoted(plain: str, start: int, end: int) -> bool:
    """Whether numerals stand within quotation marks, as a part of a name (“最多跑一次”)."""
    opened = plain.rfind("“", max(0, start - QUOTED), start)
    return opened >= 0 and plain.find("”", opened, start) < 0 and plain.find("”", end, end + QUOTED) >= 0


def _unknown(plain: str, start: int, end: int) -> str:
    """A unit that the list does not know: what stands between a compared number and its clause's end."""
    if LASTS.search(plain, max(0, start - 14), end + 1):
        return "年"
    found = UNKNOWN.match(plain, end) if COMPARED.search(plain, max(0, start - 4), start) else None
    return found.group() if found else ""


def _stands_bare(match: re.Match[str], plain: str, spoken: bool) -> bool:
    """Whether a number without a unit is one: not in numerals, and no date, model or clock time."""
    end = match.end("scale") if match["scale"] else match.end("one")
    dated = NOT_A_UNIT.match(plain, end) and not LASTS.search(plain, max(0, match.start() - 14), end + 1)
    return not spoken and not dated


def _unit(written: str, hundred: bool) -> tuple[str, Decimal, str]:
    """Base unit, factor and kind of a written unit; a ratio of units (件/万人) is kept as written."""
    if hundred:
        return "比例", Decimal("0.01"), "share"
    if not written:
        return "", Decimal(1), "bare"
    if written in UNITS:
        return UNITS[written]
    return written, Decimal(1), "money" if written.startswith("元") else "measure"
