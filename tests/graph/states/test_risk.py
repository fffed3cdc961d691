"""Risk tests R1, R2 and R4 (model, section 5): all sources, the unlisted rest both ways, lower bounds, controllers."""

from __future__ import annotations

import pytest

from graph.states.shares import controller
from tests.worlds import Sketch, assembly, enough, key, zone


def supplied(**shares: str) -> Sketch:
    """The assembly with stated shares of supply by place."""
    sketch = assembly()
    for place, share in shares.items():
        sketch.relate(place, "provides", "p", share=share)
    return sketch


def sold(*rows: tuple[str, str, str], buyer: str = "总装") -> Sketch:
    """The assembly with what a buyer buys: (supplier, its place, share of purchases)."""
    sketch = assembly()
    for supplier, place, share in rows:
        sketch.firm(supplier, place=place).relate(supplier, "supplies", buyer, productAsNamed="p", share=share, shareOf="purchases")
    return sketch


def outcome(sketch: Sketch, name: str) -> str:
    test = sketch.test(name)
    return "failed" if test.failed else "passed" if test.judged else "open"


def outcome_in(sketch: Sketch, place: str) -> str:
    test = sketch.test("R2", place=place)
    return "failed" if test.failed else "passed" if test.judged else "open"


def test_a_product_that_nobody_here_needs_is_not_tested() -> None:
    sketch = enough().relate("abroad", "provides", "p", share="0.9")
    assert [sketch.test(name).value for name in ("R1", "R2", "R4")] == ["不适用"] * 3


def test_the_demand_of_a_body_that_makes_nothing_here_does_not_make_a_product_needed() -> None:
    sketch = enough().relate("abroad", "provides", "p", share="0.9").record("医院", "University").site("医院", "registered")
    assert sketch.relate("医院", "demands", "p").test("R2").value == "不适用"


def test_a_slot_filled_by_what_the_product_is_a_type_of_makes_it_needed() -> None:
    sketch = enough().link("k", product="m").maker("总装", "m").record("slot", "InputSlot").relate("m", "requires", "slot")
    sketch.record("wide", "Product").relate("p", "isTypeOf", "wide").relate("wide", "fills", "slot")
    assert sketch.relate("abroad", "provides", "p", share="0.9").test("R2").failed


def test_a_link_without_products_is_not_tested() -> None:
    assert zone().link("k").test("R2", "k").missing_input == "该环节没有产品"


def test_r1_is_open_while_the_country_is_not_surveyed() -> None:
    assert assembly().test("R1").missing_input == "已知 1 个独立来源，全国未摸清"


def test_r1_fails_with_one_source_in_a_surveyed_country() -> None:
    assert assembly().surveyed(place="country").rule() == "at_risk"


def test_r1_passes_with_two_known_sources_without_any_survey() -> None:
    assert outcome(assembly().maker("外地厂", place="elsewhere"), "R1") == "passed"


@pytest.mark.parametrize("tie", [{"predicate": "controls"}, {"predicate": "holdsShares", "share": "0.51"}])
def test_two_firms_under_one_controller_are_one_source(tie: dict[str, str]) -> None:
    sketch = assembly().maker("外地厂", place="elsewhere").surveyed(place="country").record("集团", "Enterprise")
    said = {name: value for name, value in tie.items() if name != "predicate"}
    for firm in ("甲", "外地厂"):
        sketch.relate("集团", tie["predicate"], firm, **said)
    assert sketch.test("R1").failed


def ringed(*firms: str, sketch: Sketch | None = None) -> Sketch:
    """The assembly with makers elsewhere, each of whom controls the next, and the last the first."""
    sketch = sketch or zone().link("k", product="m").maker("总装", "m").record("slot", "InputSlot", slotKind="material")
    sketch.relate("m", "requires", "slot").relate("p", "fills", "slot").surveyed(place="country")
    for firm, following in zip(firms, (*firms[1:], firms[0]), strict=True):
        sketch.maker(firm, place="elsewhere", marketShare="0.3").relate(firm, "controls", following)
    return sketch


@pytest.mark.parametrize("firms", [("环一", "环二"), ("环一", "环二", "环三"), ("环三", "环一", "环二")])
def test_firms_that_control_each_other_in_a_ring_are_one_source(firms: tuple[str, ...]) -> None:
    test = ringed(*firms).test("R1")
    assert (test.value, test.failed) == (1, True)


def test_a_ring_and_another_firm_are_two_sources_and_the_ring_holds_what_its_firms_hold() -> None:
    sketch = ringed("环一", "环二", "环三").maker("别家", marketShare="0.1")
    assert sketch.test("R1").value == 2
    assert sketch.test("R4").value == pytest.approx(1 / (0.81 + 0.01), abs=1e-6)


@pytest.mark.parametrize("controlled", ["环一", "环二"])
def test_whoever_controls_one_of_a_ring_controls_all_of_it(controlled: str) -> None:
    sketch = ringed("环一", "环二").record("集团", "Enterprise").relate("集团", "controls", controlled)
    assert {controller(sketch.world(), key(firm)) for firm in ("环一", "环二")} == {key("集团")}


def test_half_of_the_shares_is_no_control() -> None:
    sketch = assembly().maker("外地厂", place="elsewhere").record("集团", "Enterprise")
    assert outcome(sketch.relate("集团", "holdsShares", "甲", share="0.5").relate("集团", "controls", "外地厂"), "R1") == "passed"


def test_a_sold_majority_is_no_control_any_more() -> None:
    sketch = assembly().maker("外地厂", place="elsewhere").record("集团", "Enterprise").relate("集团", "controls", "外地厂")
    for year, share in (("2020", "0.6"), ("2024", "0.1")):
        sketch.relate("集团", "holdsShares", "甲", share=share, period=year)
    assert outcome(sketch, "R1") == "passed"


def test_a_maker_still_to_be_confirmed_leaves_r1_open() -> None:
    sketch = assembly().surveyed(place="country").source("弱", "weak").firm("外地厂", place="elsewhere")
    assert outcome(sketch.relate("外地厂", "produces", "p", source="弱"), "R1") == "open"


def test_a_firm_known_only_at_the_link_leaves_r1_open() -> None:
    sketch = assembly().surveyed(place="country").firm("外地厂", place="elsewhere").relate("外地厂", "occupies", "l")
    assert outcome(sketch, "R1") == "open"


def test_a_stopped_maker_is_no_source() -> None:
    sketch = assembly().surveyed(place="country").firm("外地厂", place="elsewhere", status="stopped")
    assert outcome(sketch.relate("外地厂", "produces", "p"), "R1") == "failed"


def test_a_country_stated_to_supply_is_a_source() -> None:
    assert outcome(assembly().surveyed(place="country").relate("abroad", "provides", "p"), "R1") == "passed"


def test_a_maker_of_a_type_of_the_product_is_a_source() -> None:
    sketch = assembly().link("别的环节", product="p2").relate("p2", "isTypeOf", "p")
    assert outcome(sketch.maker("外地厂", "p2", place="elsewhere"), "R1") == "passed"


def test_r2_fails_where_one_country_holds_more_than_half() -> None:
    test = supplied(abroad="0.6", country="0.4").test("R2")
    assert (test.value, test.failed, test.note) == (0.6, True, "p：外国 60%")


def test_r2_passes_at_exactly_half() -> None:
    assert outcome(supplied(abroad="0.5", country="0.5"), "R2") == "passed"


def test_r2_does_not_count_the_own_country() -> None:
    assert outcome(supplied(country="0.9", abroad="0.1"), "R2") == "passed"


def test_r2_fails_where_one_other_region_holds_more_than_half() -> None:
    assert outcome(supplied(elsewhere="0.7", province="0.3"), "R2") == "failed"


def test_a_part_of_the_own_place_is_no_other_region() -> None:
    sketch = supplied(elsewhere="0.2", city="0.8")
    assert outcome_in(sketch, "province") == "passed"


def test_seen_from_a_country_its_own_regions_are_not_outside() -> None:
    sketch = sold(("省外厂", "elsewhere", "0.8"), ("外商", "abroad", "0.2"))
    assert outcome_in(sketch, "country") == "passed"


def test_a_region_beside_the_own_one_in_the_same_province_is_another() -> None:
    sketch = supplied(province="0.9", neighbour="0.7").record("neighbour", "Region", divisionCode="990200")
    assert outcome(sketch.relate("neighbour", "partOf", "province"), "R2") == "failed"


def test_a_place_listed_with_one_that_holds_it_counts_once() -> None:
    sketch = supplied(province="0.4", city="0.4")
    assert sketch.test("R2").missing_input == "未列明的份额有 60%，可能集中于一处"
    assert sketch.test("R4").value == pytest.approx(1 / (0.16 + 0.36), abs=1e-6)


def test_shares_of_the_world_and_of_the_nation_are_never_mixed() -> None:
    assert outcome(supplied(country="0.8", abroad="0.2", elsewhere="0.9"), "R2") == "passed"


def test_an_unlisted_rest_that_could_be_one_large_source_leaves_r2_open() -> None:
    assert supplied(abroad="0.3").test("R2").missing_input == "未列明的份额有 70%，可能集中于一处"


def test_an_unlisted_rest_too_small_to_matter_lets_r2_pass() -> None:
    assert outcome(supplied(abroad="0.4", country="0.2"), "R2") == "passed"


def test_a_listed_majority_fails_r2_whatever_the_rest() -> None:
    assert outcome(supplied(abroad="0.51"), "R2") == "failed"


def test_what_local_firms_buy_goes_before_stated_supply() -> None:
    sketch = sold(("外商", "abroad", "0.2"), ("省内厂", "city", "0.8"))
    assert outcome(sketch.relate("abroad", "provides", "p", share="0.9"), "R2") == "passed"


def test_a_suppliers_share_of_its_own_sales_says_nothing_of_what_is_bought() -> None:
    sketch = assembly().firm("外商", place="abroad")
    sketch.relate("外商", "supplies", "总装", productAsNamed="p", share="0.9", shareOf="sales")
    assert sketch.test("R2").missing_input == "来源份额不明"


def test_a_supplier_of_unknown_place_stays_with_the_rest() -> None:
    sketch = sold(("省内厂", "city", "0.3")).record("某厂", "Enterprise")
    assert outcome(sketch.relate("某厂", "supplies", "总装", productAsNamed="p", share="0.7", shareOf="purchases"), "R2") == "open"


def test_buyers_that_disagree_leave_r2_open_since_nobody_says_how_much_each_buys() -> None:
    sketch = sold(("外商", "abroad", "0.9"), ("省内厂", "city", "0.1"))
    sketch.relate("省内厂", "supplies", "买家", productAsNamed="p", share="1", shareOf="purchases")
    assert sketch.test("R2").missing_input == "几家买家的来源不一，各买多少不明"


def test_what_is_bought_of_a_type_of_the_product_is_bought_of_it() -> None:
    sketch = sold(("省内厂", "city", "0.2")).record("外商", "Enterprise").site("外商", place="abroad")
    sketch.record("p2", "Product").relate("p2", "isTypeOf", "p")
    sketch.relate("外商", "supplies", "总装", productAsNamed="p2", share="0.8", shareOf="purchases")
    assert sketch.test("R2").failed


def test_one_buyer_of_unlisted_sources_leaves_r2_open_beside_one_that_lists_all() -> None:
    sketch = sold(("省内厂", "city", "1"))
    sketch.relate("省内厂", "supplies", "买家", productAsNamed="p", share="0.3", shareOf="purchases")
    assert sketch.test("R2").missing_input == "未列明的份额有 70%，可能集中于一处"


@pytest.mark.parametrize("shares", [("0.6", "0.2"), ("0.2", "0.6")])
def test_of_a_firms_plants_the_largest_market_share_is_the_firms(shares: tuple[str, str]) -> None:
    sketch = assembly()
    for number, share in zip("12", shares, strict=True):
        sketch.relate("甲", "produces", "p", site=f"t:{number}", capacity=number, marketShare=share)
    assert sketch.test("R4").value == pytest.approx(1 / (0.36 + 0.16), abs=1e-6)


def test_r4_fails_below_one_and_a_half_effective_sources() -> None:
    test = assembly().maker("a", marketShare="0.9").maker("b", marketShare="0.1").test("R4")
    assert test.failed
    assert test.value == pytest.approx(1 / 0.82, abs=1e-6)


@pytest.mark.parametrize("place", ["country", "abroad"])
def test_a_place_that_holds_nearly_all_is_no_single_source(place: str) -> None:
    test = supplied(**{place: "0.96"}).test("R4")
    assert (test.judged, test.failed) == (False, False)
    assert test.missing_input == "只有各地的份额，按地折算是 1.08，一地之内有几家各占多少不明"


def test_r4_counts_firms_under_one_controller_once() -> None:
    sketch = assembly().maker("a", marketShare="0.5").maker("b", marketShare="0.5").record("集团", "Enterprise")
    assert sketch.relate("集团", "controls", "a").relate("集团", "controls", "b").test("R4").value == 1.0


def test_r4_is_open_where_the_unlisted_rest_decides() -> None:
    assert "未列明的份额决定结果" in assembly().maker("a", marketShare="0.2").test("R4").missing_input


def test_r4_passes_where_both_readings_of_the_rest_agree() -> None:
    test = supplied(abroad="0.4", country="0.4").test("R4")
    assert (test.judged, test.failed) == (True, False)
    assert test.note == "p：按各地的份额算，做它或在环节上的企业里，没有载入同在几地有厂的"
    assert test.value == pytest.approx(1 / 0.36, abs=1e-6)


def lands(**shares: str) -> Sketch:
    """The assembly with a maker in each of some countries, and the countries' stated shares of supply."""
    sketch = assembly()
    for place, share in shares.items():
        sketch.record(place, "Country").maker(f"{place}厂", place=place).relate(place, "provides", "p", share=share)
    return sketch


def test_r4_by_places_passes_where_nobody_is_known_in_two_of_them() -> None:
    test = lands(一国="0.4", 二国="0.3", 三国="0.25").test("R4")
    assert (test.judged, test.failed) == (True, False)
    assert test.value == pytest.approx(1 / (0.16 + 0.09 + 0.0625 + 0.0025), abs=1e-6)


def test_r4_by_places_is_not_judged_where_one_controller_may_be_all_of_them() -> None:
    sketch = lands(一国="0.4", 二国="0.3", 三国="0.25").record("集团", "Enterprise")
    for firm in ("一国厂", "二国厂", "三国厂"):
        sketch.relate("集团", "controls", firm)
    said = "只有各地的份额，集团在其中几地都有企业或工厂，各占多少不明：几地并作一处是 1.10，分开是 3.17"
    assert sketch.test("R4").missing_input == said


def test_one_firm_with_plants_in_two_countries_leaves_r4_by_places_open() -> None:
    sketch = lands(一国="0.55", 二国="0.45").site("一国厂", "factory", "二国")
    assert outcome(sketch, "R4") == "open"


def test_an_office_in_another_country_is_no_source_there() -> None:
    assert outcome(lands(一国="0.55", 二国="0.45").site("一国厂", "office", "二国"), "R4") == "passed"


def test_r4_by_places_passes_where_enough_sources_are_left_with_an_owners_places_as_one() -> None:
    sketch = lands(一国="0.3", 二国="0.2", 三国="0.5").record("集团", "Enterprise").relate("集团", "controls", "一国厂")
    test = sketch.relate("集团", "controls", "二国厂").test("R4")
    assert (test.judged, test.failed, test.value) == (True, False, 2.0)
    assert test.note == "p：按各地的份额算，集团所在的几地各并作一处"


def test_owners_who_share_a_place_may_hold_all_of_their_places() -> None:
    sketch = lands(一国="0.35", 二国="0.3", 三国="0.35").site("一国厂", "factory", "二国").site("三国厂", "factory", "二国")
    assert "一国厂、三国厂在其中几地都有" in sketch.test("R4").missing_input


def test_an_anchors_own_end_product_is_not_tested_for_r1_and_r4() -> None:
    sketch = enough().maker("链主", marketShare="0.9").relate("链主", "anchors", "chain").relate("链主", "demands", "p")
    values = {name: sketch.test(name).note for name in ("R1", "R4")}
    assert values == {"R1": "p：链主自己的终端产品", "R4": "p：链主自己的终端产品"}


def test_one_failing_product_fails_the_link_and_one_open_product_leaves_it_open() -> None:
    sketch = supplied(country="0.6", abroad="0.4").record("q", "Product").relate("q", "makesUp", "l").relate("总装", "demands", "q")
    opened = outcome(sketch, "R2")
    assert (opened, outcome(sketch.relate("abroad", "provides", "q", share="0.9"), "R2")) == ("open", "failed")


def test_a_maker_for_its_own_use_is_no_source() -> None:
    sketch = assembly().surveyed(place="country").maker("外地厂", place="elsewhere", capacityUse="captive")
    assert outcome(sketch, "R1") == "failed"


def test_a_supplier_with_a_plant_in_the_own_province_supplies_from_there() -> None:
    sketch = sold(("跨省厂", "elsewhere", "0.9")).site("跨省厂", place="city")
    assert outcome(sketch, "R2") == "passed"
