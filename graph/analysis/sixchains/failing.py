"""What a link's state and its failed tests mean for remedies: weak in amount or grade, at risk, unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.analysis.sixchains.situation import Ground, Situation
from graph.states.decide import UNKNOWN, WEAK
from graph.states.outcome import TestResult
from graph.states.shares import origin
from graph.states.touched import OWNED

AMOUNTS, GRADE = ("W1", "W2", "W4", "W5", "W6"), ("W3",)


def weak(situation: Situation) -> Ground | None:
    """The link is weak."""
    return _failed(situation, (*AMOUNTS, *GRADE))


def weak_amount(situation: Situation) -> Ground | None:
    """It is weak in amount: cover, local share, area share, negligible shares, or parts missing."""
    return _failed(situation, AMOUNTS)


def weak_grade(situation: Situation) -> Ground | None:
    """It is weak in grade."""
    return _failed(situation, GRADE)


def _failed(situation: Situation, names: Iterable[str]) -> Ground | None:
    decision = situation.decision
    failed = [one for one in decision.tests if one.failed and one.name in names]
    words = "；".join(f"{one.label}未通过" + (f"（{one.note}）" if one.note else "") for one in failed)
    told = tuple(fact for one in decision.counted for fact in one.occupancy.facts)
    return Ground(words, told) if failed and decision.state == WEAK else None


def state_unknown(situation: Situation) -> Ground | None:
    """The state of the link is 情况不明, be it that nobody looked or that there are no numbers."""
    decision = situation.decision
    told = tuple(fact for one in decision.examined for fact in one.occupancy.facts)
    return Ground(decision.reason, told) if decision.state == UNKNOWN else None


def at_risk(situation: Situation) -> Ground | None:
    """A risk test fails, whatever the state."""
    return _risky(situation, _failed_risks(situation))


def imported(situation: Situation) -> Ground | None:
    """A risk test fails because of a source abroad: another country, or a firm that is in one."""
    return _risky(situation, [one for one in _failed_risks(situation) if any(_abroad(situation, source) for source in one.sources)])


def _failed_risks(situation: Situation) -> list[TestResult]:
    """The risk tests that fail."""
    return [one for one in situation.decision.tests if one.failed and one.name.startswith("R")]


def _abroad(situation: Situation, source: str) -> bool:
    """Whether a source is another country, or a firm that with all that it holds is known abroad and nowhere else."""
    world, facts = situation.world, situation.world.facts
    if facts.is_a(source, "Place"):
        return facts.is_a(source, "Country") and source != world.geography.country(world.place)
    held = {source, *(fact.object for name in OWNED for fact in facts.about(source, name))}
    where = {origin(world, one) for one in held} - {""}
    return bool(where) and all(facts.is_a(one, "Country") for one in where)


def _risky(situation: Situation, failed: Sequence[TestResult]) -> Ground | None:
    words = "；".join(f"{one.label}未通过" + (f"（{one.note}）" if one.note else "") for one in failed)
    made = (fact for one in situation.subject.products for fact in situation.world.facts.to(one, "provides"))
    held = (fact for one in situation.subject.products for fact in situation.world.facts.to(one, "produces"))
    return Ground(words, (*made, *held)) if failed else None
