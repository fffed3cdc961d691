"""Risk test R3: a single source anywhere upstream, judged only where recipes and sources are known, both readings agreeing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.worlds import Sketch, assembly


def deep() -> Sketch:
    """A machine made here needs `p`, made by two firms; `p` needs raw material `r` (link `kr`), whose slot only `r` fills."""
    sketch = assembly().maker("乙", "p", place="elsewhere").link("kr", product="r").record("raw", "InputSlot", slotKind="material")
    return sketch.relate("p", "requires", "raw", essential="true").relate("r", "fills", "raw")


def two_sources() -> Sketch:
    return deep().maker("矿甲", "r", place="elsewhere").maker("矿乙", "r", place="elsewhere")


def outcome(sketch: Sketch) -> str:
    test = sketch.test("R3")
    return "failed" if test.failed else "passed" if test.judged else "open"


def test_one_source_of_an_input_breaks_what_two_firms_make() -> None:
    test = deep().maker("矿甲", "r", place="elsewhere").surveyed(place="country").test("R3")
    assert (test.failed, test.value, test.note) == (True, 1, "p：去掉 矿甲：p 停产：投入槽“raw”没有其他来源（断在 r）")


def test_a_link_that_only_r3_fails_is_at_risk() -> None:
    sketch = deep().maker("矿甲", "r", place="elsewhere").surveyed(place="country")
    assert ([one.name for one in sketch.decision().tests if one.failed], sketch.rule()) == (["R3"], "at_risk")


def test_two_known_sources_of_everything_pass_without_any_survey() -> None:
    assert outcome(two_sources()) == "passed"


def test_a_pass_never_makes_a_link_sound() -> None:
    assert two_sources().rule() == "unknown_c"


def test_sources_under_one_controller_are_one() -> None:
    sketch = two_sources().surveyed(place="country").record("集团", "Enterprise")
    assert outcome(sketch.relate("集团", "controls", "矿甲").relate("集团", "controls", "矿乙")) == "failed"


def test_a_single_known_source_is_open_while_the_country_is_not_surveyed() -> None:
    test = deep().maker("矿甲", "r", place="elsewhere").test("R3")
    assert (test.judged, test.missing_input) == (False, "已知来源中去掉 矿甲 就断；“r”的来源全国未摸清")


def test_a_product_without_a_stated_recipe_is_not_judged() -> None:
    assert assembly().maker("乙", place="elsewhere").test("R3").missing_input == "没有载入它的配方（必备的物料或工序投入）"


def test_an_input_without_a_known_source_leaves_it_open() -> None:
    assert deep().test("R3").missing_input == "“r”没有已知来源"


def test_an_input_of_no_link_was_surveyed_by_nobody() -> None:
    sketch = assembly().maker("乙", place="elsewhere").record("r", "Product").record("raw", "InputSlot", slotKind="material")
    sketch.relate("p", "requires", "raw", essential="true").relate("r", "fills", "raw").surveyed(place="country")
    sketch.firm("矿甲").relate("矿甲", "produces", "r")
    assert "不在任何环节" in sketch.test("R3").missing_input


@pytest.mark.parametrize(("kind", "essential"), [("equipment", "true"), ("credential", "true"), ("material", "false")])
def test_what_does_not_enter_the_closure_breaks_nothing(kind: str, essential: str) -> None:
    sketch = two_sources().surveyed(place="country").link("kt", product="tool").record("bay", "InputSlot", slotKind=kind)
    sketch.relate("p", "requires", "bay", essential=essential).relate("tool", "fills", "bay")
    assert outcome(sketch.maker("独家", "tool")) == "passed"


def test_a_substitute_in_the_slot_saves_it() -> None:
    sketch = deep().surveyed(place="country").maker("矿甲", "r").link("ks", product="s").relate("s", "fills", "raw")
    assert outcome(sketch.maker("代甲", "s")) == "passed"


def test_a_type_of_the_filler_saves_it() -> None:
    sketch = deep().surveyed(place="country").maker("矿甲", "r").link("ks", product="s").relate("s", "isTypeOf", "r")
    assert outcome(sketch.maker("代甲", "s")) == "passed"


def test_a_slot_that_names_no_filler_is_not_held_against_it() -> None:
    sketch = two_sources().surveyed(place="country").record("open", "InputSlot", slotKind="material")
    test = sketch.relate("p", "requires", "open", essential="true").test("R3")
    assert (test.judged, test.missing_input) == (False, "按已知来源推不出这个产品（循环投入，或投入槽没有列出可填的产品）")


def test_a_product_that_only_needs_itself_is_said_not_to_be_had() -> None:
    sketch = assembly().maker("乙", place="elsewhere").record("own", "InputSlot", slotKind="material")
    sketch.relate("p", "requires", "own", essential="true").relate("p", "fills", "own")
    assert "循环投入" in sketch.test("R3").missing_input


def test_a_maker_that_may_be_leaves_it_open() -> None:
    sketch = deep().surveyed(place="country").maker("矿甲", "r").source("弱", "weak").firm("矿乙", place="elsewhere")
    assert "另有 1 个待定" in sketch.relate("矿乙", "produces", "r", source="弱").test("R3").missing_input


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(["矿甲", "矿乙", "矿丙"]), unique=True), st.booleans(), st.booleans())
def test_what_is_not_known_is_never_a_verdict(makers: list[str], surveyed: bool, more: bool) -> None:
    sketch = deep()
    for maker in makers:
        sketch.maker(maker, "r", place="elsewhere")
    if surveyed:
        sketch.surveyed(place="country")
    before = outcome(sketch)
    if more and before != "open":
        sketch.maker("又一矿", "r", place="elsewhere")
        assert outcome(sketch) in ("passed", "open")
    assert before == ("passed" if len(makers) > 1 else "failed" if surveyed and makers else "open")
