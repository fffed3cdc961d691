"""Why two decisions on one link differ: who was surveyed, which firms count, which numbers came out otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.analysis.comparison.side import Side
from graph.analysis.comparison.wording import names, say
from graph.states.decide import Decision
from graph.states.outcome import TestResult
from graph.states.risk import NOT_APPLICABLE
from graph.states.world import Examined


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: its kind (survey, firm, number, provided, rule, link) and its sentence."""

    kind: str
    words: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a line's `why`."""
        return {"kind": self.kind, "words": self.words}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two decisions on one link with their sides; `same_place`: the sides differ in time only."""

    a: Side
    b: Side
    one: Decision
    two: Decision
    same_place: bool


def reasons(pair: Pair) -> tuple[Why, ...]:
    """Everything in which two decisions differ, in the order in which a state is decided; the rules' own reasons where the states
    differ and nothing else does."""
    found = [*_survey(pair), *_firms(pair), *_provided(pair), *_numbers(pair)]
    if not found and pair.one.state != pair.two.state:
        words = say("reason", a=pair.a.label, reason_a=pair.one.reason, b=pair.b.label, reason_b=pair.two.reason)
        found.append(Why("rule", words))
    return tuple(found)


def _survey(pair: Pair) -> Iterator[Why]:
    """Whether one side was surveyed and the other was not; in one place also by which surveys."""
    a, b = ("、".join(survey.label for survey in one.coverage) for one in (pair.one, pair.two))
    if bool(a) != bool(b):
        closed, opened = (pair.a, pair.b) if a else (pair.b, pair.a)
        yield Why("survey", say("survey_one", closed=closed.label, surveys=a or b, open=opened.label))
    elif a != b and pair.same_place:
        yield Why("survey", say("survey_changed", a=pair.a.label, surveys_a=a, b=pair.b.label, surveys_b=b))


def _firms(pair: Pair) -> Iterator[Why]:
    """In one place each firm whose verdict changed; between two places who counts, who is 待定, and who is outside the scope."""
    if pair.same_place:
        yield from _changed(pair)
        return
    groups = (("firms", pair.one.counted, pair.two.counted), ("pending", pair.one.pending, pair.two.pending),
              ("outside", pair.one.outside, pair.two.outside))  # fmt: skip
    for kind, ours, theirs in groups:
        if {one.actor for one in ours} != {one.actor for one in theirs}:
            words = say(kind, a=pair.a.label, count_a=len(ours), names_a=_names(pair.a, ours), b=pair.b.label,
                        count_b=len(theirs), names_b=_names(pair.b, theirs))  # fmt: skip
            yield Why("firm", words)


def _names(side: Side, found: Sequence[Examined]) -> str:
    return names(side.world.facts.label(one.actor) for one in found)


def _changed(pair: Pair) -> Iterator[Why]:
    now = pair.b.world.facts.resolution
    before = {now.of(one.actor): one for one in pair.one.examined}
    after = {one.actor: one for one in pair.two.examined}
    for actor in sorted(before.keys() | after.keys()):
        one, two = before.get(actor), after.get(actor)
        if _verdict(one) == _verdict(two):
            continue
        name = pair.b.world.facts.label(actor) if two else pair.a.world.facts.label(one.actor if one else actor)
        change = say("firm_changed", firm=name, a=_verdict(one), b=_verdict(two))
        why = two.verdict.why if two else ""
        yield Why("firm", say("firm_why", change=change, why=why) if why else change)


def _verdict(one: Examined | None) -> str:
    return one.verdict.label if one else say("firm_absent")


def _provided(pair: Pair) -> Iterator[Why]:
    counts = len(pair.one.provided), len(pair.two.provided)
    if counts[0] != counts[1]:
        yield Why("provided", say("provided", a=pair.a.label, count_a=counts[0], b=pair.b.label, count_b=counts[1]))


def _numbers(pair: Pair) -> Iterator[Why]:
    """Tests that came out otherwise, or with another number or line; what follows from having nobody to test is left out."""
    ours, theirs = ({test.name: test for test in one.tests} for one in (pair.one, pair.two))
    for name in sorted(ours.keys() | theirs.keys()):
        one, two = ours.get(name), theirs.get(name)
        if _differ(one, two):
            label = next(test.label for test in (one, two) if test)
            yield Why("number", say("test", name=name, label=label, a=_told(one), b=_told(two)))


def _differ(one: TestResult | None, two: TestResult | None) -> bool:
    """Whether a test failed on one side only, was judged on one side only, or has another number or line."""
    if _failed(one) != _failed(two):
        return True
    if one is None or two is None or NOT_APPLICABLE in (one.value, two.value):
        return False
    return (one.judged, one.value, one.threshold) != (two.judged, two.value, two.threshold) and (one.judged or two.judged)


def _failed(test: TestResult | None) -> bool:
    return test is not None and test.failed


def _told(test: TestResult | None) -> str:
    if test is None:
        return say("test_absent")
    if not test.judged:
        return say("test_open", why=test.missing_input)
    if isinstance(test.value, str):
        return test.value
    result = say("failed" if test.failed else "passed")
    value = f"{test.value:g}"
    return say("test_plain", value=value, result=result) if test.threshold is None else say(
        "test_value", value=value, result=result, line=f"{test.threshold:g}")  # fmt: skip
