"""Location quotient by number of firms: only where the place and its country were surveyed for the same population."""

from __future__ import annotations

import pytest

from graph.analysis.measures import Measure, location_quotient
from graph.analysis.measures.quotient import Quotients
from tests.worlds import Sketch, zone


def quotient(sketch: Sketch, link: str = "t:l", place: str = "zone") -> Measure:
    return Quotients(sketch.world(place), "all").of(link)


def world() -> Sketch:
    """Surveyed here and in the country: two firms here, one at `l`; four in the country, one of them at `l`."""
    sketch = zone().surveyed().surveyed(place="country").link("k", product="m")
    sketch.maker("甲").maker("乙", "m")
    return sketch.maker("丙", "m", place="elsewhere").maker("丁", "m", place="elsewhere")


def test_the_quotient_counted_by_hand() -> None:
    found = quotient(world().threshold("quotient_few", "1"))
    assert (found.value, found.low, found.high, found.coverage) == (2.0, 2.0, 2.0, 1.0)
    assert "占在已载入各链上（两地都摸清的环节）计入的企业：本地 1/2 家，本国 1/4 家" in found.words


def test_few_firms_in_the_country_give_an_interval_and_no_value() -> None:
    found = quotient(world())
    assert (found.value, found.abstained, found.low) == (None, True, 2.0)
    assert "全国在本环节计入的不足 5 家，一家的进出就改变结论，只给区间" in found.words


def test_firms_to_be_reviewed_open_the_interval() -> None:
    sketch = world().source("弱", "weak").firm("戊", place="zone").relate("戊", "produces", "p", source="弱")
    found = quotient(sketch)
    assert found.high is not None
    assert [found.low, found.high] == pytest.approx([(1 / 3) / (2 / 4), 5.0])
    assert found.low <= location_quotient(2, 3, 2, 5) <= found.high


@pytest.mark.parametrize("surveyed", ["zone", "city"])
def test_without_a_survey_of_the_whole_country_nothing_is_compared(surveyed: str) -> None:
    found = quotient(zone().surveyed(place=surveyed).maker("甲"))
    assert (found.value, found.high, found.words) == (None, None, "本国在这一口径下未摸清，家数比不出来")


def test_without_a_survey_of_the_place_nothing_is_compared() -> None:
    assert quotient(zone().maker("甲")).words == "本区在这一口径下未摸清，家数比不出来"


def test_a_link_nobody_supplies_in_the_country_has_no_quotient() -> None:
    assert quotient(world().link("empty"), "t:empty").value is None


def test_a_country_has_no_area_above() -> None:
    assert quotient(world(), place="country").words == "对国家不算（没有上一级地方的名录）"


def test_a_quotient_of_any_quantity() -> None:
    assert location_quotient(10, 100, 20, 1000) == pytest.approx(5.0)


def test_a_quotient_of_nothing_is_none_at_all() -> None:
    with pytest.raises(ZeroDivisionError):
        location_quotient(1, 0, 1, 1)
