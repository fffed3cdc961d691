"""Who makes what in which country, and how the links of a chain hang together: all that the features are counted from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.facts import Facts
from graph.states.world import World

Edge = tuple[str, str, str]
"""(firm, country, link): a firm whose supply of the link counts in that country, weakly or fully."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """One link in its chain. `family` are the link and its kinds, `wider` what it is a kind of with all its other kinds, `near`
    the links whose products fill slots of its own or the other way about, and the other kinds of what it is a kind of."""

    family: frozenset[str]
    wider: frozenset[str]
    near: frozenset[str]
    stage: str


def makers(world: World, chain: str) -> tuple[Edge, ...]:
    """Every counted maker of the chain's links, by country, sorted. Whether supply is *negligible* is never looked at: ETO
    calls a firm negligible where its country holds 2 % or less, which is the label."""
    found: set[Edge] = set()
    for link in world.links.of_chain(chain):
        for occupancy in world.occupancies.at(link):
            for country in _countries(world, occupancy.actor):
                if world.geography.is_local(occupancy.actor, country) and world.counts(occupancy, country):
                    found.add((occupancy.actor, country, link))
    return tuple(sorted(found))


def _countries(world: World, actor: str) -> list[str]:
    places = {place for fact in world.facts.about(actor, "operates") for place in world.geography.places_of(fact.object)}
    return sorted(place for place in places if world.facts.is_a(place, "Country"))


def surroundings(world: World, chain: str) -> dict[str, Surroundings]:
    """Each link of the chain with its kinds, parents and neighbours in the chain. Without roll-up a link has no kinds."""
    links = world.links.of_chain(chain)
    inside, near = set(links), _neighbours(world.facts, links)
    found = {}
    for link in links:
        family = frozenset(world.links.family(link)) & inside
        above = frozenset(world.links.above(link) if world.links.rollup else ()) & inside
        wider = frozenset(kind for parent in above for kind in world.links.family(parent)) & inside - family
        near_it = frozenset(near[link] | (wider - above)) - family
        found[link] = Surroundings(family, wider, near_it, world.facts.value(link, "stage"))
    return found


def _neighbours(facts: Facts, links: list[str]) -> dict[str, set[str]]:
    """Link → links that feed it or that it feeds, by slots."""
    at: dict[str, set[str]] = defaultdict(set)
    for link in links:
        for made in facts.to(link, "makesUp"):
            at[made.subject].add(link)
    near: dict[str, set[str]] = defaultdict(set)
    for product, ends in list(at.items()):
        for slot in facts.about(product, "requires"):
            for filler in facts.to(slot.object, "fills"):
                for other in at.get(filler.subject, ()):
                    for end in ends:
                        near[end].add(other)
                        near[other].add(end)
    return {link: near[link] - {link} for link in links}
