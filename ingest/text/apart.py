"""Papers of one command in portions of which no two bear on each other: whatever one brings changes nothing about the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.text.document import TextDocument
from ingest.text.documents.splitting import OTHER
from ingest.text.found import Found, Head
from ingest.text.known import source_id, version_of
from ontology.values import normalised_name

MOST = 200
"""Papers of a portion: what is said of them waits in memory."""
Read = tuple[TextDocument, Found]
"""A document and what was found in it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a paper bears on another: what both must not have in common, what it is called, and what it says to replace."""

    own: frozenset[object]
    called: frozenset[str]
    replaces: frozenset[str]


def portions(read: Sequence[Read]) -> list[list[int]]:
    """The numbers of the papers, each in the first portion after those of all papers before it that it bears on."""
    made: list[list[int]] = []
    last = dict[object, int]()
    for number, (document, found) in enumerate(read):
        marks = _marks(document, found.head)
        place = 1 + max((last.get(one, -1) for one in _met(marks)), default=-1)
        while place < len(made) and len(made[place]) >= MOST:
            place += 1
        made += [[]] if place == len(made) else []
        made[place].append(number)
        last |= dict.fromkeys(_left(marks), place)
    return made


def _marks(document: TextDocument, head: Head) -> Marks:
    own: set[object] = {("text", document.text_digest), ("source", source_id(document, head))}
    if not any(one.why == OTHER for one in document.dropped):
        own.add(("file", document.name))
    if head.title and head.issuer:
        own.add(("version", version_of(head)))
    called = {normalised_name(one) for one in (head.title, head.number) if one}
    replaces = {normalised_name(one) for pair in head.replaces for one in pair if one}
    return Marks(frozenset(own), frozenset(called), frozenset(replaces))


def _met(marks: Marks) -> Iterator[object]:
    """What an earlier paper must have left for this one to bear on it: a paper is met by what replaces it, and the other way."""
    yield from marks.own
    yield from (("called", one) for one in marks.replaces)
    yield from (("replaced", one) for one in marks.called)


def _left(marks: Marks) -> Iterator[object]:
    yield from marks.own
    yield from (("called", one) for one in marks.called)
    yield from (("replaced", one) for one in marks.replaces)
