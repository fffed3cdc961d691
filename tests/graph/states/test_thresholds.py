"""Thresholds are data: zone → region → country → default, and 参考阈值 until the zone itself confirms them."""

from __future__ import annotations

import pytest

from graph.errors import AnalysisFault
from graph.statement import Statement
from tests.worlds import Sketch, enough, zone


def lines() -> Sketch:
    """A sound link and thresholds for W1 at every level."""
    sketch = enough().threshold("W1", "0.1").threshold("W1", "0.2", "country").threshold("W1", "0.3", "province")
    return sketch.threshold("W1", "0.4", "zone")


def test_the_zones_own_threshold_goes_first() -> None:
    assert lines().test("W1").threshold == 0.4


def test_a_region_answers_where_the_zone_has_none() -> None:
    assert lines().test("W1", place="city").threshold == 0.3


def test_the_country_answers_where_no_region_has_one() -> None:
    assert lines().world("elsewhere").thresholds.number("W1", 9) == 0.2


def test_the_default_answers_where_no_place_has_one() -> None:
    assert lines().world("abroad").thresholds.number("W1", 9) == 0.1


def test_the_model_answers_where_nothing_is_loaded() -> None:
    assert enough().test("W1").threshold == 0.5


@pytest.mark.parametrize(("ranks", "line"), [(("10", "20"), 0.2), (("20", "10"), 0.4)])
def test_of_two_thresholds_the_better_ranked_source_answers(ranks: tuple[str, str], line: float) -> None:
    sketch = enough()
    for source, rank, value in zip("ab", ranks, ("0.2", "0.4"), strict=True):
        told = [("source", "sourceRank", rank), ("line", "a", "Threshold"), ("line", "thresholdName", "W1"),
                ("line", "thresholdValue", value)]  # fmt: skip
        sketch.statements += [Statement(source, f"{source}:{one}", prop, value=said) for one, prop, said in told]
    assert sketch.test("W1").threshold == line


def test_a_stricter_threshold_of_the_zone_makes_the_link_weak() -> None:
    assert enough().threshold("W1", "1.5", "zone").rule() == "weak"


def test_an_unconfirmed_threshold_is_flagged() -> None:
    assert enough().flags()["reference_threshold"].detail == "参考阈值，未经本区确认"


def test_a_threshold_that_the_zone_confirmed_is_not_flagged() -> None:
    assert "reference_threshold" not in enough().threshold("W1", "0.5", "zone", "true").flags()


def test_a_threshold_that_somebody_else_confirmed_is_still_flagged() -> None:
    assert "reference_threshold" in enough().threshold("W1", "0.5", "province", "true").flags()


def test_where_no_threshold_was_used_nothing_is_flagged() -> None:
    assert "reference_threshold" not in zone().surveyed().maker("甲").flags()


def test_the_window_of_evidence_may_be_a_threshold() -> None:
    assert zone().threshold("evidence_window", "10").maker("甲", period="2016").verdict() == "local_plant"


@pytest.mark.parametrize(("name", "value"), [("W4_share", "8"), ("R4", "-3"), ("W1", "一半"), ("R2", "nan"), ("自定", "inf")])
def test_a_threshold_that_is_no_number_or_out_of_range_is_refused_where_it_is_read(name: str, value: str) -> None:
    with pytest.raises(AnalysisFault) as fault:
        enough().threshold(name, value, "zone").world().thresholds.number(name, 0.5)
    found = fault.value.issues[0]
    assert (found.code, found.value, name in found.message, "本区" in found.file) == ("LT-THRESHOLD-01", value, True, True)


def test_an_answer_that_needs_a_threshold_out_of_range_is_refused() -> None:
    with pytest.raises(AnalysisFault, match="W1"):
        enough().threshold("W1", "-3", "zone").rule()


def test_a_threshold_out_of_range_elsewhere_is_not_read() -> None:
    assert enough().threshold("W1", "-3", "abroad").rule() == "sound"
