"""Which links stand next to a link, and why: by what goes into what, by kind, by group, by their order on the chain map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import Fact
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A link next to another one, why in words, and the facts that say so."""

    link: str
    why: str
    facts: tuple[Fact, ...]


def next_links(world: World, link: str) -> list[Neighbour]:
    """The links next to a link, each once by its closest tie: material, then kind, then group, then order."""
    found: dict[str, Neighbour] = {}
    own = {*world.links.family(link), *world.links.above(link)}
    for tie in (_upstream, _downstream, _siblings, _same_group, _beside):
        for one in tie(world, link):
            if one.link not in own:
                found.setdefault(one.link, one)
    return list(found.values())


def _upstream(world: World, link: str) -> Iterator[Neighbour]:
    """Links whose product fills a slot of this link's products."""
    facts = world.facts
    for product in world.links.products(link):
        for needed in facts.about(product, "requires"):
            for filled in facts.to(needed.object, "fills"):
                yield from _made(world, filled.subject, f"它的产品“{facts.label(filled.subject)}”供给本环节", (needed, filled))


def _downstream(world: World, link: str) -> Iterator[Neighbour]:
    """Links whose product has a slot that this link's products fill."""
    facts = world.facts
    for product in world.links.products(link):
        for filled in facts.about(product, "fills"):
            for needed in facts.to(filled.object, "requires"):
                why = f"它的产品“{facts.label(needed.subject)}”要用本环节的产品"
                yield from _made(world, needed.subject, why, (filled, needed))


def _made(world: World, product: str, why: str, told: tuple[Fact, ...]) -> Iterator[Neighbour]:
    for fact in world.facts.about(product, "makesUp"):
        yield Neighbour(fact.object, why, (*told, fact))


def _siblings(world: World, link: str) -> Iterator[Neighbour]:
    """Other kinds of what this link is a kind of."""
    for own in world.facts.about(link, "isTypeOf"):
        for fact in world.facts.to(own.object, "isTypeOf"):
            yield Neighbour(fact.subject, f"同是“{world.facts.label(own.object)}”的细类", (own, fact))


def _same_group(world: World, link: str) -> Iterator[Neighbour]:
    """Links of the same stage and group of the chain."""
    group, stage = (world.facts.value(link, name) for name in ("linkGroup", "stage"))
    for other in _others(world, link) if group else ():
        if (world.facts.value(other, "linkGroup"), world.facts.value(other, "stage")) == (group, stage):
            yield Neighbour(other, f"同在链图的“{group}”组", tuple(world.facts.about(other, "linkGroup")))


def _beside(world: World, link: str) -> Iterator[Neighbour]:
    """The links before and after this one on the chain map."""
    chain = world.links.chain(link)
    line = world.links.of_chain(chain) if chain else [link]
    at = line.index(link)
    for other in (*line[max(0, at - 1) : at], *line[at + 1 : at + 2]):
        yield Neighbour(other, "链图上紧挨着本环节", tuple(world.facts.about(other, "partOf")))


def _others(world: World, link: str) -> list[str]:
    chain = world.links.chain(link)
    return [one for one in world.links.of_chain(chain) if one != link] if chain else []
