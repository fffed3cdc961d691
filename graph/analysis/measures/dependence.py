"""How far a place depends on what comes from outside: from abroad, and from outside the place itself."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from graph.analysis.measures.lines import line
from graph.analysis.measures.measure import Measure, measured, unknown
from graph.analysis.measures.supply import Supply, supply
from graph.analysis.measures.wording import percent, say
from graph.facts import Fact
from graph.states.contradiction import no_shares, of_buyers
from graph.states.cover import QUANTITY
from graph.states.figures import last_told
from graph.states.risk import R2_SHARE
from graph.states.shares import Shares, consumption, purchases
from graph.states.world import World


def foreign(world: World, targets: Sequence[str], *, scale: bool = False) -> Measure:
    """The share of foreign sources in what local firms buy of a product, else in its stated supply; read against R2's line.

    The value is what is stated to come from abroad (at least); the upper bound adds what is listed nowhere. Of several buyers,
    whose sizes nobody states, the least and the most stand.
    """
    home, limit = world.geography.country(world.place), world.thresholds.number("R2", R2_SHARE)
    if not home:
        return unknown("foreign", say("country_unknown"), over=limit)
    least = line("measure_coverage", world.thresholds).value
    bought = purchases(world, targets[0])
    if wrong := of_buyers(world, bought, scale=scale):
        return unknown("foreign", wrong, over=limit)
    if parts := consumption(world, bought):
        return _bought(world, parts, home, least, limit)
    found = supply(world, targets, "country", scale=scale)
    if found.holdings is None:
        return unknown("foreign", found.why or say("foreign_none"), over=limit)
    low, high = foreign_bounds(found, home)
    own = found.holdings.held.get(home)
    fields = {"basis": found.basis, "low": percent(low), "home": world.facts.label(home)}
    words = say("foreign_stated_open", **fields) if own is None else say("foreign_stated", own=percent(own), **fields)
    return measured("foreign", low, low, high, 1 - (high - low), words, least, over=limit)


def foreign_bounds(found: Supply, home: str) -> tuple[float, float]:
    """(least, most) share of foreign sources: at most all but the own country's."""
    assert found.holdings is not None
    held = found.holdings.held
    return fsum(share for place, share in held.items() if place != home), max(0.0, 1 - held.get(home, 0.0))


def _bought(world: World, parts: Sequence[Shares], home: str, least: float, limit: float) -> Measure:
    """From each local buyer's purchases by origin: provinces of the own country, and other countries."""
    abroad = [fsum(s for place, s in part.items() if world.geography.country(place) != home) for part in parts]
    listed = [fsum(part.values()) for part in parts]
    low, high = min(abroad), max(1 - (known - away) for known, away in zip(listed, abroad, strict=True))
    words = say("foreign_bought", buyers=len(parts), low=percent(low), high=percent(high))
    return measured("foreign", low, low, high, min(listed), words, least, over=limit)


def outside(world: World, product: str) -> Measure:
    """1 − 本地配套率 over the local buyers of a product, weighted by quantity where all quantities are of one unit.

    An unstated rate may be anything. Where a quantity is unknown the buyers' lowest and highest stand. The value is the least.
    """
    said = (f for f in world.facts.to(product, "demands") if world.buys_here(f.subject))
    told = [f for group in last_told(world.facts, said, lambda f: f.subject).values() for f in group]
    rates = [world.figures.number(fact, "localShare") for fact in told]
    known = [1 - rate for rate in rates if rate is not None]
    if wrong := no_shares(world, [(f.subject, r) for f, r in zip(told, rates, strict=True) if r is not None], "localShare"):
        return unknown("outside", wrong)
    if not known:
        return unknown("outside", world.figures.lacking(say("outside_none"), told, "localShare"))
    bounds = [(0.0, 1.0) if rate is None else (1 - rate, 1 - rate) for rate in rates]
    least, weights = line("measure_coverage", world.thresholds).value, _weights(world, told)
    fields = {"count": len(known), "all": len(rates)}
    if weights is None:
        low, high = min(low for low, _ in bounds), max(high for _, high in bounds)
        return measured("outside", low, low, high, len(known) / len(rates), say("outside_unweighted", **fields), least)
    total = fsum(weights)
    low, high = (fsum(w * pair[end] for w, pair in zip(weights, bounds, strict=True)) / total for end in (0, 1))
    spoken = fsum(w for w, rate in zip(weights, rates, strict=True) if rate is not None)
    return measured("outside", low, low, high, spoken / total, say("outside", **fields), least)


def _weights(world: World, told: Sequence[Fact]) -> list[float] | None:
    """The quantities bought; None where one is unknown, in another unit, or all are nothing."""
    amounts = [world.figures.amount(fact, *QUANTITY) for fact in told]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < len(told) or len({unit for _, unit in known}) != 1 or not fsum(quantity for quantity, _ in known):
        return None
    return [quantity for quantity, _ in known]
