"""What stops when a source goes: ranking, proof sentences, cuts and arrivals, on small worlds told by hand."""

from __future__ import annotations

import pytest

from graph.analysis.changed import changed_meanwhile
from graph.analysis.stops import arrivals, can_make, cuts, stops
from graph.errors import UnknownName
from tests.worlds import Sketch, key, zone

ZONE = key("zone")


def chain_of(*steps: tuple[str, str, str]) -> Sketch:
    """A zone and (product, slot, filler) recipes over material slots, each product of a link `k-product`."""
    sketch = zone()
    for name in dict.fromkeys(name for product, _, filler in steps for name in (product, filler) if name):
        sketch.link(f"k-{name}", product=name)
    for slot in dict.fromkeys(slot for _, slot, _ in steps):
        sketch.record(slot, "InputSlot", slotKind="material")
    for product, slot, filler in steps:
        sketch.relate(product, "requires", slot, essential="true")
        if filler:
            sketch.relate(filler, "fills", slot)
    return sketch


def machine() -> Sketch:
    """A machine made here of a motor made here and a frame that comes from outside; the motor needs a magnet made here."""
    sketch = chain_of(("机", "驱动", "电机"), ("机", "机架", "架"), ("电机", "磁体", "磁钢"))
    sketch.maker("整机厂", "机").maker("电机厂", "电机").maker("磁钢厂", "磁钢")
    return sketch.maker("机架厂", "架", place="elsewhere")


def resting(sketch: Sketch, *products: str) -> Sketch:
    """Products whose recipes are known to need no material: equipment alone."""
    for one in products:
        sketch.record(f"{one}设备", "InputSlot", slotKind="equipment").relate(one, "requires", f"{one}设备", essential="true")
    return sketch


def proofs(sketch: Sketch, what: str) -> list[str]:
    return [one.proof for one in stops(sketch.facts(), ZONE, what).products]


def counts(sketch: Sketch) -> dict[tuple[str, str], tuple[int, int, int]]:
    return {(one.kind, one.label): (one.stopped, one.others, one.cut) for one in stops(sketch.facts(), ZONE).sources}


def test_what_falls_is_told_step_by_step_with_the_slot_that_has_no_other_source() -> None:
    assert proofs(machine(), "磁钢厂") == [
        "磁钢 停产：在这里做它的只有 磁钢厂",
        "电机 停产：投入槽“磁体”没有其他已知来源",
        "机 停产：投入槽“驱动”没有其他已知来源",
    ]


def test_every_firm_link_and_region_is_counted_by_what_stops_of_itself_and_of_others() -> None:
    assert counts(machine()) == {
        ("firm", "磁钢厂"): (3, 2, 0), ("link", "k-磁钢"): (3, 2, 0), ("firm", "电机厂"): (2, 1, 0),
        ("link", "k-电机"): (2, 1, 0), ("firm", "机架厂"): (1, 1, 1), ("region", "外省"): (1, 1, 1),
        ("firm", "整机厂"): (1, 0, 0), ("link", "k-机"): (1, 0, 0),
    }  # fmt: skip


def test_the_worst_comes_first() -> None:
    assert [one.label for one in stops(machine().facts(), ZONE).sources][:2] == ["磁钢厂", "k-磁钢"]


def test_weights_are_summed_and_what_has_none_is_counted_apart() -> None:
    first = stops(machine().facts(), ZONE, weights={key("机"): 5.0, key("电机"): 2.0}).sources[0]
    assert (first.label, first.weight, first.unweighted) == ("磁钢厂", 7.0, 1)


def test_without_weights_no_weight_is_made_up() -> None:
    assert {one.weight for one in stops(machine().facts(), ZONE).sources} == {None}


def test_a_second_maker_elsewhere_keeps_the_others_going() -> None:
    assert proofs(machine().maker("外磁厂", "磁钢", place="elsewhere"), "磁钢厂") == ["磁钢 停产：在这里做它的只有 磁钢厂"]


def test_making_stops_though_the_product_can_still_be_bought() -> None:
    found = stops(machine().maker("外电机厂", "电机", place="elsewhere").facts(), ZONE, "磁钢厂").products
    assert [(one.label, one.available) for one in found] == [("磁钢", False), ("电机", True)]


def test_a_controllers_firms_go_together() -> None:
    sketch = machine().maker("二磁厂", "磁钢").record("集团", "Enterprise").relate("集团", "controls", "磁钢厂")
    sketch.relate("集团", "controls", "二磁厂")
    assert counts(sketch)["controller", "集团"] == (3, 2, 0)
    assert counts(sketch)["firm", "磁钢厂"] == (0, 0, 0)
    assert stops(sketch.facts(), ZONE, "集团").sources[0].kind == "controller"


def test_firms_of_a_ring_cut_together() -> None:
    sketch = chain_of(("机", "驱动", "电机")).maker("整机厂", "机").maker("环一", "电机").maker("环二", "电机")
    sketch.relate("环一", "controls", "环二").relate("环二", "controls", "环一")
    found = cuts(sketch.facts(), "机", ZONE)
    assert (set(found.singles), found.pairs) == ({"整机厂", "环一"}, ())


def test_all_sources_of_a_product_can_go() -> None:
    sketch = machine().maker("外磁厂", "磁钢", place="elsewhere")
    assert [one.label for one in stops(sketch.facts(), ZONE, "磁钢").products] == ["磁钢", "电机", "机"]


def test_of_a_link_and_a_product_of_one_name_the_one_that_supplies_is_meant() -> None:
    sketch = machine().record("t:frames", "ChainLink", name="架").relate("架", "makesUp", "t:frames")
    assert stops(sketch.facts(), ZONE, "架").sources[0].kind == "product"


def test_a_filler_or_a_type_of_one_keeps_a_slot_met() -> None:
    sketch = machine().record("粘结磁", "Product").relate("粘结磁", "isTypeOf", "磁钢").link("k-粘结磁", product="粘结磁")
    assert proofs(sketch.maker("粘结厂", "粘结磁"), "磁钢厂") == ["磁钢 停产：在这里做它的只有 磁钢厂"]


@pytest.mark.parametrize(("kind", "essential"), [("equipment", "true"), ("material", "false")])
def test_equipment_and_what_is_not_essential_stop_nothing(kind: str, essential: str) -> None:
    sketch = zone().link("ka", product="a").link("kb", product="b").record("s", "InputSlot", slotKind=kind)
    sketch.relate("a", "requires", "s", essential=essential).relate("b", "fills", "s").maker("甲", "a").maker("乙", "b")
    assert counts(sketch)["firm", "乙"] == (1, 0, 0)


def test_a_slot_without_known_sources_is_taken_as_met_and_listed() -> None:
    found = stops(chain_of(("机", "电", "电源")).maker("整机厂", "机").facts(), ZONE)
    assert (found.made, found.unsourced, found.looping) == (1, ("电",), ())


def test_a_slot_without_fillers_is_taken_as_met_and_listed() -> None:
    assert stops(chain_of(("机", "电", "")).maker("整机厂", "机").facts(), ZONE).unsourced == ("电",)


def test_a_product_that_only_needs_itself_is_not_made_and_that_is_said() -> None:
    sketch = chain_of(("酵母", "菌种", "酵母")).maker("酵母厂", "酵母")
    assert stops(sketch.facts(), ZONE).looping == ("酵母",)
    said = "酵母：投入槽“菌种”在本地只有循环供应（绕回它自己），按最小不动点不算能做"
    assert can_make(sketch.facts(), ZONE).products[0].proof == said


def circle() -> Sketch:
    """Two materials made here, each of the other, and nobody else anywhere makes them."""
    return chain_of(("甲料", "甲位", "乙料"), ("乙料", "乙位", "甲料")).maker("甲厂", "甲料").maker("乙厂", "乙料")


def test_what_only_a_cycle_supplies_does_not_stop_for_want_of_a_maker_and_that_is_the_reason_told() -> None:
    found = stops(circle().facts(), ZONE, "甲厂")
    why = "甲料本来就推不出来，乙料的投入槽“乙位”只有循环供应（绕回它自己），按最小不动点不算能做"
    assert (found.products, found.unfelt) == ((), why)


def test_a_source_beside_others_says_that_there_are_others() -> None:
    assert stops(machine().maker("二磁钢厂", "磁钢").facts(), ZONE, "磁钢厂").unfelt == "还有别的来源"


def test_a_source_still_to_be_reviewed_stops_nothing_as_it_was_never_counted() -> None:
    assert stops(pending(machine(), "待核厂", "磁钢").facts(), ZONE, "待核厂").unfelt == "它是待复核的来源，没有算进来"


def test_that_no_arrival_breaks_a_cycle_is_told_as_a_cycle() -> None:
    said = "酵母：全部来齐也做不成，酵母的投入槽“菌种”只有循环供应（绕回它自己），按最小不动点不算能做"
    assert arrivals(chain_of(("酵母", "菌种", "酵母")).maker("酵母厂", "酵母").facts(), "酵母", ZONE).proof == said
    said = "甲料：全部来齐也做不成，乙料的投入槽“乙位”只有循环供应（绕回它自己），按最小不动点不算能做"
    assert arrivals(circle().facts(), "甲料", ZONE).proof == said


def test_what_a_cycle_does_not_block_is_not_told_as_a_cycle() -> None:
    sketch = chain_of(("甲料", "甲位", "乙料"), ("乙料", "乙位", "甲料"), ("乙料", "乙位", "丙料"), ("乙料", "缺位", "丁料"))
    sketch.maker("甲厂", "甲料").maker("乙厂", "乙料").maker("丙厂", "丙料").surveyed()
    found = {one.label: one.proof for one in can_make(sketch.facts(), ZONE).products}
    assert found["甲料"] == "甲料：投入槽“甲位”在本地的来源（乙厂）自己也离不开外来投入"


def test_a_cycle_through_a_type_of_the_filler_is_told_as_a_cycle() -> None:
    sketch = chain_of(("车", "自位", "车类")).link("k-车", product="车").relate("车", "isTypeOf", "车类").maker("车厂", "车")
    assert "只有循环供应（绕回它自己）" in arrivals(sketch.surveyed().facts(), "车", ZONE).proof


def test_an_empty_ledger_has_nothing_that_stops() -> None:
    found = stops(Sketch().record("zone", "Zone").facts(), ZONE)
    assert (found.made, found.sources, can_make(Sketch().record("zone", "Zone").facts(), ZONE).products) == (0, (), ())


def test_what_bears_on_nothing_made_here_is_no_source() -> None:
    sketch = machine().link("k-布", product="布").maker("布厂", "布", place="elsewhere")
    assert ("firm", "布厂") not in counts(sketch)
    with pytest.raises(UnknownName, match="LT-RECIPE-02"):
        stops(sketch.facts(), ZONE, "布厂")


def test_a_firm_with_an_office_here_and_its_factory_elsewhere_supplies_from_there() -> None:
    assert counts(machine().site("机架厂", "office"))["firm", "机架厂"] == (1, 1, 1)


def test_a_factory_here_that_does_not_count_is_no_source() -> None:
    sketch = machine().firm("在建厂", status="building").relate("在建厂", "produces", "磁钢")
    assert counts(sketch)["firm", "磁钢厂"] == (3, 2, 0)


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"LT-RECIPE-01.*磁钢厂"):
        stops(machine().facts(), ZONE, "磁刚厂")


def test_a_name_that_supplies_nothing_says_so() -> None:
    with pytest.raises(UnknownName, match="LT-RECIPE-02"):
        stops(machine().firm("闲厂").facts(), ZONE, "闲厂")


def test_two_firms_of_one_name_are_told_apart_by_number() -> None:
    sketch = machine().record("t:1", "Enterprise", name="同名", uscc="91610131773827903K")
    sketch.record("t:2", "Enterprise", name="同名", uscc="91610131766957298E")
    with pytest.raises(UnknownName, match="LT-NAME-02"):
        stops(sketch.facts(), ZONE, "同名")


def test_what_a_place_makes_by_itself_and_what_it_lacks() -> None:
    found = {one.label: (one.alone, one.lacking) for one in can_make(resting(machine(), "磁钢").surveyed().facts(), ZONE).products}
    assert found == {"电机": (True, ()), "机": (False, ("机架",)), "磁钢": (True, ())}


def test_what_rests_on_an_input_without_recipe_is_not_known_to_be_made_alone() -> None:
    found = {one.label: (one.alone, one.proof) for one in can_make(machine().surveyed().facts(), ZONE).products}
    assert found["电机"] == (None, "电机：情况不明，它要用的磁钢没有载入配方")
    assert found["磁钢"] == (None, "磁钢：情况不明，没有载入配方")
    assert found["机"][0] is False


def test_a_slot_of_which_nobody_lists_what_fills_it_leaves_open_whether_a_product_is_made_alone() -> None:
    (found,) = can_make(chain_of(("机", "电", "")).maker("整机厂", "机").facts(), ZONE).products
    assert (found.alone, found.lacking, found.unlisted) == (None, (), ("电",))
    assert found.proof == "机：情况不明，机的投入槽“电”没有列出可填的产品"


def test_a_slot_without_listed_fillers_further_up_leaves_it_open_too_and_is_named() -> None:
    sketch = chain_of(("机", "驱动", "电机"), ("电机", "磁体", "")).maker("整机厂", "机").maker("电机厂", "电机")
    found = {one.label: (one.alone, one.proof) for one in can_make(sketch.facts(), ZONE).products}
    said = "机：投入槽“驱动”在本地没有做得成的来源（电机的投入槽“磁体”没有列出可填的产品），情况不明"
    assert found["机"] == (None, said)


def test_what_lacks_a_listed_input_is_not_made_alone_whatever_fills_its_other_slots() -> None:
    sketch = chain_of(("机", "一位", ""), ("机", "二位", "架")).maker("整机厂", "机").surveyed()
    (found,) = can_make(sketch.facts(), ZONE).products
    assert (found.alone, found.lacking, found.unlisted) == (False, ("二位",), ("一位",))
    assert found.proof == "机：投入槽“二位”本地没有已知来源"


def test_an_input_that_nobody_looked_for_leaves_open_whether_a_product_is_made_alone() -> None:
    told = [can_make(one.facts(), ZONE).products[0] for one in (bare(), bare().surveyed(), bare().surveyed(population="listed"))]
    assert [one.alone for one in told] == [None, False, None]
    assert told[0].proof == "机：投入槽“电”在本地没有已知来源，也没有摸清，情况不明"
    assert told[1].proof == "机：投入槽“电”本地没有已知来源"


def bare() -> Sketch:
    """A machine made here whose input nobody here is known to make."""
    return chain_of(("机", "电", "电源")).maker("整机厂", "机")


def test_cuts_of_one_and_of_two_sources() -> None:
    found = cuts(machine().maker("二电机厂", "电机").facts(), "机", ZONE)
    assert (set(found.singles), set(map(frozenset, found.pairs))) == (
        {"整机厂", "机架厂", "磁钢厂"}, {frozenset({"电机厂", "二电机厂"})})  # fmt: skip


def test_a_product_nobody_supplies_can_not_be_cut() -> None:
    for sketch, product in ((zone(), "p"), (chain_of(("机", "电", "电源")), "机")):
        found = cuts(sketch.facts(), product, ZONE)
        assert (found.had, found.proof) == (False, f"{product}：按已知来源得不到，谈不上切断")


def test_the_fewest_products_that_would_have_to_come() -> None:
    sketch = chain_of(("机", "驱动", "电机"), ("机", "驱动", "油机"), ("电机", "磁体", "磁钢"), ("电机", "线", "铜线"))
    found = arrivals(sketch.maker("整机厂", "机").facts(), "机", ZONE)
    assert ([label for _, label in found.arrivals], found.bound, found.proven) == (["油机"], 1.0, True)


def test_firms_known_elsewhere_bring_all_they_make() -> None:
    sketch = chain_of(("机", "驱动", "电机"), ("机", "机架", "架")).maker("整机厂", "机")
    sketch.maker("只做电机", "电机", place="elsewhere").maker("都做", "电机", place="elsewhere").relate("都做", "produces", "架")
    found = arrivals(sketch.facts(), "机", ZONE, firms=True)
    assert [label for _, label in found.arrivals] == ["都做"]


def test_nothing_need_come_where_sources_outside_may_supply() -> None:
    found = arrivals(resting(machine(), "磁钢").facts(), "机", ZONE, outside=True)
    assert (found.arrivals, found.proof) == ((), "机：现在就做得成，不用谁来")


def test_what_no_arrival_helps_is_said() -> None:
    found = arrivals(chain_of(("机", "电", "")).maker("整机厂", "机").facts(), "机", ZONE)
    assert (found.possible, found.proof) == (False, "机：情况不明，机的投入槽“电”没有列出可填的产品")


def test_a_ledger_that_went_on_meanwhile_is_said() -> None:
    facts = machine().facts()
    assert changed_meanwhile(facts) is None
    facts.ledger.add(Sketch().maker("新厂", "机").statements)
    changed = changed_meanwhile(facts)
    assert changed is not None
    assert (changed.code, facts.snapshot[:12] in changed.message) == ("LT-ARRAY-01", True)


def test_the_json_of_every_answer_names_its_snapshot_and_place() -> None:
    facts = machine().facts()
    ranked, made = (stops(facts, ZONE), stops(facts, ZONE, "磁钢厂")), (can_make(facts, ZONE), cuts(facts, "机", ZONE))
    for found in (*ranked, *made, arrivals(facts, "机", ZONE)):
        told = found.as_dict()
        assert (told["schema"], told["snapshot"], told["place"]) == (1, facts.snapshot, ZONE)


def pending(sketch: Sketch, firm: str, product: str, place: str = "elsewhere") -> Sketch:
    """A firm that one weak page says to make a product: to be reviewed."""
    sketch.source("页", "weak").firm(firm, place=place)
    return sketch.relate(firm, "produces", product, source="页")


@pytest.mark.parametrize("place", ["elsewhere", "zone"])
def test_a_stop_that_a_pending_source_may_prevent_is_only_possible(place: str) -> None:
    found = {one.label: one for one in stops(pending(machine(), "待核厂", "磁钢", place).facts(), ZONE, "磁钢厂").products}
    assert found["电机"].proof == "电机 可能停产（另有 1 家待复核的来源）：投入槽“磁体”没有其他已知来源"
    assert (found["电机"].certain, found["电机"].pending, found["机"].certain) == (False, 1, False)


def test_what_only_may_stop_is_counted_apart() -> None:
    first = next(one for one in stops(pending(machine(), "待核厂", "磁钢").facts(), ZONE).sources if one.label == "磁钢厂")
    assert (first.stopped, first.others, first.perhaps) == (1, 0, 2)


def test_a_pending_maker_here_that_falls_with_the_rest_saves_nothing() -> None:
    sketch = pending(machine(), "待核厂", "电机", "zone")
    assert counts(sketch)["firm", "磁钢厂"] == (3, 2, 0)
    assert proofs(sketch, "电机厂")[0] == "电机 可能停产（另有 1 家待复核的来源）：已核实在这里做它的只有 电机厂"


def test_a_firm_known_only_to_be_at_the_link_may_be_a_source() -> None:
    sketch = machine().firm("链上厂", place="elsewhere").relate("链上厂", "occupies", "k-磁钢")
    assert {one.certain for one in stops(sketch.facts(), ZONE, "磁钢厂").products if one.label != "磁钢"} == {False}


def unlinked() -> Sketch:
    """A product `机` of a link that needs `件`, of no link, made by 乙 here."""
    sketch = chain_of(("机", "槽", "料")).record("件", "Product").relate("件", "fills", "槽")
    return sketch.maker("整机厂", "机").maker("乙", "件")


def test_a_maker_here_of_a_product_of_no_link_counts() -> None:
    facts = resting(unlinked(), "件").facts()
    assert {one.label: one.alone for one in can_make(facts, ZONE).products}["机"] is True
    assert arrivals(facts, "机", ZONE).arrivals == ()
    assert [one.proof for one in stops(facts, ZONE, "乙").products] == [
        "件 停产：在这里做它的只有 乙", "机 停产：投入槽“槽”没有其他已知来源"]  # fmt: skip


@pytest.mark.parametrize(("status", "alone"), [("building", None), ("stopped", None), ("", True)])
def test_a_maker_of_a_product_of_no_link_is_judged_by_its_plant(status: str, alone: bool | None) -> None:
    sketch = chain_of(("机", "槽", "料")).record("件", "Product").relate("件", "fills", "槽").maker("整机厂", "机")
    resting(sketch, "件").firm("乙", status=status).relate("乙", "produces", "件")
    assert {one.label: one.alone for one in can_make(sketch.facts(), ZONE).products}["机"] is alone


def test_what_hangs_on_a_pending_maker_here_is_neither_made_alone_nor_not() -> None:
    sketch = pending(chain_of(("机", "槽", "件")).maker("整机厂", "机"), "乙", "件", "zone")
    (found,) = can_make(sketch.facts(), ZONE).products
    assert (found.alone, found.proof) == (
        None, "机：投入槽“槽”在本地没有已核实、做得成的来源（本地有 1 家待复核），情况不明")  # fmt: skip


def test_the_own_province_supplies_from_outside_the_zone() -> None:
    found = stops(machine().maker("省内厂", "架", place="province").facts(), ZONE)
    assert [one.label for one in found.sources if one.kind == "region"] == ["外省", "本省（本区以外）"]


def test_a_source_is_found_by_the_name_it_is_shown_by() -> None:
    sketch = machine().maker("省内厂", "架", place="province")
    assert stops(sketch.facts(), ZONE, "本省（本区以外）").sources[0].kind == "region"


def test_a_cut_that_a_pending_source_may_prevent_is_told_apart() -> None:
    found = cuts(pending(machine(), "待核厂", "磁钢").facts(), "机", ZONE)
    assert ("磁钢厂" in found.singles, found.perhaps) == (False, ("磁钢厂",))


def test_the_slot_that_no_known_firm_can_fill_is_named() -> None:
    sketch = chain_of(("机", "驱动", "电机"), ("电机", "磁体", "磁钢")).maker("整机厂", "机").maker("电机厂", "电机")
    unknown = arrivals(sketch.facts(), "机", ZONE, firms=True)
    assert (unknown.unknown, unknown.proof) == (True, "机：情况不明，电机的投入槽“磁体”在本地没有已知来源，也没有摸清")
    found = arrivals(sketch.surveyed().facts(), "机", ZONE, firms=True)
    assert found.unknown is False
    assert found.proof == "机：全部来齐也做不成，电机的投入槽“磁体”没有已知的企业做它能用的产品"
