"""Numbers in names: 第二十, 第20 and 二〇 are one; 一厂 and 二厂 are two organisations."""

from __future__ import annotations

import re
from functools import lru_cache

DIGITS = {sign: at for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "0123456789") for at, sign in enumerate(row)}
DIGITS["两"] = 2
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
LONGEST = 18
"""Digits of a number that are read; longer ones are none that tell organisations apart."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
NUMERAL = f"[{''.join(DIGITS)}{''.join(TENS)}]"
NUMBER = re.compile(f"第?(?:{NUMERAL}+|[{STEMS}])")
ORDINAL = re.compile(f"(?<=第){NUMERAL}+|{NUMERAL}+(?=[厂所局院队处站校]|分厂|分公司|工厂|医院|中学|小学)")
"""Numbers that tell one organisation from its like; elsewhere they may be of a 字号 (360, 三一)."""


def value(text: str) -> int:
    """What a number says (二十 → 20, 二〇四 → 204, 乙 → 2)."""
    if text in STEMS:
        return STEMS.index(text) + 1
    if not any(sign in TENS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text)[-LONGEST:])
    total, digits = 0, ""
    for sign in text:
        if sign in TENS:
            total, digits = total + int(digits[-LONGEST:] or "1") * TENS[sign], ""
        else:
            digits += str(DIGITS[sign])
    return total + int(digits[-LONGEST:] or "0")


def in_chinese(number: int) -> str:
    """A number as it is written in names: 二十 below a hundred, 七〇四 from there on."""
    tens, ones = divmod(number, 10)
    if number >= 100 or not tens:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    return ("" if tens == 1 else in_chinese(tens)) + "十" + (in_chinese(ones) if ones else "")


def with_chinese_ordinals(text: str) -> str:
    """The text with its ordinals in Chinese (第20研究所, 2厂, 七0四所); pure Chinese ones stay as they are (第一百货)."""
    return ORDINAL.sub(_chinese, text) if not UNUSUAL.isdisjoint(text) else text


UNUSUAL = frozenset("0123456789零壹贰叁肆伍陆柒捌玖拾佰")


def _chinese(found: re.Match[str]) -> str:
    return in_chinese(value(found[0])) if not UNUSUAL.isdisjoint(found[0]) and len(found[0]) < 5 else found[0]


@lru_cache(maxsize=1 << 14)
def numbers_of(text: str) -> tuple[str, tuple[int, ...]]:
    """The text without its numbers, and the numbers in order."""
    return NUMBER.sub("", text), tuple(value(found.removeprefix("第")) for found in NUMBER.findall(text))


def numbers_differ(one: str, other: str) -> bool:
    """Whether two texts are equal but for numbers: 一厂/二厂, 第三/第五, 第二/nothing."""
    if one == other:
        return False
    (rest, numbers), (other_rest, others) = numbers_of(one), numbers_of(other)
    return rest == other_rest and numbers != others
