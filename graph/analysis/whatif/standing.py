"""What is decided of a place's links, kept so that a change asks again only about the links that it may move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.analysis.whatif.reach import Reach
from graph.collecting import collecting_later
from graph.facts import Changes, Facts, assume
from graph.states import risk
from graph.states.decide import Decision, decide
from graph.states.heading import header
from graph.states.survey import Gaps, LinkState, link_state
from graph.states.touched import touched_by
from graph.states.world import World


@dataclass(frozen=True)
class Standing:
    """The decisions of a place's links for one population, with all that was worked out on the way to them.

    `decisions` and `states` are by link, in reading order; `asked` holds the links that were decided for this standing.
    """

    world: World
    population: str
    reach: Reach
    decisions: Mapping[str, Decision]
    states: Mapping[str, LinkState]
    asked: frozenset[str]

    def gaps(self) -> Gaps:
        """The states as `liantu gaps` shows them."""
        return Gaps(header(self.world, self.population), tuple(self.states.values()))

    @collecting_later()
    def after(self, changes: Changes) -> Standing:
        """The standing with these changes; equal to one taken from the changed facts from scratch.

        Raises ValueError where a fact to leave out is not among the facts.
        """
        before = self.world.facts
        facts = assume(before, changes)
        touched = touched_by(changes, before, facts)
        world = self.world.renewed(facts, touched)
        reached = self.reach.links(touched, facts)
        asked = self.decisions.keys() if reached is None else [link for link in self.decisions if link in reached]
        beside = () if reached is None else self.reach.through_recipes(touched, facts, reached) - reached
        moved = [link for link in self.decisions if link in beside and _broken_otherwise(world, self.decisions[link])]
        decisions = {link: decide(world, link, self.population) for link in (*asked, *moved)}
        states = {link: link_state(world, decision) for link, decision in decisions.items()}
        reach = Reach(facts) if touched.everything else self.reach
        return replace(self, world=world, reach=reach, decisions={**self.decisions, **decisions},
                       states={**self.states, **states}, asked=frozenset(decisions))  # fmt: skip


def _broken_otherwise(world: World, decision: Decision) -> bool:
    """Whether R3, which reads whole recipes, no longer says of a link what it said."""
    told = {replace(one, label="") for one in decision.tests if one.name == "R3"}
    return told != {risk.closure_broken(world, decision.link)}


@collecting_later()
def standing(facts: Facts, place: str, scope: str = "", chain: str = "", *, rollup: bool = True) -> Standing:
    """The standing of a place's links (of one chain), decided from scratch. Names may be what a person types.

    Raises UnknownName.
    """
    world = World(facts, place, rollup=rollup)
    population = world.coverages.find_scope(scope, world.place)
    links = world.links.of_chain(world.links.find_chain(chain) if chain else "")
    decisions = {link: decide(world, link, population) for link in links}
    states = {link: link_state(world, decision) for link, decision in decisions.items()}
    return Standing(world, population, Reach(world.facts), decisions, states, frozenset(links))
