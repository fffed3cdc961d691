"""Concentration of a product's sources at each level, as measures with their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph.analysis.measures.concentration import Holdings, concentration
from graph.analysis.measures.lines import line
from graph.analysis.measures.measure import Measure, measured, unknown
from graph.analysis.measures.supply import LEVELS, Supply, supply
from graph.analysis.measures.wording import percent, say
from graph.states.effective import R4_EFFECTIVE
from graph.states.world import World


def source_measures(world: World, targets: Sequence[str], *, scale: bool = False) -> Iterator[Measure]:
    """HHI and effective number of a product's sources at every level (firm, controller, region, country).

    `targets`: the product, then links whose stated shares stand in for it. The effective number is read against R4's line.
    """
    least, limit = line("measure_coverage", world.thresholds).value, world.thresholds.number("R4", R4_EFFECTIVE)
    for level in LEVELS:
        yield from _level(supply(world, targets, level, scale=scale), least, limit)


def _level(found: Supply, least: float, limit: float) -> Iterator[Measure]:
    hhi, effective = f"hhi_{found.level}", f"effective_{found.level}"
    if found.holdings is None:
        words = "；".join(filter(None, [found.why, _unspoken(found)]))
        yield unknown(hhi, words)
        yield unknown(effective, words, over=limit)
        return
    known, result = found.holdings.placed, concentration(found.holdings)
    yield measured(hhi, result.value, result.low, result.high, known, sentence(found, found.holdings), least)
    value, low, high = result.effective
    yield measured(effective, value, low, high, known, say("no_effective"), least, over=limit)


def sentence(found: Supply, holdings: Holdings) -> str:
    """What the shares are, who holds most, and what is missing."""
    parts = [_who(found, holdings)]
    if holdings.loose:
        loose = percent(sum(holdings.loose))
        parts.append(say(f"loose_{found.level}", loose=loose))
    if holdings.rest > 0:
        parts.append(say("rest", rest=percent(holdings.rest)))
    return "；".join(filter(None, [*parts, _unspoken(found), found.note]))


def _who(found: Supply, holdings: Holdings) -> str:
    count = len(holdings.held)
    if not count:
        return ""
    top = max(sorted(holdings.held), key=lambda one: holdings.held[one])
    return say("hhi", basis=found.basis, known=percent(holdings.known), holders=say(f"holders_{found.level}", count=count),
               largest=found.names.get(top, top), top=percent(holdings.held[top]))  # fmt: skip


def _unspoken(found: Supply) -> str:
    return say("unspoken", count=found.unspoken) if found.unspoken else ""
