"""What a cell says of an amount: the number, what stands behind it, and whether it is only about that much."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from ontology.errors import Refusal, issue
from ontology.values.numbers import NUMBER, credible
from ontology.values.numerals import SIGNS, Doubtful, numeral
from ontology.values.text import plain_width

ABOUT = re.compile(r"^(?:大约|大概|约为|约|近|≈|~)|(?:左右|上下)$")
BOUND = re.compile(
    r"^(?:不少于|不低于|不小于|不足|不到|不超过|不高于|不大于|至少|至多|最多|最少|超过|超|逾|大于|高于|多于|少于|低于|小于|[><≥≤≧≦]=?)"
    r"|(?:及?以上|及?以下|以内|之内)$"
)
LOOSE = re.compile(r"^(?:余|多|几|来)")
N = rf"[\d{SIGNS}][\d{SIGNS},.]*"
RANGE = re.compile(rf"[^\d{SIGNS}]{{0,4}}{N}\D{{0,6}}?\s*[-~〜—–－至到]+\s*(?!0\d){N}\D*")
WORDED = re.compile(r"^(百分之|千分之)(.+)$")
SHARES = {"百分之": "%", "千分之": "‰"}
MONEY = re.compile(r"^(?:人民币|RMB|CNY|[￥¥])\s*")
WHOLE = re.compile(r"(?<=元)(?:[整正]|[(]?人民币[)]?)$")
SPOKEN = re.compile(f"[{SIGNS}]+")
MIXED = re.compile(r"(\d+)亿(\d{1,4})万|(\d+)万([1-9])千")
"""Digits and scales in turn: 1亿2000万, 3万5千."""
GLUED = re.compile(r"[\d,._]")
"""What can't follow a number as its unit."""
FOOTNOTE = "No"
"""The Unicode category of ², ① and the like, which are neither digits of the number nor its unit."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what is written behind it (a unit, perhaps with a scale before: 万, 万元, 千亩).

    `scale` is the last sign of a number in numerals where that is 万 or 亿; `about`: the text calls it a rough one; `spoken`: it
    is written in numerals, which may be mere words (一大笔钱).
    """

    number: Decimal
    unit: str = ""
    scale: str = ""
    about: bool = False
    spoken: bool = False


def amount(written: str) -> Amount:
    """The amount that a cell says. Raises Refusal LT-NUM-01 (none), -03 (absurd), -05 (a bound), -06 (a range), -07 (doubtful)."""
    text = plain_width(written).replace("−", "-")
    if NUMBER.fullmatch(text):
        return Amount(credible(Decimal(text.replace(",", "")), written))
    if BOUND.search(text):
        raise Refusal(issue("LT-NUM-05", value=written))
    if RANGE.fullmatch(text):
        raise Refusal(issue("LT-NUM-06", value=written))
    bare = ABOUT.sub("", text).strip()
    found = _worded(bare, written) if WORDED.match(bare) else _paid(bare, written)
    return replace(found, number=credible(found.number, written), about=bare != text)


def _worded(text: str, written: str) -> Amount:
    """百分之二十, 千分之3."""
    match = WORDED.match(text)
    assert match is not None
    share = _counted(match[2], written)
    if share.unit:
        raise Refusal(issue("LT-NUM-01", value=written))
    return Amount(share.number, SHARES[match[1]])


def _paid(text: str, written: str) -> Amount:
    """An amount that may name its money before the number; ¥5万 is 5万元."""
    bare = MONEY.sub("", text)
    found = _counted(WHOLE.sub("", bare), written)
    named = bare == text or found.unit.endswith("元")
    return found if named else replace(found, unit=f"{found.unit}元")


def _counted(text: str, written: str) -> Amount:
    """A number in digits or numerals at the beginning, and the rest."""
    if match := MIXED.match(text):
        return _ended(*_mixed(match), text[match.end() :], written)
    if match := NUMBER.match(text):
        rest = text[match.end() :]
        if GLUED.match(rest) or unicodedata.category(rest[:1] or " ") == FOOTNOTE:
            raise Refusal(issue("LT-NUM-07" if rest[0] == "," and "." in match[0] else "LT-NUM-01", value=written))
        return _ended(Decimal(match[0].replace(",", "")), "", rest, written)
    if match := SPOKEN.match(text):
        try:
            number = numeral(match[0])
        except Doubtful:
            raise Refusal(issue("LT-NUM-07", value=written)) from None
        if number is not None:
            scale = match[0][-1] if match[0][-1] in "万亿萬億" else ""
            return replace(_ended(number, scale, text[match.end() :], written), spoken=True)
    raise Refusal(issue("LT-NUM-01", value=written))


def _mixed(match: re.Match[str]) -> tuple[Decimal, str]:
    if match[1]:
        return Decimal(match[1]) * 10**8 + Decimal(match[2]) * 10**4, "万"
    return Decimal(match[3]) * 10**4 + Decimal(match[4]) * 10**3, "万"


def _ended(number: Decimal, scale: str, rest: str, written: str) -> Amount:
    """The amount with its unit; 500余人 and 1000多万元 are bounds."""
    unit = rest.strip()
    if LOOSE.match(unit):
        raise Refusal(issue("LT-NUM-05", value=written))
    return Amount(number, unit, scale)
