"""Who is found, in which tier of evidence, and with which reason."""

from __future__ import annotations

from tests.graph.candidates.world import asked, gap, kinds, one, outside, outsider


def test_a_confirmed_maker_of_the_links_product_is_an_occupant() -> None:
    found = one(outsider(gap()))
    assert (found.tier_label, found.reasons[0].text, found.form) == ("确认", "生产“p”", "base")


def test_a_firm_stated_at_the_link_is_an_occupant() -> None:
    sketch = gap().firm("外厂", place="elsewhere").relate("外厂", "occupies", "l")
    assert [each.text for each in one(sketch).reasons] == ["挂在环节“l”"]


def test_the_reason_bears_its_evidence() -> None:
    evidence = one(outsider(gap())).reasons[0].evidence
    assert [(each.source, each.says) for each in evidence] == [("t", "生产 p")]


def test_a_weak_source_alone_is_to_be_reviewed() -> None:
    sketch = gap().source("w", "weak").firm("外厂", place="elsewhere").relate("外厂", "produces", "p", source="w")
    found = one(sketch)
    assert (found.tier_label, found.form, "to_review" in kinds(found.to_verify)) == ("待复核", "ask", True)


def test_what_is_too_old_is_to_be_reviewed_as_stale() -> None:
    sketch = gap().firm("外厂", place="elsewhere").relate("外厂", "produces", "p", period="2015")
    assert "stale" in kinds(one(sketch).to_verify)


def test_a_rejected_saying_makes_no_candidate() -> None:
    assert outside(outsider(gap()).judge("外厂", "produces", "p", "rejected")) == []


def test_a_maker_of_another_filler_of_the_slot_can_stand_in() -> None:
    sketch = outsider(gap().record("q", "Product").relate("q", "fills", "slot"), product="q")
    found = one(sketch)
    assert (found.tier_label, found.reasons[0].text) == ("可替代", "生产“q”，也能填“engine”的“磁体位”")


def test_a_maker_of_a_sub_type_is_told_as_such() -> None:
    sketch = outsider(gap().record("p1", "Product").relate("p1", "isTypeOf", "p"), product="p1")
    assert (one(sketch).tier_label, one(sketch).reasons[0].text) == ("细类", "生产“p1”，是“p”的一种")


def test_an_occupant_of_a_kind_of_the_link_is_of_a_sub_type() -> None:
    assert one(outsider(gap().link("l1", parent="l", product="p1"), product="p1")).tier_label == "细类"


def test_who_is_known_at_the_wider_link_alone_is_to_be_reviewed_as_coarse() -> None:
    sketch = gap().link("l1", parent="l", product="p1").firm("外厂", place="elsewhere").relate("外厂", "occupies", "l")
    found = one(sketch, link="l1")
    assert (found.tier_label, kinds(found.to_verify) & {"coarse"}) == ("待复核", {"coarse"})


def test_a_place_that_supplies_is_listed_apart_and_not_scored() -> None:
    found = one(gap().relate("abroad", "provides", "p", share="0.6"), "外国")
    assert (found.kind, found.form_label, found.score.value, found.reasons[0].text) == (
        "place", "到当地找", None, "来源说它供应“p”的 60%")  # fmt: skip


def test_a_place_that_holds_this_one_is_no_candidate() -> None:
    assert outside(gap().relate("country", "provides", "p", share="0.6")) == []


def test_an_enterprise_that_is_said_to_provide_is_an_occupant() -> None:
    assert one(gap().firm("外厂", place="elsewhere").relate("外厂", "provides", "l")).tier_label == "确认"


def test_tiers_come_in_order_then_rings() -> None:
    sketch = outsider(outsider(outsider(gap(), "远厂"), "近厂", place="province"), "替厂", "q", "city")
    sketch.record("q", "Product").relate("q", "fills", "slot")
    assert outside(sketch) == ["近厂", "远厂", "替厂"]


def test_the_order_does_not_depend_on_the_order_of_rows() -> None:
    sketch = outsider(outsider(outsider(gap(), "丙厂"), "乙厂"), "甲厂")
    assert len({tuple(outside(sketch.shuffled(seed))) for seed in range(4)}) == 1


def test_the_whole_answer_does_not_depend_on_the_order_of_rows() -> None:
    sketch = outsider(outsider(gap(), "丙厂"), "乙厂").relate("总装", "supplies", "乙厂", period="2024")
    assert asked(sketch.shuffled(1)).as_dict() == asked(sketch.shuffled(2)).as_dict()
