"""Sentences in which the entities are single characters, so that a pattern sees them as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.text.found import Entity
from ingest.text.ties.frames import FIRST, LAST, any_trigger
from ingest.text.ties.subjects import filled, speaker_of, topic_of

SENTENCE = re.compile(r"[^。！？!?；;\n]+")
OTHER = rf"[^{FIRST}-{LAST}，,]"
ASIDE = re.compile(
    rf"(?<=[{FIRST}-{LAST}])[(（][^()（）]{{1,40}}[)）]|[“”\"「」\s]|在{OTHER}{{0,4}}[{FIRST}-{LAST}]{OTHER}{{0,4}}?(?=(?:正式|共同)?(?:签署|签订|签约|达成|举行))"
)
"""What is left out of a skeleton: brackets behind a name (以下简称…, 300014), quotation marks, spaces, where it takes place."""
FIRMS = frozenset({"Enterprise", "company"})
BEHIND = 16
"""So many characters behind a name may tell its share."""


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence (start to end) with its entities as characters; `entities` are their places in the document's list, in order, and
    behind them the places of those that it means without naming them."""

    text: str
    entities: tuple[int, ...]
    start: int
    end: int

    def listed(self, start: int, end: int) -> list[tuple[int, str]]:
        """The entities of a part of the skeleton, as places in the document's list, each with the few words behind it."""
        found = re.finditer(rf"[{FIRST}-{LAST}]([^{FIRST}-{LAST}]{{0,{BEHIND}}})", self.text[start : end + BEHIND])
        return [(self.entities[ord(one[0][0]) - ord(FIRST)], one[1]) for one in found if one.start() < end - start]


@dataclass(slots=True)
class Context:
    """Whom a text means by 公司 (the last that spoke) and 该公司 (what the sentence before was about), as places in its list."""

    speaker: int | None = None
    topic: int | None = None

    @property
    def known(self) -> bool:
        """Whether anyone can be meant."""
        return self.speaker is not None or self.topic is not None


def skeletons(text: str, entities: list[Entity], ends: list[int]) -> Iterator[Skeleton]:
    """The sentences that hold two entities, named or meant, and a trigger; `ends` are the places of those that relations may lead
    to."""
    at, context = 0, Context()
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        while at < len(ends) and entities[ends[at]].start < start:
            at += 1
        last = at
        while last < len(ends) and entities[ends[last]].end <= end:
            last += 1
        telling = last > at and any_trigger().search(text, start, end) is not None
        if any(entities[place].type in FIRMS for place in ends[at:last]) or (telling and (last - at > 1 or context.known)):
            made = _skeleton(text, start, end, entities, ends[at:last], context)
            if telling and len(made.entities) > 1:
                yield made
        else:
            context.topic = None
        at = last


def _skeleton(text: str, start: int, end: int, entities: list[Entity], within: list[int], context: Context) -> Skeleton:
    """The sentence as a skeleton; the context goes on to the next one."""
    parts, at = [], start
    for order, place in enumerate(within):
        parts += [text[at : entities[place].start], chr(ord(FIRST) + order)]
        at = entities[place].end
    written = ASIDE.sub("", "".join([*parts, text[at:end]]))
    said, about = speaker_of(written), topic_of(written)
    firms = "".join(chr(ord(FIRST) + order) for order, place in enumerate(within) if entities[place].type in FIRMS)
    if said and said in firms:
        context.speaker = within[ord(said) - ord(FIRST)]
    meant = [one for one in (context.speaker, context.topic) if one is not None and one not in within]
    known = [*within, *dict.fromkeys(meant)]
    speaker, before = (chr(ord(FIRST) + known.index(one)) if one is not None else "" for one in (context.speaker, context.topic))
    context.topic = within[ord(about) - ord(FIRST)] if about and about in firms else None
    return Skeleton(filled(written, speaker, before, firms), tuple(known), start, end)
