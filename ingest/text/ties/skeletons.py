"""Sentences in which the entities are single characters, so that a pattern sees them as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.found import Entity
from ingest.text.ties.frames import FIRST, LAST, any_trigger

SENTENCE = re.compile(r"[^。！？!?；;\n]+")
ASIDE = re.compile(rf"(?<=[{FIRST}-{LAST}])[(（][^()（）]{{1,40}}[)）]|[“”\"「」\s]")
"""What is left out of a skeleton: brackets behind a name (以下简称…, 300014), quotation marks, spaces."""

SPEAKER = re.compile(
    rf"[^{FIRST}-{LAST}]{{0,12}}([{FIRST}-{LAST}])[^{FIRST}-{LAST}，,：:]{{0,12}}(?:公告|披露|宣布|表示|透露|称|公布)[^，,：:]{{0,4}}[，,：:]"
)
ITSELF = re.compile(
    r"(?<=[，,：:由与和向为对因])(?:本|该)?公司"
    r"(?=拟|与|和|控股|全资|第一大|第二大|大股东|持有|将|已|收购|参股|的|出资|获|于)"
)
"""Who speaks in a sentence (江城机电公告,公司拟…), and the word for it."""
BEHIND = 16
"""So many characters behind a name may tell its share."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence with its entities as characters; `entities` are their places in the document's list, in order."""

    text: str
    entities: tuple[int, ...]

    def listed(self, start: int, end: int) -> list[tuple[int, str]]:
        """The entities of a part of the skeleton, as places in the document's list, each with the few words behind it."""
        found = re.finditer(rf"[{FIRST}-{LAST}]([^{FIRST}-{LAST}]{{0,{BEHIND}}})", self.text[start : end + BEHIND])
        return [(self.entities[ord(one[0][0]) - ord(FIRST)], one[1]) for one in found if one.start() < end - start]


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
    written = ASIDE.sub("", "".join([*parts, text[at:end]]))
    if speaker := SPEAKER.match(written):
        written = ITSELF.sub(speaker[1], written)
    return Skeleton(written, tuple(within))
