"""What a certificate says of its evidence: the source's own words or none, its date, its age."""

from __future__ import annotations

import pytest

from graph.states.evidence import Evidence
from tests.worlds import Sketch, zone


def evidence(sketch: Sketch) -> list[Evidence]:
    (exhibit,) = sketch.certificate().examined
    return sorted(exhibit.evidence, key=lambda one: one.dated)


def test_a_quote_is_never_invented() -> None:
    (one,) = evidence(zone().maker("甲", productAsNamed="某牌"))
    assert (one.quote, one.says) == ("", "生产 p（原文：某牌）")


def test_evidence_without_any_date_says_so() -> None:
    (one,) = evidence(zone().maker("甲"))
    assert (one.date_unknown, one.dated, one.age, one.latest) == (True, "", None, False)


DATED = [({"period": "2022", "since": "2010"}, "2022"), ({"since": "2022"}, "2022"), ({}, "2021")]


@pytest.mark.parametrize(("said", "dated"), DATED)
def test_evidence_is_dated_by_its_period_its_validity_or_its_paper(said: dict[str, str], dated: str) -> None:
    sketch = zone().paper("年报", "strong", "交易所", issued="2021").firm("甲")
    (one,) = evidence(sketch.relate("甲", "produces", "p", cites="年报", **said))
    assert (one.date_unknown, one.dated, one.age) == (False, dated, 2024 - int(dated))


def test_the_latest_period_is_told_from_those_before() -> None:
    sketch = zone().maker("甲", period="2022").relate("甲", "produces", "p", period="2024")
    assert [(one.dated, one.latest) for one in evidence(sketch)] == [("2022", False), ("2024", True)]


def test_a_date_that_has_not_ended_is_no_year_old() -> None:
    (one,) = evidence(zone().maker("甲", since="2024-12"))
    assert one.age == 0
