"""Steps of numbers: how far a known figure must move before something changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
FAR = 1000.0
"""How many times a quantity may grow or shrink in the search."""
HALVINGS, DIGITS, NEAR = 24, 4, 0.005
"""Steps of the search; the most significant digits a value is told with, and how far from the edge such a value may lie."""
Differs = Callable[[Decision], bool]


def number_steps(trial: Trial, differs: Differs) -> Iterator[Step]:
    """For each known figure, the nearest value below and above it with which a decision differs."""
    for fact in _told(trial):
        for name in NAMES[fact.predicate]:
            value = trial.world.figures.number(fact, name)
            if value:
                for end in (0.0, 1.0) if name in FRACTIONS else (value / FAR, value * FAR):
                    if end != value and (found := _nearest(trial, differs, fact, name, value, end)) is not None:
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


def _nearest(trial: Trial, differs: Differs, fact: Fact, name: str, value: float, end: float) -> float | None:
    """The value nearest to a figure's, between it and an end, with which a decision differs; None where not even the end does.

    By halving, on the assumption that it differs from some value on; the value returned is tried itself.
    """

    def tried(one: float) -> bool:
        return differs(trial.after(_change(fact, name, one)))

    if not tried(end):
        return None
    near, far = value, end
    for _ in range(HALVINGS):
        middle = (near + far) / 2
        near, far = (near, middle) if tried(middle) else (middle, far)
    return next((one for one in _plain(far, up=end > value) if tried(one)), far)


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
