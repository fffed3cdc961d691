"""剔除 takes a fact out of every state, whatever its predicate, and the certificate still shows it."""

from __future__ import annotations

import pytest

from tests.worlds import Sketch, assembly, enough, zone


def test_a_rejected_place_of_a_site_makes_nobody_local() -> None:
    assert zone().surveyed().maker("甲").judge("甲-factory-zone", "locatedIn", "zone", "rejected").rule() == "missing"


def test_a_rejected_site_makes_nobody_local() -> None:
    assert zone().surveyed().maker("甲").judge("甲", "operates", "甲-factory-zone", "rejected").rule() == "missing"


def test_a_rejected_demand_is_no_demand() -> None:
    assert enough().judge("买家", "demands", "p", "rejected").test("W1").missing_input == "本地需求量不明"


def test_a_rejected_qualification_makes_no_member() -> None:
    sketch = zone().surveyed().maker("甲").record("q", "Qualification", name="规上")
    sketch.relate("甲", "holdsQualification", "q", since="2023").judge("甲", "holdsQualification", "q", "rejected")
    assert sketch.rule(scope="above_scale") == "unknown_b"


def test_a_rejected_share_is_no_share() -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.9").judge("abroad", "provides", "p", "rejected")
    assert sketch.test("R2").missing_input == "来源份额不明"


def test_a_product_rejected_from_a_link_derives_no_occupancy() -> None:
    assert zone().surveyed().maker("甲").judge("p", "makesUp", "l", "rejected").rule() == "missing"


def rejected(sketch: Sketch) -> list[str]:
    return [one.says for one in sketch.certificate().rejected]


@pytest.mark.parametrize(("start", "predicate", "end", "says"), [
    ("甲", "operates", "甲-factory-zone", "使用场所 甲-factory-zone"), ("甲-factory-zone", "locatedIn", "zone", "位于 本区"),
    ("买家", "demands", "p", "采购 p")])  # fmt: skip
def test_the_certificate_shows_what_was_rejected(start: str, predicate: str, end: str, says: str) -> None:
    assert rejected(enough().judge(start, predicate, end, "rejected")) == [says]


def test_what_was_rejected_elsewhere_is_not_shown() -> None:
    sketch = enough().link("k", product="q").relate("买家", "demands", "q").judge("买家", "demands", "q", "rejected")
    assert rejected(sketch) == []
