"""How complete a chain is in a place: links that anybody supplies, and how far supply covers demand, weighted and unweighted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from graph.analysis.measures.lines import line
from graph.analysis.measures.measure import Measure, measured
from graph.analysis.measures.positions import Position
from graph.analysis.measures.wording import say
from graph.states.cover import QUANTITY, TAU, local_demands, made_here, outward
from graph.states.decide import MISSING, Decision
from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Cover:
    """How far outward capacity here covers local demand of a link, at most 1: bounds, and why they are apart (empty: exact)."""

    low: float
    high: float
    why: str
    words: str = ""


def link_cover(world: World, decision: Decision) -> Cover:
    """min(1, Σ outward capacity / local demand) of a link; 0 where it is 缺链, 0 to 1 where nothing is known."""
    if decision.state == MISSING:
        return Cover(0.0, 0.0, "", say("cover_nobody"))
    demands = local_demands(world, decision.link)
    known = [amount for fact in demands if (amount := world.figures.amount(fact, *QUANTITY))]
    units, needed = sorted({unit for _, unit in known}), fsum(quantity for quantity, _ in known)
    if len(units) != 1 or not needed:
        why = "cover_units" if len(units) > 1 else "cover_zero" if known else "cover_no_demand"
        return Cover(0.0, 1.0, world.figures.lacking(say(why), demands, "quantity"))
    made = made_here(world, decision.link, decision.counted)
    held = [outward(world, decision.link, facts, units[0]) for facts in made.values()]
    free, most = fsum(one.free for one in held), fsum(one.at_most for one in held)
    whole = all(one.whole for one in held) and not decision.pending and bool(decision.coverage)
    complete = len(known) == len(demands)
    low, high = min(1.0, free / needed) if complete else 0.0, min(1.0, most / needed) if whole else 1.0
    open_parts = [("cover_open_demand", complete), ("cover_open_capacity", whole), ("cover_shared", free == most)]
    why = "；".join(say(name) for name, settled in open_parts if not settled) if low < high else ""
    return Cover(low, high, why, say("cover_known", made=f"{free:.10g}", needed=f"{needed:.10g}", unit=units[0]))


def cover_measure(world: World, decision: Decision) -> Measure:
    """A link's cover as a measure, read against W1's line (here it is over the line that is well)."""
    found, least = link_cover(world, decision), line("measure_coverage", world.thresholds).value
    words = "；".join(filter(None, [found.words, found.why]))
    limit = world.thresholds.number("W1", TAU)
    return measured("cover", found.low, found.low, found.high, 1 - (found.high - found.low), words, least, over=limit)


def chain_measures(world: World, decisions: Sequence[Decision], places: Mapping[str, Position]) -> list[Measure]:
    """Presence and completeness of a chain, unweighted and weighted by how many links rest on each.

    CCI = Σ w·cover / Σ w. A link somebody counted supplies is present, 缺链 is not; 情况不明 with nobody counted may be either.
    The value is what is known for certain (the lower bound). Coverage is the weight of the links that are known; of completeness
    the smaller of that and of the part known among links that are not 缺链, which would else be judged by the empty ones alone.
    """
    present = [_present(one) for one in decisions]
    bounds = [(cover.low, cover.high) for cover in (link_cover(world, one) for one in decisions)]
    even, heavy = [1.0] * len(decisions), [float(places[one.link].weight) for one in decisions]
    weighing = _weighing(world, decisions, heavy)
    some, none = present.count((1.0, 1.0)), present.count((0.0, 0.0))
    said = say("present", links=len(decisions), some=some, none=none, open=len(decisions) - some - none)
    told = say("completeness", links=len(decisions), none=none, some=len(decisions) - none,
               known=sum(pair[0] == pair[1] for pair in bounds) - none)  # fmt: skip
    supplied = [state != (0.0, 0.0) for state in present]
    pairs = (("present", present, said, [True] * len(present)), ("completeness", bounds, told, supplied))
    least = line("measure_coverage", world.thresholds).value
    return [_mean(f"{name}{ending}", held, weights, f"{words}{more}", least, asked) for name, held, words, asked in pairs
            for ending, weights, more in (("", even, ""), ("_weighted", heavy, f"；{weighing}"))]  # fmt: skip


def _present(decision: Decision) -> tuple[float, float]:
    """Bounds of whether anybody counted supplies a link."""
    if decision.counted:
        return 1.0, 1.0
    return (0.0, 0.0) if decision.state == MISSING else (0.0, 1.0)


def _weighing(world: World, decisions: Sequence[Decision], weights: Sequence[float]) -> str:
    """On what the weights rest."""
    top = max(range(len(weights)), key=weights.__getitem__)
    if weights[top] == 1:
        return say("no_weights")
    return say("weights", heaviest=world.facts.label(decisions[top].link), weight=f"{weights[top]:g}")


def _mean(
    name: str, bounds: Sequence[tuple[float, float]], weights: Sequence[float], words: str, least: float, asked: Sequence[bool],
) -> Measure:  # fmt: skip
    """The weighted mean of bounds; `asked` are the bounds of which enough must be known too."""
    total = fsum(weights)
    low, high = (fsum(w * pair[end] for w, pair in zip(weights, bounds, strict=True)) / total for end in (0, 1))
    known = [w if pair[0] == pair[1] else 0.0 for w, pair in zip(weights, bounds, strict=True)]
    part = fsum(w for w, one in zip(weights, asked, strict=True) if one)
    spoken = fsum(w for w, one in zip(known, asked, strict=True) if one)
    return measured(name, low, low, high, min(fsum(known) / total, spoken / part if part else 1.0), words, least)
