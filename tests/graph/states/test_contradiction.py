"""Shares that contradict each other: the tests of a state are 未判 with one sentence, never passed, and no flip makes them so."""

from __future__ import annotations

import pytest

from graph.analysis.measures.dependence import foreign, outside
from graph.analysis.measures.lines import line
from graph.asking.questions import find_question
from graph.states import gaps
from graph.states.contradiction import ROUNDING
from tests.worlds import Sketch, assembly, enough, zone

EXCESS = "份额合计 150%，超过 100%，说法自相矛盾，不计算"


def shared(*shares: str) -> Sketch:
    """A surveyed link of the zone whose makers 甲, 乙 hold these market shares; 丙 elsewhere holds a tenth."""
    sketch = zone().surveyed().surveyed(place="country").link("k", product="m").maker("总装", "m")
    sketch.record("slot", "InputSlot", slotKind="material").relate("m", "requires", "slot").relate("p", "fills", "slot")
    for firm, share in zip(("甲", "乙"), shares, strict=False):
        sketch.maker(firm, marketShare=share)
    return sketch.maker("丙", place="elsewhere", marketShare="0.1")


def test_makers_shares_of_150_percent_judge_neither_strength_nor_sources() -> None:
    found = shared("0.8", "0.6")
    assert [(found.test(name).judged, found.test(name).missing_input) for name in ("W4", "R4")] == [(False, EXCESS)] * 2
    assert found.rule() == "unknown_c"


def test_the_same_shares_within_rounding_are_judged() -> None:
    found = shared("0.5", "0.43")
    assert (found.test("W4").judged, found.test("R4").judged, found.rule()) == (True, True, "sound")


def test_makers_elsewhere_count_towards_the_whole() -> None:
    sketch = enough().maker("丙", place="elsewhere", marketShare="0.8").relate("甲", "produces", "p", marketShare="0.7")
    assert sketch.test("W4").missing_input == EXCESS


@pytest.mark.parametrize("share", ["nan", "-0.3", "1.4", "inf"])
def test_a_figure_that_is_no_share_judges_nothing(share: str) -> None:
    found, words = shared(share), "甲的份额不是 0 到 1 之间的数，不计算"
    assert [(found.test(name).judged, found.test(name).missing_input) for name in ("W4", "R4")] == [(False, words)] * 2


def test_countries_shares_of_150_percent_judge_no_source() -> None:
    sketch = assembly().relate("country", "provides", "p", share="0.8").relate("abroad", "provides", "p", share="0.7")
    assert [sketch.test(name).missing_input for name in ("R2", "R4")] == [EXCESS] * 2
    assert sketch.test("W4", place="country").missing_input == EXCESS


def test_a_buyers_shares_of_150_percent_judge_no_source() -> None:
    sketch = assembly()
    for supplier, share in (("外一", "0.8"), ("外二", "0.7")):
        sketch.firm(supplier, place="abroad")
        sketch.relate(supplier, "supplies", "总装", productAsNamed="p", share=share, shareOf="purchases")
    assert sketch.test("R2").missing_input == EXCESS
    assert foreign(sketch.world(), ["t:p"]).words == EXCESS


@pytest.mark.parametrize("rate", ["nan", "1.5", "-0.2"])
def test_a_rate_that_is_no_share_does_not_pass_the_anchors_local_share(rate: str) -> None:
    sketch = enough().threshold("W2", "0.3", "zone").relate("买家", "anchors", "chain")
    sketch.relate("买家", "demands", "p", localShare=rate, period="2024")
    words = "买家的本地配套率不是 0 到 1 之间的数，不计算"
    assert [sketch.test("W2").missing_input, outside(sketch.world(), "t:p").words] == [words] * 2


@pytest.mark.parametrize("amount", ["nan", "inf", "-5"])
def test_what_is_no_quantity_is_unknown(amount: str) -> None:
    sketch = zone().surveyed().maker("甲", capacity=amount, capacityUnit="吨").firm("买家")
    assert not sketch.relate("买家", "demands", "p", quantity="100", quantityUnit="吨").test("W1").judged


def test_no_flip_makes_shares_contradict_each_other() -> None:
    certificate = shared("0.5", "0.2").certificate()
    assert certificate.state == "sound"
    assert certificate.flip is not None
    assert "升到" not in str(certificate.flip)


def test_the_list_of_states_names_what_contradicts_itself_once() -> None:
    found = {one.id: one.contradictions for one in gaps(shared("0.8", "0.6").facts(), "t:zone").links}
    assert found == {"t:l": (f"W4、R4 未判，{EXCESS}",), "t:k": ()}


def test_the_rounding_is_that_of_the_measures() -> None:
    asked = next(one for one in find_question("product-concentration").parameters if one.name == "rounding")
    assert line("measure_rounding").value == ROUNDING == float(asked.default or "")
