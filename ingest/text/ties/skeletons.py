"""Sentences in which the entities are single characters, so that a pattern sees them as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.found import Entity
from ingest.text.ties.frames import FIRST, any_trigger

SENTENCE = re.compile(r"[^。！？!?；;\n]+")
ASIDE = re.compile(rf"(?<=[{FIRST}-\uf8ff])[(（][^()（）]{{1,40}}[)）]|[“”\"「」\s]")
"""What is left out of a skeleton: brackets behind a name (以下简称…, 300014), quotation marks, spaces."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with its entities as characters; `entities` are their places in the document's list, in order."""

    text: str
    entities: tuple[int, ...]

    def listed(self, characters: str) -> list[tuple[int, str]]:
        """The entities of a part of the skeleton with what stands behind each: places in the document's list."""
        found: list[tuple[int, str]] = []
        for part in re.split(rf"(?=[{FIRST}-\uf8ff])", characters):
            if part and FIRST <= part[0] <= "\uf8ff":
                found.append((self.entities[ord(part[0]) - ord(FIRST)], part[1:]))
        return found


def skeletons(text: str, entities: list[Entity], ends: list[int]) -> Iterator[Skeleton]:
    """The sentences that hold two entities and a trigger at least; `ends` are the places of those that relations may lead to."""
    at = 0
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while at < len(ends) and entities[ends[at]].start < start:
            at += 1
        last = at
        while last < len(ends) and entities[ends[last]].end <= end:
            last += 1
        if last - at > 1 and any_trigger().search(text, start, end):
            yield _skeleton(text, start, end, entities, ends[at:last])
        at = last


def _skeleton(text: str, start: int, end: int, entities: list[Entity], within: list[int]) -> Skeleton:
    parts, at = [], start
    for order, place in enumerate(within):
        parts += [text[at : entities[place].start], chr(ord(FIRST) + order)]
        at = entities[place].end
    return Skeleton(ASIDE.sub("", "".join([*parts, text[at:end]])), tuple(within))
