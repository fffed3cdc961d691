"""Sums of money and shares as official papers write them: 50万元, 10、50、200万元, 10万元—100万元, 百元/亩, 10%, 5‰, 五成."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.text.scanning import matches
from ontology.values.numbers import canonical_decimal
from ontology.values.numerals import SIGNS, Doubtful, numeral

DIGITS = r"\d{1,15}(?:,\d{3}){0,4}(?:\.\d{1,9})?"
SPOKEN = rf"[{SIGNS}]+"
SIZES = {"元": 1, "百元": 100, "千元": 1000, "万": 10**4, "万元": 10**4, "百万元": 10**6, "千万": 10**7, "千万元": 10**7,
         "亿": 10**8, "亿元": 10**8}  # fmt: skip
SHARES = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "个百分点": Decimal("0.01"), "成": Decimal("0.1")}
ENDS = r"(?=\s*(?:[、,。;:和及与或的至到\-—~～/()>]|人民币|以[上下内]|不等|一次|奖|补|资助|支持|$))"
UNIT = rf"(?:[百千]?万?元(?!/?美)|亿元|[百千]?[万亿]{ENDS})"
SHARE = r"(?:%|‰|个百分点|成(?=[的,。;、以给予补贴奖比计]|$))"
TO = r"\s*[-—~～至到－–]+\s*"
NUMBER = re.compile(
    rf"(?P<low>(?:{DIGITS})\s*(?:{UNIT}|{SHARE})?{TO})?"
    rf"(?:(?P<digits>(?<![\d.]){DIGITS})\s*(?:(?P<unit>{UNIT})|(?P<share>{SHARE})"
    rf"|(?=(?:\s*[、,]\s*(?:{DIGITS})){{0,8}}\s*[、和及与]\s*(?:{DIGITS})\s*(?P<later>万元|亿元|元|%)))"
    rf"|(?P<spoken>{SPOKEN})(?P<size>元(?!/?美))|百分之(?P<part>{SPOKEN})|(?P<tenths>[一二三四五六七八九])成(?=[的,。;、以给予补贴奖比计]|$))"
    r"(?P<per>\s*/\s*(?:(?:㎡|(?![和及与或给予的按])[\u4e00-\u9fff]){1,4}(?:[·./][\u4e00-\u9fff]{1,2})*))?",
    re.MULTILINE,
)
GOES_ON = r"(?=[\d,.]*\s*(?:[百千万亿元%‰成\-—~～至到－–、,和及与]|个百))"
"""What must stand behind digits: a unit, the rest of a range or of a list; a date or a count has none."""
BEGINS = re.compile(rf"[\d{SIGNS}](?:(?<=\d)(?:(?<!\d\d)|(?=\d{{14}}(?!\d))){GOES_ON}|(?<=[{SIGNS}])(?:[{SIGNS}]*元|分之|成))")
"""How each of them begins: the first digit, or numerals before what they may count; of a very long row of digits the last 15."""


@dataclass(slots=True, unsafe_hash=True)
class Number:
    """A sum in 元, or a share as a fraction (`share`), where it stands; `low` is the lower end of a range, `per` what it is paid
    for each of (亩, 平方米·月)."""

    start: int
    end: int
    value: str
    share: bool
    low: str = ""
    per: str = ""


def numbers(text: str) -> Iterator[Number]:
    """Every sum and share of a text whose signs are of half width."""
    for match in matches(NUMBER, BEGINS, text):
        value = _value(match)
        if value is not None:
            unit = match["unit"] or match["later"] or ""
            share = bool(match["share"] or match["part"] or match["tenths"] or unit == "%")
            per = (match["per"] or "").strip().lstrip("/").strip()
            yield Number(match.start(), match.end("per") if match["per"] else match.end(), canonical_decimal(value), share,
                         (match["low"] or "").strip(" -—~～至到－–"), per)  # fmt: skip


def _value(match: re.Match[str]) -> Decimal | None:
    if match["digits"]:
        number = Decimal(match["digits"].replace(",", ""))
        unit = match["unit"] or match["share"] or match["later"]
        return number * (SHARES[unit] if unit in SHARES else SIZES[unit])
    written = match["spoken"] or match["part"] or match["tenths"]
    try:
        found = numeral(written)
    except Doubtful:
        return None
    if found is None or match["spoken"]:
        return found
    return found * (SHARES["%"] if match["part"] else SHARES["成"])
