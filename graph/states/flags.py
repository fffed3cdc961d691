"""Flags beside a state: risk, work under way, neighbours, layout, stale evidence, … None of them changes the state."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from graph.states.decide import MISSING, Decision, outside_words
from graph.states.occupancy import Occupancy
from graph.states.world import World

REFERENCE = "reference_threshold"
"""The flag of thresholds that the zone has not confirmed."""
LOOKED_UP = {"W1": "W1", "W2": "W2", "W4": "W4_share", "R2": "R2", "R4": "R4"}
"""Tests whose threshold is looked up, and by which name."""
UNDER_WAY = frozenset({"signed", "settled", "started", "building", "completed"})


@dataclass(frozen=True, slots=True)
class FlagNote:
    """A flag's code, its words, and the detail that makes it checkable."""

    code: str
    label: str
    detail: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a link's `flags`."""
        return {"code": self.code, "label": self.label, "detail": self.detail}


def flags(world: World, decision: Decision) -> tuple[FlagNote, ...]:
    """The flags of a decided link, in the vocabulary's order."""
    vocabulary = world.facts.ontology.vocabularies["Flag"]
    found = dict(_found(world, decision))
    return tuple(FlagNote(code, concept.zh, found[code]) for code, concept in vocabulary.items() if code in found)


def _found(world: World, decision: Decision) -> Iterator[tuple[str, str]]:
    risky = [test for test in decision.tests if test.failed and test.name.startswith("R")]
    if risky:
        yield "risk", "；".join(f"{test.name} {test.note or test.label}" for test in risky)
    if coming := list(_coming(world, decision)):
        yield "in_progress", "；".join(coming)
    if decision.state == MISSING and (near := neighbour(world, decision.link)):
        yield "neighbour", near
    if layout := world.facts.value(decision.link, "layout"):
        reason = world.facts.value(decision.link, "layoutReason")
        yield "layout", world.facts.ontology.concept("Layout", layout).zh + (f"：{reason}" if reason else "")
    stale = [one for one in decision.examined if one.verdict.code == "stale"]
    if stale:
        yield "stale", f"{len(stale)} 家的证据超过 {world.window:g} 年"
    if disputed := list(dict.fromkeys(_disputed(decision))):
        yield "conflict", "；".join(disputed)
    if decision.outside:
        yield "outside_scope", "，".join(outside_words(decision.outside))
    if said := list(_chokepoint(world, decision.link)):
        yield "chokepoint", "；".join(said)
    if any(test.judged and test.threshold is not None for test in decision.tests) and not _confirmed(world, decision):
        yield REFERENCE, "参考阈值，未经本区确认"


def _disputed(decision: Decision) -> Iterator[str]:
    """On what the sources of a verdict disagree."""
    for one in decision.examined:
        if any(fact.conflict for fact in one.occupancy.facts):
            yield "有来源说法不一"
        for verdict in (one.verdict, *one.verdict.also):
            yield from verdict.disputed


def _confirmed(world: World, decision: Decision) -> bool:
    used = [LOOKED_UP[t.name] for t in decision.tests if t.judged and t.threshold is not None and t.name in LOOKED_UP]
    return all(map(world.thresholds.confirmed, used))


def _chokepoint(world: World, link: str) -> Iterator[str]:
    """Who says, and when, that the link or one of its products depends on others."""
    for one in (link, *world.links.products(link)):
        for fact in world.facts.about(one, "chokepoint"):
            if fact.value == "true":
                papers = [world.facts.resolution.of(cited) for _, cited, _ in fact.witnesses if cited]
                said = sorted(f"{world.facts.label(p)} {world.facts.value(p, 'issuedOn')}".strip() for p in papers) or fact.sources
                yield f"{world.facts.label(one)}（{'、'.join(said)}）"


def _coming(world: World, decision: Decision) -> Iterator[str]:
    """Plants of examined firms not yet working, and projects here for the link that are signed or building."""
    family = world.links.family(decision.link)
    for one in decision.examined:
        for verdict in (one.verdict, *one.verdict.also):
            if verdict.code == "under_construction" and one.occupancy.link in family:
                yield f"{world.facts.label(one.actor)}：{verdict.why}"
    for project in sorted({fact.subject for link in family for fact in world.facts.to(link, "forLink")}):
        stage = world.facts.value(project, "projectStage")
        if world.facts.is_a(project, "Project") and stage in UNDER_WAY and _here(world, project):
            yield f"{world.facts.label(project)}（{world.facts.ontology.concept('ProjectStage', stage).zh}）"


def _here(world: World, project: str) -> bool:
    return any(world.place in world.geography.above(fact.object) for fact in world.facts.about(project, "projectIn"))


def neighbour(world: World, link: str) -> str:
    """In words, the nearest ring where a firm counts, and who; empty where none is known."""
    where, found = neighbours(world, link)
    makers = sorted({one.actor for one in found})
    return f"{where} {len(makers)} 家：" + "、".join(world.facts.label(one) for one in makers[:3]) if makers else ""


def neighbours(world: World, link: str) -> tuple[str, list[Occupancy]]:
    """The nearest ring outside the place, within the link's 配套半径, where a firm counts, and what counts there.

    Without a radius the rings end with the province; with one, distance decides and the ring only names it.
    """
    radius = world.facts.value(link, "supplyRadius")
    rings = world.geography.rings(world.place)[1:]
    for name, area in rings if radius else [one for one in rings if one[0] != "国内"]:
        found = [one for one, above in world.occupancies_of(link)
                 if not above and _supplies(world, one, area) and _within(world, one.actor, radius)]  # fmt: skip
        if found:
            return (f"{radius} km 内" if name in ("省内", "国内") and radius else name), found
    return "", []


def _supplies(world: World, occupancy: Occupancy, area: str) -> bool:
    """Whether a firm that is not local here is local to an area and counts there."""
    local = world.geography.is_local
    return local(occupancy.actor, area) and not local(occupancy.actor, world.place) and world.counts(occupancy, area)


def _within(world: World, actor: str, radius: str) -> bool:
    """Whether a site of the actor lies within the radius of this place; unknown coordinates are not near."""
    if not radius:
        return True
    home = _point(world, world.place)
    points = [p for f in world.facts.about(actor, "operates") if (p := _point(world, f.object))]
    return home is not None and any(kilometres(home, point) <= float(radius) for point in points)


def _point(world: World, entity: str) -> tuple[float, float] | None:
    longitude, latitude = world.facts.value(entity, "longitude"), world.facts.value(entity, "latitude")
    return (float(longitude), float(latitude)) if longitude and latitude else None


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (longitude, latitude) points in degrees, by the haversine formula (R = 6371 km)."""
    (x1, y1), (x2, y2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))
