"""A change asks again only what it may move, and the answer is the one that all from scratch would give."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.analysis.whatif.standing import Standing, standing
from graph.facts import Changes, Fact, Facts, assume, assumed, retold
from graph.states import gaps
from graph.states.certificate import certify
from graph.states.flags import flags
from graph.states.world import World
from tests.graph.queries.random_worlds import LINKS, PLACES, POPULATIONS, PRODUCTS, STATUSES, random_world
from tests.worlds import Sketch, assembly

FIGURES = {"produces": ("capacity", "marketShare", "grade"), "occupies": ("capacity",), "provides": ("share",),
           "demands": ("quantity", "localShare"), "supplies": ("share",)}  # fmt: skip


def richer(seed: int) -> Sketch:
    """A random world with recipes, demands, shares, purchases, owners, anchors and projects in it."""
    chance = random.Random(seed)
    sketch = random_world(chance)
    firms = sorted({one.subject for one in sketch.statements if one.predicate == "a" and one.value == "Enterprise"})
    for slot, user, filler in (("s1", "m", "p"), ("s2", "q", "r"), ("s3", "m", "q")):
        sketch.record(slot, "InputSlot", slotKind="material").relate(user, "requires", slot).relate(filler, "fills", slot)
    sketch.relate("r", "isTypeOf", "p") if chance.random() < 0.5 else None
    for firm in chance.sample(firms, 3):
        sketch.relate(firm, "demands", chance.choice(PRODUCTS), quantity="50", quantityUnit="吨", localShare="0.2")
        sketch.relate(chance.choice(firms), "supplies", firm, productAsNamed="p", share="0.6", shareOf="purchases")
    sketch.relate(firms[0], "controls", firms[1]).relate(firms[2], "anchors", "chain").threshold("W2", "0.3")
    for place in chance.sample(("zone", "country", "abroad", "elsewhere"), 2):
        sketch.relate(place, "provides", chance.choice(["p", "l", "q", "k"]), share=chance.choice(["0.03", "0.4", "0.7"]))
    sketch.record("project", "Project", projectStage="building").relate("project", "forLink", chance.choice(LINKS))
    return sketch.relate("project", "projectIn", "zone")


def changes(facts: Facts, chance: random.Random) -> Changes:
    """One to three changes of any kind: a firm comes, facts go, figures differ, judgements fall, a survey or a line is set."""
    told = Changes()
    for _ in range(chance.randint(1, 3)):
        told += chance.choice((_arrival, _loss, _figure, _judgement, _survey, _threshold))(assume(facts, told), chance)
    return told


def _arrival(facts: Facts, chance: random.Random) -> Changes:
    firm, site = f"新:{chance.random()}", f"新:{chance.random()}/site"
    what = [("occupies", f"t:{chance.choice(LINKS)}"), ("produces", f"t:{chance.choice(PRODUCTS)}")]
    return Changes((assumed(firm, "a", value="Enterprise"), assumed(firm, "name", value="新厂"), assumed(site, "a", value="Site"),
                    assumed(site, "siteKind", value="factory"), assumed(site, "siteStatus", value=chance.choice(STATUSES[3:])),
                    assumed(site, "locatedIn", f"t:{chance.choice(PLACES)}"), assumed(firm, "operates", site),
                    *(assumed(firm, *one, capacity="30", capacityUnit="吨") for one in chance.sample(what, chance.randint(1, 2)))))


def _loss(facts: Facts, chance: random.Random) -> Changes:
    losable = [fact for found in facts.by_predicate.values() for fact in found if fact.predicate not in ("a", "partOf")
               or fact.value in ("Site", "SurveyCoverage")]  # fmt: skip
    return Changes(removed=tuple(chance.sample(losable, chance.randint(1, 3))))


def _figure(facts: Facts, chance: random.Random) -> Changes:
    found = [fact for name in FIGURES for fact in facts.by_predicate.get(name, ())]
    one = chance.choice(found)
    said = {chance.choice(FIGURES[one.predicate]): chance.choice(["", "0.01", "0.9"])}
    return Changes((retold(one, **said),), (one,))


def _judgement(facts: Facts, chance: random.Random) -> Changes:
    firm = chance.choice(facts.instances("Enterprise"))
    return Changes(judged=(((firm, "occupies", f"t:{chance.choice(LINKS)}"), chance.choice(["confirmed", "rejected"])),))


def _survey(facts: Facts, chance: random.Random) -> Changes:
    survey = f"新:{chance.random()}/survey"
    targets = chance.sample([("coversLink", f"t:{chance.choice(LINKS)}"), ("coversChain", "t:chain")], chance.randint(0, 1))
    return Changes((assumed(survey, "a", value="SurveyCoverage"), assumed(survey, "closed", value="true"),
                    assumed(survey, "population", value=chance.choice(POPULATIONS)), assumed(survey, "coversPlace", "t:zone"),
                    *(assumed(survey, *one) for one in targets)))


def _threshold(facts: Facts, chance: random.Random) -> Changes:
    line, name = f"新:{chance.random()}/line", chance.choice(["W1", "W4_share", "R2", "R4", "evidence_window"])
    return Changes((assumed(line, "a", value="Threshold"), assumed(line, "thresholdName", value=name),
                    assumed(line, "thresholdValue", value=chance.choice(["0.1", "0.9", "2"])),
                    assumed(line, "thresholdOf", "t:zone")))


def fresh(facts: Facts) -> Facts:
    """The same facts with nothing looked up or sorted yet."""
    lists = {name: list(found) for name, found in facts.by_predicate.items()}
    return replace(facts, by_predicate=lists, _sorted=set(), _indexes={})


def certificates(one: Standing) -> Iterator[dict[str, object]]:
    for decision in one.decisions.values():
        yield certify(one.world, decision, flags(one.world, decision), "").as_dict()


@pytest.mark.parametrize("seed", range(40))
def test_a_changed_standing_is_the_one_from_scratch(seed: int) -> None:
    chance, facts = random.Random(seed), richer(seed).facts()
    base = standing(facts, "t:zone", chance.choice(POPULATIONS))
    for _ in range(4):
        told = changes(base.world.facts, chance)
        found, whole = base.after(told), standing(fresh(assume(base.world.facts, told)), "t:zone", base.population)
        assert found.gaps() == whole.gaps()
        assert list(certificates(found)) == list(certificates(whole))
        base = found if chance.random() < 0.5 else base
