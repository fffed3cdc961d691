"""What a place already does, as far as anybody says: links and products, each with the firms known at it here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property

from graph.states.occupancy import Occupancy
from graph.states.proof import REJECTED
from graph.states.shares import place_supply
from graph.states.verdicts import GROUPS, Verdict
from graph.states.world import COUNTED, World

Firms = dict[str, str]
"""Firm (or place that is said to provide) → the group of its verdict: counted, weak, pending."""


class Here:
    """Known here is what counts, counts weakly or is 待定, of firms with a site here (decision 0031); what is 不计 or rejected is
    not, nor a firm known only to be somewhere in a wider place."""

    def __init__(self, world: World) -> None:
        self.world, self._present = world, world.geography.present(world.place)
        self._making: dict[str, Firms] = {}
        self._at: dict[str, list[Occupancy]] = {}

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
        made = {fact.object for actor in self._present for fact in self.world.facts.about(actor, "produces")}
        return {product: firms for product in sorted(made) if (firms := self.making(product))}

    def making(self, product: str) -> Firms:
        """Firms here that are said to make the product itself; only what those say is looked at."""
        if product not in self._making:
            found: Firms = {}
            for actor in sorted({fact.subject for fact in self.world.facts.to(product, "produces")} & self._present):
                for one in self._occupied(actor):
                    if _makes(one, product) and self._is_known(one, verdict := self._judge(one)):
                        found[actor] = _better(verdict.group, found.get(actor, verdict.group))
            self._making[product] = found
        return self._making[product]

    def makers(self, product: str) -> Firms:
        """Firms here that make the product or a type of it."""
        return {firm: group for one in self.world.links.sorts(product) for firm, group in self.making(one).items()}

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

    def coarse(self, thing: str) -> Firms:
        """Firms here known only by something wider than a link or product: a link or product that it is a type of. Whoever is
        known by the thing itself, counted or not, is not among them."""
        links, own = self.world.links, {thing, *self.links_of(thing)}
        wider = [wide for one in own for wide in links.wider(one)[1:]]
        found = {firm: group for wide in wider for firm, group in (self.links.get(wide, {}) | self.products.get(wide, {})).items()}
        named = {sort for one in own for sort in links.sorts(one)} | set(links.products(thing))
        known = {one.actor for one, _ in self._examined if one.actor in found and _is_of(one, named)} if found else set()
        return {firm: group for firm, group in found.items() if firm not in known}

    def has_link(self, link: str) -> bool:
        """Whether somebody here is at the link, or makes a product of it or a type of one."""
        return link in self.links or any(self.makers(product) for product in self.world.links.products(link))

    def links_of(self, product: str) -> list[str]:
        """The links that the product makes up."""
        return [fact.object for fact in self.world.facts.about(product, "makesUp")]

    def not_made_here(self, things: Collection[str]) -> list[tuple[str, Verdict]]:
        """Firms with a site here that are at one of these links or products, but not here: made elsewhere, building, stopped."""
        return [(one.actor, verdict) for one, verdict in self._examined
                if verdict.code != REJECTED and not self._is_known(one, verdict) and _is_of(one, things)]  # fmt: skip

    @cached_property
    def _known(self) -> list[tuple[str, Occupancy, str]]:
        return [(one.actor, one, verdict.group) for one, verdict in self._examined if self._is_known(one, verdict)]

    @cached_property
    def _examined(self) -> list[tuple[Occupancy, Verdict]]:
        """What every firm with a site here is at, with its verdict."""
        return [(one, self._judge(one)) for actor in sorted(self._present) for one in self._occupied(actor)]

    def _occupied(self, actor: str) -> list[Occupancy]:
        if actor not in self._at:
            self._at[actor] = list(occupied(self.world, actor))
        return self._at[actor]

    def _judge(self, occupancy: Occupancy) -> Verdict:
        return self.world.verdicts_in(self.world.place).judge(occupancy)

    def _is_known(self, occupancy: Occupancy, verdict: Verdict) -> bool:
        """Whether it counts here, counts weakly, or is 待定, by the rule that states use."""
        local = self.world.geography.is_local(occupancy.actor, self.world.place)
        return verdict.group == "pending" or (verdict.group in COUNTED and local)


def occupied(world: World, actor: str) -> Iterator[Occupancy]:
    """What an actor is at: links, and products that make up no link (each as if it were a link of its own)."""
    yield from world.occupancies.of(actor)
    loose = [f for f in world.facts.about(actor, "produces") if not world.facts.about(f.object, "makesUp")]
    for product in dict.fromkeys(fact.object for fact in loose):
        yield Occupancy(actor, product, world.facts, produced=[fact for fact in loose if fact.object == product])


def doing(world: World) -> dict[str, list[str]]:
    """Actor, wherever it is → the links, and products without link, that it is at by sayings not rejected."""
    told = {fact.subject for predicate in ("occupies", "produces") for fact in world.facts.of(predicate)}
    return {actor: sorted({one.link for one in occupied(world, actor) if world.occupancies.standing(one) != REJECTED})
            for actor in sorted(told)}  # fmt: skip


def _is_of(occupancy: Occupancy, things: Collection[str]) -> bool:
    """Whether an occupancy rests on a saying of one of these links itself, or of one of these products."""
    return any(fact.object in things for fact in occupancy.living())


def _makes(occupancy: Occupancy, product: str) -> bool:
    """Whether an occupancy rests on a saying that this product is made."""
    return any(fact.object == product for fact in occupancy.produced if fact.judgement != REJECTED)


def _better(one: str, other: str) -> str:
    """The verdicts' group that speaks better for a firm."""
    return min(one, other, key=GROUPS.index)
