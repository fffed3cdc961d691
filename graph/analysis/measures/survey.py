"""The one question faces ask: the measures of a link, a product, a chain or all chains of a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.measures.completeness import chain_measures, cover_measure
from graph.analysis.measures.dependence import foreign, outside
from graph.analysis.measures.faults import MeasureFault
from graph.analysis.measures.finding import find
from graph.analysis.measures.lines import lines
from graph.analysis.measures.measure import Measure
from graph.analysis.measures.positions import Position, positions, users
from graph.analysis.measures.quotient import Quotients
from graph.analysis.measures.report import LinkRow, Measures, ProductScreen, Report
from graph.analysis.measures.screen import supply_screen
from graph.analysis.measures.sources import source_measures
from graph.collecting import collecting_later
from graph.facts import Facts
from graph.states.decide import decide
from graph.states.heading import header
from graph.states.world import World
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked about: the world, the population, and whether shares above 100 % are scaled."""

    world: World
    population: str
    scale: bool


@collecting_later()
def measures(facts: Facts, place: str, thing: str = "", scope: str = "", *, scale: bool = False, rollup: bool = True) -> Measures:
    """Measures of a link, product or chain in a place; of every chain where no thing is named. Names may be what a person types.

    `scale`: shares of more than 100 % are scaled, and said to be. Raises UnknownName, or MeasureFault LT-MEASURE-03 (a chain
    without links), -06 (no such thing), AnalysisFault LT-THRESHOLD-01 (a threshold out of range).
    """
    world = World(facts, place, rollup=rollup)
    population = world.coverages.find_scope(scope, world.place)
    asked, held = _Asked(world, population, scale), lines(world.thresholds)
    if not thing:
        chains = [one for one in facts.instances("IndustryChain") if world.links.of_chain(one)]
        return Measures(header(world, population), tuple(_chain(asked, one, rows=False) for one in chains), held)
    kind, entity = find(facts, thing)
    report = {"link": _link, "product": _product, "chain": _chain}[kind](asked, entity)
    return Measures(header(world, population), (report,), held)


def _chain(asked: _Asked, chain: str, *, rows: bool = True) -> Report:
    world = asked.world
    links = world.links.of_chain(chain)
    if not links:
        raise MeasureFault(issue("LT-MEASURE-03", value=world.facts.label(chain)))
    decisions = [decide(world, link, asked.population) for link in links]
    places = positions(users(world, links))
    found = tuple(chain_measures(world, decisions, places))
    shown = tuple(_row(asked, link, places[link]) for link in links) if rows else ()
    return Report("chain", chain, world.facts.label(chain), found, links=shown)


def _row(asked: _Asked, link: str, position: Position) -> LinkRow:
    """A link as the list of a chain shows it: the fewest effective sources and the most foreign of its products."""
    world, facts = asked.world, asked.world.facts
    told = [one for targets in _targets(world, link) for one in (*source_measures(world, targets, scale=asked.scale),
                                                                 foreign(world, targets, scale=asked.scale))]  # fmt: skip
    cover = cover_measure(world, decide(world, link, asked.population))
    sources = next((found for level in ("controller", "country", "region") if (found := _least(told, f"effective_{level}"))), None)
    away = max((one for one in told if one.name == "foreign" and one.value is not None), key=lambda one: one.low, default=None)
    label = facts.value(link, "cardLabel") or facts.label(link)
    return LinkRow(link, label, cover, sources, away, position)


def _least(told: Sequence[Measure], name: str) -> Measure | None:
    """The measure of a name with the smallest value; None where all abstain."""
    return min((one for one in told if one.name == name and one.value is not None), key=lambda one: one.low, default=None)


def _targets(world: World, link: str) -> list[list[str]]:
    """For each product of a link, it and then the link; the link alone where it has none."""
    return [[product, link] for product in world.links.products(link)] or [[link]]


def _link(asked: _Asked, link: str) -> Report:
    world = asked.world
    chain = world.links.of_chain(world.links.chain(link))
    decision = decide(world, link, asked.population)
    found = [cover_measure(world, decision), Quotients(world, asked.population).of(link)]
    screens: list[ProductScreen] = []
    for targets in _targets(world, link):
        told, screen = _supplied(asked, targets)
        found += told
        screens.append(screen)
    return Report("link", link, world.facts.label(link), tuple(found), tuple(screens), positions(users(world, chain))[link])


def _product(asked: _Asked, product: str) -> Report:
    world = asked.world
    links = [fact.object for fact in world.facts.about(product, "makesUp")]
    told, screen = _supplied(asked, [product, *links])
    return Report("product", product, world.facts.label(product), tuple(told), (screen,))


def _supplied(asked: _Asked, targets: Sequence[str]) -> tuple[list[Measure], ProductScreen]:
    """What is measured of one product's sources, and its screen."""
    label = asked.world.facts.label(targets[0])
    told = [one.of(label) for one in _told(asked, targets)]
    return told, ProductScreen(label, supply_screen(asked.world, targets, scale=asked.scale))


def _told(asked: _Asked, targets: Sequence[str]) -> Iterator[Measure]:
    yield from source_measures(asked.world, targets, scale=asked.scale)
    yield foreign(asked.world, targets, scale=asked.scale)
    yield outside(asked.world, targets[0])
