"""One entity a place: what several readers found is merged, the more trusted reader and the longer name winning."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import Entity
from ingest.text.language import found_in, text_of

INSIDE, OUTSIDE, BEGINS = 1, 2, 3
"""How a token stands to an entity, as spaCy says it."""
TRUST = ("gazetteer", "organisations", "brands", "crf")
"""Readers from the most trusted on; all others come after them."""
PEOPLE = frozenset({"name", "position", "person", "PER", "PERSON", "nr"})
"""What models call people and their posts: no person is kept."""

GOES_ON = re.compile(
    r"(?<=部)[门队署分级件]|(?<=办)(?:[法函理事学证结]|发(?!展))|(?<=委)[员托]|(?<=局)(?:部(?!署)|[面域限势])|(?<=厅)[级堂]|(?<=院)[士校]|(?<=大)[力幅量型堂楼地多批规会众]"
)
"""What makes another word of the last sign of a name: 科技部门, 政府办法."""
NUMBERED = re.compile(r"[发函字规通秘办文电令]{0,3} ?[〔\[【(（] ?(?:19|20)\d\d ?[〕\]】)）] ?第? ?\d{1,5} ?号")
"""What makes a name the beginning of a paper's number: 府办 in 黔府办发〔2012〕34号."""


def stands_free(text: str, entity: Entity) -> bool:
    """Whether a name is no part of a longer word or of a paper's number."""
    return not (GOES_ON.match(text, entity.end) or NUMBERED.match(text, entity.end))


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
    found, text = found_in(doc), text_of(doc)
    found.entities[:] = merged(one for one in found.entities if stands_free(text, one))
    _mark(doc, found.entities)
    return doc


def _mark(doc: Doc, entities: Iterable[Entity]) -> None:
    """What `doc.set_ents` does with spans, at a third of its cost: the first token of each, those within it, and all outside."""
    marks = np.zeros((len(doc), 2), dtype=np.uint64)
    marks[:, 0] = OUTSIDE
    for one in entities:
        marks[one.start : one.end] = INSIDE, doc.vocab.strings.add(one.type)
        marks[one.start, 0] = BEGINS
    doc.from_array(["ENT_IOB", "ENT_TYPE"], marks)  # type: ignore[arg-type]
