"""One entity a place: what several readers found is merged, the more trusted reader and the longer name winning."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.text.found import Entity
from ingest.text.language import found_in

TRUST = ("gazetteer", "organisations", "brands", "crf")
"""Readers from the most trusted on; all others come after them."""
PEOPLE = frozenset({"name", "position", "person", "PER", "PERSON", "nr"})
"""What models call people and their posts: no person is kept."""


def merged(entities: Iterable[Entity]) -> list[Entity]:
    """The entities that stay, in order, none overlapping another. People are dropped.

    Of two that cross each other the one of the more trusted reader stays; of one within another the longer; of two of one place
    the more trusted. Source and score are those of the one that stays.
    """
    kept: list[Entity] = []
    taken: set[int] = set()
    for one in sorted(_uncrossed(entities), key=lambda entity: (entity.start - entity.end, _rank(entity), -entity.score)):
        if one.start not in taken and one.end - 1 not in taken:
            taken.update(range(one.start, one.end))
            kept.append(one)
    return sorted(kept, key=lambda entity: entity.start)


def _uncrossed(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    over: dict[int, Entity] = {}
    for one in sorted(entities, key=lambda entity: (_rank(entity), entity.start - entity.end)):
        if one.type in PEOPLE or any(_cross(one, over[at]) for at in (one.start, one.end - 1) if at in over):
            continue
        kept.append(one)
        for at in range(one.start, one.end):
            over.setdefault(at, one)
    return kept


def _cross(one: Entity, other: Entity) -> bool:
    return one.start < other.start < one.end < other.end or other.start < one.start < other.end < one.end


def _rank(entity: Entity) -> int:
    return TRUST.index(entity.source) if entity.source in TRUST else len(TRUST)


@Language.component("liantu_merge")
def merge(doc: Doc) -> Doc:
    """Leaves one entity a place, and marks them in the document (`doc.ents`): a character is a token."""
    found = found_in(doc)
    found.entities[:] = merged(found.entities)
    doc.set_ents([Span(doc, one.start, one.end, label=one.type) for one in found.entities])
    return doc
