"""What an answer says: nothing where nothing is known, what is held back, who is near, who is outside, whatever the order told."""

from __future__ import annotations

import pytest

from graph.analysis.extending import extend
from graph.errors import AnalysisFault, UnknownName
from graph.facts import read_facts
from graph.ledger import Ledger
from tests.graph.analysis.extending.world import extended, metal, one


def test_a_chain_that_is_not_there_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="metal"):
        extend(metal("甲").facts(), "metla", "t:zone")


def test_a_chain_without_links_is_refused() -> None:
    with pytest.raises(AnalysisFault, match="LT-EXTEND-02"):
        extended(metal("甲").record("bare", "IndustryChain"), "bare")


def test_an_empty_ledger_knows_no_place() -> None:
    with pytest.raises(UnknownName, match="LT-NAME-03"):
        extend(read_facts(Ledger("sqlite://", kind="示例")), "链", "区")


def test_a_place_of_which_nothing_is_known_gets_no_proposal() -> None:
    found = extended(metal())
    assert (found.proposals, "先摸排" in found.nothing) == ((), True)


def test_a_place_with_nothing_in_the_chain_gets_none_either() -> None:
    found = extended(metal().maker("甲", "engine"))
    assert (found.proposals, "先看补链" in found.nothing) == ((), True)


def test_recipes_that_lead_nowhere_are_said() -> None:
    found = extended(metal("甲").maker("乙", "ore").maker("丙", "ingot").maker("丁", "part").maker("戊", "engine"))
    assert (found.proposals, "已知的配方" in found.nothing) == ((), True)


@pytest.mark.parametrize("layout", ["unsuited", "prohibited"])
def test_what_does_not_suit_the_place_is_computed_and_held_back(layout: str) -> None:
    sketch = metal("甲").record("件", "ChainLink", layout=layout, layoutReason="缺水")
    found = extended(sketch)
    assert ("件" in {each.label for each in found.proposals}, [each.label for each in found.held_back]) == (False, ["件"])
    assert "缺水" in found.held_back[0].held_back[0]


def test_where_all_is_held_back_this_is_said() -> None:
    sketch = metal("甲")
    for link in ("件", "机", "锭"):
        sketch.record(link, "ChainLink", layout="unsuited")
    assert (extended(sketch).proposals, "不宜本地" in extended(sketch).nothing) == ((), True)


def test_what_can_be_bought_stays_and_says_so() -> None:
    assert one(metal("甲").record("锭", "ChainLink", layout="purchasable"), "锭").layout == "可外购"


@pytest.mark.parametrize("kind", ["restricted", "eliminated", "negative_list", "encouraged"])
def test_a_catalogue_that_restricts_holds_back(kind: str) -> None:
    sketch = metal("甲").record("item", "CatalogueItem", catalogueKind=kind).relate("part", "listedIn", "item", judgedBy="某局")
    assert bool(extended(sketch).held_back) is (kind != "encouraged")


def test_a_firm_still_to_be_reviewed_is_an_anchor_but_not_a_certain_one() -> None:
    found = one(metal().source("弱", "weak").firm("甲").relate("甲", "produces", "bar", source="弱"), "件")
    assert (found.certain, "待定" in found.firms_here[0].why) == (False, True)


def test_a_firm_that_has_gone_is_no_anchor() -> None:
    assert not extended(metal().firm("甲", operatingStatus="cancelled").relate("甲", "produces", "bar")).proposals


def test_makers_elsewhere_are_told_with_their_evidence_the_nearest_first() -> None:
    sketch = metal("甲")
    for maker, place in (("远", "abroad"), ("近", "city"), ("中", "elsewhere")):
        sketch.maker(maker, "part", place=place)
    found = one(sketch, "件").outside
    assert [(each.label, each.where) for each in found] == [("近", "市内，或已在本地"), ("中", "国内"), ("远", "国外")]
    assert all(each.evidence and each.confirmed for each in found)


def test_a_firm_known_only_to_be_in_the_city_is_no_anchor() -> None:
    assert not extended(metal().maker("甲", "bar", place="city")).proposals


def test_a_firm_here_that_does_it_elsewhere_is_told_here_and_not_outside() -> None:
    sketch = metal("甲").firm("乙", "office").site("乙", "factory", "elsewhere").relate("乙", "produces", "part")
    found = one(sketch, "件")
    assert ([each.label for each in found.firms_here], found.outside) == (["乙", "甲"], ())
    assert found.firms_here[0].why == "自己就做它，但总部或研发在区，无生产"


def test_a_firm_here_that_makes_another_product_of_the_link_elsewhere_is_not() -> None:
    sketch = metal("甲").firm("乙", "office").site("乙", "factory", "elsewhere").record("plate", "Product")
    sketch.relate("plate", "makesUp", "件").relate("乙", "produces", "plate")
    assert [each.label for each in one(sketch, "件").firms_here] == ["甲"]


def test_a_rejected_maker_is_not_told() -> None:
    sketch = metal("甲").maker("远", "part", place="abroad").judge("远", "produces", "part", "rejected")
    assert one(sketch, "件").outside == ()


def test_firms_that_do_both_are_told_as_makers_of_both() -> None:
    sketch = metal("甲").maker("全", "part", place="elsewhere").relate("全", "produces", "bar")
    assert [(each.label, each.common) for each in one(sketch, "件").shared_makers] == [("棒", ("全",))]


def test_products_that_take_the_same_inputs_are_told() -> None:
    assert [each.common for each in one(metal("甲").maker("乙", "engine"), "件").shared_inputs] == [("bar",)]


def test_a_shared_code_of_an_industry_is_told() -> None:
    sketch = metal("甲").record("code", "IndustryCode").relate("件", "classifiedAs", "code").relate("棒", "classifiedAs", "code")
    assert [each.label for each in one(sketch, "件").shared_codes] == ["棒"]


def test_a_facility_of_a_firm_here_speaks_for_what_the_firm_could_supply() -> None:
    sketch = metal("甲").record("室", "ResearchFacility").relate("室", "dependsOn", "甲")
    assert [(body.label, body.why) for body in one(sketch, "件").bodies_here] == [("室", "依托“甲”")]


@pytest.mark.parametrize(("place", "told"), [("zone", ["院"]), ("elsewhere", [])])
def test_a_body_that_serves_the_link_counts_where_it_is_here(place: str, told: list[str]) -> None:
    sketch = metal("甲").record("院", "ResearchInstitute").site("院", "office", place).relate("院", "servesLink", "件")
    assert [body.label for body in one(sketch, "件").bodies_here] == told


def test_the_answer_does_not_depend_on_the_order_in_which_facts_are_told() -> None:
    sketch = metal("甲", "乙").maker("远", "part", place="abroad").maker("全", "part", place="elsewhere")
    sketch.relate("全", "produces", "bar").maker("丙", "engine")
    wanted = extended(sketch).as_dict()
    assert all(extended(sketch.shuffled(seed)).as_dict() == wanted for seed in range(5))


def test_the_caveat_stands_beside() -> None:
    assert "不是成功率" in extended(metal("甲")).caveat
