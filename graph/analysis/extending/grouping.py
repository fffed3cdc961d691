"""Needs gathered by what one would attract: the link of a product, or the product where it makes up no link."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.extending.needs import Need
from graph.states.world import World


def activity(world: World, thing: str, chain: str) -> str:
    """The link of a product (of the chain first, else of the first other chain), the product itself where there is none."""
    if world.facts.is_a(thing, "ChainLink"):
        return thing
    links = [fact.object for one in world.links.wider(thing) for fact in world.facts.about(one, "makesUp")]
    own = [link for link in links if world.links.chain(link) == chain]
    return next(iter(own or links), thing)


def grouped(world: World, needs: Iterable[Need], chain: str) -> dict[str, list[Need]]:
    """Activity → its needs."""
    found: dict[str, list[Need]] = {}
    for need in needs:
        found.setdefault(activity(world, need.thing, chain), []).append(need)
    return found
