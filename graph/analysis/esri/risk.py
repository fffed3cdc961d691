"""ESRI on the facts of a place: whose failure, here or elsewhere, would cost the place's firms how much of their output."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from graph.analysis.esri.answer import Basis, FirmRisk, Sensitivity, SystemicRisk
from graph.analysis.esri.assembling import Assembled, assemble
from graph.analysis.esri.dealings import Dealings, dealings
from graph.analysis.esri.index import Index, check_epsilon, esri
from graph.analysis.esri.ranking import agreement, ranking
from graph.analysis.esri.reconstruction import RECONSTRUCTIONS
from graph.collecting import collecting_later
from graph.errors import NetworkFault, UnknownName
from graph.facts import Facts
from graph.states.heading import header
from graph.states.world import World
from ontology.errors import issue

RESTS = ("open", "closed")
"""What a firm's links do not cover of its purchases and sales: unharmed, or harmed as the covered part is."""
TOP = 20
FOLDER = Path(__file__).parent


@cache
def defaults() -> dict[str, float]:
    """The module's own settings by name; a place may set a threshold of the same name."""
    with (FOLDER / "settings.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: float(row["value"]) for row in csv.DictReader(file)}


@cache
def epsilons() -> tuple[float, ...]:
    """The stopping rules against which the ranking is held."""
    with (FOLDER / "epsilons.csv").open(encoding="utf-8", newline="") as file:
        return tuple(float(row["epsilon"]) for row in csv.DictReader(file))


@collecting_later()
def systemic_risk(
    facts: Facts, place: str, scope: str = "", *, epsilon: float | None = None, reconstruct: str = "none", rest: str = "open",
    replaceable: bool = False, top: int = TOP,
) -> SystemicRisk:  # fmt: skip
    """Rank every firm that deals, or is of the place, by the share of the output of the place's other firms lost when it fails.

    The place's firms (those of the scope, each weighing the same: nobody states their sizes) are what is lost; who fails may be
    anywhere. `reconstruct` names what stands for shares nobody stated (none, equal, size), `rest` what happens to purchases and
    sales that no link covers (open, closed), `top` how many firms are compared between values of ε. Formulas: `esri`. Raises
    UnknownName (place, scope, `reconstruct`, `rest`), NetworkFault ESRI-FACTS-01 (no dealings), -03 (all too old),
    -02 (no firm), ESRI-EPS-01.
    """
    fill = RECONSTRUCTIONS[_one_of(reconstruct, tuple(RECONSTRUCTIONS), "补权重办法")]
    _one_of(rest, RESTS, "余额处理")
    world = World(facts, place)
    population = world.coverages.find_scope(scope, world.place)
    head, setting = header(world, population), {name: world.thresholds.number(name, value) for name, value in defaults().items()}
    eps = check_epsilon(setting["ESRI_epsilon"] if epsilon is None else epsilon)
    found = dealings(world, setting["ESRI_excess"])
    if not found.links:
        code = "ESRI-FACTS-03" if found.stale else "ESRI-FACTS-01"
        raise NetworkFault(issue(code, value=facts.as_of, stale=found.stale, latest=found.latest))
    if not (counted := _counted(world, population)):
        raise NetworkFault(issue("ESRI-FACTS-02", place=head.place_label, scope=head.scope_label))
    whole = assemble(world, found, counted, fill)
    basis = _basis(whole, found, eps, reconstruct, rest, replaceable, setting)
    if basis.filled_too_much or basis.known_too_little:
        return SystemicRisk(head, basis, (), (), tuple(found.notes))
    both = {one: esri(whole.network(closed=one == "closed"), whole.sectors.essentiality, epsilon=eps, replaceable=replaceable)
            for one in RESTS}  # fmt: skip
    held = _sensitivity(whole, both[rest], rest, replaceable, top)
    return SystemicRisk(head, basis, _firms(world, whole, both, rest), held, tuple(found.notes))


def _one_of(written: str, known: tuple[str, ...], kind: str) -> str:
    if written not in known:
        raise UnknownName(issue("LT-NAME-01", value=written, kind=kind, expected="、".join(known)))
    return written


def _counted(world: World, population: str) -> frozenset[str]:
    """The place's own firms that are known to belong to the population."""
    here = (one for one in world.geography.present(world.place) if world.facts.is_a(one, "Enterprise"))
    return frozenset(one for one in here if world.buys_here(one) and world.coverages.member(one, population))


def _basis(
    whole: Assembled, found: Dealings, eps: float, reconstruct: str, rest: str, replaceable: bool, setting: dict[str, float]
) -> Basis:  # fmt: skip
    return Basis(eps, reconstruct, rest, replaceable, whole.coverage, setting["ESRI_coverage"], *whole.known, setting["ESRI_known"],
                 len(whole.counted), whole.reporting, len(whole.firms), whole.sectors.known, len(whole.seller), *whole.unstated,
                 found.stale, whole.any_share)  # fmt: skip


def _firms(world: World, whole: Assembled, both: dict[str, Index], rest: str) -> tuple[FirmRisk, ...]:
    """Every firm with its values, the one that does most to others first."""
    shown, rows = both[rest], []
    for place in ranking(shown.esri - whole.weight).tolist():
        firm, own = whole.firms[place], float(whole.weight[place])
        values = [max(0.0, float(one.esri[place]) - own) for one in both.values()]
        sector = int(whole.sectors.of_firm[place])
        label = world.facts.label(whole.sectors.links[sector - 1]) if sector else ""
        rows.append(FirmRisk(
            firm, world.facts.label(firm), firm in whole.counted, label, float(shown.esri[place]),
            own, max(0.0, float(shown.esri[place]) - own), min(values), max(values), float(shown.down[place]),
            float(shown.up[place]), int(shown.rounds[place])))  # fmt: skip
    return tuple(rows)


def _sensitivity(whole: Assembled, shown: Index, rest: str, replaceable: bool, top: int) -> tuple[Sensitivity, ...]:
    """The ranking shown against those by the other stopping rules."""
    network, held = whole.network(closed=rest == "closed"), []
    for eps in epsilons():
        other = esri(network, whole.sectors.essentiality, epsilon=eps, replaceable=replaceable)
        held.append(Sensitivity(eps, *agreement(shown.esri - whole.weight, other.esri - whole.weight, top)))
    return tuple(held)
