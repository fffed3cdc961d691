"""扩链: a second way beside one that is here."""

from __future__ import annotations

from tests.graph.analysis.extending.world import metal, one, proposed, step
from tests.worlds import Sketch


def two_ways(*makers: str) -> Sketch:
    """Parts from bars or from powder; powder is a link of the chain."""
    sketch = metal(*makers).record("粉", "ChainLink").relate("粉", "partOf", "metal")
    return sketch.record("powder", "Product").relate("powder", "makesUp", "粉").relate("powder", "fills", "slot-part-bar")


def kinds(*makers: str) -> Sketch:
    """Bars of two types, and who makes the round ones."""
    sketch = metal()
    for kind in ("round", "square"):
        sketch.record(kind, "Product").relate(kind, "isTypeOf", "bar")
    for maker in makers:
        sketch.maker(maker, "round")
    return sketch


def test_another_filler_of_a_slot_is_a_substitute() -> None:
    assert proposed(two_ways("甲"), "widen") == {"粉": "substitute"}


def test_a_substitute_names_what_it_stands_beside_and_who_makes_that() -> None:
    found = one(two_ways("甲"), "粉")
    assert (found.reasons[0].beside, [b.label for b in found.firms_here]) == (("bar",), ["甲"])


def test_where_no_way_is_here_there_is_nothing_to_widen() -> None:
    assert proposed(two_ways().maker("乙", "ore"), "widen") == {}


def test_where_both_ways_are_here_neither() -> None:
    assert proposed(two_ways("甲").maker("乙", "powder"), "widen") == {}


def test_another_type_of_what_is_here_is_proposed() -> None:
    found = one(kinds("甲"), "棒")
    assert (found.kind, found.products) == ("widen", ("square",))
    assert {each.route for each in found.reasons} == {"substitute", "sub_type"}


def test_a_type_with_slots_of_its_own_is_another_recipe() -> None:
    assert "recipe" in {each.route for each in one(step(kinds("甲"), "square", "ore"), "棒").reasons}


def test_a_type_in_a_link_that_is_here_says_so_instead_of_a_percentile() -> None:
    found = one(kinds("甲"), "棒")
    assert (found.link_here, found.near.percentile, "本地已有这个环节" in found.near.why) == (True, None, True)


def test_kinds_of_a_link_without_products_are_told_apart_by_link() -> None:
    sketch = metal()
    for kind in ("圆棒", "方棒"):
        sketch.record(kind, "ChainLink").relate(kind, "partOf", "metal").relate(kind, "isTypeOf", "棒")
    assert proposed(sketch.firm("甲").relate("甲", "occupies", "圆棒"), "widen") == {"方棒": "sub_type"}
