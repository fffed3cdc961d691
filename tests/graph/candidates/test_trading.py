"""配套: who here would buy or sell, how sure that is, and whom the candidate would replace."""

from __future__ import annotations

from graph.candidates import Deal
from tests.graph.candidates.world import gap, one, outsider
from tests.worlds import Sketch


def buyer(sketch: Sketch, name: str = "总装") -> Deal:
    """The deal with a buyer here."""
    return next(deal for deal in one(sketch).buyers if deal.id == f"t:{name}")


def test_who_needs_the_product_by_recipe_would_buy_but_that_is_not_certain() -> None:
    found = buyer(outsider(gap()))
    assert (found.basis, found.certain, found.why) == ("recipe", False, "做“engine”要用“p”（“磁体位”）")


def test_a_stated_demand_is_certain_and_bears_its_need() -> None:
    found = buyer(outsider(gap()).relate("总装", "demands", "p", quantity="400", quantityUnit="吨", period="2024"))
    assert (found.basis, found.certain, found.need, found.period) == ("demands", True, "年需 400吨", "2024")


def test_a_demand_without_number_has_no_need_told() -> None:
    assert buyer(outsider(gap()).relate("总装", "demands", "p")).need == ""


def bought(**said: str) -> Sketch:
    """总装 buys from a rival outside."""
    sketch = outsider(outsider(gap()), "现供")
    return sketch.relate("现供", "supplies", "总装", period="2024", share="0.3", shareOf="purchases", **said)


def test_a_named_purchase_from_outside_is_what_the_candidate_would_replace() -> None:
    found = buyer(bought(productAsNamed="p"))
    assert (found.basis, found.share, found.share_of) == ("buys", 0.3, "采购额")
    assert [(each.label, each.share, each.period) for each in found.present] == [("现供", 0.3, "2024")]


def test_a_supplier_that_makes_it_is_taken_for_the_present_one_where_nothing_is_named() -> None:
    found = buyer(bought())
    assert (found.basis, [each.label for each in found.present]) == ("recipe", ["现供"])


def test_a_supplier_of_something_else_is_not_the_present_one() -> None:
    assert buyer(bought(productAsNamed="钢材")).present == ()


def test_a_supplier_here_is_not_replaced() -> None:
    sketch = outsider(gap()).maker("本供", "其他").record("其他", "Product").relate("本供", "supplies", "总装", productAsNamed="p")
    assert buyer(sketch).present == ()


def test_a_candidate_does_not_replace_itself() -> None:
    sketch = outsider(gap()).relate("外厂", "supplies", "总装", productAsNamed="p", share="0.3", shareOf="purchases")
    found = buyer(sketch)
    assert (found.basis, found.certain, found.present) == ("trades", True, ())


def test_a_sale_of_what_is_not_named_is_not_certain() -> None:
    found = buyer(outsider(gap()).relate("外厂", "supplies", "总装"))
    assert (found.certain, found.why) == (False, "已向它采购（品名未写明）")


def test_a_sale_that_its_source_doubts_is_not_certain() -> None:
    found = buyer(outsider(gap()).relate("外厂", "supplies", "总装", productAsNamed="p", doubt="只称合格供应商"))
    assert (found.certain, found.why) == (False, "已向它采购（存疑：只称合格供应商）")


def test_who_makes_an_input_here_would_sell() -> None:
    sketch = outsider(gap()).record("ore", "Product").record("in", "InputSlot", name="料位", slotKind="material")
    sketch.relate("p", "requires", "in").relate("ore", "fills", "in").maker("料厂", "ore")
    assert [(each.label, each.why) for each in one(sketch).sellers] == [("料厂", "做“ore”，是“p”的“料位”投入")]


def test_a_stand_in_is_bought_only_for_the_slot_that_it_fills() -> None:
    sketch = outsider(gap().record("q", "Product").relate("q", "fills", "slot"), product="q").maker("别家", "other")
    sketch.record("other", "Product").record("slot2", "InputSlot", slotKind="material").relate("other", "requires", "slot2")
    assert [each.label for each in one(sketch.relate("q", "fills", "slot2")).buyers] == ["总装"]


def test_who_is_gone_buys_nothing() -> None:
    sketch = outsider(gap()).record("总装", "Enterprise", operatingStatus="cancelled").relate("总装", "demands", "p")
    assert [deal.basis for deal in one(sketch).buyers] == []


def test_several_deals_of_one_partner_are_one_with_all_it_says() -> None:
    sketch = bought(productAsNamed="p").relate("总装", "demands", "p", quantity="400", quantityUnit="吨")
    found = [deal for deal in one(sketch).buyers if deal.id == "t:总装"]
    assert [(deal.need, [each.label for each in deal.present]) for deal in found] == [("年需 400吨", ["现供"])]


def test_who_is_known_at_the_link_only_sells_nothing_for_certain_where_the_link_has_several_products() -> None:
    sketch = gap().record("p2", "Product").relate("p2", "makesUp", "l").relate("总装", "demands", "p2")
    found = buyer(sketch.firm("外厂", place="elsewhere").relate("外厂", "occupies", "l"))
    assert (found.certain, found.why) == (False, "申报采购“p2”（本企业做其中哪种未写明）")


def test_of_a_link_with_one_product_it_is_clear_which() -> None:
    sketch = gap().relate("总装", "demands", "p").firm("外厂", place="elsewhere").relate("外厂", "occupies", "l")
    assert buyer(sketch).certain


def test_a_demand_tells_how_much_comes_from_here_already() -> None:
    sketch = outsider(gap()).relate("总装", "demands", "p", quantity="20000", quantityUnit="台", localShare="0.6")
    assert buyer(sketch).need == "年需 20,000台，本地配套率 60%"


def test_a_sale_long_ago_is_told_as_too_old_and_is_not_certain() -> None:
    found = buyer(outsider(gap()).relate("外厂", "supplies", "总装", productAsNamed="p", period="2015"))
    assert (found.certain, found.why) == (False, "已向它采购（证据过期）")


def test_shares_of_several_years_are_not_added_up() -> None:
    sketch = bought(productAsNamed="p").record("旧供", "Enterprise").site("旧供", place="elsewhere")
    sketch.relate("旧供", "supplies", "总装", period="2023", share="0.8", shareOf="purchases", productAsNamed="p")
    assert (buyer(outsider(sketch)).share, len(buyer(outsider(sketch)).present)) == (None, 2)
