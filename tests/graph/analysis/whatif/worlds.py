"""Random worlds in which nearly everything is known, so that nearly every fact decides something; and random changes to them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from graph.facts import Changes, Fact, Facts, assume, assumed, retold
from tests.worlds import Sketch, zone

LINKS = tuple(f"l{number}" for number in range(7))
PRODUCTS = tuple(f"p{number}" for number in range(8))
FIRMS = tuple(f"厂{number}" for number in range(7))
PLACES = ("zone", "zone", "zone", "city", "elsewhere", "abroad")
FIGURES = {"produces": ("capacity", "marketShare", "grade"), "occupies": ("capacity",), "provides": ("share",),
           "demands": ("quantity", "localShare", "grade"), "supplies": ("share",), "holdsShares": ("share",)}  # fmt: skip
FIXED = frozenset({"a", "partOf", "name"})
"""Losing these mostly makes everything touched, which proves little."""


def known_world(seed: int) -> Sketch:
    """Seven links in a chain of their own recipes, one a kind of another, all surveyed or nearly; firms with figures."""
    chance = random.Random(seed)
    sketch = zone()
    for number, link in enumerate(LINKS):
        sketch.link(link, product=PRODUCTS[number], layout="suited")
    sketch.record("p7", "Product", alias="又名七").relate("p7", "isTypeOf", "p1").relate("l6", "isTypeOf", "l5")
    for number in range(6):
        slot, user = f"slot{number}", chance.choice(PRODUCTS)
        sketch.record(slot, "InputSlot", slotKind="material").relate(user, "requires", slot, essential="true")
        sketch.relate(chance.choice(PRODUCTS), "fills", slot)
    for place in chance.sample(("zone", "zone", "city", "country"), 2):
        sketch.surveyed("all", place)
    for firm in FIRMS:
        _firm(sketch, firm, chance)
    for place in ("zone", "country", "abroad", "elsewhere"):
        sketch.relate(place, "provides", chance.choice((*PRODUCTS, *LINKS)), share=chance.choice(["0.03", "0.4", "0.7", ""]))
    sketch.threshold("W2", "0.3").relate(FIRMS[0], "anchors", "chain")
    for above, below in (chance.sample(FIRMS, 2) for _ in range(2)):
        relation, said = chance.choice([("controls", {}), ("holdsShares", {"share": "0.6"})])
        sketch.relate(above, relation, below, **said)
    sketch.record("project", "Project", projectStage="building").relate("project", "forLink", chance.choice(LINKS))
    return sketch.relate("project", "projectIn", chance.choice(["zone", "city"]))


def _firm(sketch: Sketch, firm: str, chance: random.Random) -> None:
    sketch.firm(firm, chance.choice(["factory", "factory", "registered"]), place=chance.choice(PLACES))
    for product in chance.sample(PRODUCTS, 2):
        sketch.relate(firm, "produces", product, capacity=chance.choice(["20", "90", ""]), capacityUnit="吨",
                      marketShare=chance.choice(["", "0.02", "0.5", "0.8"]), grade=chance.choice(["", "3", "5"]))  # fmt: skip
    if chance.random() < 0.3:
        sketch.relate(firm, "occupies", chance.choice(LINKS), role="production")
    if chance.random() < 0.6:
        sketch.relate(firm, "demands", chance.choice(PRODUCTS), quantity=chance.choice(["50", ""]), quantityUnit="吨",
                      localShare=chance.choice(["0.2", "0.6", ""]), grade=chance.choice(["", "4"]))  # fmt: skip
    for seller in chance.sample(FIRMS, 2):
        named = chance.choice(["又名七", *PRODUCTS])
        sketch.relate(seller, "supplies", firm, productAsNamed=named, share=chance.choice(["0.3", "0.7"]), shareOf="purchases")


def change(facts: Facts, chance: random.Random) -> Changes:
    """One change of some kind."""
    return chance.choice(KINDS)(facts, chance)


def arrival(facts: Facts, chance: random.Random) -> Changes:
    """A firm nobody knew comes, somewhere, in some state, with something that it makes or holds."""
    firm, site = f"新:{chance.random()}", f"新:{chance.random()}/site"
    what = [("occupies", f"t:{chance.choice(LINKS)}"), ("produces", f"t:{chance.choice(PRODUCTS)}")]
    held = (assumed(firm, *one, capacity="30", capacityUnit="吨") for one in chance.sample(what, chance.randint(1, 2)))
    return Changes((
        assumed(firm, "a", value="Enterprise"), assumed(firm, "name", value="新厂"), assumed(site, "a", value="Site"),
        assumed(site, "siteKind", value="factory"), assumed(site, "locatedIn", f"t:{chance.choice(PLACES)}"),
        assumed(site, "siteStatus", value=chance.choice(["operating", "building", "stopped"])),
        assumed(firm, "operates", site), *held))  # fmt: skip


def loss(facts: Facts, chance: random.Random) -> Changes:
    """A fact of some predicate is no longer told."""
    predicate = chance.choice(sorted(name for name, found in facts.by_predicate.items() if found and name not in FIXED))
    return Changes(removed=(chance.choice(sorted(facts.by_predicate[predicate], key=Fact.saying)),))


def figure(facts: Facts, chance: random.Random) -> Changes:
    """One figure is told otherwise, or not at all."""
    predicate = chance.choice(sorted(name for name in FIGURES if facts.by_predicate.get(name)))
    one = chance.choice(sorted(facts.by_predicate[predicate], key=Fact.saying))
    return Changes((retold(one, **{chance.choice(FIGURES[predicate]): chance.choice(["", "0.01", "0.9", "6"])}),), (one,))


def status(facts: Facts, chance: random.Random) -> Changes:
    """A firm or a site is in another state."""
    firm = f"t:{chance.choice(FIRMS)}"
    if chance.random() < 0.5:
        return Changes((assumed(firm, "operatingStatus", value="cancelled"),))
    site = chance.choice([fact.object for fact in facts.about(firm, "operates")] or [firm])
    return Changes((assumed(site, "siteStatus", value=chance.choice(["building", "stopped", "vacated"])),))


def judgement(facts: Facts, chance: random.Random) -> Changes:
    """Somebody decides whether a firm is at a link."""
    held = [(fact.subject, part.object) for fact in facts.of("produces") for part in facts.about(fact.object, "makesUp")]
    firm, link = chance.choice(held or [(f"t:{FIRMS[0]}", f"t:{LINKS[0]}")])
    return Changes(judged=(((firm, "occupies", link), chance.choice(["to_review", "rejected"])),))


def survey(facts: Facts, chance: random.Random) -> Changes:
    """Somewhere, something is looked at in full."""
    one = f"新:{chance.random()}/survey"
    targets = chance.sample([("coversLink", f"t:{chance.choice(LINKS)}"), ("coversChain", "t:chain")], chance.randint(0, 1))
    return Changes((assumed(one, "a", value="SurveyCoverage"), assumed(one, "closed", value="true"),
                    assumed(one, "population", value="all"), assumed(one, "coversPlace", chance.choice(["t:zone", "t:country"])),
                    *(assumed(one, *target) for target in targets)))  # fmt: skip


def threshold(facts: Facts, chance: random.Random) -> Changes:
    """The zone sets a line."""
    line, (name, values) = f"新:{chance.random()}/line", chance.choice([
        ("W1", ["0.1", "0.9", "2"]), ("W4_share", ["0.1", "0.9"]), ("R2", ["0.1", "0.9"]), ("R4", ["1", "1.2", "2"]),
        ("evidence_window", ["0.9", "2"])])  # fmt: skip
    return Changes((assumed(line, "a", value="Threshold"), assumed(line, "thresholdName", value=name),
                    assumed(line, "thresholdValue", value=chance.choice(values)),
                    assumed(line, "thresholdOf", "t:zone")))  # fmt: skip


KINDS: tuple[Callable[[Facts, random.Random], Changes], ...] = (
    arrival, arrival, loss, loss, figure, figure, status, status, judgement, survey, threshold)  # fmt: skip


def some_changes(facts: Facts, chance: random.Random) -> Changes:
    """One or two changes, the second made to the facts after the first."""
    first = change(facts, chance)
    return first + change(assume(facts, first), chance) if chance.random() < 0.3 else first


def fresh(facts: Facts) -> Facts:
    """The same facts with nothing looked up or sorted yet."""
    lists = {name: list(found) for name, found in facts.by_predicate.items()}
    return replace(facts, by_predicate=lists, _sorted=set(), _indexes={})
