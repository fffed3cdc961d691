"""When evidence confirms (model, section 3): strength, independence, copies, age, judgements; never makesUp."""

from __future__ import annotations

import pytest

from graph.statement import Statement
from tests.worlds import Sketch, zone


def weakly(*papers: str) -> Sketch:
    """A factory whose product is told by a weak source citing these papers."""
    sketch = zone().source("弱", "weak").firm("甲")
    for paper in papers:
        sketch.relate("甲", "produces", "p", source="弱", cites=paper)
    return sketch


def test_one_strong_source_confirms() -> None:
    assert zone().maker("甲").examined().standing == "confirmed"


def test_one_weak_source_does_not() -> None:
    assert weakly("").examined().standing == "to_review"


def test_a_weak_source_that_cites_a_strong_paper_counts_as_that_paper() -> None:
    assert weakly("年报").paper("年报", "strong", "交易所").examined().standing == "confirmed"


def test_two_weak_papers_of_different_publishers_confirm() -> None:
    assert weakly("a", "b").paper("a", "weak", "甲报").paper("b", "weak", "乙报").examined().standing == "confirmed"


def test_two_weak_papers_of_one_publisher_do_not() -> None:
    assert weakly("a", "b").paper("a", "weak", "甲报").paper("b", "weak", "甲报").examined().standing == "to_review"


def test_a_copy_is_no_second_witness() -> None:
    sketch = weakly("a", "b").paper("a", "weak", "甲报").paper("b", "weak", "乙报", copy_of="a")
    assert sketch.examined().standing == "to_review"


def test_two_copies_of_one_text_that_nobody_opened_are_one_witness() -> None:
    sketch = weakly("a", "b").paper("原文", "weak", "丙报").paper("a", "weak", "甲报", copy_of="原文")
    assert sketch.paper("b", "weak", "乙报", copy_of="原文").examined().standing == "to_review"


def test_a_weak_copy_of_a_strong_paper_is_weak() -> None:
    sketch = weakly("b").paper("a", "strong", "交易所").paper("b", "weak", "网页", copy_of="a")
    assert sketch.examined().standing == "to_review"


def test_a_stated_link_and_a_product_are_both_the_firms_side() -> None:
    sketch = weakly("a").paper("a", "weak", "甲报").paper("b", "weak", "乙报")
    assert sketch.relate("甲", "occupies", "l", source="弱", cites="b").examined().standing == "confirmed"


def test_strong_evidence_that_the_product_makes_up_the_link_never_counts() -> None:
    assert weakly("").paper("a", "strong", "交易所").relate("p", "makesUp", "l", cites="a").examined().standing == "to_review"


def test_evidence_older_than_the_window_confirms_nothing() -> None:
    assert zone().maker("甲", period="2020").examined().standing == "to_review"


def test_age_runs_from_the_end_of_the_period_not_from_the_papers_date() -> None:
    sketch = weakly().paper("年报", "strong", "交易所", issued="2024").relate("甲", "produces", "p", cites="年报", period="2020")
    assert sketch.verdict() == "stale"


def test_age_runs_from_the_papers_date_where_nothing_else_is_dated() -> None:
    assert weakly("年报").paper("年报", "strong", "交易所", issued="2019").verdict() == "stale"


def test_evidence_without_any_date_does_not_expire() -> None:
    assert weakly("年报").paper("年报", "strong", "交易所", issued="").verdict() == "local_plant"


def test_a_zone_without_a_window_has_that_of_its_region() -> None:
    sketch = zone().maker("甲", period="2020")
    sketch.statements.append(Statement("t", "t:city", "evidenceWindow", value="5"))
    assert sketch.verdict() == "local_plant"


@pytest.mark.parametrize(("strong", "weak", "verdict"), [("2010", "2024", "stale"), ("2024", "2010", "local_plant")])
def test_age_is_of_each_telling_and_not_of_the_fact(strong: str, weak: str, verdict: str) -> None:
    sketch = zone().firm("甲").source("弱", "weak").relate("甲", "produces", "p", since=strong)
    sketch.record("弱:source", "Source", sourceRank="1").relate("甲", "produces", "p", source="弱", since=weak)
    assert sketch.verdict() == verdict


def test_the_period_goes_before_the_day_since_when() -> None:
    assert zone().maker("甲", period="2024", since="2010").verdict() == "local_plant"
    assert zone().maker("甲", period="2010", since="2024").verdict() == "stale"


def test_the_window_is_the_zones_own() -> None:
    assert zone(evidenceWindow="5").maker("甲", period="2020").verdict() == "local_plant"


def test_a_judgement_confirms_what_evidence_does_not() -> None:
    assert weakly("").judge("甲", "produces", "p", "confirmed").verdict() == "local_plant"


def test_a_judgement_sends_strong_evidence_back_to_review() -> None:
    assert zone().maker("甲").judge("甲", "produces", "p", "to_review").verdict() == "to_review"


def test_a_judgement_names_the_key_qualifiers_of_its_fact() -> None:
    sketch = zone().maker("甲", productAsNamed="某牌").judge("甲", "produces", "p", "rejected", productAsNamed="别牌")
    assert sketch.verdict() == "local_plant"


def test_the_latest_judgement_wins() -> None:
    sketch = zone().maker("甲").judge("甲", "produces", "p", "rejected", on="2024-02")
    assert sketch.judge("甲", "produces", "p", "confirmed", on="2024-03").verdict() == "local_plant"


@pytest.mark.parametrize("verdict", ["rejected", "confirmed", "to_review"])
def test_a_judgement_on_a_derived_occupancy_decides_it(verdict: str) -> None:
    sketch = zone().maker("甲").judge("甲", "occupies", "l", verdict)
    assert sketch.examined().standing == verdict
