"""Steps of numbers: how far a known figure must move before something changes, and figures that are lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor, log10

from graph.facts import Changes, Fact, assumed, retold
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
LOW, HIGH = 0.5, 2.0
"""Of a threshold: values tried for a lacking share, one on each side."""
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
    words = f"{_label(world, fact, name)}从 {old} {'升到' if found > value else '降到'} {new}"
    kind = "need" if (fact.predicate, name) in NEEDS else "number"
    return Step(kind, words, _change(fact, name, found), abs(found - value) / value)


def _label(world: World, fact: Fact, name: str) -> str:
    facts = world.facts
    return f"{facts.label(fact.subject)}（{facts.label(fact.object)}）的{facts.ontology.properties[name].zh}"


def fill_steps(trial: Trial) -> Iterator[Step]:
    """Figures that nobody tells: the place's share, domestic supply's share, a buyer's quantity, a firm's capacity."""
    yield from _shares(trial.world, trial.decision)
    yield from _quantities(trial.world, trial.decision)


def _shares(world: World, decision: Decision) -> Iterator[Step]:
    tests, facts = {one.name: one for one in decision.tests}, world.facts
    if "W4" in tests and not tests["W4"].judged and (limit := tests["W4"].threshold):
        for value, side in ((limit * LOW, "低于"), (min(1.0, limit * HIGH), "不低于")):
            words = f"补上{facts.label(world.place)}所占份额，{side} {limit:.0%}（试算取 {value:.1%}）"
            yield Step("fill", words, _share(world.place, decision.link, value))
    country = world.geography.country(world.place)
    if country and any(not tests[name].judged for name in ("R2", "R4") if name in tests):
        for product in world.links.products(decision.link):
            for value, side in ((0.5, "国内国外各半"), (1.0, "全在国内")):
                words = f"补上{facts.label(country)}占{facts.label(product)}供应的份额，{side}（试算取 {value:.0%}）"
                yield Step("fill", words, _share(country, product, value))


def _share(place: str, thing: str, value: float) -> Changes:
    return Changes((assumed(place, "provides", thing, share=f"{value:.12g}"),))


def _quantities(world: World, decision: Decision) -> Iterator[Step]:
    """A local buyer's quantity, a counted firm's capacity: against what is known of the other, once ample and once scant."""
    demands, made = local_demands(world, decision.link), made_here(world, decision.link, decision.counted)
    firms = [fact for told in made.values() for fact in told]
    for lacking, name, others, other in ((demands, "quantity", firms, "capacity"), (firms, "capacity", demands, "quantity")):
        known = [amount for one in others if (amount := world.figures.amount(one, other, f"{other}Unit"))]
        for fact in lacking:
            if known and world.figures.number(fact, name) is None:
                total, unit = sum(value for value, _ in known), known[0][1]
                for times in (0.1, 10.0):
                    told = retold(fact, **{name: f"{total * times:g}", f"{name}Unit": unit})
                    words = f"补上{_label(world, fact, name)}（试算取 {total * times:g}{unit}）"
                    yield Step("fill", words, Changes((told,), (fact,)))
