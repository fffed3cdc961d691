"""Numbers in Chinese numerals: 三百二十一, 一千万, 一点五亿, 壹仟万; what may be read in two ways is no number. And written so."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

FORMAL = str.maketrans("〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億两", "零零一二三四五六七八九十百千万亿二")
DIGITS = "零一二三四五六七八九"
SIGNS = "零〇○一二三四五六七八九十百千万亿两点壹贰叁肆伍陆柒捌玖拾佰仟萬億"
"""Every sign that a numeral may hold."""
SCALES = {
    "十": 10, "百": 100, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
"""What may stand between a number in digits and its unit."""
SECTION = re.compile("(?:([一-九])千)?(零)?(?:([一-九])百)?(零)?(?:([一-九])?(十))?(零)?([一-九])?".replace("一-九", DIGITS[1:]))
BY_PLACE = re.compile(f"[{DIGITS}]{{4,}}|[{DIGITS[1:]}]零[{DIGITS}]*")


class Doubtful(ValueError):
    """A numeral that people read in two ways, such as 三百二 (320 or 302)."""


@lru_cache(maxsize=4096)
def numeral(written: str) -> Decimal | None:
    """The number that Chinese numerals say; None where they say none. Raises Doubtful where they may say two."""
    text = written.translate(FORMAL)
    whole, point, rest = text.partition("点")
    if point:
        return _with_fraction(whole, rest)
    if BY_PLACE.fullmatch(text):
        return Decimal("".join(str(DIGITS.index(sign)) for sign in text))
    number = _whole(text)
    return None if number is None else Decimal(number)


def in_numerals(value: int) -> str:
    """A whole number from 1 to 999 as papers count: 十, 二十一, 一百零二."""
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    said = DIGITS[hundreds] + "百" if hundreds else ""
    if tens:
        said += ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    elif hundreds and ones:
        said += "零"
    return said + (DIGITS[ones] if ones else "")


def _with_fraction(whole: str, rest: str) -> Decimal | None:
    """一点五 and 一点五亿: digits after the point, then perhaps one scale."""
    fraction = rest.rstrip("十百千万亿")
    scale = rest[len(fraction) :]
    number = _whole(whole)
    if number is None or not fraction or any(sign not in DIGITS for sign in fraction) or (scale and scale not in SCALES):
        return None
    digits = "".join(str(DIGITS.index(sign)) for sign in fraction)
    return Decimal(f"{number}.{digits}") * SCALES.get(scale, 1)


def _whole(text: str, scales: str = "亿万") -> int | None:
    """A whole number by its parts before and after 亿, then 万. Raises Doubtful for 一万二."""
    if not scales:
        return _section(text) if text else None
    head, scale, tail = text.rpartition(scales[0])
    if not scale:
        return _whole(text, scales[1:])
    if len(tail) == 1 and tail in DIGITS[1:]:
        raise Doubtful(text)
    upper, lower = _whole(head, scales[1:]), _whole(tail, scales[1:]) if tail else 0
    return None if not upper or lower is None else upper * SCALES[scale] + lower


def _section(text: str) -> int | None:
    """A number below ten thousand. Raises Doubtful for 三百二."""
    if text == "零":
        return 0
    match = SECTION.fullmatch(text)
    if not match or text.endswith("零"):
        return None
    thousands, _, hundreds, _, tens, ten, _, ones = match.groups()
    if ones and (thousands or hundreds) and not ten and "零" not in text:
        raise Doubtful(text)
    parts = ((thousands, 1000), (hundreds, 100), (tens or ("一" if ten else ""), 10), (ones, 1))
    return sum(DIGITS.index(sign) * size for sign, size in parts if sign)
