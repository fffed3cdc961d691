"""Evidence of facts, each statement read from the ledger once however many candidates it speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from graph.facts import Fact
from graph.statement import Statement
from graph.states.evidence import Evidence, Exhibits
from graph.states.world import World


class Quotes:
    """Reads evidence; many facts are best loaded at once before they are quoted one by one."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._statements: dict[int, Statement] = {}
        self._exhibits = Exhibits(world, self._statements)
        self._known: dict[int, tuple[Evidence, ...]] = {}
        self._kept: list[Fact] = []
        self.sources: set[str] = set()

    def load(self, facts: Iterable[Fact]) -> None:
        """Read the statements of facts that are not read yet, together."""
        missing = [fact for fact in facts if any(number not in self._statements for number in fact.statements)]
        if missing:
            self._statements.update(self._world.facts.evidence(missing))

    def of(self, *facts: Fact | None) -> tuple[Evidence, ...]:
        """The evidence of facts, each piece once; None among them is nothing."""
        told = [fact for fact in facts if fact]
        self.load(told)
        return tuple(dict.fromkeys(one for fact in told for one in self._of(fact)))

    def _of(self, fact: Fact) -> tuple[Evidence, ...]:
        if id(fact) not in self._known:
            self._known[id(fact)] = tuple(self._exhibits.of([fact], {id(fact)}))
            self._kept.append(fact)
        return self._known[id(fact)]
