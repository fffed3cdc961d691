"""How likely signs are Chinese as it is written today, which signs are traditional, and the simplified reading of equal length."""

from __future__ import annotations

import re
from functools import cache
from operator import ne
from unicodedata import normalize

from opencc import OpenCC

CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
TRADITIONAL = 0.05
"""So large a share of traditional signs makes a text one in traditional signs; names have a few."""


@cache
def _daily() -> frozenset[str]:
    """The 3,755 signs of GB 2312's first level: what nearly all of any text is made of."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(sign for pair in rows for sign in pair.decode("gb2312", "ignore"))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def share_of_daily(text: str) -> float:
    """Which share of a text's Chinese signs are everyday ones: above 0.95 for texts, below 0.7 for garbled ones."""
    signs = CHINESE.findall(text)
    return sum(map(_daily().__contains__, signs)) / len(signs) if signs else 0.0


RADICALS = {code: plain for code in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))
            if len(plain := normalize("NFKC", chr(code))) == 1 and plain != chr(code)}  # fmt: skip
"""Radicals that stand for whole signs in what a browser prints (⽰ for 示), and the signs."""
RADICAL = re.compile(f"[{''.join(map(chr, RADICALS))}]")


def folded(text: str) -> str:
    """The text with signs in place of radicals that look like them; offsets stay."""
    return text.translate(RADICALS) if RADICAL.search(text) else text


def simplified(text: str) -> str:
    """The text in simplified signs, sign for sign: offsets stay."""
    whole: str = _converter().convert(text)
    if len(whole) == len(text):
        return whole
    return "".join(one if len(one := _sign(sign)) == 1 else sign for sign in text)


@cache
def _sign(sign: str) -> str:
    converted: str = _converter().convert(sign)
    return converted


def traditional_share(text: str, reading: str) -> float:
    """Which share of the Chinese signs differs from the simplified reading."""
    signs = 0 if text == reading else len(CHINESE.findall(text))
    return sum(map(ne, text, reading)) / signs if signs else 0.0
