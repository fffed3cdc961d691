"""Text with one way of writing each sign, the same length as before: offsets hold in both."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ingest.text.exchange import Exchange

BRACKETS = dict.fromkeys("〔【﹝「『〖„", "[") | dict.fromkeys("〕】﹞」』〗‟", "]")
ANGLES = dict.fromkeys("〈﹤", "<") | dict.fromkeys("〉﹥", ">")
SPACES = dict.fromkeys("\u3000\xa0\t\u2002\u2003\u2009\u200b\ufeff", " ")
DASHES = dict.fromkeys("—–‒―－～〜", "-")


def _table() -> dict[int, str]:
    wide = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F)}
    signs = {ord(sign): even for sign, even in (BRACKETS | ANGLES | SPACES | DASHES).items()}
    return wide | signs | {ord("○"): "〇", ord("Ο"): "〇", ord("◯"): "〇", ord("О"): "〇"}


EVEN = Exchange(_table())


@lru_cache(maxsize=4)
def evened(text: str) -> str:
    """Full-width signs as half-width ones, brackets of numbers as [ ], every space as one kind, every round zero as 〇."""
    return EVEN(text)
