"""A link as remedies see it: what holds there, each condition with its words and the facts that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.analysis.sixchains.rows import Cell
from graph.analysis.sixchains.subject import Subject
from graph.analysis.sixchains.whereabouts import Whereabouts
from graph.facts import Fact
from graph.states.decide import Decision
from graph.states.world import World

NAMED = 3
"""How many names a sentence gives before it only counts."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A condition that holds: its words, and the facts that it rests on."""

    words: str
    facts: tuple[Fact, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Situation:
    """A decided link with its six cells, and where bodies are."""

    world: World
    decision: Decision
    subject: Subject
    cells: dict[str, Cell]
    places: Whereabouts

    def told(self, entity: str, prop: str) -> tuple[Fact, ...]:
        """The fact that gives a property its value."""
        fact = self.world.facts.told(entity, prop)
        return (fact,) if fact else ()

    def named(self, entities: Iterable[str]) -> str:
        """Names in a sentence, the first few and then how many there are."""
        found = [f"“{self.world.facts.label(one)}”" for one in dict.fromkeys(entities)]
        return "、".join(found[:NAMED]) + (f"等 {len(found)} 个" if len(found) > NAMED else "")
