"""Who belongs together: enterprises here that hold, are held by, or have an owner in common with one elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from graph.candidates.tables import said
from graph.facts import Fact
from graph.states.figures import latest, number
from graph.states.world import World

MAJORITY = 0.5


class Groups:
    """Looks up groups by control, majority shares and branches; only enterprises join others, not the state behind them."""

    def __init__(self, world: World) -> None:
        self._world, self._facts = world, world.facts

    def here_with(self, actor: str) -> Iterator[tuple[str, str, tuple[Fact, ...]]]:
        """(enterprise here, how it belongs to the actor in words, the facts that say so), each once by the closest tie."""
        seen, label = {actor}, self._facts.label
        above = self.above(actor)
        for firm in sorted(above.keys() & self._here):
            seen.add(firm)
            yield firm, said("group_child", other=label(actor)), above[firm]
        for firm, facts in sorted(self._below_here.get(actor, {}).items()):
            if firm not in seen:
                seen.add(firm)
                yield firm, said("group_parent", other=label(actor)), facts
        for owner in sorted(above):
            for firm, facts in sorted(self._below_here.get(owner, {}).items()):
                if firm not in seen:
                    seen.add(firm)
                    yield firm, said("group", other=label(actor), owner=label(owner)), (*facts, *above[owner])

    def above(self, actor: str) -> dict[str, tuple[Fact, ...]]:
        """Enterprise that stands above the actor → the facts that lead there."""
        found: dict[str, tuple[Fact, ...]] = {}
        frontier: list[tuple[str, tuple[Fact, ...]]] = [(actor, ())]
        while frontier:
            one, way = frontier.pop()
            for owner, fact in self._owners(one):
                if owner not in found and owner != actor:
                    found[owner] = (*way, fact)
                    frontier.append((owner, found[owner]))
        return found

    def _owners(self, actor: str) -> list[tuple[str, Fact]]:
        facts = self._facts
        held = [fact for fact in latest(facts, facts.to(actor, "holdsShares")) if (number(fact, "share") or 0) > MAJORITY]
        told = [*((fact.subject, fact) for fact in (*facts.to(actor, "controls"), *held)),
                *((fact.object, fact) for fact in facts.about(actor, "branchOf"))]  # fmt: skip
        found = [(one, fact) for one, fact in told if facts.is_a(one, "Enterprise")]
        return sorted(found, key=lambda one: (one[0], one[1].saying()))

    @cached_property
    def _here(self) -> set[str]:
        present = self._world.geography.present(self._world.place)
        return {one for one in present if self._facts.is_a(one, "Enterprise")}

    @cached_property
    def _below_here(self) -> dict[str, dict[str, tuple[Fact, ...]]]:
        """Enterprise → those here that it stands above, with the facts."""
        found: dict[str, dict[str, tuple[Fact, ...]]] = defaultdict(dict)
        for firm in sorted(self._here):
            for owner, way in self.above(firm).items():
                found[owner][firm] = way
        return dict(found)
