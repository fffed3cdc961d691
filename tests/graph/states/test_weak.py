"""Weak tests W1–W6 (model, section 5): each judged, failed, and what it says where an input is missing."""

from __future__ import annotations

from tests.worlds import Sketch, enough, zone


def bought(sketch: Sketch, **said: str) -> Sketch:
    """The world with a local buyer of the product."""
    return sketch.firm("买家").relate("买家", "demands", "p", **said)


def makers(*capacities: str) -> Sketch:
    """A surveyed link with a maker for each capacity (empty: unknown)."""
    sketch = zone().surveyed()
    for number, capacity in enumerate(capacities):
        sketch.maker(f"厂{number}", capacity=capacity, capacityUnit="吨" if capacity else "")
    return sketch


def test_w1_fails_below_half_of_local_demand() -> None:
    test = bought(makers("20", "29"), quantity="100", quantityUnit="吨").test("W1")
    assert (test.value, test.threshold, test.failed) == (0.49, 0.5, True)


def test_w1_passes_at_exactly_the_threshold() -> None:
    assert not bought(makers("50"), quantity="100", quantityUnit="吨").test("W1").failed


def test_w1_reads_units_that_convert() -> None:
    assert bought(makers("6000"), quantity="1", quantityUnit="万吨").test("W1").value == 0.6


def test_w1_does_not_compare_units_that_do_not_convert() -> None:
    assert bought(makers("60"), quantity="100", quantityUnit="台").test("W1").missing_input == "有企业产能不明"


def test_w1_is_not_judged_without_demand() -> None:
    assert makers("60").test("W1").missing_input == "本地需求量不明"


def test_an_unknown_capacity_makes_cover_a_lower_bound_that_can_pass() -> None:
    test = bought(makers("60", ""), quantity="100", quantityUnit="吨").test("W1")
    assert (test.judged, test.failed, "至少如此" in test.note) == (True, False, True)


def test_an_unknown_capacity_never_makes_a_link_weak() -> None:
    assert bought(makers("10", ""), quantity="100", quantityUnit="吨").test("W1").missing_input == "有企业产能不明"


def test_an_unknown_demand_never_makes_cover_pass() -> None:
    sketch = bought(makers("60"), quantity="100", quantityUnit="吨").firm("另一家").relate("另一家", "demands", "p")
    assert sketch.test("W1").missing_input == "有买家的需求量不明"


def test_captive_capacity_is_no_cover() -> None:
    sketch = zone().surveyed().maker("甲", capacity="40", capacityUnit="吨", site="t:甲-factory-zone")
    sketch.site("甲", name="二厂")
    sketch.relate("甲", "produces", "p", capacity="90", capacityUnit="吨", capacityUse="captive", site="t:二厂")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_a_capacity_told_of_the_product_and_of_the_link_counts_once() -> None:
    sketch = makers("40").relate("厂0", "occupies", "l", capacity="40", capacityUnit="吨")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_what_is_said_of_products_goes_before_the_link_and_that_before_its_kinds() -> None:
    sketch = bought(zone().surveyed().link("child", parent="l").firm("甲"), quantity="100", quantityUnit="吨")
    sketch.relate("甲", "occupies", "child", capacity="90", capacityUnit="吨")
    sketch.relate("甲", "occupies", "l", capacity="60", capacityUnit="吨")
    at_link = sketch.test("W1").value
    assert (at_link, sketch.relate("甲", "produces", "p", capacity="40", capacityUnit="吨").test("W1").value) == (0.6, 0.4)


def test_a_capacity_told_under_two_names_counts_once() -> None:
    sketch = makers("40").relate("厂0", "produces", "p", capacity="40", capacityUnit="吨", productAsNamed="某牌")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_a_plant_serving_two_kinds_counts_once_for_their_parent() -> None:
    sketch = zone().surveyed().link("a", parent="l").link("b", parent="l").relate("p", "makesUp", "a").relate("p", "makesUp", "b")
    sketch.maker("甲", capacity="40", capacityUnit="吨")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def taken(number: str, **said: str) -> Sketch:
    """A firm whose one capacity of 100 t is told of the link `l`, and of `k` with a number; 150 t are needed of `p`."""
    sketch = zone().surveyed().link("k").firm("甲").relate("甲", "occupies", "l", capacity="100", capacityUnit="吨", **said)
    return bought(sketch.relate("甲", "occupies", "k", capacity=number, capacityUnit="吨"), quantity="150", quantityUnit="吨")


def test_a_capacity_that_another_link_may_take_does_not_pass_w1() -> None:
    assert taken("100").test("W1").missing_input == "产能可能被其它环节占用"


def test_a_capacity_that_another_link_may_take_can_still_fail_w1() -> None:
    test = taken("100").threshold("W1", "0.9").test("W1")
    assert (test.judged, test.failed, round(float(test.value or 0), 2)) == (True, True, 0.67)


def test_another_capacity_of_the_firm_for_another_link_takes_nothing() -> None:
    assert not taken("90").test("W1").failed


def test_a_stated_share_says_how_much_of_a_capacity_is_this_links() -> None:
    test = taken("100", share="0.3").test("W1")
    assert (test.value, test.failed) == (0.2, True)


def test_a_product_that_makes_up_two_links_has_one_capacity() -> None:
    sketch = makers("60").link("k").relate("p", "makesUp", "k")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").missing_input == "产能可能被其它环节占用"


def test_equal_capacities_for_two_products_of_a_plant_add_up() -> None:
    sketch = zone().surveyed().record("q", "Product").relate("q", "makesUp", "l").maker("甲", capacity="60", capacityUnit="吨")
    sketch.relate("甲", "produces", "q", capacity="60", capacityUnit="吨")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 1.2


def test_a_capacity_told_of_two_kinds_counts_once_for_their_parent() -> None:
    sketch = zone().surveyed().link("a", parent="l").link("b", parent="l").firm("甲")
    for link in ("a", "b"):
        sketch.relate("甲", "occupies", link, capacity="40", capacityUnit="吨")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_a_cancelled_buyer_demands_nothing() -> None:
    sketch = makers("60").firm("买家", operatingStatus="cancelled")
    assert sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨").test("W1").missing_input == "本地需求量不明"


def test_capacity_of_a_plant_elsewhere_is_not_local() -> None:
    sketch = zone().surveyed().maker("甲", capacity="40", capacityUnit="吨", site="t:甲-factory-zone")
    sketch.site("甲", place="elsewhere", name="外厂").relate("甲", "produces", "p", capacity="90", capacityUnit="吨", site="t:外厂")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_capacity_of_a_stopped_plant_is_no_cover() -> None:
    sketch = zone().surveyed().maker("甲", capacity="40", capacityUnit="吨", site="t:甲-factory-zone")
    sketch.site("甲", name="旧厂", siteStatus="stopped")
    sketch.relate("甲", "produces", "p", capacity="90", capacityUnit="吨", site="t:旧厂")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_the_latest_capacity_answers() -> None:
    sketch = zone().surveyed().maker("甲", period="2023", capacity="90", capacityUnit="吨")
    sketch.relate("甲", "produces", "p", period="2024", capacity="40", capacityUnit="吨")
    assert bought(sketch, quantity="100", quantityUnit="吨").test("W1").value == 0.4


def test_demand_elsewhere_is_not_local_demand() -> None:
    sketch = makers("40").firm("外地买家", place="elsewhere").relate("外地买家", "demands", "p", quantity="1", quantityUnit="吨")
    assert sketch.test("W1").missing_input == "本地需求量不明"


def anchored(share: str) -> Sketch:
    return bought(makers("60"), localShare=share).relate("买家", "anchors", "chain")


def test_w2_is_not_judged_until_the_zone_sets_its_line() -> None:
    assert anchored("0.1").test("W2").missing_input == "本区未设链主本地配套率的要求"


def test_w2_fails_where_an_anchor_buys_too_little_here() -> None:
    assert anchored("0.1").threshold("W2", "0.3", "zone").test("W2").failed


def test_w2_passes_where_every_anchor_buys_enough_here() -> None:
    test = anchored("0.4").threshold("W2", "0.3", "zone").test("W2")
    assert (test.judged, test.failed) == (True, False)


def test_w2_looks_at_anchors_only() -> None:
    sketch = bought(makers("60"), localShare="0.1").threshold("W2", "0.3", "zone")
    assert sketch.test("W2").missing_input == "链主的本地配套率不明"


def test_w2_is_not_passed_while_an_anchors_share_is_unknown() -> None:
    sketch = anchored("0.4").threshold("W2", "0.3", "zone").firm("又一链主").relate("又一链主", "anchors", "chain")
    assert sketch.relate("又一链主", "demands", "p").test("W2").missing_input == "有链主的本地配套率不明"


def test_w3_fails_where_the_best_grade_here_is_below_what_buyers_need() -> None:
    test = bought(zone().surveyed().maker("甲", grade="5"), grade="6").test("W3")
    assert (test.value, test.threshold, test.failed) == (5.0, 6.0, True)


def test_w3_passes_where_one_maker_reaches_the_grade() -> None:
    assert bought(zone().surveyed().maker("甲", grade="6").maker("乙"), grade="6").rule() == "sound"


def test_w3_is_not_judged_while_a_makers_grade_is_unknown() -> None:
    sketch = bought(zone().surveyed().maker("甲", grade="5").maker("乙"), grade="6")
    assert sketch.test("W3").missing_input == "有企业的产品等级不明"


def test_w3_does_not_compare_grades_that_are_no_numbers() -> None:
    assert bought(zone().surveyed().maker("甲", grade="优等"), grade="一等").test("W3").missing_input == "本地买家所需等级不明"


def test_w3_fails_where_every_counted_firm_is_known_to_fall_short() -> None:
    assert zone().surveyed().maker("甲", fit="below").test("W3").failed


def test_a_stated_fit_is_no_number_and_does_not_judge_w3() -> None:
    assert not zone().surveyed().maker("甲", fit="fits").test("W3").judged


def test_w4_fails_below_five_per_cent_of_the_nation() -> None:
    test = zone().surveyed().maker("甲", marketShare="0.02").maker("乙", marketShare="0.02").test("W4")
    assert (test.value, test.failed, test.note) == (0.04, True, "占全国")


def test_w4_reads_the_share_that_sources_state_of_the_place_first() -> None:
    sketch = zone().surveyed().maker("甲", marketShare="0.02").relate("zone", "provides", "p", share="0.2")
    assert sketch.test("W4").value == 0.2


def test_w4_unstated_shares_make_a_lower_bound_that_can_only_pass() -> None:
    small, large = (zone().surveyed().maker("甲", marketShare=share).maker("乙") for share in ("0.02", "0.2"))
    assert (small.test("W4").missing_input, large.test("W4").judged) == ("份额不明", True)


def test_w4_does_not_add_up_shares_of_different_products() -> None:
    sketch = zone().surveyed().record("q", "Product").relate("q", "makesUp", "l").maker("甲", marketShare="0.03")
    assert sketch.maker("乙", "q", marketShare="0.04").test("W4").value == 0.04


def test_w4_is_for_links_that_suit_being_local() -> None:
    sketch = zone().surveyed().link("k", product="q", layout="purchasable").maker("甲", "q", marketShare="0.01")
    assert sketch.test("W4", "k").missing_input == "布局导向不是宜本地"


def test_w4_of_a_link_without_layout_is_judged_for_countries_only() -> None:
    sketch = zone().surveyed().link("k", product="q").maker("甲", "q").relate("country", "provides", "q", share="0.01")
    assert (sketch.test("W4", "k").missing_input, sketch.test("W4", "k", "country").failed) == ("布局导向未定", True)


def test_w5_fails_where_every_counted_provider_is_negligible() -> None:
    assert zone().surveyed().maker("甲", negligible="true").maker("乙", negligible="true").test("W5").failed


def test_w5_passes_with_one_provider_of_weight() -> None:
    assert not zone().surveyed().maker("甲", negligible="true").maker("乙").test("W5").failed


def kit() -> Sketch:
    """A link with two essential products, one of them made here."""
    sketch = zone().surveyed().maker("甲", "q1")
    for name in ("q1", "q2"):
        sketch.record(name, "Product").relate(name, "makesUp", "l", essential="true")
    return sketch


def test_w6_fails_where_an_essential_product_is_missing() -> None:
    test = kit().test("W6")
    assert (test.value, test.failed, test.note) == (0.5, True, "缺 q2")


def test_w6_passes_where_another_firm_makes_the_rest() -> None:
    assert not kit().maker("乙", "q2").test("W6").failed


def test_w6_takes_a_type_of_the_product_for_it() -> None:
    sketch = kit().record("q2-a", "Product").relate("q2-a", "isTypeOf", "q2").relate("q2-a", "makesUp", "l")
    assert not sketch.maker("乙", "q2-a").test("W6").failed


def test_w6_is_not_judged_where_firms_are_known_by_link_only() -> None:
    sketch = zone().surveyed().firm("甲").relate("甲", "occupies", "l").record("q", "Product")
    assert sketch.relate("q", "makesUp", "l", essential="true").test("W6").missing_input == "企业只挂到环节，未细到产品"


def test_w6_does_not_ask_a_parent_for_what_is_essential_to_one_of_its_kinds() -> None:
    sketch = zone().surveyed().link("child", parent="l").record("q", "Product").relate("q", "makesUp", "child", essential="true")
    assert not sketch.maker("甲").test("W6").judged


def test_a_sound_world_has_every_weak_test_in_its_order() -> None:
    assert [one.name for one in enough().decision().tests] == ["W1", "W2", "W3", "W4", "W5", "W6", "R1", "R2", "R3", "R4"]
