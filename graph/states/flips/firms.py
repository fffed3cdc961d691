"""Steps of firms: pending ones decided, plants in another state, firms that come or go, surveys closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from graph.facts import Changes, Fact, assumed, retold
from graph.states import assumptions
from graph.states.cover import CAPACITY, QUANTITY, TAU, local_demands, made_here
from graph.states.flips.flip import Step
from graph.states.flips.trial import Trial
from graph.states.occupancy import Occupancy
from graph.states.proof import REJECTED
from graph.states.world import COUNTED, Examined

NAME = "假设的企业"
ELSEWHERE = "另一个国家或省份"
"""Where a further source may be, in words: the country in which it is tried is any but one's own, and says nothing."""
RESTATED = {"negligible": ("negligible", "false", "份额不再可忽略"), "below_grade": ("fit", "fits", "规格达到要求"),
            "captive": ("capacityUse", "outward", "产能改为对外")}  # fmt: skip
"""Verdict → the qualifier that makes it, its other value, and what that means."""
NOT_WORKING = frozenset({"under_construction", "stopped", "trial"})
MOST, UPSTREAM = 4, 16
"""Products of a link for which firms are tried, and of what they rest on where their recipes break."""


def judgement_steps(trial: Trial) -> Iterator[Step]:
    """Each pending firm confirmed, each rejected, and all rejected at once."""
    pending = trial.decision.pending
    for one in pending:
        label = trial.world.facts.label(one.actor)
        if not trial.world.facts.is_a(one.actor, "Place"):
            yield Step("judgement", f"确认{label}计入（现为“{one.verdict.label}”）", _counting(trial, one))
        yield Step("judgement", f"剔除{label}", _rejecting(trial, [one]))
    if len(pending) > 1:
        yield Step("judgement", f"待定的 {len(pending)} 家全部剔除", _rejecting(trial, pending), count=len(pending))


def _counting(trial: Trial, one: Examined) -> Changes:
    """A pending firm counts: by judgement and membership; where that is not enough, with a plant of its own here."""
    world, decision = trial.world, trial.decision
    told = Changes(judged=(((one.actor, "occupies", one.occupancy.link), "confirmed"),))
    told += assumptions.membership(world, one.actor, decision.population)
    found = {firm.actor: firm.verdict.group for firm in trial.after(told).counted}
    if one.actor in found:
        return told
    plant = assumptions.arrival(world, decision.population, NAME, links=[decision.link], actor=one.actor)
    return Changes(judged=told.judged) + plant


def _rejecting(trial: Trial, firms: Sequence[Examined]) -> Changes:
    """None of these is at the link, nor at what it is a kind of; what places are said to provide is not told."""
    actors = {one.actor for one in firms}
    at = [one for one, _ in trial.world.occupancies_of(trial.decision.link) if one.actor in actors]
    places = [one for one in firms if trial.world.facts.is_a(one.actor, "Place")]
    provided = tuple(fact for one in places for fact in one.occupancy.facts)
    return Changes(removed=provided, judged=tuple(((one.actor, "occupies", one.link), REJECTED) for one in at))


def status_steps(trial: Trial) -> Iterator[Step]:
    """Firms that do not count, or weakly, with the one thing otherwise that stands against them."""
    for one in trial.decision.examined:
        label, code = trial.world.facts.label(one.actor), one.verdict.code
        if code in RESTATED:
            name, value, words = RESTATED[code]
            current = tuple(one.occupancy.current())
            restated = tuple(retold(fact, **{name: value}) for fact in current)
            yield Step("status", f"{label}{words}", Changes(restated, current))
        elif code in NOT_WORKING:
            yield Step("status", f"{label}的工厂投产", _working(trial, one.occupancy))
    for one in trial.decision.outside:
        if one.verdict.group in COUNTED:
            told = assumptions.membership(trial.world, one.actor, trial.decision.population)
            yield Step("status", f"认定{trial.world.facts.label(one.actor)}属于所问口径", told)


def _working(trial: Trial, occupancy: Occupancy) -> Changes:
    """A firm's plants here work, and so does what is said of them."""
    world = trial.world
    sites = [site for site in world.geography.sites(occupancy.actor, world.place)[0] if world.geography.kind(site) == "factory"]
    stated = [fact for site in sites for fact in world.facts.about(site, "siteStatus")]
    said = [fact for fact in occupancy.living() if fact.qualifier("siteStatus")]
    added = [assumed(site, "siteStatus", value="operating") for site in sites]
    return Changes((*added, *(retold(fact, siteStatus="operating") for fact in said)), (*stated, *said))


def survey_steps(trial: Trial) -> Iterator[Step]:
    """The link looked at in full, with nobody found but those known."""
    if not trial.decision.coverage:
        facts, population = trial.world.facts, trial.decision.population
        scope = facts.ontology.concept("Population", population).zh
        words = f"摸清{facts.label(trial.world.place)}这个环节（{scope}），除已知的外没有别家"
        yield Step("survey", words, assumptions.surveyed(trial.world, population, [trial.decision.link]))


def product_steps(trial: Trial) -> Iterator[Step]:
    """A counted firm makes one more of the link's products."""
    world, decision = trial.world, trial.decision
    for one in decision.counted[:MOST]:
        made = {fact.object for fact in one.occupancy.living()}
        for product in [product for product in world.links.products(decision.link) if product not in made][:MOST]:
            words = f"{world.facts.label(one.actor)}也做{world.facts.label(product)}"
            yield Step("product", words, Changes((assumed(one.actor, "produces", product),)))


def arrival_steps(trial: Trial) -> Iterator[Step]:
    """One more firm counts here: at the link, as maker of each of its products, with the capacity that is short."""
    world, short = trial.world, _short(trial)
    yield Step("arrival", "再有 1 家本地企业计入", _arriving(trial))
    for product in list(world.links.products(trial.decision.link))[:MOST]:
        words = f"再有 1 家做{world.facts.label(product)}的本地企业计入"
        yield Step("arrival", words, _arriving(trial, product))
        if short:
            said = {"capacity": f"{short[0]:.12g}", "capacityUnit": short[1]}
            yield Step("arrival", f"{words}，对外产能 {short[0]:g}{short[1]}", _arriving(trial, product, **said), amount=1.0)


def source_steps(trial: Trial) -> Iterator[Step]:
    """One more independent source, of each product and, where its recipe breaks, of what it rests on; where that is surely not
    here: in another country."""
    world, home = trial.world, trial.world.geography.country(trial.world.place)
    abroad = next((one for one in world.facts.instances("Country") if one != home), "")
    products = list(world.links.products(trial.decision.link))[:MOST]
    if any(one.name == "R3" and one.failed for one in trial.decision.tests):
        products = world.recipes.upstream(*products)[:UPSTREAM]
    for product in products if abroad else ():
        told = assumptions.arrival(world, trial.decision.population, NAME, products=[product], place=abroad)
        words = f"{ELSEWHERE}再有 1 家独立的企业做{world.facts.label(product)}"
        yield Step("source", words, told)


def _arriving(trial: Trial, product: str = "", **said: str) -> Changes:
    decision, products = trial.decision, [product] if product else []
    return assumptions.arrival(trial.world, decision.population, NAME, links=[decision.link], products=products, said=said)


def _short(trial: Trial) -> tuple[float, str] | None:
    """How much outward capacity W1 lacks, and its unit; None where the test has not failed."""
    world, decision = trial.world, trial.decision
    if not any(one.name == "W1" and one.failed for one in decision.tests):
        return None
    needed = [amount for fact in local_demands(world, decision.link) if (amount := world.figures.amount(fact, *QUANTITY))]
    made: list[Fact] = [fact for facts in made_here(world, decision.link, decision.counted).values() for fact in facts]
    held = sum(amount[0] for fact in made if (amount := world.figures.amount(fact, *CAPACITY)))
    return world.thresholds.number("W1", TAU) * sum(value for value, _ in needed) - held, needed[0][1]


def departure_steps(trial: Trial) -> Iterator[Step]:
    """Each counted firm ceases, and all of them."""
    gone = [(one, assumptions.departure(trial.world, one.actor)) for one in trial.decision.counted]
    for one, told in gone:
        yield Step("departure", f"{trial.world.facts.label(one.actor)}停业或注销", told)
    if len(gone) > 1:
        everyone = reduce(add, (told for _, told in gone))
        yield Step("departure", f"计入的 {len(gone)} 家都停业或注销", everyone, count=len(gone))
