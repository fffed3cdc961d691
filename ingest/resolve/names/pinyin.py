"""Pinyin of Chinese texts. Needs pypinyin (extra `pinyin`); without it every text is silent."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


def sound(text: str) -> str:
    """The pinyin of a text in capitals, without tones or spaces; empty without pypinyin."""
    return "".join(syllables(text))


def syllables(text: str) -> list[str]:
    """The pinyin of each sign of a text in capitals, without tones; nothing without pypinyin."""
    if not installed():
        return []
    from pypinyin import lazy_pinyin

    return [one.upper() for one in lazy_pinyin(text)]


@cache
def installed() -> bool:
    """Whether pypinyin is there."""
    return find_spec("pypinyin") is not None
