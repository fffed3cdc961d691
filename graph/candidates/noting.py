"""What may be done with a list of candidates, and why: the stance of an answer with its words, and links next to an empty one."""

from __future__ import annotations

from collections.abc import Sequence

from graph.analysis.extending.guidance import held_back, layout_of
from graph.analysis.sixchains.neighbourhood import next_links
from graph.candidates.answer import FORBIDDEN, LISTING, NOBODY, NOT_NEEDED, PROPOSED, PROVISIONAL, SUPPLY_ONLY, NextLink
from graph.candidates.tables import said
from graph.states.decide import SOUND, UNKNOWN, Decision
from graph.states.proof import REJECTED
from graph.states.world import World

UNSUITED, PROHIBITED = "unsuited", "prohibited"


def stance(world: World, decision: Decision) -> tuple[str, str]:
    """(stance, its words), before anybody is looked for: what forbids comes before what is not needed or not known."""
    facts, link = world.facts, decision.link
    layout, words = facts.value(link, "layout"), layout_of(facts, link)
    if layout == PROHIBITED:
        return FORBIDDEN, said("prohibited", layout=words)
    if limits := [one for one in held_back(facts, [link]) if one != words]:
        return FORBIDDEN, said("catalogue", items="；".join(limits))
    if decision.state == SOUND:
        return NOT_NEEDED, said("sound", reason=decision.reason)
    if layout == UNSUITED:
        return SUPPLY_ONLY, said("unsuited", layout=words)
    if decision.state == UNKNOWN:
        return PROVISIONAL, said("unknown")
    return PROPOSED, ""


def emptiness(taken: str, note: str, listed: Sequence[int], apart: int, near: Sequence[NextLink]) -> tuple[str, str]:
    """The stance and words where lists are empty; `listed` counts those existing and those outside."""
    if taken not in LISTING:
        return taken, note
    if taken == PROVISIONAL and any(listed):
        note += "；" + said("spare")
    if listed[1]:
        return taken, note
    if listed[0] or apart:
        more = said("nobody_outside") if listed[0] else said("all_apart")
        return taken, "。".join(filter(None, [note, more]))
    named = "、".join(f"{one.label}（{one.known} 家）" for one in near if one.known)
    tail = said("nobody_next", links=named) if named else said("nobody_next_none")
    return NOBODY, "。".join(filter(None, [note, said("nobody") + tail]))


def neighbours(world: World, link: str) -> tuple[NextLink, ...]:
    """The links next to a link with how many enterprises are known at each, those with some first."""
    present = world.geography.present(world.place)
    found = []
    for near in next_links(world, link):
        standing = world.occupancies.standing
        actors = {one.actor for one, above in world.occupancies_of(near.link) if not above and standing(one) != REJECTED}
        found.append(NextLink(near.link, world.facts.label(near.link), near.why, len(actors), len(actors & present)))
    return tuple(sorted(found, key=lambda one: (not one.known, -one.known, one.label, one.id)))
