"""Independent sources of a product, wherever they are: who is known to make or supply it, who may, and whether that is all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from graph.states.figures import ended
from graph.states.occupancy import Occupancy
from graph.states.proof import CONFIRMED, REJECTED
from graph.states.shares import controller, controlling
from graph.states.verdicts import GONE, IDLE, WORKING
from graph.states.world import World

ELSEWHERE = ""
"""A place that no stated share names."""
WORKED = ("factory",)
"""Kinds of sites from which goods come, whatever counts as local there; of an unknown kind a site may be one."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Sources of some products, by ultimate controller.

    `makers`: confirmed makers that may work; `places`: countries stated to supply where no such maker is known; `possible`:
    owners of makers still to be confirmed and of firms known only to be at the link, without those that are known; `left`: makers
    and firms at the link that are no more.
    """

    makers: frozenset[str]
    places: frozenset[str]
    possible: frozenset[str]
    left: frozenset[str] = frozenset()

    @property
    def owners(self) -> frozenset[str]:
        """The independent sources that are known."""
        return self.makers | self.places


def sources(world: World, link: str, kinds: Iterable[str]) -> Sources:
    """Independent sources of these products, taken as one; firms known only to be at the link may be more of them (with an empty
    link: none)."""
    kinds = set(kinds)
    known, others = makers(world, kinds)
    near = {one.actor for one in world.occupancies.at(link) if one.stated and not one.produced
            and world.occupancies.standing(one) != REJECTED}  # fmt: skip
    at_link, left = set(filter(partial(may_work, world), near)), former_makers(world, kinds)
    owners = frozenset(controller(world, actor) for actor in known)
    places = supplying_places(world, kinds, known | others | left)
    possible = frozenset(controller(world, actor) for actor in others | at_link)
    return Sources(owners, places, possible - owners - places, frozenset(left | {one for one in near if is_gone(world, one)}))


def makers(world: World, kinds: Collection[str]) -> tuple[set[str], set[str]]:
    """Firms anywhere that make any of these products, for others too, and may work: (confirmed, still to be confirmed)."""
    known, others = set[str](), set[str]()
    for actor, standings in _standings(world, kinds):
        if may_work(world, actor):
            (known if CONFIRMED in standings else others).add(actor)
    return known, others


def former_makers(world: World, kinds: Collection[str]) -> set[str]:
    """Firms anywhere that made any of these products, for others too, and are gone. Where they were the makers that were named,
    nobody else appears by their going (decision 0098)."""
    return {actor for actor, _ in _standings(world, kinds) if is_gone(world, actor)}


def _standings(world: World, kinds: Collection[str]) -> Iterator[tuple[str, set[str]]]:
    """Firms said to make any of these products, for others too, with how that stands; not where all of it was rejected."""
    for actor in {fact.subject for kind in kinds for fact in world.facts.to(kind, "produces")}:
        standings = set(map(world.occupancies.standing, filter(_sells, _made(world, actor, kinds))))
        if standings - {REJECTED}:
            yield actor, standings


def _made(world: World, actor: str, kinds: Collection[str]) -> list[Occupancy]:
    """An actor's occupancies by these products; by what it is said to make where the products make up no link."""
    if any(world.facts.about(kind, "makesUp") for kind in kinds):
        return [one for one in world.occupancies.of(actor) if any(fact.object in kinds for fact in one.produced)]
    said = [fact for fact in world.facts.about(actor, "produces") if fact.object in kinds and ended(world.facts, fact)]
    return [Occupancy(actor, "", world.facts, produced=said)] if said else []


def fully_known(world: World, link: str, known: Sources) -> str:
    """Why there may be more sources than are known; empty where the whole country was looked at and nobody else may be one."""
    if not looked_at_all(world, link):
        return "全国未摸清"
    return f"另有 {len(known.possible)} 个待定" if known.possible else ""


def looked_at_all(world: World, link: str) -> bool:
    """Whether the whole country was looked at."""
    country = world.geography.country(world.place)
    return bool(country and world.coverages.covering(country, "all", link))


def supplying_places(world: World, kinds: Iterable[str], makers: Iterable[str]) -> frozenset[str]:
    """Countries that supply one of these products and held none of these makers of it, at work or gone."""
    held = {place for actor in makers for place in places_held(world, actor)}
    said = {f.subject for kind in kinds for f in world.facts.to(kind, "provides") if f.qualifier("negligible") != "true"}
    return frozenset(place for place in said - held if world.facts.is_a(place, "Country"))


def places_held(world: World, actor: str) -> set[str]:
    """The places in which an actor has a site of any kind."""
    sites = [fact.object for fact in world.facts.about(actor, "operates")]
    return {place for site in sites for place in world.geography.places_of(site)}


def spanning(world: World, link: str, kinds: Collection[str], places: Collection[str]) -> dict[str, frozenset[str]]:
    """Owner → those of these places in which firms of its hands may make or provide one of these products, or be at the link
    or at one that it is a type of (ELSEWHERE: in a place that is none of these); only owners who stand behind two or more. Firms
    are in one hand if anybody stands above both. What is still to be confirmed tells too: it is not known not to be; so do firms
    that are gone, since who holds what they held is not known."""
    parts: list[tuple[set[str], set[str]]] = []
    for actor in sorted(_perhaps(world, link, kinds)):
        if (may_work(world, actor) or is_gone(world, actor)) and (found := _supplying_from(world, actor, places)):
            hands = {actor, *controlling(world, actor)}
            same = [part for part in parts if part[0] & hands]
            parts = [part for part in parts if not part[0] & hands]
            parts.append((hands.union(*(part[0] for part in same)), found.union(*(part[1] for part in same))))
    return {_named(world, hands): frozenset(found) for hands, found in parts if len(found) > 1}


def _perhaps(world: World, link: str, kinds: Collection[str]) -> set[str]:
    """Firms that may be sources: said to make or provide the products or what they are types of, or to be at the link or at one
    that it is a type of."""
    wider = {one for kind in kinds for one in world.links.wider(kind)}
    facts = (fact for one in (*kinds, *wider, link) for name in ("produces", "provides") for fact in world.facts.to(one, name))
    said = {fact.subject for fact in facts if fact.judgement != REJECTED and not world.facts.is_a(fact.subject, "Place")}
    return said | {one.actor for place in world.links.wider(link) for one in world.occupancies.at(place)
                   if world.occupancies.standing(one) != REJECTED}  # fmt: skip


def _named(world: World, hands: Collection[str]) -> str:
    """Who stands for firms in one hand: of those that nobody else among them stands above, the smallest id."""
    top = [one for one in hands if not controlling(world, one) & set(hands)] or hands
    return min(top)


def _supplying_from(world: World, actor: str, places: Collection[str]) -> set[str]:
    """In which of these places an actor is local by that place's own rule, or has a site of unknown kind; ELSEWHERE where it has
    a site that lies in none of them."""
    unknown = {place for fact in world.facts.about(actor, "operates") if not world.geography.kind(fact.object)
               for place in world.geography.places_of(fact.object)}  # fmt: skip
    found = {place for place in places if place in unknown or world.geography.is_local(actor, place)}
    outside = any(not set(world.geography.places_of(fact.object)) & set(places) for fact in world.facts.about(actor, "operates")
                  if world.geography.kind(fact.object) in (*WORKED, "") and world.geography.places_of(fact.object))  # fmt: skip
    return found | {ELSEWHERE} if outside else found


def _sells(occupancy: Occupancy) -> bool:
    """Whether what is made may reach others: it is the product, and not all for own use."""
    return occupancy.said("fit") != {"mismatch"} and occupancy.said("capacityUse") != {"captive"}


def may_work(world: World, actor: str) -> bool:
    """Whether a firm is not gone and not all of its plants stand still or are yet to come."""
    return world.facts.value(actor, "operatingStatus") not in GONE and bool(_statuses(world, actor) & WORKING)


def is_gone(world: World, actor: str) -> bool:
    """Whether a firm is no more, or works nowhere any more, while some plant of it did."""
    return world.facts.value(actor, "operatingStatus") in GONE or (not (statuses := _statuses(world, actor)) & WORKING
                                                                   and bool(statuses & IDLE))  # fmt: skip


def _statuses(world: World, actor: str) -> set[str]:
    """How a firm's plants stand; "" where nothing is known of any."""
    sites = [f.object for f in world.facts.about(actor, "operates") if world.geography.kind(f.object) == "factory"]
    return {world.facts.value(site, "siteStatus") for site in sites} or {""}
