"""Relations between the entities of a sentence, by the frames in which they are said; only those that fit both classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.found import Entity, Tie
from ingest.text.language import found_in, text_of
from ingest.text.lists import rows
from ingest.text.ties.frames import Frame, frames_of
from ingest.text.ties.moods import mood_of
from ingest.text.ties.skeletons import Skeleton, skeletons
from ontology import Ontology, load_ontology

ACTOR, TOGETHER, BUILT = "Actor", "cooperatesWith", "establishes"
SHARE = re.compile(r"持股(?:比例)?(?:为|升至|增至|达|降至)?([0-9.]+)[%％]|([0-9.]+)[%％]的?(?:股权|股份|控股权)")
INDIRECT = re.compile("支持|鼓励|引导|指导|推动|督促|帮助|协助")
"""Who stands before such a word does not do what the trigger says."""
NEAR = 40
WHOLLY = re.compile(r"全资(?:子公司|孙公司|持有|收购)")
SIDES = re.compile("[与和同]|以及")
STATED, SAID_TOGETHER = 0.9, 0.8
"""How sure a tie is whose ends stand alone, and one between lists of entities."""
Ends = tuple[int, int, str]


def read_ties(text: str, entities: list[Entity]) -> list[Tie]:
    """The ties that the sentences of a text state, plan or deny. Entities are in order and don't overlap."""
    ends = [place for place, entity in enumerate(entities) if is_a(class_of(entity.type), ACTOR)]
    found: dict[tuple[str, int, int], Tie] = {}
    for skeleton in skeletons(text, entities, ends):
        for tie in _ties(text, skeleton, entities):
            same = (tie.predicate, tie.start_entity, tie.end_entity)
            back = (tie.predicate, tie.end_entity, tie.start_entity)
            if back not in found:
                found.setdefault(same, tie)
    together = {(start, end) for predicate, start, end in found if predicate == "jointPartner"}
    return [tie for (predicate, *two), tie in found.items() if predicate != "dependsOn" or tuple(two) not in together]


def _ties(text: str, skeleton: Skeleton, entities: list[Entity]) -> Iterator[Tie]:
    for frame in frames_of(skeleton.text):
        for match in frame.pattern.finditer(skeleton.text):
            if frame.voice == "active" and INDIRECT.search(skeleton.text, match.start(), match.start("trigger")):
                continue
            mood = mood_of(skeleton.text, *match.span())
            for start, end, share in _pairs(frame, match, skeleton):
                if predicate := _fitting(frame.predicates, entities[start].type, entities[end].type):
                    place = _place(text, skeleton, (entities[start], entities[end]), match["trigger"])
                    score = STATED if len(match.groupdict()) == 3 and not mood else SAID_TOGETHER
                    held = share if predicate in ("holdsShares", "investsIn") else ""
                    yield Tie(*place, predicate, start, end, match["trigger"], frame.voice, score=score, mood=mood, share=held)


def _place(text: str, skeleton: Skeleton, ends: tuple[Entity, Entity], trigger: str) -> tuple[int, int]:
    """The stretch of the sentence that holds the ends that it names and the trigger, where that stands near them."""
    named = [one for one in ends if skeleton.start <= one.start < skeleton.end] or list(ends)
    start, end = min(one.start for one in named), max(one.end for one in named)
    if trigger in text[start:end]:
        return start, end
    if (behind := text.find(trigger, end, end + NEAR)) >= 0:
        return start, behind + len(trigger)
    before = text.rfind(trigger, max(0, start - NEAR), start)
    return (before, end) if before >= 0 else (start, end)


def _pairs(frame: Frame, match: re.Match[str], skeleton: Skeleton) -> Iterator[Ends]:
    """The ends that a match says belong together."""
    if frame.start == frame.end:
        yield from _mutual(skeleton, *match.span(frame.start))
        return
    ends = zip(frame.start, frame.end, strict=True) if len(frame.start) == len(frame.end) > 1 else product(frame.start, frame.end)
    for start, end in ends:
        starts, others = skeleton.listed(*match.span(start)), skeleton.listed(*match.span(end))
        respective = "分别" in match[0] and len(starts) == len(others)
        for (one, behind), (other, beyond) in zip(starts, others, strict=True) if respective else product(starts, others):
            if one != other:
                yield one, other, _share(behind) or _share(beyond) or _share(skeleton.text[match.start() : match.end() + 24])


def _mutual(skeleton: Skeleton, start: int, end: int) -> Iterator[Ends]:
    """Everyone with everyone of a list; where 与 parts it into two sides (A与B、C), the sides with each other."""
    sides = SIDES.search(skeleton.text, start, end)
    if not sides or "、" in skeleton.text[start : sides.start()]:
        yield from ((one, other, "") for (one, _), (other, _) in combinations(skeleton.listed(start, end), 2))
    else:
        two = skeleton.listed(start, sides.start()), skeleton.listed(sides.end(), end)
        yield from ((one, other, "") for (one, _), (other, _) in product(*two))


def _share(text: str) -> str:
    """The share that a text names, a fraction; nothing where it names none."""
    if found := SHARE.search(text):
        return f"{float(found[1] or found[2]) / 100:.6g}"
    return "1" if WHOLLY.search(text) else ""


def _fitting(predicates: tuple[str, ...], start: str, end: str) -> str:
    """The first of the predicates that may lead from the one class to the other."""
    first, last = class_of(start), class_of(end)
    return next((one for one in predicates if _fits(one, first, last)), "")


@cache
def _ontology() -> Ontology:
    return load_ontology()


@cache
def is_a(cls: str, other: str) -> bool:
    """Whether a class of the ontology is another or a sub-class of it; of what is no class it is not."""
    return cls in _ontology().classes and _ontology().is_a(cls, other)


@cache
def _fits(predicate: str, start: str, end: str) -> bool:
    """Whether the ontology lets a predicate lead from class to class; of a jointPartner the start is what was built together."""
    relation = _ontology().relations[predicate]
    froms = _ontology().relations[BUILT].to_classes if predicate == "jointPartner" else relation.from_classes
    return any(is_a(start, one) for one in froms) and any(is_a(end, one) for one in relation.to_classes)


@cache
def class_of(type: str) -> str:
    """The class of the ontology that a model's type means (company: Enterprise); a class is itself."""
    return next((row["class"] for row in rows("model_types") if row["type"] == type), type)


@Language.component("liantu_ties")
def ties(doc: Doc) -> Doc:
    """Adds the ties of a document."""
    found = found_in(doc)
    found.ties.extend(read_ties(text_of(doc), found.entities))
    return doc
