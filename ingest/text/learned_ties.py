"""Relations between two named things of a sentence, learned from labelled pairs by maximum entropy over what stands around them.

The rules say which relations the program stores; this model says how far learning gets where labelled pairs are at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from ingest.text.crf.features import narrow
from ingest.text.crf.word_groups import NONE, words

SETTINGS = {"c1": 0.0, "c2": 1.0, "max_iterations": 80}
NEAR = 8
"""Characters looked at before the first name and after the second."""
BINS = (0, 1, 2, 4, 8, 16, 32)
FAR = "far"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, as they are written in a sentence; the relation is from the first to the second."""

    start: str
    end: str
    text: str


class TieModel:
    """A trained model, in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)

    def relation(self, pair: Pair) -> tuple[str, float]:
        """The most probable relation and its probability."""
        self._tagger.set([features_of(pair)])
        label = self._tagger.tag()[0]
        return label, float(self._tagger.marginal(label, 0))


def train(pairs: Sequence[tuple[Pair, str]], settings: dict[str, float] | None = None) -> TieModel:
    """A model out of pairs with their relations; the same pairs in the same order give the same model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for pair, relation in pairs:
        trainer.append([features_of(pair)], [relation])
    trainer.set_params(settings or SETTINGS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ties.bin"
        trainer.train(str(path))
        return TieModel(path.read_bytes())


def features_of(pair: Pair) -> list[str]:
    """What is seen of a pair: the words before, between and after, by the order of the two names, and the names' own endings."""
    start, end, text = narrow(pair.start), narrow(pair.end), narrow(pair.text)
    first, second = _places(text, start, end)
    order = "<" if first <= second else ">"
    left, right = sorted([(first, first + len(start)), (second, second + len(end))])
    between = text[left[1] : right[0]]
    before, after = text[max(0, left[0] - NEAR) : left[0]], text[right[1] : right[1] + NEAR]
    found = [f"e{start[-2:]}", f"f{end[-2:]}", f"g{start}", f"h{end}", f"o{order}", f"d{order}{_bin(len(between))}"]
    found += _same(start, end)
    for part, stretch in (("m", between), ("l", before), ("r", after)):
        found += (f"{part}{order}{one}" for one in _said(stretch))
    for part, edge in (("L", before[-2:]), ("R", after[:2]), ("N", between[:2]), ("E", between[-2:])):
        found.append(f"{part}{order}{edge}")
    rest = text.replace(start, " ").replace(end, " ")
    return [*dict.fromkeys([*found, *(f"y{order}{one}" for one in _about(rest))])]


def _places(text: str, start: str, end: str) -> tuple[int, int]:
    """Where the two names stand nearest to each other without overlapping; 0 for one that does not stand there."""
    firsts, seconds = [*_all(text, start)] or [0], [*_all(text, end)] or [0]

    def apart(places: tuple[int, int]) -> tuple[bool, int]:
        one, other = places
        gap = max(other - one - len(start), one - other - len(end))
        return gap < 0, abs(gap)

    return min(product(firsts, seconds), key=apart)


def _all(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _said(text: str) -> Iterable[str]:
    """A stretch's characters in pairs and threes, its words and what the words are about."""
    yield from (text[at : at + 2] for at in range(len(text) - 1))
    yield from (text[at : at + 3] for at in range(len(text) - 2))
    yield from _about(text)


def _about(text: str) -> Iterator[str]:
    """A stretch's words and the groups that they belong to."""
    held = words()
    for start, end in held.parts(text):
        word = text[start:end]
        yield word
        yield from held.groups.get(word, NONE)[:2]


def _same(start: str, end: str) -> Iterator[str]:
    """Whether the two names may be one thing's."""
    if start == end:
        yield "same"
    elif start in end or end in start:
        yield "part"
    common = len(set(start) & set(end))
    yield f"c{min(common, 3)}"


def _bin(length: int) -> str:
    return next((str(most) for most in BINS if length <= most), FAR)
