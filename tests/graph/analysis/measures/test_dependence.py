"""Dependence on abroad and on outside the place: at least what is stated, at most what is left open."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.measures import Measure
from graph.analysis.measures.dependence import foreign, outside
from tests.worlds import Sketch, zone

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def away(sketch: Sketch, place: str = "zone") -> Measure:
    return foreign(sketch.world(place), ["t:p", "t:l"])


def stated(**shares: str) -> Sketch:
    sketch = zone()
    for place, share in shares.items():
        sketch.relate(place, "provides", "p", share=share)
    return sketch


def buyers(*said: tuple[str, str]) -> Sketch:
    """Local buyers with (quantity, share bought locally), empty where unknown."""
    sketch = zone()
    for number, (quantity, rate) in enumerate(said):
        unit = "吨" if quantity else ""
        sketch.firm(f"买家{number}").relate(
            f"买家{number}", "demands", "p", quantity=quantity, quantityUnit=unit, localShare=rate)  # fmt: skip
    return sketch


def test_foreign_supply_is_at_least_what_is_stated_and_at_most_all_but_ours() -> None:
    found = away(stated(abroad="0.5", country="0.3"))
    assert [found.value, found.low, found.high, found.coverage] == pytest.approx([0.5, 0.5, 0.7, 0.8])


def test_dependence_is_read_against_the_line_of_r2() -> None:
    known = [away(stated(abroad="0.6")).over, away(stated(abroad="0.3", country="0.7")).over, away(stated(abroad="0.3")).over]
    assert known == [True, False, None]


def test_what_local_firms_buy_goes_before_stated_supply() -> None:
    sketch = stated(abroad="1").firm("买家").firm("外商", place="abroad").firm("邻厂", place="elsewhere")
    for supplier, share in (("外商", "0.25"), ("邻厂", "0.75")):
        sketch.relate(supplier, "supplies", "买家", productAsNamed="p", share=share, shareOf="purchases")
    found = away(sketch)
    assert (found.value, found.low, found.high, "1 家本地企业的采购" in found.words) == (0.25, 0.25, 0.25, True)


def test_buyers_that_differ_leave_an_interval_since_nobody_says_how_much_each_buys() -> None:
    sketch = zone().firm("外商", place="abroad").firm("邻厂", place="elsewhere").firm("买家1").firm("买家2")
    sketch.relate("外商", "supplies", "买家1", productAsNamed="p", share="1", shareOf="purchases")
    sketch.relate("邻厂", "supplies", "买家2", productAsNamed="p", share="1", shareOf="purchases")
    assert (away(sketch).low, away(sketch).high) == (0.0, 1.0)


def test_without_any_source_nothing_is_said() -> None:
    found = away(zone())
    assert (found.value, found.low, found.high, found.coverage) == (None, 0.0, 1.0, 0.0)


def test_a_place_of_no_known_country_depends_on_nobody_knows_whom() -> None:
    sketch = stated(abroad="1").record("alone", "Region", name="孤岛")
    assert away(sketch, "alone").words == "所在国家不明"


def test_outside_dependence_weighs_buyers_by_quantity() -> None:
    found = outside(buyers(("30", "0.5"), ("10", "0.9")).world(), "t:p")
    assert [found.value, found.low, found.high] == pytest.approx([0.4, 0.4, 0.4])


def test_an_unstated_local_share_may_be_anything() -> None:
    found = outside(buyers(("30", "0.5"), ("10", "")).world(), "t:p")
    assert [found.low, found.high, found.coverage] == pytest.approx([0.375, 0.625, 0.75])


def test_without_quantities_the_lowest_and_the_highest_stand() -> None:
    found = outside(buyers(("", "0.5"), ("10", "0.9")).world(), "t:p")
    assert [found.low, found.high] == pytest.approx([0.1, 0.5])


def test_no_buyer_says_nothing() -> None:
    assert outside(zone().world(), "t:p").words == "没有买家报本地配套率"


@few
@given(st.sampled_from(["0.1", "0.4"]), st.sampled_from(["", "0.2", "0.5"]), st.sampled_from(["second", "third", "country"]))
def test_one_more_stated_share_never_widens_the_interval(one: str, ours: str, place: str) -> None:
    sketch = stated(abroad=one, **({"country": ours} if ours else {})).record("second", "Country").record("third", "Country")
    before = away(sketch)
    after = away(sketch.relate(place, "provides", "p", share=(ours or "0.3") if place == "country" else "0.05"))
    assert before.high is not None
    assert after.high is not None
    assert before.low - 1e-9 <= after.low <= after.high <= before.high + 1e-9
