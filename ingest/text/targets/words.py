"""The word lists of target statements: units, comparators, deeds, and words that say what a number is not; read once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.text.lists import rows


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


_WORDS = rows("target_words")


def listed(use: str) -> list[str]:
    """The words of one use."""
    return [row["word"] for row in _WORDS if row["use"] == use]
