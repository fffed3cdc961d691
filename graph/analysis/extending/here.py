"""What a place already does, as far as anybody says: links and products, each with the firms known at it here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from graph.states.occupancy import REJECTED, Occupancy
from graph.states.shares import place_supply
from graph.states.verdicts import GROUPS
from graph.states.world import COUNTED, World

Firms = dict[str, str]
"""Firm (or place that is said to provide) → the group of its verdict: counted, weak, pending."""


class Here:
    """Known here is what counts, counts weakly or is 待定 (decision 0131); what is 不计 or rejected is not."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def links(self) -> dict[str, Firms]:
        """Link → firms known at it here; a saying that the place supplies it without naming firms stands under that place."""
        found: dict[str, Firms] = defaultdict(dict)
        for actor, occupancy, group in self._known:
            if self.world.facts.is_a(occupancy.link, "ChainLink"):
                found[occupancy.link][actor] = _better(group, found[occupancy.link].get(actor, group))
        for link in self.world.links.all:
            if link not in found and (told := place_supply(self.world, link)):
                found[link] = {fact.subject: "counted" for fact in told}
        return dict(found)

    @cached_property
    def products(self) -> dict[str, Firms]:
        """Product → firms here that are said to make it."""
        found: dict[str, Firms] = defaultdict(dict)
        for actor, occupancy, group in self._known:
            for fact in occupancy.living():
                if fact.predicate == "produces":
                    found[fact.object][actor] = _better(group, found[fact.object].get(actor, group))
        return dict(found)

    def makers(self, product: str) -> Firms:
        """Firms here that make the product or a type of it."""
        return {firm: group for one in self.world.links.sorts(product) for firm, group in self.products.get(one, {}).items()}

    def at_link_only(self, product: str) -> Firms:
        """Firms here at a link of the product of which no product of that link is named: they may make it."""
        found: Firms = {}
        for link in self.links_of(product):
            named = {firm for one in self.world.links.products(link) for firm in self.products.get(one, {})}
            found |= {firm: group for firm, group in self.links.get(link, {}).items() if firm not in named}
        return found

    def known(self, product: str) -> Firms:
        """Firms here that make the product, or may."""
        return self.at_link_only(product) | self.makers(product)

    def links_of(self, product: str) -> list[str]:
        """The links that the product makes up."""
        return [fact.object for fact in self.world.facts.about(product, "makesUp")]

    @cached_property
    def _known(self) -> list[tuple[str, Occupancy, str]]:
        """(firm, what it is at, verdict's group) of every firm that is, or may be, here."""
        here = self.world.geography.present(self.world.place) | set(self.world.geography.unsure(self.world.place))
        return [(actor, one, group) for actor in sorted(here) for one in occupied(self.world, actor)
                if (group := self._group(one))]  # fmt: skip

    def _group(self, occupancy: Occupancy) -> str:
        """counted, weak, pending; empty where it is not known here, by the rule that states use."""
        group = self.world.verdicts_in(self.world.place).judge(occupancy).group
        if group in COUNTED and self.world.geography.is_local(occupancy.actor, self.world.place):
            return group
        return group if group == "pending" and self.world.occupancies.standing(occupancy) != REJECTED else ""


def occupied(world: World, actor: str) -> Iterator[Occupancy]:
    """What an actor is at: links, and products that make up no link (each as if it were a link of its own)."""
    yield from world.occupancies.of(actor)
    loose = [f for f in world.facts.about(actor, "produces") if not world.facts.about(f.object, "makesUp")]
    for product in dict.fromkeys(fact.object for fact in loose):
        yield Occupancy(actor, product, world.facts, produced=[fact for fact in loose if fact.object == product])


def _better(one: str, other: str) -> str:
    """The verdicts' group that speaks better for a firm."""
    return min(one, other, key=GROUPS.index)
