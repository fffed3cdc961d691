"""Recipes read from facts: which slots enter, what fills them; plain and compiled chaining have the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.arrays.book import read_book
from graph.arrays.stated import StatedRecipes, lost_slots
from tests.worlds import Sketch

NAMES = ["a", "b", "c", "d", "e"]
SLOTS = ["s0", "s1", "s2", "s3"]


def recipes(needs: list[tuple[str, str]], fills: list[tuple[str, str]], kinds: list[tuple[str, str]]) -> StatedRecipes:
    """Products a…e and material slots, related as told."""
    sketch = Sketch()
    for name in NAMES:
        sketch.record(name, "Product")
    for slot in SLOTS:
        sketch.record(slot, "InputSlot", slotKind="material")
    for product, slot in needs:
        sketch.relate(product, "requires", slot, essential="true")
    for predicate, pairs in (("fills", fills), ("isTypeOf", kinds)):
        for start, end in pairs:
            sketch.relate(start, predicate, end)
    return StatedRecipes(sketch.facts())


name, slot = st.sampled_from(NAMES), st.sampled_from(SLOTS)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(name, slot), max_size=8), st.lists(st.tuples(name, slot), max_size=10),
       st.lists(st.tuples(name, name).filter(lambda pair: pair[0] < pair[1]), max_size=4), st.lists(name, unique=True))  # fmt: skip
def test_plain_and_compiled_chaining_have_the_same(
    needs: list[tuple[str, str]], fills: list[tuple[str, str]], kinds: list[tuple[str, str]], made: list[str]
) -> None:
    stated = recipes(needs, fills, kinds)
    book = read_book(stated, [f"t:{one}" for one in NAMES])
    ids = book.products.ids(range(5))
    closure = book.recipes.close([one[2:] in made for one in ids], [0] * 5)
    makers = {f"t:{one}": 1 for one in made}
    for product, had in zip(ids, closure.had, strict=True):
        assert (product in stated.had(stated.upstream(product), makers)) == had


def test_only_essential_materials_and_operations_enter() -> None:
    sketch = Sketch().record("a", "Product")
    for kind in ("material", "operation", "equipment", "credential"):
        for essential in ("true", "false"):
            slot = f"{kind}-{essential}"
            sketch.record(slot, "InputSlot", slotKind=kind).relate("a", "requires", slot, essential=essential)
    assert StatedRecipes(sketch.facts()).slots("t:a") == ("t:material-true", "t:operation-true")


def test_a_recipe_that_a_judgement_rejects_is_none() -> None:
    sketch = Sketch().record("a", "Product").record("s", "InputSlot", slotKind="material")
    sketch.relate("a", "requires", "s", essential="true")
    assert StatedRecipes(sketch.judge("a", "requires", "s", "rejected").facts()).slots("t:a") == ()


def test_a_link_that_is_a_type_of_a_link_is_no_product() -> None:
    sketch = Sketch().record("l", "ChainLink").record("k", "ChainLink").relate("k", "isTypeOf", "l").record("a", "Product")
    assert StatedRecipes(sketch.facts()).products == []


def test_lost_slots_are_those_that_nothing_had_meets() -> None:
    stated = recipes([("a", "s0"), ("a", "s1")], [("b", "s0"), ("c", "s1")], [])
    assert lost_slots(stated, "t:a", {"t:b"}) == ["t:s1"]


def test_an_empty_ledger_has_no_recipes() -> None:
    book = read_book(StatedRecipes(Sketch().facts()))
    assert (len(book.products), len(book.slots), book.recipes.close([], []).had.size) == (0, 0, 0)
