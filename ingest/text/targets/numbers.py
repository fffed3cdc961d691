"""Numbers as papers write them: 1,200 · 1.5 · 三千五百 · 贰佰万 · 一点五亿 · 百分之三十."""

from __future__ import annotations

from decimal import Decimal

from ontology.values import SCALES, numeral
from ontology.values.numerals import Doubtful

DIGITS = r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?"
ONES = "一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾"
HAN = rf"[{ONES}][{ONES}零〇百千万亿佰仟萬億]*(?:点[零一二三四五六七八九]+[万亿]*)?"
NUMBER = rf"(?:{DIGITS}|{HAN})"
SCALE = r"万亿|百万|千万|百亿|千亿|十万|十亿|亿|万|千(?![瓦米克伏分])|百(?!分)"


def number(written: str, scale: str = "") -> Decimal | None:
    """The number that a match of NUMBER with its scale says; None where numerals may be read in two ways."""
    factor = SCALES[scale] if scale else 1
    if written[0].isdecimal():
        return Decimal(written.replace(",", "")) * factor
    try:
        said = numeral(written)
    except Doubtful:
        return None
    return None if said is None else said * factor
