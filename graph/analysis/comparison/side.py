"""One side of a comparison: the links of a place, decided at one date and snapshot by the definitions that both sides share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.measures import Measure
from graph.analysis.measures.completeness import chain_measures
from graph.analysis.measures.positions import positions, users
from graph.facts import Facts
from graph.states.decide import Decision, decide
from graph.states.heading import Header, header
from graph.states.world import World


@dataclass
class Side:
    """A place seen at one time; `label` tells it from the other side."""

    world: World
    population: str
    label: str
    chain: str = ""

    @classmethod
    def of(cls, facts: Facts, place: str, scope: str, label: str = "", chain: str = "") -> Side:
        """A side of a place, by names as a person types them. Raises UnknownName."""
        world = World(facts, place)
        population = world.coverages.find_scope(scope, world.place)
        return cls(world, population, label or facts.label(world.place), world.links.find_chain(chain) if chain else "")

    def judged_by(self, other: Side) -> Side:
        """This side with the other one's thresholds, so that a difference is one of facts."""
        self.world.thresholds = other.world.thresholds
        return self

    @property
    def header(self) -> Header:
        """What an answer about this side prints on top."""
        return header(self.world, self.population)

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """The state of every link (of the chain) with what led to it."""
        return {link: decide(self.world, link, self.population) for link in self.world.links.of_chain(self.chain)}

    def chain_measures(self, links: Iterable[str]) -> dict[str, Measure]:
        """Presence and completeness over these links, by name."""
        held = [link for link in links if link in self.decisions]
        if not held:
            return {}
        found = chain_measures(self.world, [self.decisions[one] for one in held], positions(users(self.world, held)))
        return {one.name: one for one in found}
