"""One way of writing each sign: full-width ones as a keyboard has them, dashes and brackets alike; as long as before, so that
offsets hold in both."""

from __future__ import annotations

from functools import lru_cache

from ingest.text.exchange import Exchange
from ontology.values.text import KEYBOARD

DASHES = "—–‒―－～〜"
SPACES = "\t\u200b\ufeff"
OPEN, CLOSED = "〔【﹝", "〕】﹞"
"""Brackets that a paper's number, a year or an aside stands in."""
ROUND = dict.fromkeys("○ΟО◯", "〇")
SIGNS = {**dict(zip("∼﹣−．：", "~--.:", strict=True)), **dict.fromkeys(DASHES, "-"), "～": "~", "〜": "~"}
LINES = {
    **dict.fromkeys(DASHES, "-"), **dict.fromkeys(SPACES, " "), **ROUND, **dict.fromkeys("〈﹤", "<"), **dict.fromkeys("〉﹥", ">"),
    **dict.fromkeys(f"{OPEN}「『〖„", "["), **dict.fromkeys(f"{CLOSED}」』〗‟", "]"),
}  # fmt: skip


def _exchange(signs: dict[str, str]) -> Exchange:
    return Exchange({**KEYBOARD, **{ord(sign): even for sign, even in signs.items()}})


KEYED = _exchange({})
MEASURED = _exchange({**SIGNS, **dict.fromkeys(OPEN[:2], "("), **dict.fromkeys(CLOSED[:2], ")")})
EVEN = _exchange(LINES)


def keyed(text: str) -> str:
    """The text with the signs of a keyboard."""
    return KEYED(text)


def half_width_signs(text: str) -> str:
    """The text with half-width digits, letters, commas, brackets and dashes, where ~ stands for a range."""
    return MEASURED(text)


@lru_cache(maxsize=4)
def evened(text: str) -> str:
    """Full-width signs as half-width ones, brackets of numbers as [ ], every space as one kind, every round zero as 〇."""
    return EVEN(text)
