"""Trials: a change is really made to the facts, and the state is asked again."""

from __future__ import annotations

from graph.facts import Changes, assume
from graph.states.decide import AT_RISK, MISSING, SOUND, UNKNOWN, WEAK, Decision, decide
from graph.states.touched import touched_by
from graph.states.world import World

RANK = (MISSING, WEAK, AT_RISK, SOUND)


class Trial:
    """Trials around one decision; `searched` counts them."""

    def __init__(self, world: World, decision: Decision) -> None:
        self.world, self.decision, self.searched = world, decision, 0

    def after(self, changes: Changes) -> Decision:
        """The decision with these changes."""
        self.searched += 1
        before = self.world.facts
        facts = assume(before, changes)
        world = self.world.renewed(facts, touched_by(changes, before, facts))
        return decide(world, self.decision.link, self.decision.population)

    def contradicts(self, found: Decision) -> bool:
        """Whether figures contradict each other that did not before: no change is told that only spoils what is known."""
        before, after = ({one.name for one in decision.tests if one.contradicted} for decision in (self.decision, found))
        return bool(after - before)

    def changes(self, found: Decision) -> bool:
        """Whether a decision is another state in the direction asked: better where there is a gap, any where there is none.

        情况不明 changes with its reason, too: one of its kinds is not the other.
        """
        if self.contradicts(found):
            return False
        before, after = self.decision.state, found.state
        if before == UNKNOWN:
            return (found.state, found.rule) != (before, self.decision.rule)
        if UNKNOWN in (before, after) or before == SOUND:
            return after != before
        return RANK.index(after) > RANK.index(before)
