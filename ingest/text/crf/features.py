"""What the CRF sees of each character: the characters around it alone, in pairs and in threes, their kinds, the word that it stands
in, and the groups of that word and of its neighbours. Each feature begins with a mark of its own."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ingest.text.crf.word_groups import NONE, words

BEFORE, AFTER = "\x02", "\x03"
"""What stands before and after a text."""
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
    return [
        [
            "0" + s[i], "1" + s[i - 1], "2" + s[i + 1], "3" + s[i - 2], "4" + s[i + 2],
            "5" + s[i - 1 : i + 1], "6" + s[i : i + 2], "7" + s[i - 2 : i], "8" + s[i + 1 : i + 3], "9" + s[i - 1] + s[i + 1],
            "a" + s[i - 2 : i + 1], "b" + s[i - 1 : i + 2], "c" + s[i : i + 3], "d" + k[i - 1 : i + 2],
        ]
        for i in range(3, len(text) + 3)
    ]  # fmt: skip


def _add_words(found: Features, text: str) -> None:
    """Add to each character what its word and the two words on either side say."""
    held = words()
    parts = held.parts(text)
    groups, named = [NONE, NONE], [BEFORE, BEFORE]
    for start, end in parts:
        named.append(text[start:end])
        groups.append(held.groups.get(named[-1], NONE))
    groups += [NONE, NONE]
    named += [AFTER, AFTER]
    for number, (start, end) in enumerate(parts, 2):
        own, before, after = groups[number], groups[number - 1], groups[number + 1]
        for at in range(start, end):
            mark = "S" if end - start == 1 else "B" if at == start else "E" if at == end - 1 else "I"
            one = found[at]
            one += _own(named[number], own, mark)
            one += _beside(before, named[number - 1], "P", mark)
            one += _beside(after, named[number + 1], "N", mark)
            one += _far(groups[number - 2][1], groups[number + 2][1], mark)
            one += _pairs(before[0], own[0], after[0], mark)


@lru_cache(maxsize=65536)
def _own(word: str, groups: tuple[str, str, str], mark: str) -> tuple[str, ...]:
    """What a character's own word says, by where in the word it stands."""
    said = ("s" + mark, *(f"C{mark}{one}" for one in groups if one))
    return said if mark == "S" else (*said, f"w{mark}{word}")


@lru_cache(maxsize=65536)
def _beside(groups: tuple[str, str, str], word: str, side: str, mark: str) -> tuple[str, ...]:
    """What a word beside says: two of its groups, or itself where it has none."""
    return (side + groups[0] + mark, side + groups[1] + mark) if groups[0] else (side + word + mark,)


@lru_cache(maxsize=65536)
def _far(before: str, after: str, mark: str) -> tuple[str, ...]:
    """What the words beyond those beside say."""
    return (f"O{before}{mark}", f"M{after}{mark}")


@lru_cache(maxsize=65536)
def _pairs(before: str, own: str, after: str, mark: str) -> tuple[str, ...]:
    """The word's coarse group with that of the word before, and with that of the word after."""
    return (f"D{mark}{before}{own}", f"G{mark}{own}{after}")


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
