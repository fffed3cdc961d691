"""存量: who here could extend, how, and why."""

from __future__ import annotations

import pytest

from tests.graph.candidates.world import existing, gap, kinds, one, outside, outsider
from tests.worlds import Sketch, assembly


def made_here(**said: str) -> Sketch:
    """A firm here that makes the product at its plant here, with something said of it."""
    return gap().maker("本厂", **said)


def test_a_maker_of_what_takes_the_product_could_extend_upstream() -> None:
    found = one(gap(), "总装")
    assert (found.kind, found.tier_label, found.form_label) == ("existing", "可延伸", "增资延伸")
    assert found.reasons[0].text == "生产“engine”，要用“p”作“磁体位”，可向上游延伸"


def test_a_maker_of_an_input_could_extend_downstream() -> None:
    sketch = gap().record("ore", "Product").record("in", "InputSlot", name="料位", slotKind="material")
    sketch.relate("p", "requires", "in").relate("ore", "fills", "in").maker("料厂", "ore")
    assert one(sketch, "料厂").reasons[0].text == "生产“ore”，是“p”的“料位”投入，可向下游延伸"


def test_what_it_makes_in_a_year_to_come_is_not_quoted() -> None:
    sketch = gap().record("ore", "Product").record("in", "InputSlot", name="料位", slotKind="material")
    sketch.relate("p", "requires", "in").relate("ore", "fills", "in").firm("料厂")
    sketch.relate("料厂", "produces", "ore", period="2020").relate("料厂", "produces", "ore", period="2099")
    assert [piece.period for reason in one(sketch, "料厂").reasons for piece in reason.evidence] == ["2020"]


def test_a_maker_of_another_kind_of_the_same_could_extend() -> None:
    sketch = gap().record("wide", "Product").record("p2", "Product")
    sketch.relate("p", "isTypeOf", "wide").relate("p2", "isTypeOf", "wide")
    assert one(sketch.maker("旁厂", "p2"), "旁厂").reasons[0].text == "生产“p2”，与“p”同属“wide”"


def test_a_firm_registered_here_that_makes_it_elsewhere_could_bring_it_back() -> None:
    sketch = gap().firm("本司", "registered").site("本司", "factory", "elsewhere").relate("本司", "produces", "p")
    assert (one(sketch, "本司").form_label, outside(sketch)) == ("产能回迁", [])


@pytest.mark.parametrize(("status", "form"), [("building", "二期扩建"), ("stopped", "盘活复产"), ("trial", "核实后定")])
def test_the_status_of_a_plant_here_says_how(status: str, form: str) -> None:
    assert one(gap().firm("本厂", status=status).relate("本厂", "produces", "p"), "本厂").form_label == form


def test_a_stopped_plant_here_is_no_veto_but_to_be_verified() -> None:
    found = one(gap().firm("本厂", status="stopped").relate("本厂", "produces", "p"), "本厂")
    assert (found.vetoes, "stopped_here" in kinds(found.to_verify)) == ((), True)


def test_captive_capacity_here_could_be_sold() -> None:
    assert one(made_here(capacityUse="captive"), "本厂").form_label == "对外供货"


def test_a_trader_here_is_vetoed_and_comes_last() -> None:
    sketch = gap().firm("贸易行").relate("贸易行", "occupies", "l", role="trade")
    assert (existing(sketch), kinds(one(sketch, "贸易行").vetoes)) == (["总装", "贸易行"], {"trade_only"})


def test_a_firm_whose_product_does_not_fit_is_not_listed() -> None:
    assert existing(made_here(fit="mismatch")) == ["总装"]


def test_a_maker_here_of_a_link_at_risk_could_expand() -> None:
    assert one(assembly().surveyed(place="country"), "甲").form_label == "增资扩产"


def test_whoever_is_here_is_never_listed_outside() -> None:
    sketch = assembly().surveyed(place="country").site("甲", "factory", "elsewhere", name="外地厂")
    assert outside(sketch) == []


def test_a_sister_here_of_a_maker_outside_could_bring_it() -> None:
    sketch = outsider(gap()).firm("本司", "office").record("集团", "Enterprise")
    sketch.relate("集团", "controls", "本司").relate("集团", "controls", "外厂")
    found = one(sketch, "本司")
    assert (found.form_label, found.reasons[0].text) == ("集团增资", "在本地，同一集团的与外厂同属集团做它")


def test_a_subsidiary_here_of_a_maker_outside_is_told_with_the_tie() -> None:
    sketch = outsider(gap()).firm("本司", "office").relate("外厂", "holdsShares", "本司", share="0.8")
    assert "外厂是它的上级或控股方" in [each.text for each in one(sketch, "本司").reasons]


def test_the_state_behind_two_firms_makes_them_no_group() -> None:
    sketch = outsider(gap()).firm("本司", "office").record("国资", "PublicAuthority")
    sketch.relate("国资", "controls", "本司").relate("国资", "controls", "外厂")
    assert existing(sketch) == ["总装"]


def test_a_visit_is_the_way_to_whoever_is_here() -> None:
    path = one(gap(), "总装").path
    assert path is not None
    assert (path.direct, path.says, path.steps) == (True, "就在本地，直接走访", ())


def test_a_doubtful_neighbour_is_told_to_be_verified() -> None:
    sketch = gap().source("w", "weak").firm("旁厂").relate("旁厂", "produces", "engine", source="w")
    assert "to_review" in kinds(one(sketch, "旁厂").to_verify)


def test_a_plant_here_of_a_firm_registered_elsewhere_could_bring_its_head_office() -> None:
    sketch = assembly().surveyed(place="country").site("甲", "registered", "elsewhere")
    assert one(sketch, "甲").form_label == "增资或总部迁入"


def test_a_maker_here_of_something_that_fills_the_same_slot_is_told() -> None:
    sketch = gap().record("q", "Product").relate("q", "fills", "slot").maker("替厂", "q")
    found = one(sketch, "替厂")
    assert (found.kind, found.tier_label, found.reasons[0].text) == ("existing", "可替代", "生产“q”，也能填“engine”的“磁体位”")


def test_that_it_is_here_and_at_work_is_quoted() -> None:
    here = next(each for each in one(made_here(), "本厂").reasons if each.kind == "here")
    assert "场所类型 工厂" in [each.says for each in here.evidence]


def test_that_it_makes_what_is_lacking_is_quoted() -> None:
    sketch = assembly().record("p2", "Product").relate("p2", "makesUp", "l", essential="true")
    lacking = next(each for each in one(outsider(sketch, product="p2")).reasons if each.kind == "lacking")
    assert (len(lacking.evidence), "p2" in lacking.text) == (1, True)
