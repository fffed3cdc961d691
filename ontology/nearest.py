"""The known words nearest to what a person typed, for a message that offers them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

CUTOFF = 0.3


def close_words(word: str, known: Iterable[str], count: int = 5) -> list[str]:
    """Known words that resemble the word, best first; among equals, those that begin alike. Empty where none does."""

    def likeness(other: str) -> tuple[float, bool]:
        matcher.set_seq1(other)
        return matcher.ratio(), word[:1] == other[:1]

    matcher: difflib.SequenceMatcher[str] = difflib.SequenceMatcher()
    matcher.set_seq2(word)
    near = difflib.get_close_matches(word, list(dict.fromkeys(known)), n=4 * count, cutoff=CUTOFF)
    return sorted(near, key=likeness, reverse=True)[:count]


def close(word: str, known: Iterable[str], count: int = 5) -> str:
    """Words that resemble the word, joined for a message; an empty string where none does."""
    return "、".join(close_words(word, known, count))


def nearest(word: str, known: Iterable[str], count: int = 5) -> str:
    """As `close`, or the first few known words where none resembles it."""
    names = list(dict.fromkeys(known))
    return close(word, names, count) or "、".join(names[:count])
