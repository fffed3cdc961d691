"""W1: whether the outward capacity of those who count covers local demand; no capacity is counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from graph.facts import Fact
from graph.states.figures import last_told
from graph.states.outcome import TestResult, judged, not_judged
from graph.states.verdicts import WORKING
from graph.states.world import Examined, World

TAU = 0.5
CAPACITY, QUANTITY = ("capacity", "capacityUnit"), ("quantity", "quantityUnit")


@dataclass(frozen=True, slots=True)
class Capacity:
    """Outward capacity for a link: what is free for it, what there is at most (other links may take part of it), and whether
    all of it is known."""

    free: float
    at_most: float
    whole: bool


def made_here(world: World, link: str, counted: Sequence[Examined]) -> dict[str, list[Fact]]:
    """For each counted firm, its current facts of making the link's products or of holding the link, each once; what is
    said of a plant elsewhere, or of one that does not work, is left out."""
    family = set(world.links.family(link))
    found: dict[str, list[Fact]] = {}
    for one in counted:
        working = _working_sites(world, one.actor)
        facts = {id(f): f for o in world.occupancies.of(one.actor) if o.link in family for f in o.current()}
        found[one.actor] = [f for f in facts.values() if not f.qualifier("site") or _site(world, f) in working]
    return found


def _site(world: World, fact: Fact) -> str:
    return world.facts.resolution.of(fact.qualifier("site"))


def _working_sites(world: World, actor: str) -> set[str]:
    return {site for site in world.geography.sites(actor, world.place)[0] if world.facts.value(site, "siteStatus") in WORKING}


def local_demands(world: World, link: str) -> list[Fact]:
    """What local actors demand of the link's products: of each buyer and product only the latest period."""
    facts = (f for product in world.links.products(link) for f in world.facts.to(product, "demands"))
    told = last_told(world.facts, (f for f in facts if world.buys_here(f.subject)), lambda f: (f.subject, f.object))
    return [fact for group in told.values() for fact in group]


def outward(world: World, link: str, facts: Sequence[Fact], unit: str) -> Capacity:
    """A firm's outward capacity in a unit.

    What is said of products goes before what is said of the link, and that before what is said of its kinds. Different
    products of a plant have capacities of their own; one capacity told of several links, or once with and once without its
    plant, is one.
    """
    produced, stated = ([f for f in facts if f.predicate == predicate] for predicate in ("produces", "occupies"))
    at_link, at_kinds = [f for f in stated if f.object == link], [f for f in stated if f.object != link]
    for group in (produced, at_link, at_kinds):
        open_ones = [f for f in group if f.qualifier("capacityUse") != "captive"]
        held = [(f, amount) for f in open_ones if (amount := world.figures.amount(f, *CAPACITY)) and amount[1] == unit]
        if held:
            each = {(f.object if f.predicate == "produces" else "", _site(world, f), amount[0]): f for f, amount in held}
            named = {(thing, quantity) for thing, site, quantity in each if site}
            once = sorted((key, fact) for key, fact in each.items() if key[1] or (key[0], key[2]) not in named)
            parts = [_parts(world, link, fact, key[2]) for key, fact in once]
            free, at_most = (fsum(part[number] for part in parts) for number in (0, 1))
            return Capacity(free, at_most, len(held) == len(open_ones))
    return Capacity(0.0, 0.0, False)


def _parts(world: World, link: str, fact: Fact, quantity: float) -> tuple[float, float]:
    """(free for this link, at most) of one capacity: where it is told of other links too, a stated share is this link's part,
    and without one nobody knows."""
    if not any(_same_capacity(world, fact, other) for other in _at_other_links(world, link, fact.subject)):
        return quantity, quantity
    share = world.figures.number(fact, "share")
    return (0.0, quantity) if share is None else (quantity * share, quantity * share)


def _at_other_links(world: World, link: str, actor: str) -> Iterable[Fact]:
    """What is said of the firm at links that are neither this one, nor kinds of it, nor what it is a kind of."""
    related = {*world.links.family(link), *world.links.above(link)}
    return (fact for one in world.occupancies.of(actor) if one.link not in related for fact in one.current())


def _same_capacity(world: World, fact: Fact, other: Fact) -> bool:
    """Whether two facts state one outward capacity: the same number of the same plant and period, and not of two products."""
    if fact is other:
        return True
    of_two_products = fact.predicate == other.predicate == "produces" and fact.object != other.object
    amounts = [world.figures.amount(one, *CAPACITY) for one in (fact, other)]
    plants = [(_site(world, one), one.period) for one in (fact, other)]
    alike = amounts[0] is not None and amounts[0] == amounts[1] and plants[0] == plants[1]
    return alike and not of_two_products and other.qualifier("capacityUse") != "captive"


def cover(world: World, link: str, counted: Sequence[Examined]) -> TestResult:
    """W1: Σ outward capacity / local demand < τ. An unknown capacity makes the ratio a lower bound, which can only pass; an
    unknown demand, or a capacity that other links may take, makes it an upper bound, which can only fail."""
    tau, figures, demands = world.thresholds.number("W1", TAU), world.figures, local_demands(world, link)
    known = [amount for f in demands if (amount := figures.amount(f, *QUANTITY))]
    units, needed = sorted({unit for _, unit in known}), fsum(quantity for quantity, _ in known)
    if len(units) != 1 or not needed:
        why = "本地需求的计量单位不一" if len(units) > 1 else "本地需求量为零" if known else "本地需求量不明"
        return not_judged("W1", figures.lacking(why, demands, "quantity"), tau)
    made = made_here(world, link, counted)
    held = [outward(world, link, facts, units[0]) for facts in made.values()]
    free, at_most, whole = fsum(one.free for one in held), fsum(one.at_most for one in held), all(one.whole for one in held)
    low, told = at_most / needed < tau, [fact for facts in made.values() for fact in facts]
    if low and not whole:
        return not_judged("W1", figures.lacking("有企业产能不明", told, "capacity"), tau)
    if not low and free / needed < tau:
        return not_judged("W1", "产能可能被其它环节占用", tau)
    if not low and len(known) < len(demands):
        return not_judged("W1", figures.lacking("有买家的需求量不明", demands, "quantity"), tau)
    total = at_most if low else free
    note = f"对外产能 {total:g} {units[0]}，本地需求 {needed:g}" + ("" if whole else "；有企业产能不明，覆盖率至少如此")
    note += "；产能可能被其它环节占用" if free < at_most else ""
    return figures.dating(judged("W1", total / needed, tau, failed=low, note=note), [*told, *demands], "capacity", "quantity")
