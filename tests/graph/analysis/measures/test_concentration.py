"""HHI: its range, its bounds over every completion of what is missing, and what is refused."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.measures import Holdings, MeasureFault, concentration, hhi

SLACK = 1e-9
parts = st.lists(st.floats(0.01, 1), min_size=1, max_size=8)
Split = list[float]


def scaled(weights: list[float], total: float) -> Split:
    return [total * weight / math.fsum(weights) for weight in weights]


@st.composite
def holdings(draw: st.DrawFn) -> Holdings:
    """Some holders, some shares of unknown holders, and a rest."""
    weights = draw(st.lists(st.floats(0.01, 1), min_size=2, max_size=9))
    shares, names = scaled(weights, 1.0)[:-1], draw(st.integers(0, len(weights) - 1))
    held = {str(number): share for number, share in enumerate(shares[:names])}
    return Holdings(held, tuple(shares[names:]), divisible=draw(st.booleans()), apart=draw(st.booleans()))


@st.composite
def completed(draw: st.DrawFn) -> tuple[Holdings, float]:
    """Holdings, and the HHI of one way in which what is missing may be held."""
    known = draw(holdings())
    whole = dict(known.held)
    anyone, fresh = [*whole, "x", "y", "z"], ["new", "x", "y", "z"]
    for share in known.loose:
        pieces = scaled(draw(parts), share) if known.divisible else [share]
        for piece in pieces:
            one = draw(st.sampled_from(anyone))
            whole[one] = whole.get(one, 0.0) + piece
    for piece in scaled(draw(parts), known.rest):
        one = draw(st.sampled_from(fresh if known.apart else [*fresh, *anyone]))
        whole[one] = whole.get(one, 0.0) + piece
    return known, math.fsum(share * share for share in whole.values())


@given(parts)
def test_hhi_of_complete_shares_lies_between_one_over_n_and_one(weights: list[float]) -> None:
    shares = {str(number): share for number, share in enumerate(scaled(weights, 1.0))}
    found = hhi(shares, scale=True)
    assert 1 / len(shares) - SLACK <= found.value <= 1 + SLACK


@given(st.integers(1, 40))
def test_the_effective_number_of_equal_shares_is_their_number(n: int) -> None:
    assert hhi({str(one): 1 / n for one in range(n)}).effective[0] == pytest.approx(n)


@given(completed())
def test_the_interval_holds_every_completion(case: tuple[Holdings, float]) -> None:
    known, value = case
    found = concentration(known)
    assert found.low - SLACK <= value <= found.high + SLACK
    assert found.low - SLACK <= found.value <= found.high + SLACK


@given(holdings(), st.floats(0.05, 1))
def test_learning_of_one_more_holder_never_widens_the_interval(known: Holdings, part: float) -> None:
    more = Holdings({**known.held, "another": known.rest * part}, known.loose, known.divisible, known.apart)
    before, after = concentration(known), concentration(more)
    assert before.low - SLACK <= after.low <= after.high <= before.high + SLACK


@given(holdings(), st.data())
def test_learning_who_holds_a_share_never_widens_the_interval(known: Holdings, data: st.DataObject) -> None:
    if not known.loose:
        return
    one = data.draw(st.sampled_from([*known.held, "another"]))
    held = {**known.held, one: known.held.get(one, 0.0) + known.loose[0]}
    before, after = concentration(known), concentration(Holdings(held, known.loose[1:], known.divisible, known.apart))
    assert before.low - SLACK <= after.low <= after.high <= before.high + SLACK


def test_the_rest_counts_once_as_one_source_and_once_as_many() -> None:
    found = hhi({"a": 0.4, "b": 0.4})
    assert [found.low, found.high] == pytest.approx([0.32, 0.36])


@pytest.mark.parametrize("share", [-0.1, math.nan, math.inf, 1.2])
def test_what_is_no_share_is_refused_by_name(share: float) -> None:
    with pytest.raises(MeasureFault) as fault:
        hhi({"甲": share, "乙": 0.1})
    assert [(one.code, "“甲”" in one.message) for one in fault.value.issues] == [("LT-MEASURE-01", True)]


def test_shares_of_140_percent_are_refused_unless_scaling_is_asked_for() -> None:
    with pytest.raises(MeasureFault, match="份额合计 140%，超过 100%"):
        hhi({"a": 0.7, "b": 0.7})
    assert hhi({"a": 0.7, "b": 0.7}, scale=True).value == pytest.approx(0.5)
