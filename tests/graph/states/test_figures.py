"""Figures (model, section 1, Time): only the latest period speaks, one too old proves nothing, and each shows its age."""

from __future__ import annotations

import pytest

from tests.worlds import Sketch, assembly, enough, zone

OLD = "证据过期（2005）"


def covered(needed: str, made: str = "") -> Sketch:
    """As `enough`, with a demand and a capacity of these periods."""
    sketch = zone().surveyed().maker("甲", capacity="120", capacityUnit="吨", period=made).firm("买家")
    return sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨", period=needed)


def test_an_old_demand_does_not_make_a_link_sound() -> None:
    assert (covered("2024").rule(), covered("2005").rule()) == ("sound", "unknown_c")
    assert covered("2005").test("W1").missing_input == f"本地需求量不明：{OLD}"


def test_an_old_capacity_does_not_make_a_link_weak() -> None:
    sketch = enough().firm("乙").relate("乙", "produces", "p", capacity="1", capacityUnit="吨", period="2005")
    sketch = sketch.relate("乙", "occupies", "l").threshold("W1", "2")
    assert sketch.test("W1").missing_input == f"有企业产能不明：{OLD}"


def test_an_old_local_share_does_not_make_a_link_weak() -> None:
    sketch = enough().threshold("W2", "0.3", "zone").relate("买家", "anchors", "chain").firm("又一家")
    sketch.relate("又一家", "anchors", "chain").relate("又一家", "demands", "p", localShare="0.1", period="2005")
    assert sketch.test("W2").missing_input == f"链主的本地配套率不明：{OLD}"


def test_an_old_need_of_a_grade_leaves_w3_open() -> None:
    sketch = zone().surveyed().maker("甲", grade="5").firm("买家").relate("买家", "demands", "p", grade="4")
    assert sketch.test("W3").judged
    sketch.firm("又一家").relate("又一家", "demands", "p", grade="6", period="2005")
    assert sketch.test("W3").missing_input == f"有买家所需等级不明：{OLD}"


@pytest.mark.parametrize("by", [{"start": "zone", "predicate": "provides"}, {"start": "甲", "predicate": "produces"}])
def test_an_old_share_of_the_place_or_its_firms_leaves_w4_open(by: dict[str, str]) -> None:
    sketch = zone().surveyed().maker("甲")
    sketch.relate(by["start"], by["predicate"], "p", share="0.01", marketShare="0.01", period="2005")
    assert sketch.test("W4").missing_input == f"份额不明：{OLD}"


@pytest.mark.parametrize("name", ["R2", "R4"])
def test_old_shares_of_supply_leave_the_risk_tests_open(name: str) -> None:
    sketch = assembly().relate("abroad", "provides", "p", share="0.9", period="2005")
    assert sketch.test(name).missing_input == f"来源份额不明：{OLD}"


def test_an_old_buyer_leaves_r2_open_where_the_others_pass() -> None:
    sketch = assembly().firm("省内厂", place="city").firm("外商", place="abroad")
    sketch.relate("省内厂", "supplies", "买家", productAsNamed="p", share="1", shareOf="purchases", period="2024")
    assert sketch.test("R2").judged
    sketch.relate("外商", "supplies", "总装", productAsNamed="p", share="0.9", shareOf="purchases", period="2005")
    assert sketch.test("R2").missing_input.endswith(OLD)


def test_a_figure_is_as_old_as_the_telling_that_gives_it() -> None:
    sketch = zone().surveyed().source("别", "strong").firm("甲").firm("买家")
    sketch.relate("甲", "produces", "p", since="2005", capacity="120", capacityUnit="吨")
    sketch.relate("甲", "produces", "p", source="别", since="2024")
    sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨")
    assert (sketch.verdict(), sketch.test("W1").missing_input) == ("local_plant", f"有企业产能不明：{OLD}")


def test_of_each_buyer_and_product_only_the_latest_period_is_demand() -> None:
    sketch = covered("2023").relate("买家", "demands", "p", quantity="300", quantityUnit="吨", period="2024", productAsNamed="新名")
    assert sketch.test("W1").value == 0.4


def test_the_periods_of_a_buyers_purchases_are_not_mixed() -> None:
    sketch = assembly().firm("外商", place="abroad").firm("省内厂", place="city")
    for supplier, share, period in (("外商", "0.8", "2023"), ("省内厂", "0.9", "2024")):
        sketch.relate(supplier, "supplies", "总装", productAsNamed="p", share=share, shareOf="purchases", period=period)
    test = sketch.test("R2")
    assert (test.judged, test.failed, test.dated) == (True, False, "2024")


def test_a_test_shows_the_date_and_the_age_of_its_oldest_figure() -> None:
    test = covered("2023", "2022").test("W1")
    assert (test.dated, test.age, test.date_unknown) == ("2022", 2.0, False)


def test_a_test_over_undated_figures_says_so() -> None:
    test = enough().test("W1")
    assert (test.dated, test.age, test.date_unknown) == ("", None, True)


def test_the_document_carries_dates_and_ages() -> None:
    told = {one.name: one.as_dict() for one in covered("2023", "2022").certificate().tests}
    assert (told["W1"]["dated"], told["W1"]["age"], told["W5"]["dated"]) == ("2022", 2.0, None)
