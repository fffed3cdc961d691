"""What a backend is asked and what it answers, and how the answer is held against the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from ingest.text.found import Entity, Tie
from ingest.text.lists import rows

ENTITY = "entity"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for: a class of the ontology, or a relation between two of them (`start`, `end`); `label` says it in Chinese."""

    name: str
    label: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Schema:
    """All that a backend may answer with."""

    entities: tuple[Asked, ...]
    relations: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A named thing as the backend says: offsets in its sentence, end exclusive, and the words that stand there."""

    start: int
    end: int
    text: str
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """A relation as the backend says: the places of its two ends in the list of spans."""

    predicate: str
    start: int
    end: int
    trigger: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a backend says of one sentence; `failed` says in a word why it says nothing (empty: it answered)."""

    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()
    failed: str = ""


class Backend(Protocol):
    """Anything that reads sentences. Neither its name nor its answers are trusted further than `checked` goes."""

    @property
    def id(self) -> str:
        """What finds are said to come from."""
        ...

    def extract(self, sentences: Sequence[str], schema: Schema) -> Sequence[Answer]:
        """One answer a sentence, in their order."""
        ...


@dataclass(slots=True)
class Checked:
    """What of a backend's answers holds, with offsets in the whole text, and how many finds were dropped for which reason."""

    entities: list[Entity] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)


@cache
def default_schema() -> Schema:
    """The classes and relations that are asked for unless told otherwise."""
    asked = [(row["kind"], Asked(row["name"], row["label"], row["start"], row["end"])) for row in rows("backend_schema")]
    return Schema(tuple(one for kind, one in asked if kind == ENTITY), tuple(one for kind, one in asked if kind != ENTITY))


def checked(sentences: Sequence[tuple[int, str]], answers: Sequence[Answer], schema: Schema, source: str) -> Checked:
    """Hold answers against sentences, each given with its place in the text.

    Reasons: `type` (not in the schema), `offsets` (outside the sentence), `text` (other words stand there), `twice`, `ends` (a
    relation whose end was dropped, or the same thing at both ends), `sentence` (an answer to no sentence), and a backend's own
    `failed`, counted by sentence.
    """
    found = Checked()
    found.dropped["sentence"] = max(0, len(answers) - len(sentences))
    found.dropped["unanswered"] = max(0, len(sentences) - len(answers))
    for (at, text), answer in zip(sentences, answers, strict=False):
        if answer.failed:
            found.dropped[answer.failed] += 1
        places = _take_spans(found, at, text, answer, {one.name for one in schema.entities}, source)
        _take_links(found, at, text, answer, places, {one.name for one in schema.relations}, source)
    found.dropped = +found.dropped
    return found


def _take_spans(found: Checked, at: int, text: str, answer: Answer, types: set[str], source: str) -> dict[int, int]:
    """Add the spans that hold; where each of the answer's stands among the entities."""
    places: dict[int, int] = {}
    seen: set[tuple[int, int, str]] = set()
    for number, one in enumerate(answer.spans):
        wrong = _wrong(one, text, types) or ("twice" if (one.start, one.end, one.type) in seen else "")
        if wrong:
            found.dropped[wrong] += 1
            continue
        seen.add((one.start, one.end, one.type))
        places[number] = len(found.entities)
        found.entities.append(Entity(at + one.start, at + one.end, one.text, one.type, source, _bounded(one.score)))
    return places


def _take_links(
    found: Checked, at: int, text: str, answer: Answer, places: dict[int, int], predicates: set[str], source: str
) -> None:  # fmt: skip
    for one in answer.links:
        start, end = places.get(one.start), places.get(one.end)
        if one.predicate not in predicates:
            found.dropped["type"] += 1
        elif start is None or end is None or start == end:
            found.dropped["ends"] += 1
        elif one.trigger and one.trigger not in text:
            found.dropped["text"] += 1
        else:
            found.ties.append(Tie(at, at + len(text), one.predicate, start, end, one.trigger, "", source, _bounded(one.score)))


def _wrong(one: Span, text: str, types: set[str]) -> str:
    """Why a span does not hold; empty where it does."""
    if one.type not in types:
        return "type"
    if not 0 <= one.start < one.end <= len(text):
        return "offsets"
    return "" if text[one.start : one.end] == one.text else "text"


def _bounded(score: float) -> float:
    return min(1.0, max(0.0, score)) if score == score else 0.0


def read_with(backend: Backend, sentences: Iterator[tuple[int, str]], schema: Schema) -> Checked:
    """Ask a backend about sentences and keep what holds."""
    asked = list(sentences)
    return checked(asked, backend.extract([text for _, text in asked], schema), schema, backend.id)
