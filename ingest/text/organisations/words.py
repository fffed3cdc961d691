"""The words by which the grammar tells where a name starts, each with its part, and how a text is read by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ingest.regions import PLACES, chinese_regions
from ingest.text.lists import column, read_rows, rows

STOP, SOFT, LEADING, INSIDE, END, BODY = "stop", "soft", "leading", "inside", "end", "body"
"""A body is a whole name that is known. A name never holds a stop; it may hold a soft word (与, 和); it doesn't start with a
leading one; an inside word holds no stop; an end closes a name that may be part of a longer one."""
LONGEST = 12


class Lexicon:
    """Words with their parts; a text is read from the left, the longest word first."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self._role = dict(words)
        lengths: dict[str, set[int]] = {}
        for word in self._role:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def read(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and part of each word of a text that is known, in order."""
        at, size, lengths, role = 0, len(text), self._lengths, self._role
        while at < size:
            for length in lengths.get(text[at], ()):
                if at + length <= size and (found := role.get(text[at : at + length])):
                    yield at, at + length, found
                    at += length
                    break
            else:
                at += 1


@cache
def lexicon() -> Lexicon:
    """Our words and the endings of names; where a word is both, the words of the list win."""
    bodies = ((name, BODY) for name in column("bodies", "name"))
    ends = [(row["suffix"], END) for row in rows("org_suffixes") if len(row["suffix"]) > 1 and "(" not in row["suffix"]]
    return Lexicon([*ends, *((row["word"], row["role"]) for row in rows("org_words")), *bodies])


@cache
def _generic_words() -> frozenset[str]:
    return frozenset((*column("org_generic", "word"), *column("field_names", "name")))


@lru_cache(maxsize=50_000)
def is_generic(text: str) -> bool:
    """Whether a text is made of words that name no one in particular (国家级科技企业); an empty one is."""
    words, reached = _generic_words(), {0}
    for at in range(len(text)):
        if at in reached:
            reached.update(end for end in range(at + 1, min(len(text), at + LONGEST) + 1) if text[at:end] in words)
    return len(text) in reached


@cache
def places() -> frozenset[str]:
    """Names and short names of the regions, and names of countries."""
    countries = (row["name"] for row in read_rows(PLACES) if row["class"] == "Country")
    return frozenset((*chinese_regions().names(), *countries))


def place_at(text: str, at: int = 0) -> int:
    """Where the name of a region ends that starts here; `at` itself where none does."""
    known = places()
    return next((end for end in range(min(len(text), at + 11), at + 1, -1) if text[at:end] in known), at)
