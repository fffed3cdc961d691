"""What is decided of a place's links, kept so that a change asks again only about the links that it may move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.analysis.sixchains import Cell, Presence, subject_of
from graph.analysis.whatif.reach import Reach
from graph.analysis.whatif.stops import Kitchen
from graph.collecting import collecting_later
from graph.facts import Changes, Facts, assume
from graph.states import risk
from graph.states.breaking import supply_moves
from graph.states.decide import Decision, decide
from graph.states.heading import header
from graph.states.supplying import Sourcing
from graph.states.survey import Gaps, LinkState, link_state
from graph.states.touched import touched_by
from graph.states.world import World


@dataclass(frozen=True)
class Standing:
    """The decisions of a place's links for one population, with all that was worked out on the way to them.

    `decisions` and `states` are by link, in reading order; `asked` holds the links that were decided for this standing, `moved` the
    products whose supply may differ from that of the standing it was made from (None: any). What is worked out for a difference
    (`support`, `kitchen`) is kept too: the next change is told against the same standing.
    """

    world: World
    population: str
    reach: Reach
    decisions: Mapping[str, Decision]
    states: Mapping[str, LinkState]
    asked: frozenset[str]
    moved: frozenset[str] | None = None

    @cached_property
    def support(self) -> dict[str, tuple[Cell, ...]]:
        """Link → its cells of the six chains beside the 产业链, of which the states speak."""
        presence = Presence(self.world)
        return {link: presence.support(one, subject_of(self.world, one)) for link, one in self.decisions.items()}

    @cached_property
    def kitchen(self) -> Kitchen:
        """What can be made here."""
        return Kitchen(Sourcing(self.world))

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
        supplied = None if reached is None else self.reach.supplied(touched, facts, reached)
        beside = [] if reached is None or supplied is None else self._moved(world, supplied, reached)
        decisions = {link: decide(world, link, self.population) for link in (*asked, *beside)}
        states = {link: link_state(world, decision) for link, decision in decisions.items()}
        reach = Reach(facts) if touched.everything else self.reach
        return replace(self, world=world, reach=reach, decisions={**self.decisions, **decisions},
                       states={**self.states, **states}, asked=frozenset(decisions),
                       moved=None if supplied is None else frozenset(supplied))  # fmt: skip

    def bearing(self, changes: Changes) -> frozenset[str] | None:
        """The links that changes may move, R3 apart; None: any."""
        facts = assume(self.world.facts, changes)
        return self.reach.links(touched_by(changes, self.world.facts, facts), facts)

    def bearing_downstream(self, changes: Changes, after: Standing) -> frozenset[str]:
        """The links of what rests on products whose supply differs after all changes, and which these changes touch."""
        facts = assume(self.world.facts, changes)
        touched = touched_by(changes, self.world.facts, facts)
        reached = self.reach.links(touched, facts) or frozenset()
        supplied = self.reach.supplied(touched, facts, reached)
        return self.reach.downstream(one for one in supplied if any(supply_moves(self.world, after.world, one)))

    def _moved(self, world: World, supplied: Iterable[str], reached: frozenset[str]) -> list[str]:
        """Links not reached of which R3, that reads the supply of whole recipes, no longer says what it said."""
        moves = {product: supply_moves(self.world, world, product) for product in supplied}
        any_, much = (self.reach.downstream(one for one in moves if moves[one][which]) for which in (0, 1))
        beside = [link for link in self.decisions if link not in reached
                  and link in (much if _passed(self.decisions[link]) else any_)]  # fmt: skip
        return [link for link in beside if _broken_otherwise(world, self.decisions[link])]


def _passed(decision: Decision) -> bool:
    """Whether R3 was judged and did not fail."""
    return any(one.judged and not one.failed for one in decision.tests if one.name == "R3")


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
