"""What the encoder reads of a text: its characters, and the longer pieces of the carried vocabulary that cover them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.text.crf.features import narrow
from ingest.text.neural.carried import SPECIALS, WORD_START, Carried

START, PADDING, END, UNKNOWN = range(SPECIALS)
LONGEST = 8
"""Characters of the longest piece looked at."""
WORST = -20.0
"""The score of a character that the vocabulary lacks."""
PUNCTUATION = "，。！？、：；（）《》“”‘’…—·【】「」『』％＄"
LATIN_END = "\u0250"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Characters (numbers from `SPECIALS` on) and pieces of at least two Han characters (numbers from 1 on; 0 is none), in the
    order of the encoder's tables, with their scores."""

    characters: Mapping[str, int]
    pieces: Mapping[str, int]
    scores: Mapping[str, float]

    def read(self, text: str) -> tuple[list[int], list[int]]:
        """The number of each character, and of the piece that covers it."""
        text = narrow(text)
        covering = [0] * len(text)
        for start, end in self.parts(text):
            if end - start > 1:
                covering[start:end] = [self.pieces[text[start:end]]] * (end - start)
        return [self.characters.get(one, UNKNOWN) for one in text], covering

    def parts(self, text: str) -> list[tuple[int, int]]:
        """The most probable parting of a text into pieces: the one whose scores have the greatest sum."""
        best, came, score = [0.0, *[-1e9] * len(text)], [0] * (len(text) + 1), self.scores.get
        for at, character in enumerate(text):
            so_far = best[at]
            alone = so_far + score(character, WORST)
            if alone > best[at + 1]:
                best[at + 1], came[at + 1] = alone, at
            if is_han(character):
                for end in range(at + 2, min(len(text), at + LONGEST) + 1):
                    gain = score(text[at:end])
                    if gain is not None and so_far + gain > best[end]:
                        best[end], came[end] = so_far + gain, at
        return list(_back(came))


def chosen(carried: Carried) -> tuple[Vocabulary, list[int], list[int]]:
    """The vocabulary for Chinese text out of the carried one, and the rows that its characters (specials first) and its pieces have
    in the carried table."""
    single: dict[str, int] = {}
    longer: dict[str, int] = {}
    for row, piece in enumerate(carried.pieces[SPECIALS:], SPECIALS):
        bare = piece.lstrip(WORD_START)
        if len(piece) == 1 and _is_read(piece):
            single.setdefault(piece, row)
        elif 1 < len(bare) <= LONGEST and all(map(is_han, bare)) and (bare not in longer or bare == piece):
            longer[bare] = row
    characters, pieces = sorted(single), sorted(longer)
    scores = {one: float(carried.scores[row]) for one, row in (single | longer).items()}
    numbers = {one: number for number, one in enumerate(characters, SPECIALS)}
    rows = [*range(SPECIALS), *(single[one] for one in characters)]
    return Vocabulary(numbers, _numbered(pieces), scores), rows, [longer[one] for one in pieces]


def restored(characters: Sequence[str], pieces: Sequence[str], scores: Sequence[float]) -> Vocabulary:
    """A vocabulary out of its words in order and the scores of both, characters first."""
    numbers = {one: number for number, one in enumerate(characters, SPECIALS)}
    return Vocabulary(numbers, _numbered(pieces), dict(zip([*characters, *pieces], map(float, scores), strict=True)))


def _numbered(pieces: Sequence[str]) -> dict[str, int]:
    return {one: number for number, one in enumerate(pieces, 1)}


def is_han(character: str) -> bool:
    """Whether a character is a Han character of the basic block."""
    return "\u4e00" <= character <= "\u9fff"


def _is_read(character: str) -> bool:
    return is_han(character) or character < LATIN_END or character in PUNCTUATION


def _back(came: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts, last first."""
    end = len(came) - 1
    while end > 0:
        yield came[end], end
        end = came[end]
