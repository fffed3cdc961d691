"""Which states of a place's links are others because somebody became one, or two: found by undoing it and deciding again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.comparison.identity import IdentityChange, identity_changes
from graph.analysis.comparison.side import Side
from graph.collecting import collecting_later
from graph.facts import read_facts
from graph.ledger import Judgement, Ledger
from graph.states.decide import Decision

TRIED = 8
"""Among how many changes the one that counts is looked for one by one; of more all are named."""
States = Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class StateByMerge:
    """A link, its state without the changes of who is who and with them, and the changes that make the difference."""

    id: str
    label: str
    chain: str
    states: tuple[str, str]
    because: tuple[IdentityChange, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `by_merges`."""
        return {"id": self.id, "label": self.label, "chain": self.chain, "states": list(self.states),
                "because": [one.as_dict() for one in self.because]}  # fmt: skip


@collecting_later()
def states_by_merges(
    ledger: Ledger, a: int, b: int, place: str, scope: str = "", as_of: str = ""
) -> tuple[list[IdentityChange], list[StateByMerge]]:
    """All changes of who is who between two loads, and the links of a place whose state after `b` rests on them. Raises
    UnknownName."""
    changes = identity_changes(ledger, a, b)
    if not changes:
        return [], []
    asked = _Asked(ledger, b, place, scope, as_of)
    return changes, list(_rests(asked, changes))


@dataclass(frozen=True, slots=True)
class _Asked:
    ledger: Ledger
    at: int
    place: str
    scope: str
    as_of: str

    def side(self, undone: Sequence[IdentityChange] = ()) -> Side:
        """The place after the load, some changes undone. A judgement that joins is left out where it is undone."""
        decided: list[Judgement] = [*self.ledger.judgements(self.at), *(one.undone for one in undone)]
        return Side.of(read_facts(self.ledger, self.as_of, self.at, decided), self.place, self.scope)


def _rests(asked: _Asked, changes: Sequence[IdentityChange]) -> Iterator[StateByMerge]:
    now = asked.side()
    before = asked.side(changes).decisions
    alone: dict[IdentityChange, States] = {}
    for link, decision in now.decisions.items():
        other = before.get(link)
        if other is None or other.state == decision.state:
            continue
        because = _at_link(now, (decision, other), changes) or list(changes)
        if 1 < len(because) <= TRIED:
            alone |= {one: asked.side([one]).decisions for one in because if one not in alone}
            because = [one for one in because if alone[one][link].state != decision.state] or because
        chain, facts = now.world.links.chain(link), now.world.facts
        states = (other.state, decision.state)
        yield StateByMerge(link, facts.label(link), facts.label(chain) if chain else "", states, tuple(because))


def _at_link(now: Side, decisions: tuple[Decision, Decision], changes: Sequence[IdentityChange]) -> list[IdentityChange]:
    """The changes about firms that were looked at for this link, with or without them."""
    actors = {one.actor for decision in decisions for one in decision.examined}
    who = now.world.facts.resolution
    return [one for one in changes if {one.a, one.b, who.of(one.a), who.of(one.b)} & actors]
