"""What every answer prints on top: snapshot, ontology, place, scope, as-of date."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Head:
    """What every answer about a place prints: snapshot, ontology, place, as-of date."""

    snapshot: str
    ontology: str
    place: str
    place_label: str
    as_of: str

    def head(self) -> dict[str, str]:
        """What the JSON document of an answer begins with."""
        return {name: getattr(self, name) for name in ("snapshot", "ontology", "place", "place_label", "as_of")}


@dataclass(frozen=True, slots=True)
class Header(Head):
    """What an answer prints that is said of a population: its scope too."""

    scope: str
    scope_label: str

    def head(self) -> dict[str, str]:
        """What the JSON document of an answer begins with."""
        return {**Head.head(self), "scope": self.scope}


def header(world: World, population: str) -> Header:
    """What an answer about this place and population prints on top."""
    facts = world.facts
    label = facts.ontology.concept("Population", population).zh
    return Header(facts.snapshot, facts.ontology.digest, world.place, facts.label(world.place), facts.as_of, population, label)
