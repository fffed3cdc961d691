"""延链: one step beyond what is here, up and down, in the chain and out of it."""

from __future__ import annotations

from tests.graph.analysis.extending.world import extended, metal, one, proposed, step


def test_what_takes_and_what_feeds_the_product_here_is_proposed() -> None:
    assert proposed(metal("甲")) == {"件": "downstream", "机": "downstream", "锭": "upstream"}


def test_what_lies_two_steps_off_is_not() -> None:
    assert "矿" not in proposed(metal("甲"))


def test_a_link_of_another_chain_is_told_as_such() -> None:
    assert (one(metal("甲"), "机").within, one(metal("甲"), "机").chains) == (False, ("motor",))


def test_what_stands_between_what_is_here_is_a_gap_and_left_out() -> None:
    found = extended(metal("甲").maker("乙", "ore"))
    assert (found.gaps, "锭" in {each.label for each in found.proposals}) == (("ingot",), False)


def test_a_bridge_to_another_chain_is_proposed() -> None:
    sketch = metal("甲").record("car", "Product").record("车", "ChainLink").relate("car", "makesUp", "车")
    sketch.relate("车", "partOf", "motor")
    assert proposed(step(sketch, "car", "engine").maker("乙", "car"))["机"] == "downstream"


def test_what_is_here_already_outside_the_chain_is_listed_apart() -> None:
    found = extended(metal("甲").maker("乙", "engine"))
    assert ([each.label for each in found.already_here], [b.label for b in found.already_here[0].firms_here]) == (["机"], ["甲"])


def test_a_slot_that_something_here_fills_needs_nothing_more() -> None:
    sketch = metal("甲").record("scrap", "Product")
    assert "锭" not in proposed(sketch.relate("scrap", "fills", "slot-bar-ingot").maker("乙", "scrap"))


def test_a_credential_is_no_product_to_attract() -> None:
    sketch = step(metal("甲").record("licence", "Product"), "bar", "licence", kind="credential")
    assert "licence" not in proposed(sketch)


def test_equipment_may_be_proposed_upstream() -> None:
    assert proposed(step(metal("甲").record("press", "Product"), "bar", "press", kind="equipment"))["press"] == "upstream"


def test_the_types_of_a_filler_are_proposed_and_not_the_name_for_all_of_them() -> None:
    sketch = metal("甲").record("fine", "Product").relate("fine", "isTypeOf", "ingot")
    assert one(sketch, "锭").products == ("fine",)


def test_a_product_taken_under_a_wider_name_is_taken() -> None:
    sketch = metal("甲").record("stock", "Product").relate("bar", "isTypeOf", "stock").record("tool", "Product")
    assert proposed(step(sketch, "tool", "stock"))["tool"] == "downstream"


def test_a_product_that_needs_itself_is_never_proposed_to_itself() -> None:
    assert set(proposed(step(metal("甲"), "bar", "bar"))) == {"件", "机", "锭"}


def test_a_loop_of_inputs_ends() -> None:
    assert set(proposed(step(metal("甲"), "ore", "part"))) == {"机"}


def test_a_slot_without_fillers_proposes_nothing() -> None:
    sketch = metal("甲").record("empty", "InputSlot", slotKind="material").relate("bar", "requires", "empty")
    assert set(proposed(sketch)) == {"件", "机", "锭"}


def test_a_firm_known_only_at_the_link_is_an_anchor_and_this_is_said() -> None:
    found = one(metal().firm("甲").relate("甲", "occupies", "棒"), "件")
    assert (found.reasons[0].by_link_only, [b.label for b in found.firms_here]) == (True, ["甲"])
