"""Who holds which share: of what local firms buy, of the stated supply of a product, of the area above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from graph.facts import Fact
from graph.states.figures import last_told, latest, number
from graph.states.proof import REJECTED
from graph.states.world import World

Shares = dict[str, float]


def stated_supply(world: World, targets: Iterable[str]) -> list[Fact]:
    """What sources state places to hold of the whole supply of the first of these products or links that has fresh shares.

    Countries' shares are of the world; where none is stated, regions' shares are of the nation. They are never mixed.
    """
    facts = world.facts
    for target in targets:
        said = [f for f in supply_told(world, [target]) if world.figures.number(f, "share") is not None]
        for level in ("Country", "Region"):
            if found := [f for f in said if facts.is_a(f.subject, level)]:
                return found
    return []


def supply_told(world: World, targets: Iterable[str]) -> list[Fact]:
    """What sources state that places provide of these products or links, of each place the latest period."""
    said = (f for target in targets for f in latest(world.facts, world.facts.to(target, "provides")))
    return [f for f in said if world.facts.is_a(f.subject, "Place")]


def by_place(world: World, said: Iterable[Fact]) -> Shares:
    """Place → its stated share."""
    return {f.subject: share for f in said if (share := world.figures.number(f, "share")) is not None}


def outermost(world: World, shares: Mapping[str, float]) -> Shares:
    """Shares without those of places that lie in another place listed: the larger place's share holds them."""
    inside = {place for place in shares if any(above in shares for above in world.geography.above(place)[1:])}
    return {place: share for place, share in shares.items() if place not in inside}


def own_supply(world: World, link: str) -> list[Fact]:
    """What sources state of the place itself, of the link where a fresh share is stated, else of its products."""
    for targets in ([link], sorted(world.links.products(link))):
        said = [f for f in supply_told(world, targets) if f.subject == world.place]
        if by_place(world, said):
            break
    return said


def place_supply(world: World, link: str) -> list[Fact]:
    """What sources state, freshly, that the place, a part of it or a local firm supplies of the link, its kinds, what it is a
    kind of, or their products, be it without saying who makes it."""
    said = (f for target in world.links.told_of(link) for f in latest(world.facts, world.facts.to(target, "provides")))
    here = (f for f in said if world.place in world.geography.above(f.subject) or world.geography.is_local(f.subject, world.place))
    return [fact for fact in here if world.supplies(fact)]


def firms_share(world: World, made: dict[str, list[Fact]]) -> tuple[float | None, bool]:
    """The counted firms' market shares, summed over firms for each product, of the product with the most; and whether
    every firm's share is known (else the sum is a lower bound)."""
    facts = [fact for told in made.values() for fact in told if fact.predicate == "produces"]
    by_product = {product: found for product in sorted({fact.object for fact in facts})
                  if (found := by_firm(world, (fact for fact in facts if fact.object == product)))}  # fmt: skip
    if not by_product:
        return None, False
    known = {actor for firms in by_product.values() for actor in firms}
    return max(fsum(firms.values()) for firms in by_product.values()), len(known) == len(made)


def by_firm(world: World, made: Iterable[Fact]) -> Shares:
    """Firm → the stated share of what it makes or provides: of several plants the largest; what is no share goes first, so that
    it is seen."""
    told: dict[str, list[float]] = {}
    for fact in made:
        name = "marketShare" if fact.predicate == "produces" else "share"
        if (share := world.figures.number(fact, name)) is not None:
            told.setdefault(fact.subject, []).append(share)
    return {firm: next((one for one in found if not 0 <= one <= 1), max(found)) for firm, found in told.items()}


def purchases(world: World, product: str) -> dict[str, list[Fact]]:
    """Local buyer → what it says of its last period's suppliers of the product or of a type of it, with their shares."""
    kinds = world.links.sorts(product)
    names = {name for one in kinds for name in (world.facts.label(one), *world.facts.values(one, "alias"))}
    said = [f for name in sorted(names) for f in world.purchases_here.get(name, ())
            if f.qualifier("shareOf") == "purchases" and f.qualifier("share")]  # fmt: skip
    return dict(sorted(last_told(world.facts, said, lambda fact: fact.object).items()))


def consumption(world: World, bought: dict[str, list[Fact]]) -> list[Shares]:
    """For each local buyer, source place → share of what it buys; none where all that buyers said is too old.

    A supplier's share of all purchases never exceeds its share of the product, so it is a lower bound. A supplier whose place
    is unknown stays with the unlisted rest, and so does a share that is too old. Buyers are kept apart, since nobody says how
    much each of them buys.
    """
    shares = [[(origin(world, f.subject), world.figures.number(f, "share")) for f in said] for said in bought.values()]
    known = [[(place, share) for place, share in rows if share is not None] for rows in shares]
    return [_by_place(rows) for rows in known] if any(known) else []


def _by_place(rows: Sequence[tuple[str, float]]) -> Shares:
    """Shares by place, scaled where they add up to more than all (by rounding); rows without place are left out."""
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
    """The ultimate controller of a firm: followed through `controls` and majority shares; itself where unknown.

    Firms that control each other in a ring, be it of two, are one: under nobody else, the smallest of their ids stands for all;
    whoever outside controls one of them controls them. Of several ultimate controllers it is the smallest id.
    """
    above = controlling(world, actor)
    if not above:
        return actor
    return min(one for one in (actor, *above) if all(one in controlling(world, other) for other in controlling(world, one)))


def controlling(world: World, actor: str) -> set[str]:
    """Everybody above a firm, directly or through others; in a ring also itself."""
    found, frontier = set[str](), {actor}
    while frontier:
        frontier = {owner for one in frontier for owner in _owners(world, one)} - found
        found |= frontier
    return found


def _owners(world: World, actor: str) -> set[str]:
    held = latest(world.facts, world.facts.to(actor, "holdsShares"))
    return {f.subject for f in (*world.facts.to(actor, "controls"), *(f for f in held if (number(f, "share") or 0) > 0.5))}


def market_shares(world: World, product: str) -> list[Fact]:
    """What is said of makers of the product that nobody rejected, of each firm and plant the latest period."""
    return latest(world.facts, (f for f in world.facts.to(product, "produces") if f.judgement != REJECTED))


def firms_supply(world: World, made: Iterable[Fact]) -> Shares:
    """Ultimate controller → market share of a product; a firm's several plants count once."""
    firms = by_firm(world, made)
    owners = {actor: controller(world, actor) for actor in firms}
    return {owner: fsum(firms[actor] for actor in firms if owners[actor] == owner) for owner in sorted(set(owners.values()))}
