"""Shares read from facts: at each level, with what is missing, what is said twice, and what contradicts itself."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analysis.measures import Measure
from graph.analysis.measures.sources import source_measures
from tests.worlds import Sketch, assembly, zone

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def measure(sketch: Sketch, name: str, *, scale: bool = False) -> Measure:
    """One measure of the product `p` in the zone."""
    found = source_measures(sketch.world(), ["t:p", "t:l"], scale=scale)
    return next(one for one in found if one.name == name)


def makers(*shares: float, sketch: Sketch | None = None) -> Sketch:
    """A product whose makers hold these market shares."""
    sketch = sketch or zone()
    for number, share in enumerate(shares):
        sketch.maker(f"厂{number}", marketShare=f"{share:g}")
    return sketch


def countries(**shares: str) -> Sketch:
    """A product of which sources state countries' shares."""
    sketch = zone().record("second", "Country", name="乙国")
    for place, share in shares.items():
        sketch.relate(place, "provides", "p", share=share)
    return sketch


def test_legal_persons_are_counted_one_by_one() -> None:
    found = measure(makers(0.5, 0.5), "hhi_firm")
    assert (found.value, found.low, found.high, found.coverage) == (0.5, 0.5, 0.5, 1.0)


def test_firms_under_one_controller_are_one_source() -> None:
    sketch = makers(0.5, 0.5).record("集团", "Enterprise").relate("集团", "controls", "厂0").relate("集团", "controls", "厂1")
    assert (measure(sketch, "hhi_controller").value, measure(sketch, "hhi_controller").low) == (1.0, 1.0)


def test_firms_whose_controller_is_unknown_may_be_one_and_it_is_said() -> None:
    found = measure(makers(0.5, 0.5), "hhi_controller")
    assert (found.value, found.coverage, found.low, found.high) == (None, 0.0, 0.5, 1.0)
    assert "100% 的控制人不明" in found.words


@pytest.mark.parametrize(("held", "value"), [(0.6, 0.6**2 + 0.4**2), (0.4, None)])
def test_what_is_known_at_a_level_is_what_is_stated_of_known_holders(held: float, value: float | None) -> None:
    sketch = makers(held, 1 - held).record("集团", "Enterprise").relate("集团", "controls", "厂0")
    found = measure(sketch, "hhi_controller")
    assert found.coverage == pytest.approx(held)
    assert found.value == (None if value is None else pytest.approx(value))


@pytest.mark.parametrize("shares", [("-0.2",), ("nan",), ("0.3", "nan"), ("nan", "0.3"), ("1.4",)])
def test_a_share_that_is_none_is_named_and_not_reckoned(shares: tuple[str, ...]) -> None:
    sketch = zone().firm("甲")
    for number, share in enumerate(shares):
        sketch.relate("甲", "produces", "p", site=f"t:{number}", marketShare=share)
    found = measure(sketch, "hhi_firm")
    assert (found.value, found.words) == (None, "甲的份额不是 0 到 1 之间的数，不计算")


@pytest.mark.parametrize("shares", [("0.6", "0.2"), ("0.2", "0.6")])
def test_of_a_firms_plants_the_largest_share_is_the_firms(shares: tuple[str, str]) -> None:
    sketch = zone().firm("甲")
    for number, share in enumerate(shares):
        sketch.relate("甲", "produces", "p", site=f"t:{number}", marketShare=share)
    assert measure(sketch, "hhi_firm").coverage == 0.6


def test_firms_are_brought_to_their_countries() -> None:
    sketch = makers(0.5).maker("外商", place="abroad", marketShare="0.5")
    assert measure(sketch, "hhi_country").value == 0.5


def test_a_firm_of_unknown_country_leaves_the_interval_open() -> None:
    sketch = makers(0.5).record("某厂", "Enterprise").relate("某厂", "produces", "p", marketShare="0.5")
    found = measure(sketch, "hhi_country")
    assert (found.low, found.high, "50% 的企业所在国家不明" in found.words) == (0.25, 1.0, True)


def test_stated_shares_of_countries_go_before_those_of_firms() -> None:
    sketch = countries(country="0.8", abroad="0.2").maker("厂", marketShare="1")
    assert measure(sketch, "hhi_country").value == pytest.approx(0.68)


def test_stated_shares_of_a_link_stand_in_for_its_product() -> None:
    sketch = zone().relate("country", "provides", "l", share="1")
    assert measure(sketch, "hhi_country").value == 1.0


def test_below_the_least_coverage_there_is_an_interval_and_no_value() -> None:
    found = measure(makers(0.2), "hhi_firm")
    assert (found.value, found.abstained) == (None, True)
    assert [found.low, found.high] == pytest.approx([0.04, 0.68])
    assert "已知比例 20% 低于 50%，只给区间" in found.words


def test_the_least_coverage_is_data() -> None:
    assert measure(makers(0.2).threshold("measure_coverage", "0.1"), "hhi_firm").value == pytest.approx(0.68)


def test_nothing_known_is_not_zero() -> None:
    found = measure(zone().maker("厂"), "hhi_firm")
    assert (found.value, found.low, found.high, found.coverage) == (None, 0.0, 1.0, 0.0)
    assert found.words == "来源份额不明；另有 1 家有供应而份额不明"


def test_an_effective_number_without_lower_bound_of_hhi_has_no_upper_bound() -> None:
    assert measure(zone(), "effective_firm").high is None


def test_shares_of_140_percent_are_said_and_not_reckoned() -> None:
    found = measure(makers(0.7, 0.7), "hhi_firm")
    assert (found.value, found.words) == (None, "份额合计 140%，超过 100%，说法自相矛盾，不计算；要按比例折算，用 --scale")


def test_shares_of_140_percent_are_scaled_on_demand_and_it_is_said() -> None:
    found = measure(makers(0.7, 0.7), "hhi_firm", scale=True)
    assert (found.value, "份额合计 140%，已按比例折算为 100%" in found.words) == (0.5, True)


def test_a_sum_within_rounding_is_scaled_and_said() -> None:
    found = measure(countries(country="0.5", abroad="0.52"), "hhi_country")
    assert found.value == pytest.approx((0.5 / 1.02) ** 2 + (0.52 / 1.02) ** 2)
    assert "份额合计 102%，在舍入余量之内" in found.words


def test_a_share_that_is_too_old_is_told_with_its_date() -> None:
    assert "证据过期（2019）" in measure(zone().maker("厂", period="2019", marketShare="0.9"), "hhi_firm").words


def test_the_effective_number_by_controller_is_the_one_that_r4_shows() -> None:
    sketch = makers(0.6, 0.3, sketch=assembly()).record("集团", "Enterprise").relate("集团", "controls", "厂1")
    sketch.threshold("measure_coverage", "0.1")
    assert measure(sketch, "effective_controller").value == pytest.approx(sketch.test("R4").value, abs=1e-6)


@few
@given(st.lists(st.sampled_from([0.05, 0.1, 0.2]), min_size=1, max_size=4), st.data())
def test_one_more_share_or_controller_never_widens_an_interval(shares: list[float], data: st.DataObject) -> None:
    sketch = makers(*shares)
    names = ["hhi_firm", "hhi_controller", "hhi_region", "hhi_country"]
    before = [measure(sketch, name) for name in names]
    if data.draw(st.booleans()):
        sketch.maker("又一家", marketShare="0.15")
    else:
        sketch.record("集团", "Enterprise").relate("集团", "controls", "厂0")
    for one, name in zip(before, names, strict=True):
        after = measure(sketch, name)
        assert after.high is not None
        assert one.high is not None
        assert one.low - 1e-9 <= after.low <= after.high <= one.high + 1e-9
