"""Steps that fill in what nobody tells: shares, a buyer's quantity, a firm's capacity, or all that W1 lacks at once."""

from __future__ import annotations

from collections.abc import Iterator

from graph.facts import ASSUMED, Changes, Fact, assumed, retold
from graph.states.cover import CAPACITY, QUANTITY, local_demands, made_here
from graph.states.decide import Decision
from graph.states.flips.figures import figure_label
from graph.states.flips.flip import Step
from graph.states.flips.trial import Trial
from graph.states.world import World

LOW, HIGH = 0.5, 2.0
"""Of a threshold: values tried for a lacking share, one on each side."""
SCANT, AMPLE = 0.1, 10.0
"""Of what is known on the other side: values tried for a lacking quantity or capacity."""
PLAIN, UNIT = 100.0, "吨"
"""A local demand tried where none is known."""
BUYER = f"{ASSUMED}:买家"


def fill_steps(trial: Trial) -> Iterator[Step]:
    """Figures that nobody tells: the place's share, domestic supply's share, a buyer's quantity, a firm's capacity."""
    yield from _shares(trial.world, trial.decision)
    yield from _quantities(trial.world, trial.decision)
    yield from _cover(trial.world, trial.decision)


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
                for times in (SCANT, AMPLE):
                    told = retold(fact, **{name: f"{total * times:g}", f"{name}Unit": unit})
                    words = f"补上{figure_label(world, fact, name)}（试算取 {total * times:g}{unit}）"
                    yield Step("fill", words, Changes((told,), (fact,)))


def _cover(world: World, decision: Decision) -> Iterator[Step]:
    """All that W1 lacks: a capacity for each counted firm without one, a quantity for each buyer (or for one, were there none)."""
    made, demands = made_here(world, decision.link, decision.counted), local_demands(world, decision.link)
    products = list(world.links.products(decision.link))
    known = [amount for fact in demands if (amount := world.figures.amount(fact, *QUANTITY))]
    silent = [facts[0] for facts in made.values() if facts and not any(world.figures.amount(fact, *CAPACITY) for fact in facts)]
    units = [amount[1] for facts in made.values() for fact in facts if (amount := world.figures.amount(fact, *CAPACITY))]
    asked = [fact for fact in demands if world.figures.amount(fact, *QUANTITY) is None]
    count = len(silent) + (len(asked) if demands else 1)
    if not products or not silent or count < 2 or any(one.judged for one in decision.tests if one.name == "W1"):
        return
    total, unit = sum(value for value, _ in known) or PLAIN, (known[0][1] if known else units[0] if units else UNIT)
    wanted = {"quantity": f"{total / max(1, len(asked)):g}", "quantityUnit": unit}
    bought = [retold(fact, **wanted) for fact in asked] if demands else _buyer(world, products[0], wanted)
    for times, word in ((AMPLE, "够用"), (SCANT / len(made), "不够")):
        held = [retold(fact, capacity=f"{total * times:g}", capacityUnit=unit) for fact in silent]
        tried = f"试算需求 {total:g}{unit}，每家 {total * times:g}{unit}"
        words = f"补上计入企业的产能和本地需求量共 {count} 个数，产能{word}（{tried}）"
        yield Step("fill", words, Changes((*bought, *held), (*asked, *silent)), count=count)


def _buyer(world: World, product: str, wanted: dict[str, str]) -> list[Fact]:
    """A buyer of a product here."""
    site = f"{BUYER}/场所"
    return [assumed(BUYER, "a", value="Enterprise"), assumed(site, "a", value="Site"), assumed(site, "siteKind", value="factory"),
            assumed(site, "locatedIn", world.place), assumed(BUYER, "operates", site), assumed(BUYER, "demands", product, **wanted)]
