"""What every answer prints on top: snapshot, ontology, place, scope, as-of date."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.world import World


@dataclass(frozen=True, slots=True)
class Header:
    """What every answer prints: snapshot, ontology, place, scope, as-of date."""

    snapshot: str
    ontology: str
    place: str
    place_label: str
    scope: str
    scope_label: str
    as_of: str

    def head(self) -> dict[str, str]:
        """What the JSON document of an answer begins with."""
        names = ("snapshot", "ontology", "place", "place_label", "scope", "as_of")
        return {name: getattr(self, name) for name in names}


def header(world: World, population: str) -> Header:
    """What an answer about this place and population prints on top."""
    facts = world.facts
    label = facts.ontology.concept("Population", population).zh
    return Header(facts.snapshot, facts.ontology.digest, world.place, facts.label(world.place), population, label, facts.as_of)
