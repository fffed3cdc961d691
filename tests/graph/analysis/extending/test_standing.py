"""What is proposed beside its state here: unsurveyed links and what firms here may do already stand apart."""

from __future__ import annotations

from graph.analysis.extending import Extension
from tests.graph.analysis.extending.world import extended, metal, one, step, unsurveyed
from tests.worlds import Sketch


def labels(found: Extension, name: str) -> list[str]:
    """The labels in one list of an answer."""
    return sorted(each.label for each in getattr(found, name))


def cells() -> Sketch:
    """Bars of two kinds, each a link with a product; firm 甲 is known at the round kind alone."""
    sketch = metal()
    for kind, product in (("圆", "round"), ("方", "square")):
        sketch.record(kind, "ChainLink").relate(kind, "partOf", "metal").relate(kind, "isTypeOf", "棒")
        sketch.record(product, "Product").relate(product, "makesUp", kind).relate(product, "isTypeOf", "bar")
    return sketch.maker("甲", "round")


def test_a_link_that_nobody_surveyed_is_not_beyond_the_ends() -> None:
    found = extended(unsurveyed("甲").surveyed(link="件"))
    assert (labels(found, "proposals"), labels(found, "unsurveyed")) == (["件"], ["机", "锭"])


def test_every_proposal_says_the_state_of_its_link_here() -> None:
    found = extended(unsurveyed("甲").surveyed(link="件"))
    assert [(each.standing.label, each.standing.reason) for each in (*found.proposals, *found.unsurveyed) if each.standing] == [
        ("缺链", "已摸清，没有一家计入"), ("情况不明", "未摸排"), ("情况不明", "未摸排")]  # fmt: skip


def test_the_scope_asked_decides_what_was_surveyed() -> None:
    sketch = unsurveyed("甲").surveyed("listed")
    listed, everyone = extended(sketch, scope="上市"), extended(sketch)
    assert (labels(listed, "proposals"), labels(everyone, "proposals"), listed.header.scope) == (["件", "机", "锭"], [], "listed")


def test_the_places_own_scope_is_the_default() -> None:
    sketch = unsurveyed("甲").surveyed("listed").record("zone", "Zone", defaultScope="listed")
    assert (extended(sketch).header.scope, len(extended(sketch).proposals)) == ("listed", 3)


def test_a_product_without_link_has_no_state() -> None:
    sketch = step(unsurveyed("甲").record("tool", "Product"), "tool", "bar")
    assert (one(sketch, "tool").standing, one(sketch, "tool").as_dict()["standing"]) == (None, None)


def test_where_nothing_is_settled_this_is_said() -> None:
    assert "先摸排、核实" in extended(unsurveyed("甲")).nothing


def test_a_gap_is_seen_through_steps_that_nobody_surveyed() -> None:
    sketch = unsurveyed("甲").record("mine", "Product").record("山", "ChainLink").relate("mine", "makesUp", "山")
    found = extended(step(sketch.relate("山", "partOf", "metal"), "ore", "mine").maker("乙", "mine"))
    assert (found.gaps, "锭" in labels(found, "unsurveyed")) == (("ingot", "ore"), False)


def test_where_what_lies_further_on_was_not_surveyed_the_end_is_open() -> None:
    half, whole = unsurveyed("甲").surveyed(link="锭"), metal("甲")
    assert (one(half, "锭").open_end, one(whole, "锭").open_end) == (("矿",), ())


def test_a_firm_known_at_the_wider_link_alone_may_do_it_already() -> None:
    found = extended(cells().firm("乙").relate("乙", "occupies", "棒"))
    assert (labels(found, "perhaps"), "方" in labels(found, "proposals")) == (["方"], False)
    assert [(each.label, each.why) for each in found.perhaps[0].perhaps_here] == [("乙", "待定：归类未细")]


def test_without_such_a_firm_the_other_kind_is_a_new_route() -> None:
    assert ("方" in labels(extended(cells()), "proposals"), labels(extended(cells()), "perhaps")) == (True, [])


def test_a_firm_known_by_a_wider_product_alone_may_make_the_type() -> None:
    sketch = metal("甲").record("plate", "Product").record("thin", "Product").relate("thin", "isTypeOf", "plate")
    found = extended(step(sketch, "bar", "thin").maker("丙", "plate"))
    assert [(each.label, each.perhaps_here[0].label) for each in found.perhaps] == [("thin", "丙")]


def test_a_firm_known_to_make_the_type_elsewhere_is_not_one_that_may_make_it_here() -> None:
    sketch = cells().firm("乙").site("乙", "factory", "elsewhere", name="远厂").relate("乙", "occupies", "棒")
    found = extended(sketch.relate("乙", "produces", "square", site="远厂", capacityUse="captive"))
    assert (labels(found, "perhaps"), "方" in labels(found, "proposals")) == ([], True)


def test_a_firm_still_to_be_reviewed_at_a_kind_of_the_link_may_do_it() -> None:
    sketch = metal("甲").source("弱", "weak").record("细件", "ChainLink").relate("细件", "partOf", "metal")
    found = extended(sketch.relate("细件", "isTypeOf", "件").firm("乙").relate("乙", "occupies", "细件", source="弱"))
    assert [(each.label, each.perhaps_here[0].why) for each in found.perhaps] == [("件", "待定：待复核")]


def test_what_may_be_here_counts_as_the_far_side_of_a_gap() -> None:
    sketch = metal("甲").record("石", "ChainLink").relate("矿", "isTypeOf", "石").firm("乙").relate("乙", "occupies", "石")
    assert extended(sketch).gaps == ("ingot",)


def test_countries_and_places_that_supply_are_told_apart_from_firms() -> None:
    sketch = metal("甲").maker("远", "part", place="abroad").relate("abroad", "provides", "件")
    found = one(sketch.relate("elsewhere", "provides", "件"), "件")
    assert [each.label for each in found.outside] == ["远"]
    assert [(each.label, each.kind) for each in found.outside_places] == [("外省", "place"), ("外国", "country")]
