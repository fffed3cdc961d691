"""What could carry a result into production here: tested achievements, bodies that take them on, land, plants, incubators."""

from __future__ import annotations

from collections.abc import Iterator

from graph.analysis.sixchains.situation import Ground, Situation
from graph.facts import Fact

PLATFORMS = frozenset({"TransferPlatform", "Incubator", "ServiceComplex"})
PILOT, BUILT, DONE = "pilot_base", "built", "industrialised"
AVAILABLE = frozenset({"available"})


def tested_achievement(situation: Situation) -> Ground | None:
    """Achievements of the city, usable at the link, that passed a pilot test, may be transferred and are not in production."""
    facts = situation.world.facts
    found = {one: told for one, told in _usable(situation) if facts.value(one, "pilotTested") == "true"
             and facts.value(one, "openToTransfer") != "false" and situation.places.within(one, "city")}  # fmt: skip
    proof = (fact for one in found for fact in (found[one], *situation.told(one, "pilotTested")))
    return Ground("成果" + situation.named(found), tuple(proof)) if found else None


def before_production(situation: Situation) -> Ground | None:
    """All that is known at the link are achievements that no pilot test has been passed with: production is not near."""
    if situation.decision.examined or tested_achievement(situation):
        return None
    found = dict(_usable(situation))
    proof = (fact for one in found for fact in (found[one], *situation.told(one, "achievementStage")))
    return Ground(situation.named(found), tuple(proof)) if found else None


def carrier(situation: Situation) -> Ground | None:
    """Built platforms, incubators, complexes or pilot bases of the city that serve the link or its chain."""
    facts, subject = situation.world.facts, situation.subject
    told = [fact for target in (*subject.family, *subject.above) for fact in facts.to(target, "servesLink")
            if _takes_on(situation, fact.subject) and situation.places.within(fact.subject, "city")]  # fmt: skip
    return Ground(situation.named(fact.subject for fact in told), tuple(told)) if told else None


def space(situation: Situation) -> Ground | None:
    """Plots, plants or buildings of the place that are available."""
    facts = situation.world.facts
    found = [one for one in facts.instances("Space") if facts.value(one, "spaceStatus") in AVAILABLE and _lies_here(situation, one)]
    told = tuple(fact for one in found for fact in situation.told(one, "spaceStatus"))
    return Ground(situation.named(found), told) if found else None


def incubator(situation: Situation) -> Ground | None:
    """Built incubators of the city, whatever they serve."""
    facts = situation.world.facts
    found = [one for one in facts.instances("Incubator") if _built(situation, one) and situation.places.within(one, "city")]
    told = tuple(fact for one in found for fact in facts.about(one, "a"))
    return Ground(situation.named(found), told) if found else None


def _usable(situation: Situation) -> Iterator[tuple[str, Fact]]:
    """(achievement, why) of those usable at the link or in its products that are not in production yet."""
    facts = situation.world.facts
    for target in situation.subject.targets("made"):
        for fact in facts.to(target, "usableIn"):
            if facts.is_a(fact.subject, "Achievement") and facts.value(fact.subject, "achievementStage") != DONE:
                yield fact.subject, fact


def _takes_on(situation: Situation, body: str) -> bool:
    facts = situation.world.facts
    platform = any(facts.is_a(body, cls) for cls in PLATFORMS)
    return (platform or PILOT in facts.values(body, "facilityKind")) and _built(situation, body)


def _built(situation: Situation, body: str) -> bool:
    """Whether a body is there: said to be built, or said of no plan."""
    return situation.world.facts.value(body, "buildStatus") in (BUILT, "")


def _lies_here(situation: Situation, one: str) -> bool:
    world = situation.world
    return any(world.place in world.geography.above(fact.object) for fact in world.facts.about(one, "locatedIn"))
