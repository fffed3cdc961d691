"""What is said of a place's links because somebody became one, or two: found by undoing it and deciding again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.analysis.comparison.identity import IdentityChange, identity_changes
from graph.analysis.whatif.reach import Reach
from graph.collecting import collecting_later
from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from graph.states.decide import Decision, decide
from graph.states.outcome import TestResult
from graph.states.touched import Touched
from graph.states.world import World

TRIED = 8
"""Among how many changes the one that counts is looked for one by one; of more all are named."""
Decisions = Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class StateByMerge:
    """A link of which something else is said with the changes of who is who than without them, and the changes that do it.

    Pairs are (without, with): the states, the reasons in words, how many firms were looked at and how many of them count;
    `tests` are those that came out otherwise; `population` is whom the state speaks of (empty: the place's own).
    """

    id: str
    label: str
    chain: str
    population: str
    states: tuple[str, str]
    reasons: tuple[str, str]
    examined: tuple[int, int]
    counted: tuple[int, int]
    tests: tuple[str, ...]
    because: tuple[IdentityChange, ...]

    @property
    def flipped(self) -> bool:
        """Whether the state itself is another."""
        return self.states[0] != self.states[1]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `by_merges` and `beside_by_merges`."""
        pairs = {name: list(getattr(self, name)) for name in ("states", "reasons", "examined", "counted", "tests")}
        return {"id": self.id, "label": self.label, "chain": self.chain, "population": self.population, **pairs,
                "because": [one.as_dict() for one in self.because]}  # fmt: skip


@collecting_later()
def states_by_merges(
    ledger: Ledger, a: int, b: int, place: str, scope: str = "", as_of: str = ""
) -> tuple[list[IdentityChange], list[StateByMerge]]:
    """All changes of who is who between two loads, and the links of a place of which something else is said after `b` because of
    them, those with another state first. Without a scope the place is asked about its own population and about those that a
    closed survey looked at here. Raises UnknownName."""
    changes = identity_changes(ledger, a, b)
    if not changes:
        return [], []
    asked = _Asked(ledger, b, place, as_of)
    coverages, zone = asked.world().coverages, asked.world().place
    populations = (coverages.find_scope(scope, zone),) if scope else coverages.asked(zone)
    found = [one for population in populations for one in _rests(asked, population, changes, own=population == populations[0])]
    return changes, sorted(found, key=lambda one: (not one.flipped, one.reasons[0] == one.reasons[1]))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A place after a load, with some changes undone; each world is built once."""

    ledger: Ledger
    at: int
    place: str
    as_of: str
    _worlds: dict[tuple[IdentityChange, ...], World] = field(default_factory=dict)
    _decisions: dict[tuple[str, tuple[IdentityChange, ...]], Decisions] = field(default_factory=dict)
    _reached: dict[IdentityChange, frozenset[str]] = field(default_factory=dict)

    def world(self, *undone: IdentityChange) -> World:
        """The place. A judgement that joins is left out where it is undone."""
        if undone not in self._worlds:
            decided: list[Judgement] = [*self.ledger.judgements(self.at), *(one.undone for one in undone)]
            self._worlds[undone] = World(read_facts(self.ledger, self.as_of, self.at, decided), self.place)
        return self._worlds[undone]

    def decisions(self, population: str, *undone: IdentityChange) -> Decisions:
        """The state of every link."""
        if (population, undone) not in self._decisions:
            world = self.world(*undone)
            self._decisions[population, undone] = {link: decide(world, link, population) for link in world.links.all}
        return self._decisions[population, undone]

    def entities(self, change: IdentityChange) -> frozenset[str]:
        """Who is meant by a change, with and without it."""
        who = self.world().facts.resolution
        return frozenset((change.a, change.b, who.of(change.a), who.of(change.b)))

    def reached(self, change: IdentityChange) -> frozenset[str]:
        """The links that what is said of them bears on."""
        if change not in self._reached:
            facts = self.world().facts
            self._reached[change] = Reach(facts).links(Touched(actors=self.entities(change)), facts) or frozenset()
        return self._reached[change]


def _rests(asked: _Asked, population: str, changes: Sequence[IdentityChange], *, own: bool) -> Iterator[StateByMerge]:
    now, before = asked.decisions(population), asked.decisions(population, *changes)
    for link, decision in now.items():
        other = before.get(link)
        if other is None or _said(other) == _said(decision):
            continue
        because = _alone(asked, population, decision, _at_link(asked, (decision, other), changes), other)
        yield _told(asked.world(), "" if own else population, (other, decision), because)


def _alone(
    asked: _Asked, population: str, now: Decision, changes: list[IdentityChange], other: Decision
) -> list[IdentityChange]:  # fmt: skip
    """Those of the changes that make the difference by themselves; all, where none does or there are too many to try."""
    if not 1 < len(changes) <= TRIED:
        return changes
    flipped = now.state != other.state
    alone = [(one, asked.decisions(population, one)[now.link]) for one in changes]
    return [one for one, then in alone if (then.state != now.state if flipped else _said(then) != _said(now))] or changes


def _said(decision: Decision) -> tuple[object, ...]:
    """What a certificate says but for who is meant by it."""
    verdicts = sorted(one.verdict.code for one in decision.examined)
    return decision.state, decision.reason, verdicts, len(decision.counted), _tests(decision)


def _tests(decision: Decision) -> dict[str, TestResult]:
    return {one.name: one for one in decision.tests}


def _told(world: World, population: str, pair: tuple[Decision, Decision], because: Sequence[IdentityChange]) -> StateByMerge:
    before, now = pair
    link, facts, chain = now.link, world.facts, world.links.chain(now.link)
    tests = tuple(name for name, one in _tests(now).items() if _tests(before).get(name) != one)
    return StateByMerge(
        link, facts.label(link), facts.label(chain) if chain else "", population, (before.state, now.state),
        (before.reason, now.reason), (len(before.examined), len(now.examined)), (len(before.counted), len(now.counted)), tests,
        tuple(because))  # fmt: skip


def _at_link(asked: _Asked, decisions: tuple[Decision, Decision], changes: Sequence[IdentityChange]) -> list[IdentityChange]:
    """The changes about firms that were looked at for this link, with or without them, else about those that reach it through what
    they make, buy and supply; all where none does."""
    actors = {one.actor for decision in decisions for one in decision.examined}
    looked_at = [one for one in changes if asked.entities(one) & actors]
    return looked_at or [one for one in changes if decisions[0].link in asked.reached(one)] or list(changes)
