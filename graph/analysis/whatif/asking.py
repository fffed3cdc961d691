"""Asking a what-if: the standing today and in the 远景, the moves made in both, and what differs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, reduce
from operator import add

from graph.analysis.whatif.answer import Answer, DemandMove, LinkMove, Outlook, TestMove, tally
from graph.analysis.whatif.chains import cell_moves
from graph.analysis.whatif.moves import Moves
from graph.analysis.whatif.plan import Assumption, MoveFault, plan
from graph.analysis.whatif.standing import Standing, standing
from graph.analysis.whatif.stops import stops
from graph.analysis.whatif.vision import default_stages, never_built, vision
from graph.facts import Changes, Facts
from graph.states.decide import Decision
from graph.states.heading import header
from graph.states.outcome import TestResult
from graph.states.risk import NOT_APPLICABLE
from ontology.errors import issue


def whatif(
    facts: Facts, place: str, moves: Moves, scope: str = "", chain: str = "", stages: Collection[str] = (), *, rollup: bool = True,
) -> Answer:  # fmt: skip
    """What would be in a place with these moves made: today, and in the 远景 (projects at these stages count; codes).

    Nothing is written. Without moves the answer is the 远景 alone. Raises UnknownName, and MoveFault for moves that make no sense.
    """
    _refuse_dead(facts, stages)
    known = standing(facts, place, scope, chain, rollup=rollup)
    if chain and not known.decisions:
        raise MoveFault(issue("LT-WHATIF-21", value=chain))
    ahead = vision(known.world, known.population, stages)
    later = known.after(total(ahead))
    now, then = outlook(known, moves), outlook(later, moves)
    planned = plan(known.world, known.population, moves) if moves else ahead
    world = known.after(total(planned)).world
    return Answer(header(world, known.population), known.world.facts.snapshot, tuple(one.words for one in planned if moves),
                  tuple(one.words for one in ahead), _chosen(facts, stages), now,
                  then if moves else between(known, later, ahead))  # fmt: skip


def _refuse_dead(facts: Facts, stages: Collection[str]) -> None:
    """Raises MoveFault for stages whose projects come to nothing."""
    known, never = facts.ontology.vocabularies["ProjectStage"], never_built()
    expected = "、".join(one.zh for code, one in known.items() if code not in never)
    if wrong := [issue("LT-WHATIF-22", value=known[one].zh, expected=expected) for one in dict.fromkeys(stages) if one in never]:
        raise MoveFault(*wrong)


def _chosen(facts: Facts, stages: Collection[str]) -> tuple[str, ...]:
    """The stages asked for, in words and in their order, where they are others than the default ones."""
    chosen = set(stages) or default_stages()
    known = facts.ontology.vocabularies["ProjectStage"]
    return () if chosen == default_stages() else tuple(one.zh for code, one in known.items() if code in chosen)


def outlook(before: Standing, moves: Moves) -> Outlook:
    """What the moves change in a standing."""
    planned = plan(before.world, before.population, moves) if moves else []
    return between(before, before.after(total(planned)), planned)


def total(assumptions: Sequence[Assumption]) -> Changes:
    """All that is assumed, together."""
    return reduce(add, (one.changes for one in assumptions), Changes())


def between(before: Standing, after: Standing, planned: Sequence[Assumption]) -> Outlook:
    """The difference between two standings, and which assumption bears on which link."""
    moves = tuple(_moves(before, after, _Reasons(before, after, planned)))
    stopped, started = stops(before.kitchen, after.world, after.moved) if planned else ((), ())
    return Outlook(tally(before.decisions.values()), tally(after.decisions.values()), moves, stopped, started,
                   tuple(_demand(before, after)), tuple(cell_moves(before, after)) if planned else (),
                   tuple(_contradictions(after)) if planned else (), len(after.asked) if planned else 0)  # fmt: skip


class _Reasons:
    """Which assumptions bear on a link: directly, or where R3 came out otherwise through the supply of what its recipes rest on."""

    def __init__(self, before: Standing, after: Standing, planned: Sequence[Assumption]) -> None:
        self._before, self._after, self._planned = before, after, planned
        self._through: dict[str, frozenset[str]] = {}

    @cached_property
    def _direct(self) -> dict[str, frozenset[str] | None]:
        """Assumption → the links that it may move, R3 apart; None: any."""
        return {one.words: self._before.bearing(one.changes) for one in self._planned}

    def of(self, link: str, tests: Sequence[TestMove]) -> tuple[str, ...]:
        """The assumptions that bear on a link whose tests came out otherwise, in words."""
        broken = any(one.name == "R3" for one in tests)
        return tuple(one.words for one in self._planned if self._bears(one, link) or (broken and link in self._downstream(one)))

    def _bears(self, one: Assumption, link: str) -> bool:
        return (found := self._direct[one.words]) is None or link in found

    def _downstream(self, one: Assumption) -> frozenset[str]:
        if one.words not in self._through:
            self._through[one.words] = self._before.bearing_downstream(one.changes, self._after)
        return self._through[one.words]


def _moves(before: Standing, after: Standing, reasons: _Reasons) -> Iterator[LinkMove]:
    for link, one in before.decisions.items():
        other = after.decisions[link]
        tests, firms = tuple(_tests(one, other)), tuple(_firms(before, after, link))
        states = before.states[link], after.states[link]
        changed = (one.state, one.rule) != (other.state, other.rule)
        tests = tests if changed else tuple(test for test in tests if not _untold(test))
        if tests or firms or changed:
            yield LinkMove(*states, tests, firms, reasons.of(link, tests))


def _tests(before: Decision, after: Decision) -> Iterator[TestMove]:
    """Tests that came out otherwise, or are only there once."""
    first, second = ({one.name: one for one in decision.tests} for decision in (before, after))
    for name in sorted(first.keys() | second.keys(), key=lambda name: (name[0] != "W", name)):
        one, other = first.get(name), second.get(name)
        if _outcome(one) != _outcome(other):
            shown = one or other
            yield TestMove(name, shown.label if shown else name, one, other)


def _untold(test: TestMove) -> bool:
    """Whether a test only went between 未判 and 不适用: where the state stays, that tells nobody anything."""
    ends = (test.before, test.after)
    return all(one is None or not one.judged or one.value == NOT_APPLICABLE for one in ends)


def _outcome(test: TestResult | None) -> tuple[object, ...]:
    """What a test came to; one that is not there says as little as one that was not judged."""
    return (test.judged, test.failed, test.value) if test and test.judged else (False,)


def _firms(before: Standing, after: Standing, link: str) -> Iterator[str]:
    """Firms whose verdict on a link differs, in words."""
    first, second = ({one.actor: one.verdict for one in standing.decisions[link].examined} for standing in (before, after))
    for actor in sorted(first.keys() | second.keys()):
        one, other = first.get(actor), second.get(actor)
        if (one and one.code) != (other and other.code):
            known = after.world.facts.label(actor)
            yield f"{known}：{one.label if one else '不在此环节'} → {other.label if other else '不在此环节'}"


def _contradictions(after: Standing) -> Iterator[tuple[str, str]]:
    """What contradicts itself at the links decided anew, in reading order."""
    for link, state in after.states.items():
        if link in after.asked:
            yield from ((state.label, said) for said in state.contradictions)


def _demand(before: Standing, after: Standing) -> Iterator[DemandMove]:
    """Links whose cover of local demand is known before or after and is not the same."""
    for link, one in before.decisions.items():
        first, second = _cover(one), _cover(after.decisions[link])
        if first != second:
            yield DemandMove(link, before.states[link].label, first, second)


def _cover(decision: Decision) -> float | None:
    values = [one.value for one in decision.tests if one.name == "W1" and one.judged]
    return min(1.0, values[0]) if values and isinstance(values[0], float) else None
