"""What the CRF sees of each character: the characters around it alone, in pairs and in threes, their kinds, the word that it stands
in, and the groups of that word and of its neighbours. Each feature begins with a mark of its own."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise

from ingest.text.crf.word_groups import NONE, words

BEFORE, AFTER = "\x02", "\x03"
"""What stands before and after a text."""
MARKS = "BIES"
Features = list[list[str]]


def narrow(text: str) -> str:
    """The text with full-width forms as half-width ones, character by character: its length stays."""
    return text if text.isascii() else "".join(map(_narrow, text))


def features_of(text: str) -> Features:
    """The features of each character of a text."""
    text = narrow(text)
    found = _by_characters(text)
    _add_words(found, text)
    return found


def _by_characters(text: str) -> Features:
    s = BEFORE * 3 + text + AFTER * 3
    k = "".join(map(_kind, s))
    pairs = [one + other for one, other in pairwise(s)]
    threes = [one + other for one, other in zip(pairs, s[2:], strict=False)]
    return [
        [
            "0" + c, "1" + b, "2" + d, "3" + a, "4" + e, "5" + bc, "6" + cd, "7" + ab, "8" + de, "9" + b + d, "a" + abc, "b" + bcd,
            "c" + cde, "d" + kinds,
        ]
        for a, b, c, d, e, ab, bc, cd, de, abc, bcd, cde, kinds in zip(
            s[1:], s[2:], s[3:-3], s[4:], s[5:], pairs[1:], pairs[2:], pairs[3:], pairs[4:], threes[1:], threes[2:], threes[3:],
            [k[at - 1 : at + 2] for at in range(3, len(text) + 3)], strict=False,
        )
    ]  # fmt: skip


class _Word:
    """A word's features, by where in a word (B, I, E, S) the character stands that they are of: `own` of its own characters,
    `before` and `after` of those of the words beside it, which it stands before or after, `far` of those beyond."""

    __slots__ = ("after", "before", "coarse", "far_after", "far_before", "own")

    def __init__(self, word: str) -> None:
        groups = words().groups.get(word, NONE)
        self.coarse, middle, _ = groups
        said = [one for one in groups if one]
        beside = [self.coarse, middle] if self.coarse else [word]
        self.own = {mark: ["s" + mark, *(f"C{mark}{one}" for one in said), *([] if mark == "S" else [f"w{mark}{word}"])]
                    for mark in MARKS}  # fmt: skip
        self.before = {mark: [f"P{one}{mark}" for one in beside] for mark in MARKS}
        self.after = {mark: [f"N{one}{mark}" for one in beside] for mark in MARKS}
        self.far_before = {mark: f"O{middle}{mark}" for mark in MARKS}
        self.far_after = {mark: f"M{middle}{mark}" for mark in MARKS}


_word = lru_cache(maxsize=65536)(_Word)


def _add_words(found: Features, text: str) -> None:
    """Add to each character what its word and the two words on either side say."""
    parts = words().parts(text)
    around = [_word(BEFORE)] * 2 + [_word(text[start:end]) for start, end in parts] + [_word(AFTER)] * 2
    for (start, end), first, before, own, after, last in zip(
        parts, around, around[1:], around[2:], around[3:], around[4:], strict=False
    ):
        left, right = before.coarse + own.coarse, own.coarse + after.coarse
        for at in range(start, end):
            mark = "S" if end - start == 1 else "B" if at == start else "E" if at == end - 1 else "I"
            one = found[at]
            one += own.own[mark]
            one += before.before[mark]
            one += after.after[mark]
            one += (first.far_before[mark], last.far_after[mark], "D" + mark + left, "G" + mark + right)


@lru_cache(maxsize=65536)
def _narrow(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


@lru_cache(maxsize=65536)
def _kind(character: str) -> str:
    """Han, digit, capital, small letter, a quotation mark or bracket as itself, an edge, or anything else."""
    if "\u4e00" <= character <= "\u9fff":
        return "h"
    if character.isdigit():
        return "d"
    if character.isascii() and character.isalpha():
        return "A" if character.isupper() else "a"
    if character in "\x02\x03《》()“”\"·":
        return character
    return "x"
