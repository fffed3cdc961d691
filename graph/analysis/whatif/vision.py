"""远景: what has broken ground counts as if it worked; plants being built here, and projects here by their stage."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from graph.analysis.whatif.plan import Assumption
from graph.facts import Changes, Fact, assumed, retold
from graph.states import assumptions
from graph.states.world import World

STAGES = Path(__file__).with_name("stages.csv")
BROKEN_GROUND = frozenset({"building", "trial"})


def default_stages() -> frozenset[str]:
    """The stages of a project that count in the 远景 unless others are asked for."""
    return _stages("yes")


def never_built() -> frozenset[str]:
    """The stages of projects that come to nothing: no 远景 counts them."""
    return _stages("never")


@cache
def _stages(counts: str) -> frozenset[str]:
    with STAGES.open(encoding="utf-8", newline="") as file:
        return frozenset(row["stage"] for row in csv.DictReader(file) if row["counts"] == counts)


def vision(world: World, population: str, stages: Collection[str] = ()) -> list[Assumption]:
    """What the 远景 assumes beside today's facts; `stages` are ProjectStage codes (none: the default)."""
    return [*_plants(world), *_projects(world, population, stages or default_stages())]


def _plants(world: World) -> Iterator[Assumption]:
    """Plants here that are being built or on trial, and what firms here are said to have in such a state, work."""
    facts, around, shared = world.facts, world.geography, set[str]()
    for actor in sorted(around.present(world.place)):
        sites = [site for site in around.sites(actor, world.place)[0] if site not in shared]
        shared.update(sites)
        coming = [fact for site in sites for fact in facts.about(site, "siteStatus") if fact.value in BROKEN_GROUND]
        said = [fact for name in ("occupies", "produces") for fact in facts.about(actor, name)
                if fact.qualifier("siteStatus") in BROKEN_GROUND]  # fmt: skip
        if coming or said:
            working = [assumed(fact.subject, "siteStatus", value="operating") for fact in coming]
            held = [retold(fact, siteStatus="operating") for fact in said]
            yield Assumption(f"{facts.label(actor)}在建或试生产的工厂投产", Changes((*working, *held), (*coming, *said)))


def _projects(world: World, population: str, stages: Collection[str]) -> Iterator[Assumption]:
    """Projects here at these stages, each a plant of its investor (of its own where none is known) at the links it is for."""
    facts = world.facts
    for project in facts.instances("Project"):
        stage = facts.value(project, "projectStage")
        links = [fact.object for fact in facts.about(project, "forLink")]
        made = facts.about(project, "willProduce")
        if stage in stages and (links or made) and _here(world, project):
            investor, name = _investor(world, project), f"项目“{facts.label(project)}”"
            told = assumptions.arrival(world, population, name, links=links, actor=investor)
            firm = investor or next(fact.subject for fact in told.added if fact.predicate == "operates")
            plant = next(fact.object for fact in told.added if fact.predicate == "operates")
            word = facts.ontology.concept("ProjectStage", stage).zh
            yield Assumption(f"{name}（{word}）建成投产", told + Changes(tuple(_made(one, firm, plant) for one in made)))


def _made(planned: Fact, firm: str, plant: str) -> Fact:
    """What a project is to make, as made; its planned capacity is kept."""
    said = {name: planned.qualifier(name) for name in ("capacity", "capacityUnit", "productAsNamed")}
    return assumed(firm, "produces", planned.object, site=plant, **said)


def _here(world: World, project: str) -> bool:
    return any(world.place in world.geography.above(fact.object) for fact in world.facts.about(project, "projectIn"))


def _investor(world: World, project: str) -> str:
    """The enterprise that invests in a project; empty where none is known."""
    found = [fact.object for fact in world.facts.about(project, "investedBy") if world.facts.is_a(fact.object, "Enterprise")]
    return min(found, default="")
