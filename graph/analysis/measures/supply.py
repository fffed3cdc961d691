"""Who holds which share of the supply of a product: by legal person, controller, region or country, as sources state it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from graph.analysis.measures.concentration import Holdings, scaled_shares
from graph.analysis.measures.lines import line
from graph.analysis.measures.wording import percent, say
from graph.facts import Fact
from graph.states.contradiction import contradiction
from graph.states.shares import by_firm, by_place, controller, market_shares, origin, outermost, supply_told
from graph.states.world import World

LEVELS = ("firm", "controller", "region", "country")
Place = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Supply:
    """The stated supply of a product at one level.

    `holdings` is None where `why` says why nothing can be reckoned; `unspoken` suppliers are known without a share; `note` says
    of shares that they were scaled; `basis` names the kind of shares.
    """

    level: str
    basis: str
    holdings: Holdings | None
    unspoken: int = 0
    why: str = ""
    note: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def supply(world: World, targets: Sequence[str], level: str, *, scale: bool = False) -> Supply:
    """The supply of a product (the first target) at a level; further targets are links whose stated shares stand in for it.

    Places' own stated shares go first for regions and countries; else firms are placed by their sites. `scale`: shares above
    100 % are scaled rather than refused.
    """
    if level in ("region", "country"):
        stated = _stated(world, targets, "Country" if level == "country" else "Region")
        if by_place(world, stated):
            held = outermost(world, by_place(world, stated))
            return _supply(world, level, say("basis_countries" if level == "country" else "basis_regions"), held,
                           unspoken=len({f.subject for f in stated} - set(held)), scale=scale)  # fmt: skip
    return _of_firms(world, targets, level, scale=scale)


def _stated(world: World, targets: Sequence[str], cls: str) -> list[Fact]:
    """What sources state of places of a class, of the first target for which any share is fresh."""
    for target in targets:
        said = [f for f in supply_told(world, [target]) if world.facts.is_a(f.subject, cls)]
        if by_place(world, said):
            return said
    return []


def _of_firms(world: World, targets: Sequence[str], level: str, *, scale: bool) -> Supply:
    made = [*market_shares(world, targets[0]), *_stated_firms(world, targets)]
    shares = by_firm(world, made)
    unspoken = len({fact.subject for fact in made} - set(shares))
    if not shares:
        said = [*made, *(f for target in targets for f in supply_told(world, [target]))]
        why = world.figures.lacking(say("no_shares"), said, "marketShare", "share")
        return Supply(level, say("basis_none"), None, unspoken, why)
    return _supply(world, level, say("basis_firms"), shares, unspoken=unspoken, scale=scale)


def _stated_firms(world: World, targets: Sequence[str]) -> Iterable[Fact]:
    """What sources state that firms hold of the supply, of the first target of which anything is said."""
    for target in targets:
        said = [f for f in world.facts.to(target, "provides") if world.facts.is_a(f.subject, "Enterprise")]
        if said:
            return said
    return []


def _supply(world: World, level: str, basis: str, shares: Mapping[str, float], *, unspoken: int, scale: bool) -> Supply:
    """Shares of firms or places brought to a level; refused where they are more than the whole."""
    total, margin = fsum(shares.values()), line("measure_rounding", world.thresholds).value
    if why := contradiction(world, shares, scale=scale):
        why = why if contradiction(world, shares, scale=True) else say("excess", why=why)
        return Supply(level, basis, None, unspoken, why)
    note = "" if total <= 1 else say("rounded" if total <= 1 + margin else "scaled", total=percent(total))
    holdings = _brought(world, level, scaled_shares(shares, scale=True))
    names = {one: world.facts.label(one) for one in holdings.held}
    return Supply(level, basis, holdings, unspoken, note=note, names=names)


def _brought(world: World, level: str, shares: Mapping[str, float]) -> Holdings:
    firms = {one for one in shares if not world.facts.is_a(one, "Place")}
    if level == "firm" or (level in ("region", "country") and not firms):
        return Holdings(dict(shares))
    if level == "controller":
        owner = {one: controller(world, one) for one in shares}
        owners = {top for one, top in owner.items() if top != one}
        return _grouped(shares, lambda one: owner[one] if owner[one] != one or one in owners else "", divisible=False)
    place: Place = (lambda one: country_of(world, one)) if level == "country" else (lambda one: origin(world, one))
    return _grouped(shares, place, divisible=True)


def _grouped(shares: Mapping[str, float], holder: Place, *, divisible: bool) -> Holdings:
    """Shares summed by holder; those whose holder is unknown stay loose, and the rest may be any holder's."""
    held: dict[str, list[float]] = {}
    for one, share in sorted(shares.items()):
        held.setdefault(holder(one), []).append(share)
    loose = held.pop("", [])
    return Holdings({name: fsum(parts) for name, parts in held.items()}, tuple(loose), divisible, apart=False)


def country_of(world: World, actor: str) -> str:
    """The one country in which all known sites of an actor lie; empty where none or several are known."""
    sites = [fact.object for fact in world.facts.about(actor, "operates")]
    found = {place for site in sites for place in world.geography.places_of(site) if world.facts.is_a(place, "Country")}
    return min(found) if len(found) == 1 else ""
