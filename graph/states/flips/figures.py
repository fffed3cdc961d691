"""Steps of numbers: how far a known figure must move before something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, log10

from graph.facts import Changes, Fact, retold
from graph.states.cover import local_demands, made_here
from graph.states.decide import Decision
from graph.states.flips.flip import Step
from graph.states.flips.trial import Trial
from graph.states.shares import market_shares, own_supply, purchases, supply_told
from graph.states.world import World

NAMES = {"produces": ("capacity", "marketShare", "grade"), "occupies": ("capacity", "grade"), "provides": ("share",),
         "demands": ("quantity", "localShare", "grade"), "supplies": ("share",)}  # fmt: skip
"""Relation → the figures of it that tests reckon with."""
NEEDS = frozenset({("demands", "quantity"), ("demands", "grade")})
FRACTIONS = frozenset({"marketShare", "share", "localShare"})
RUNGS = (0.25, 0.5, 0.75, 1.0)
"""Where a share is tried first, on the way to 0 and to 1."""
TIMES = (2.0, 10.0, 1000.0)
"""How many times a quantity grows or shrinks at first."""
HALVINGS, DIGITS, NEAR = 24, 4, 0.005
"""Steps of the search; the most significant digits a value is told with, and how far from the edge such a value may lie."""
Differs = Callable[[Decision], bool]


def number_steps(trial: Trial, differs: Differs) -> Iterator[Step]:
    """For each known figure, the nearest value below and above it with which a decision differs."""
    for fact in _told(trial):
        for name in NAMES[fact.predicate]:
            value = trial.world.figures.number(fact, name)
            if value:
                for ladder in _ladders(name, value):
                    if (found := _nearest(trial, differs, fact, name, value, ladder)) is not None:
                        yield _moved(trial.world, fact, name, value, found)


def _told(trial: Trial) -> list[Fact]:
    """Facts whose figures the tests of the link may read, each once."""
    world, link, decision = trial.world, trial.decision.link, trial.decision
    products = list(world.links.products(link))
    made = [fact for facts in made_here(world, link, decision.counted).values() for fact in facts]
    bought = [fact for product in products for facts in purchases(world, product).values() for fact in facts]
    made += [fact for product in products for fact in market_shares(world, product)]
    found = (*made, *local_demands(world, link), *own_supply(world, link), *supply_told(world, [*products, link]), *bought)
    return list({id(fact): fact for fact in found}.values())


def _ladders(name: str, value: float) -> Iterator[list[float]]:
    """Values to try first, away from a figure's: downwards, then upwards; none where it cannot move."""
    if name in FRACTIONS:
        yield from ([value + (end - value) * rung for rung in RUNGS] for end in (0.0, 1.0) if end != value)
    else:
        yield [value / times for times in TIMES]
        yield [value * times for times in TIMES]


def _nearest(trial: Trial, differs: Differs, fact: Fact, name: str, value: float, ladder: Sequence[float]) -> float | None:
    """The value nearest to a figure's with which a decision differs, below the first rung where it does; None: none does.

    By halving below that rung; the value returned is tried itself.
    """

    def tried(one: float) -> bool:
        return differs(trial.after(_change(fact, name, one)))

    rungs = (value, *ladder)
    first = next((number for number in range(1, len(rungs)) if tried(rungs[number])), 0)
    if not first:
        return None
    near, far = rungs[first - 1], rungs[first]
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (near, middle) if tried(middle) else (middle, far)
    return next((one for one in _plain(far, up=far > value) if tried(one)), far)


def _plain(value: float, *, up: bool) -> Iterator[float]:
    """Values of few digits very near to one: the nearest, then the one farther from where the search began."""
    for digits in range(1, DIGITS + 1) if value > 0 else ():
        scale = 10.0 ** (floor(log10(value)) - digits + 1)
        for rounding in (round, ceil if up else floor):
            if abs((one := float(f"{rounding(value / scale) * scale:.6g}")) - value) <= NEAR * value:
                yield one


def _change(fact: Fact, name: str, value: float) -> Changes:
    return Changes((retold(fact, **{name: f"{value:.12g}"}),), (fact,))


def _moved(world: World, fact: Fact, name: str, value: float, found: float) -> Step:
    """The step of one figure, in words."""
    unit = fact.qualifier(f"{name}Unit")
    old, new = ((f"{one:.3%}".rstrip("0%").rstrip(".") + "%" if name in FRACTIONS else f"{one:g}{unit}") for one in (value, found))
    words = f"{figure_label(world, fact, name)}从 {old} {'升到' if found > value else '降到'} {new}"
    kind = "need" if (fact.predicate, name) in NEEDS else "number"
    return Step(kind, words, _change(fact, name, found), abs(found - value) / value)


def figure_label(world: World, fact: Fact, name: str) -> str:
    """A figure as people call it: whose, of what, which."""
    facts = world.facts
    return f"{facts.label(fact.subject)}（{facts.label(fact.object)}）的{facts.ontology.properties[name].zh}"
