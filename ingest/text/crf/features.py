"""What the CRF sees of each character: the characters around it alone, in pairs, threes and fours, their kinds, the word that it
stands in, that word's groups, and its neighbours'. `ingest.text.crf.seeing` lists and computes them."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ingest.text.crf.seeing import Numbers, seen
from ingest.text.crf.word_groups import codes_of, words


def narrow(text: str) -> str:
    """The text with full-width forms as half-width ones, character by character: its length stays."""
    return text if text.isascii() else "".join(map(_narrow, text))


def features_of(text: str) -> Numbers:
    """The features of each character of a text, a row each: numbers, 0 where a feature says nothing of it."""
    codes = codes_of(narrow(text))
    held = words()
    found: Numbers = seen(codes, held.numbered(codes), held.grouped)
    return found


@lru_cache(maxsize=65536)
def _narrow(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character
