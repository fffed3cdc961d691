"""English names of Chinese schools, hospitals, institutes and offices, word by word: Xi'an University of Posts and
Telecommunications may be 西安邮电大学. Never sure: 理工, 科技 and 工业 are all called Technology."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ingest.resolve.names import Parts
from ingest.resolve.names.divisions import brief
from ingest.resolve.names.forms import codes
from ingest.resolve.names.latin import FILLING, places, words_of
from ingest.resolve.names.pinyin import syllables
from ingest.resolve.names.tables import rows

LONGEST, MOST = 5, 14
"""Words of a name that are read as one; words of a whole name that is looked for."""
Words = tuple[str, ...]


class Translations:
    """The names of a register that are no company's, asked by English ones."""

    def __init__(self, names: Iterable[tuple[int, Parts]]) -> None:
        self._by_first: dict[str, list[tuple[int, str, Words]]] = defaultdict(list)
        for place, parts in names:
            text = parts.folded.replace("(", "").replace(")", "")
            if parts.form and not parts.is_company and not text.isascii():
                self._by_first[text[0]].append((place, text, tuple(syllables(text))))

    def find(self, name: Parts) -> list[int]:
        """The places of the names of which every word is said, and that say every word; in the order of the register."""
        said = tuple(word for word in words_of(name.folded) if word not in FILLING)
        if not 1 < len(said) <= MOST:
            return []
        runs = dict(_runs(said))
        firsts = {text[0] for texts in runs.values() for text in texts}
        sounding = {run for run in runs if len(run) == 1}
        found = [
            place
            for first, known in self._by_first.items()
            for place, text, heard in known
            if (first in firsts or any(heard and one[0].startswith(heard[0]) for one in sounding))
            and _covered(text, heard, said, runs)
        ]
        return sorted(found)


def kinds_of(folded: str) -> set[str]:
    """The forms that the words of an English name say (UNIVERSITY); none where they say nothing of it."""
    words = (one for word in words_of(folded) for one in _words().get(word, ()))
    return {codes()[one] for one in words if one in codes()}


def _runs(said: Words) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Runs of words that follow each other, and what each may be in Chinese."""
    for start in range(len(said)):
        for end in range(start + 1, min(start + LONGEST, len(said)) + 1):
            run = said[start:end]
            if end == start + 1 or " ".join(run) in _words() or "".join(run) in _places():
                yield run, (*_words().get(" ".join(run), ()), *_places().get("".join(run), ()))


def _covered(text: str, heard: Words, left: Words, runs: Mapping[Words, tuple[str, ...]]) -> bool:
    """Whether a Chinese text is what these words say, each used once, in whatever order."""
    if not text or not left:
        return not text and not left
    for start in range(len(left)):
        for end in range(start + 1, min(start + LONGEST, len(left)) + 1):
            if (run := left[start:end]) not in runs:
                continue
            rest = left[:start] + left[end:]
            if any(text.startswith(one) and _covered(text[len(one) :], heard[len(one) :], rest, runs) for one in runs[run]):
                return True
            if end == start + 1 and (size := _sounds(run[0], heard)) and _covered(text[size:], heard[size:], rest, runs):
                return True
    return False


def _sounds(word: str, heard: Words) -> int:
    """How many signs at the start sound as a word is written; 0 for none."""
    said = ""
    for size, one in enumerate(heard, start=1):
        said += one
        if said == word:
            return size
        if not word.startswith(said):
            return 0
    return 0


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {row["word"]: tuple(row["chinese"].split("、")) for row in rows("latin_words")}


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """The short Chinese names of places by their English ones in one word."""
    return {word: (said,) for word, code in places().items() if (said := brief(code))}
