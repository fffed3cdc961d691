"""What holds for every score, whatever is known: intervals, what is not known, the order of rows and the keys of records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.candidates import Candidate, Score
from graph.statement import Statement
from tests.graph.candidates.world import asked, gap, outsider
from tests.worlds import Sketch

KNOWLEDGE = ("share", "listed", "title", "demand", "sale", "owner", "project")
"""What may be known of the firm beside what it makes."""
known = st.sets(st.sampled_from(KNOWLEDGE))


def world(told: Sequence[str]) -> Sketch:
    """A gap with a firm outside of which this much is known."""
    sketch = outsider(gap(), **({"marketShare": "0.1"} if "share" in told else {}))
    if "listed" in told:
        sketch.record("外厂", "Enterprise", stockCode="600000")
    if "title" in told:
        sketch.record("称号", "Qualification", level="national").relate("外厂", "holdsQualification", "称号")
    if "demand" in told:
        sketch.relate("总装", "demands", "p", quantity="100", quantityUnit="吨")
    if "sale" in told:
        sketch.relate("外厂", "supplies", "总装", productAsNamed="p", share="0.3", shareOf="purchases")
    if "owner" in told:
        sketch.relate("总装", "holdsShares", "外厂", share="0.6")
    if "project" in told:
        sketch.record("项目", "Project", projectStage="building").relate("项目", "investedBy", "外厂", period="2024")
        sketch.relate("项目", "projectIn", "elsewhere")
    return sketch


def candidate(sketch: Sketch) -> Candidate:
    """The firm outside."""
    return next(one for one in asked(sketch).outside if one.label == "外厂")


def width(score: Score) -> float:
    """How wide an interval is."""
    return round(score.high - score.low, 6)


@settings(max_examples=40, deadline=None)
@given(known)
def test_the_value_lies_in_the_interval_and_is_the_sum_of_its_parts(told: set[str]) -> None:
    score = candidate(world(sorted(told))).score
    middles = (one.weight * (one.value if one.value is not None else (one.low + one.high) / 2) for one in score.parts)
    assert score.value is None or (score.low <= score.value <= score.high and abs(score.value - sum(middles)) < 0.051)
    assert 0 <= score.low <= score.high <= 100


@settings(max_examples=40, deadline=None)
@given(known, st.sampled_from(KNOWLEDGE))
def test_knowing_less_of_a_firm_never_narrows_its_interval(told: set[str], gone: str) -> None:
    less, more = (candidate(world(sorted(facts))).score for facts in (told - {gone}, told | {gone}))
    assert width(less) >= width(more)


@settings(max_examples=20, deadline=None)
@given(known)
def test_what_is_not_known_has_no_value_and_never_counts_as_nothing(told: set[str]) -> None:
    score = candidate(world(sorted(told))).score
    unknown = [one for one in score.parts if one.value is None]
    assert {one.name for one in unknown} == set(score.unknown)
    assert all(one.low < one.high == 100 and not one.evidence for one in unknown if one.name != "signs")
    assert all(one.value is None or one.value > 0 for one in score.parts)


@settings(max_examples=20, deadline=None)
@given(known, st.randoms(use_true_random=False))
def test_no_answer_depends_on_the_order_of_rows(told: set[str], chance: Random) -> None:
    sketch = outsider(world(sorted(told)), "另厂")
    shuffled = list(sketch.statements)
    chance.shuffle(shuffled)
    assert asked(replace(sketch, statements=shuffled)).as_dict() == asked(sketch).as_dict()


@settings(max_examples=20, deadline=None)
@given(known, st.sampled_from(["a", "zz", "中"]))
def test_no_score_depends_on_the_keys_of_records(told: set[str], prefix: str) -> None:
    sketch, firm = world(sorted(told)), "t:外厂"
    renamed = [called(one, firm, f"t:{prefix}-firm") for one in sketch.statements]
    before, after = candidate(sketch), candidate(replace(sketch, statements=renamed))
    assert (after.score.value, after.score.low, after.score.high, after.form) == (
        before.score.value, before.score.low, before.score.high, before.form)  # fmt: skip


def called(one: Statement, old: str, new: str) -> Statement:
    """A statement whose record is called by another key."""
    return one._replace(subject=new if one.subject == old else one.subject, object=new if one.object == old else one.object)
