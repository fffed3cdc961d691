"""Who holds which share: of what local firms buy, of the stated supply of a product, of the area above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum

from graph.facts import Fact
from graph.states.figures import latest, number
from graph.states.world import World

Shares = dict[str, float]


def stated_supply(world: World, targets: Iterable[str]) -> Shares:
    """Places → stated share of the whole supply of the first of these products or links that has any shares.

    Countries' shares are of the world; where none is stated, regions' shares are of the nation. They are never mixed.
    """
    facts = world.facts
    for target in targets:
        said = [f for f in latest(facts, facts.to(target, "provides")) if facts.is_a(f.subject, "Place")]
        for level in ("Country", "Region"):
            shares = [(f.subject, number(f, "share")) for f in said if facts.is_a(f.subject, level)]
            if known := {place: share for place, share in shares if share is not None}:
                return known
    return {}


def own_share(world: World, link: str) -> float | None:
    """The share that sources state of the place itself: of the link, else the largest of any of its products."""
    for targets in ([link], sorted(world.links.products(link))):
        said = [f for one in targets for f in latest(world.facts, world.facts.to(one, "provides")) if f.subject == world.place]
        if shares := [share for f in said if (share := number(f, "share")) is not None]:
            return max(shares)
    return None


def place_supply(world: World, link: str) -> list[Fact]:
    """What sources state, freshly, that the place itself or a part of it supplies of the link, its kinds or its products,
    be it without naming a firm; shares of nothing and negligible ones are no supply."""
    facts, targets = world.facts, (*world.links.family(link), *world.links.products(link))
    said = [fact for one in targets for fact in latest(facts, facts.to(one, "provides"))
            if facts.is_a(fact.subject, "Place") and world.place in world.geography.above(fact.subject)]  # fmt: skip
    return [fact for fact in said if fact.qualifier("negligible") != "true" and number(fact, "share") != 0
            and not world.proof.all_stale(fact)]  # fmt: skip


def firms_share(made: dict[str, list[Fact]]) -> tuple[float | None, bool]:
    """The counted firms' market shares, summed over firms for each product, of the product with the most; and whether
    every firm's share is known (else the sum is a lower bound)."""
    by_product: dict[str, Shares] = {}
    for actor, facts in made.items():
        for fact in facts:
            if (share := number(fact, "marketShare")) is not None:
                firms = by_product.setdefault(fact.object, {})
                firms[actor] = max(share, firms.get(actor, 0.0))
    if not by_product:
        return None, False
    known = {actor for firms in by_product.values() for actor in firms}
    return max(fsum(firms.values()) for firms in by_product.values()), len(known) == len(made)


def consumption(world: World, product: str) -> list[Shares]:
    """For each local buyer that names the product, source place → share of what it buys.

    A supplier's share of all purchases never exceeds its share of the product, so it is a lower bound. A supplier whose place
    is unknown stays with the unlisted rest. Buyers are kept apart, since nobody says how much each of them buys.
    """
    names = {world.facts.label(product), *world.facts.values(product, "alias")}
    found = [f for name in sorted(names) for f in world.purchases_here.get(name, ()) if f.qualifier("shareOf") == "purchases"]
    buyers: dict[str, list[tuple[str, float]]] = {}
    for fact in latest(world.facts, found):
        if (share := number(fact, "share")) is not None:
            buyers.setdefault(fact.object, []).append((origin(world, fact.subject), share))
    return [_by_place(rows) for _, rows in sorted(buyers.items())]


def _by_place(rows: Sequence[tuple[str, float]]) -> Shares:
    """Shares by place, scaled where they add up to more than all; rows without place are left out."""
    whole = max(1.0, fsum(share for _, share in rows))
    places = sorted({place for place, _ in rows if place})
    return {place: fsum(share for where, share in rows if where == place) / whole for place in places}


def origin(world: World, actor: str) -> str:
    """Where a supplier is, as R2 counts it: its country if foreign, else its province (the own one where it has a site there);
    empty where that is unknown or several."""
    home = world.geography.country(world.place)
    places = {place for site in world.facts.about(actor, "operates") for place in world.geography.places_of(site.object)}
    countries = sorted(place for place in places if world.facts.is_a(place, "Country"))
    if countries and home not in countries:
        return countries[0]
    regions = {place for place in places if world.geography.is_province(place)}
    regions = regions & set(world.geography.above(world.place)) or regions
    return min(regions) if len(regions) == 1 else ""


def controller(world: World, actor: str) -> str:
    """The ultimate controller of a firm: followed through `controls` and majority shares; itself where unknown."""
    seen = {actor}
    while True:
        above = [f.subject for f in world.facts.to(actor, "controls")]
        above += [f.subject for f in latest(world.facts, world.facts.to(actor, "holdsShares")) if (number(f, "share") or 0) > 0.5]
        fresh = sorted(set(above) - seen)
        if not fresh:
            return actor
        actor = fresh[0]
        seen.add(actor)


def firms_supply(world: World, product: str) -> Shares:
    """Ultimate controller → market share of the product, of its latest period; a firm's several plants count once."""
    facts = [f for f in world.facts.to(product, "produces") if f.judgement != "rejected"]
    firms: Shares = {}
    for fact in latest(world.facts, facts):
        if (share := number(fact, "marketShare")) is not None:
            firms[fact.subject] = max(share, firms.get(fact.subject, 0.0))
    owners = {actor: controller(world, actor) for actor in firms}
    return {owner: fsum(firms[actor] for actor in firms if owners[actor] == owner) for owner in sorted(set(owners.values()))}
