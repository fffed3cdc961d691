"""Shares that contradict themselves: no part of a whole, or together more than the whole. Nothing is reckoned with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from graph.facts import Fact
from graph.states.shares import by_firm, by_place, market_shares, outermost, supply_told
from graph.states.world import World

ROUNDING = 0.03
"""How far above 100 % percentages rounded one by one may add up (threshold `measure_rounding`)."""
TINY = 1e-9
"""What adding up binary fractions may err by."""


def contradiction(world: World, shares: Mapping[str, float], *, scale: bool = False) -> str:
    """Why shares of one whole (fractions, by holder) are not reckoned with, in words; empty where nothing is wrong, or where a
    sum above the whole is to be scaled."""
    return no_shares(world, shares.items()) or ("" if scale else _excess(world, outermost(world, shares).values()))


def no_shares(world: World, told: Iterable[tuple[str, float]], figure: str = "share") -> str:
    """Whose figures (holder, fraction) are no parts of a whole, in words; empty where all are. `figure`: the property they are."""
    wrong = sorted({one for one, share in told if not 0 <= share <= 1})
    named = world.facts.ontology.properties[figure].zh
    return f"{'、'.join(map(world.facts.label, wrong))}的{named}不是 0 到 1 之间的数，不计算" if wrong else ""


def _excess(world: World, shares: Iterable[float]) -> str:
    total = fsum(shares)
    if total <= 1 + world.thresholds.number("measure_rounding", ROUNDING) + TINY:
        return ""
    return f"份额合计 {total:.0%}，超过 100%，说法自相矛盾，不计算"


def of_firms(world: World, products: Iterable[str]) -> str:
    """What is wrong with the market shares of the makers of one of these products, wherever they are."""
    found = (contradiction(world, by_firm(world, market_shares(world, product))) for product in products)
    return next(filter(None, found), "")


def of_places(world: World, said: Iterable[Fact]) -> str:
    """What is wrong with places' shares of what these facts are about: countries' of the world, regions' of the nation."""
    for target, country in sorted({(fact.object, world.facts.is_a(fact.subject, "Country")) for fact in said}):
        told = [fact for fact in supply_told(world, [target]) if world.facts.is_a(fact.subject, "Country") == country]
        if why := contradiction(world, by_place(world, told)):
            return why
    return ""


def of_buyers(world: World, bought: Mapping[str, Iterable[Fact]], *, scale: bool = False) -> str:
    """What is wrong with the shares of one buyer's suppliers (buyer → what it says of them)."""
    for said in bought.values():
        told = [(fact.subject, share) for fact in said if (share := world.figures.number(fact, "share")) is not None]
        if wrong := no_shares(world, told) or ("" if scale else _excess(world, (share for _, share in told))):
            return wrong
    return ""
