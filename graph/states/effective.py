"""Risk test R4 (model, section 5): how many equal sources of a product the stated shares come to, 1/HHI."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import fsum

from graph.states.contradiction import of_firms, of_places
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.shares import Shares, by_place, firms_supply, market_shares, outermost, stated_supply, supply_told
from graph.states.sources import ELSEWHERE, spanning
from graph.states.world import World

R4_EFFECTIVE = 1.5
SHOWN = 3
"""How many owners a sentence names."""


def effective_sources(world: World, link: str, product: str) -> TestResult:
    """R4: 1/HHI over stated shares < 1.5, with the unlisted rest once as one source and once as many. Shares that
    contradict each other judge nothing. A place's share is of all the firms in it: by places the test may pass and never fails."""
    limit = world.thresholds.number("R4", R4_EFFECTIVE)
    made, said = market_shares(world, product), stated_supply(world, [product, link])
    told = [*made, *supply_told(world, [product, link])]
    firms = firms_supply(world, made)
    held, used = (firms, made) if firms else (outermost(world, by_place(world, said)), said)
    if wrong := of_firms(world, [product]) if firms else of_places(world, said):
        return not_judged("R4", wrong, limit, contradicted=True)
    if not any(held.values()):
        return not_judged("R4", world.figures.lacking("来源份额不明", told, "marketShare", "share"), limit)
    result = _by_firms(held, limit) if firms else _by_places(world, link, product, held, limit)
    if not result.judged:
        return replace(result, missing_input=world.figures.lacking(result.missing_input, told, "marketShare", "share"))
    return world.figures.dating(result, used, "marketShare", "share")


def _by_firms(held: Shares, limit: float) -> TestResult:
    """R4 by the shares of independent firms."""
    many, one = effective(held)
    if one < limit <= many:
        return not_judged("R4", f"有效来源数在 {one:.2f} 到 {many:.2f} 之间，未列明的份额决定结果", limit)
    return judged("R4", one, limit, failed=one < limit, sources=(_largest(held),))


def _by_places(world: World, link: str, product: str, held: Shares, limit: float) -> TestResult:
    """R4 by places' shares (decision 0089): several firms share a place, which makes more sources, and one owner may stand behind
    several places, which makes fewer. Passed only if enough are left with the places of every known owner taken as one; the
    unlisted rest is a place too."""
    _, apart = effective(held)
    if apart < limit:
        return not_judged("R4", f"只有各地的份额，按地折算是 {apart:.2f}，一地之内有几家各占多少不明", limit)
    owners = spanning(world, link, world.links.sorts(product), [place for place, share in held.items() if share])
    whole = {**held, ELSEWHERE: max(0.0, 1.0 - fsum(held.values()))}
    _, least = effective(_joined(whole, owners.values()))
    named = "、".join(map(world.facts.label, list(owners)[:SHOWN])) + (f"等 {len(owners)} 家" if len(owners) > SHOWN else "")
    if least < limit:
        why = f"{named}在其中几地都有企业或工厂，各占多少不明：几地并作一处是 {least:.2f}，分开是 {apart:.2f}"
        return not_judged("R4", f"只有各地的份额，{why}", limit)
    joined = f"{named}所在的几地各并作一处" if owners else "做它或在环节上的企业里，没有载入同在几地有厂的"
    note = f"按各地的份额算，{joined}"
    return judged("R4", least, limit, failed=False, note=note, sources=(_largest(held),))


def _joined(held: Shares, groups: Iterable[frozenset[str]]) -> Shares:
    """Shares with the places of a group as one, and so all that hang together by groups."""
    parts: list[set[str]] = [{place} for place in held]
    for group in groups:
        touching = [part for part in parts if part & group]
        parts = [part for part in parts if not part & group] + [set().union(*touching)]
    return {min(part): fsum(held[place] for place in part) for part in parts}


def _largest(held: Shares) -> str:
    return max(held, key=held.__getitem__)


def effective(shares: Shares) -> tuple[float, float]:
    """1/HHI (Hirschman 1945) with the unlisted rest as (many, one) sources; a sum above 1 by rounding is scaled."""
    total = fsum(shares.values())
    squares = fsum((share / max(total, 1.0)) ** 2 for share in shares.values())
    rest = max(0.0, 1.0 - total)
    return 1 / squares, 1 / (squares + rest * rest)
