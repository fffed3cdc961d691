"""When two ways to write the same thing count as one: names, numbers of parts, amounts with units, periods."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import cache

from ingest.text.units import EXACT, UNITS
from ontology.turtle import load_ontology
from ontology.units import Units, units_of
from ontology.values import SCALES

MEANINGLESS = re.compile(r"[\W_的]+")
"""What doesn't matter in a name: spaces, punctuation, quotes, 的."""
DASHES = re.compile(r"[—–\-~～至到]+")
POINTS, FRACTION = "百分点", "1"
"""A change of a share by points is kept as a fraction too, as the comparator says that it is a change."""
NUMERALS = re.compile(r"[\s、.．。﹒]")


@cache
def plain(name: str) -> str:
    """A name without what doesn't matter in it: 高新技术 “企业” → 高新技术企业."""
    return MEANINGLESS.sub("", unicodedata.normalize("NFKC", name)).lower()


def alike(one: str, other: str) -> bool:
    """Whether two names mean one thing: equal, or one holds the other and is at most twice as long."""
    first, second = sorted((plain(one), plain(other)), key=len)
    return bool(first) and first in second and len(second) <= 2 * len(first)


def number_of_part(written: str) -> str:
    """A part's number as it is compared: 三（二） 1. → 三(二)1."""
    return NUMERALS.sub("", unicodedata.normalize("NFKC", written))


def same_part(gold: str, found: str) -> bool:
    """Whether a number means the part: it is the same, or ends with it (二(一)12 is 12, not 2)."""
    ours, theirs = number_of_part(gold), number_of_part(found)
    if not ours or not theirs.endswith(ours):
        return False
    before = theirs[: -len(ours)]
    return not (before and before[-1].isdigit() and ours[0].isdigit())


def amount(value: str, unit: str) -> tuple[Decimal, str] | None:
    """A number in the base of its unit, None where it is no number: 5.6 万张 → 56000 张, 3 亿元 → 300000000 元."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    for scale in ("", *sorted(SCALES, key=len, reverse=True)):
        bare = unit.removeprefix(scale)
        if unit.startswith(scale) and (_units().find(bare) or bare in UNITS or scale):
            said, factor, _ = UNITS.get(bare, (bare, Decimal(1), "")) if _units().find(bare) is None else (bare, Decimal(1), "")
            based, base = _units().in_base(str(number * factor), said)
            share = Decimal("0.01") if base == POINTS else Decimal(1)
            return EXACT.multiply(based * SCALES.get(scale, 1), share).normalize(), FRACTION if base == POINTS else base
    return number.normalize(), unit


def same_amount(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two numbers with their units are one amount."""
    first = amount(*one)
    return first is not None and first == amount(*other)


def period(written: str) -> str:
    """A period as it is compared: 2019～2021年 → 2019-2021."""
    return DASHES.sub("-", unicodedata.normalize("NFKC", written)).replace("年", "").replace(" ", "")


@cache
def _units() -> Units:
    return units_of(load_ontology())
