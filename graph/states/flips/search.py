"""The search for the smallest change that changes a state: single steps, then one step for each test that stands in the way,
then pairs of steps that fill in what is lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, islice
from operator import add

from graph.facts import Changes
from graph.states.decide import AT_RISK, SOUND, UNKNOWN, WEAK, Decision
from graph.states.flips.figures import number_steps
from graph.states.flips.firms import (
    arrival_steps,
    departure_steps,
    judgement_steps,
    product_steps,
    source_steps,
    status_steps,
    survey_steps,
)
from graph.states.flips.flip import Flip, Step
from graph.states.flips.lacking import fill_steps
from graph.states.flips.trial import Trial
from graph.states.world import World

ALSO, PAIRS = 3, 60
FAILING = {WEAK: "W", AT_RISK: "R"}
Differs = Callable[[Decision], bool]


def smallest_flip(world: World, decision: Decision) -> tuple[Flip | None, int]:
    """(the smallest change found that changes the state, with the smallest that lead to other ends; how many were tried).

    Every change told was made on the facts and asked again. None: none of those tried changes it.
    """
    trial = Trial(world, decision)
    found = list(_single(trial)) or list(_by_test(trial))
    if decision.state == UNKNOWN:
        found += _pairs(trial)
    if not found:
        return None, trial.searched
    found.sort(key=lambda one: one.size)
    return replace(found[0], also=tuple(_others(found))), trial.searched


def _single(trial: Trial) -> Iterator[Flip]:
    """Flips by one step."""
    for step in _steps(trial, trial.changes):
        if (flip := _flip(trial, [step])) is not None:
            yield flip


def _steps(trial: Trial, differs: Differs) -> Iterator[Step]:
    yield from judgement_steps(trial)
    yield from number_steps(trial, differs)
    yield from status_steps(trial)
    if trial.decision.state == UNKNOWN:
        yield from fill_steps(trial)
    yield from survey_steps(trial)
    yield from product_steps(trial)
    yield from arrival_steps(trial)
    yield from source_steps(trial)
    if trial.decision.state == SOUND:
        yield from departure_steps(trial)


def _by_test(trial: Trial) -> Iterator[Flip]:
    """One flip by as many steps as tests stand in the way: for each of them the smallest step after which it fails no more."""
    side = FAILING.get(trial.decision.state, "")
    failed = [one.name for one in trial.decision.tests if side and one.failed and one.name.startswith(side)]
    chosen = [_smallest(trial, name) for name in failed]
    steps = list(dict.fromkeys(one for one in chosen if one))
    if len(failed) > 1 and None not in chosen and (flip := _flip(trial, steps)) is not None:
        yield flip


def _smallest(trial: Trial, name: str) -> Step | None:
    def passes(found: Decision) -> bool:
        failed = any(one.failed for one in found.tests if one.name == name)
        return not failed and bool(found.counted) and not trial.contradicts(found)

    fitting = (step for step in _steps(trial, passes) if passes(trial.after(step.changes)))
    return min(fitting, key=lambda step: step.size, default=None)


def _pairs(trial: Trial) -> Iterator[Flip]:
    """Flips by two steps that fill in or close what is lacking."""
    steps = [*survey_steps(trial), *fill_steps(trial), *judgement_steps(trial)]
    for pair in islice(combinations(steps, 2), PAIRS):
        if (flip := _flip(trial, pair)) is not None and flip.state != UNKNOWN:
            yield flip


def _flip(trial: Trial, steps: Sequence[Step]) -> Flip | None:
    """The flip that steps together make; None where they change nothing, or cannot both be made."""
    changes = reduce(add, (step.changes for step in steps), Changes())
    if len({id(fact) for fact in changes.removed}) < len(changes.removed):
        return None
    found = trial.after(changes)
    if not trial.changes(found):
        return None
    return Flip(tuple(steps), found.state, found.rule, found.reason, _words(trial, steps, found))


def _words(trial: Trial, steps: Sequence[Step], found: Decision) -> str:
    states = trial.world.facts.ontology.vocabularies["LinkState"]
    told, before, after = "，并且".join(step.words for step in steps), trial.decision.state, found.state
    if before == after:
        return f"{told}，仍是{states[after].zh}，原因变为：{found.reason}"
    return f"{told}，即不再是{states[before].zh}（变为{states[after].zh}：{found.reason}）"


def _others(found: Sequence[Flip]) -> Iterator[Flip]:
    """The smallest flips of another kind or to another end than those before them, a few."""
    seen, left = {_end(found[0])}, ALSO
    for one in found[1:]:
        if left and _end(one) not in seen:
            seen.add(_end(one))
            left -= 1
            yield one


def _end(one: Flip) -> tuple[str, str, str]:
    return one.state, one.rule, one.steps[0].kind
