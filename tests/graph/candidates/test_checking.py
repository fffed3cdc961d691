"""Vetoes and 待核, from facts alone."""

from __future__ import annotations

import pytest

from graph.candidates import Check
from tests.graph.candidates.world import asked, gap, kinds, one, outside, outsider
from tests.worlds import Sketch, assembly


def vetoes(sketch: Sketch) -> list[str]:
    """The vetoes of the firm outside, in words."""
    return [each.text for each in one(sketch).vetoes]


def open_points(sketch: Sketch) -> tuple[Check, ...]:
    """What has to be verified of the firm outside."""
    return one(sketch).to_verify


def test_nothing_speaks_against_a_plain_maker() -> None:
    assert vetoes(outsider(gap())) == []


@pytest.mark.parametrize(("status", "word"), [("cancelled", "注销"), ("revoked", "吊销")])
def test_a_firm_that_is_no_more_is_vetoed(status: str, word: str) -> None:
    assert vetoes(outsider(gap()).record("外厂", "Enterprise", operatingStatus=status)) == [f"登记状态：{word}"]


def test_a_firm_that_moved_its_register_has_to_be_found() -> None:
    assert "moved" in kinds(open_points(outsider(gap()).record("外厂", "Enterprise", operatingStatus="moved")))


def test_vetoed_ones_come_last() -> None:
    sketch = outsider(outsider(gap(), "甲厂", place="city"), "乙厂").record("甲厂", "Enterprise", operatingStatus="cancelled")
    assert outside(sketch) == ["乙厂", "甲厂"]


def test_a_mere_agent_is_vetoed() -> None:
    sketch = gap().firm("外厂", place="elsewhere").relate("外厂", "occupies", "l", role="agency")
    assert vetoes(sketch) == ["只做贸易或代理，不生产"]


def test_a_product_that_does_not_fit_is_vetoed() -> None:
    assert vetoes(outsider(gap(), fit="mismatch")) == ["所做产品不符"]


def test_a_maker_whose_plants_all_stopped_is_vetoed() -> None:
    sketch = gap().firm("外厂", place="elsewhere", status="stopped").relate("外厂", "produces", "p")
    assert vetoes(sketch) == ["已知的厂都已停产或腾退"]


def test_one_plant_at_work_is_enough() -> None:
    sketch = gap().firm("外厂", place="elsewhere", status="stopped").relate("外厂", "produces", "p")
    assert vetoes(sketch.site("外厂", "factory", "province", name="新厂", siteStatus="operating")) == []


def listed(kind: str) -> Sketch:
    """The product stands in a catalogue."""
    sketch = outsider(gap()).record("条", "CatalogueItem", catalogueKind=kind, name="某条")
    return sketch.relate("p", "listedIn", "条", judgedBy="某局")


def test_a_restricted_product_is_vetoed_with_who_judged_so() -> None:
    assert vetoes(listed("restricted")) == ["产品“p”属限制类：某条（某局）"]


def test_an_encouraged_product_is_compared_and_open_no_more() -> None:
    assert "catalogue_open" not in kinds(open_points(listed("encouraged")))


def test_a_product_that_nobody_compared_is_open() -> None:
    assert "catalogue_open" in kinds(open_points(outsider(gap())))


def test_the_four_vetoes_that_no_fact_tells_are_always_to_be_looked_up() -> None:
    assert "four" in kinds(open_points(outsider(gap())))


def test_a_firm_whose_place_nobody_tells_is_told_so() -> None:
    found = one(gap().record("外厂", "Enterprise").relate("外厂", "produces", "p"))
    assert (found.ring, found.where, "unplaced" in kinds(found.to_verify)) == ("", "", True)


def test_a_firm_known_only_to_be_in_the_city_may_be_here() -> None:
    assert "perhaps_here" in kinds(open_points(outsider(gap(), place="city")))


def test_a_firm_that_left_is_told_to_have_been_here() -> None:
    sketch = outsider(gap()).site("外厂", "office", "zone", siteStatus="vacated")
    assert "left" in kinds(open_points(sketch))


def test_a_firm_without_plant_known_is_told_so() -> None:
    sketch = gap().firm("外厂", "registered", place="elsewhere").relate("外厂", "produces", "p")
    assert "no_plant" in kinds(open_points(sketch))


def test_a_short_name_is_to_be_made_full() -> None:
    assert "short_name" in kinds(one(outsider(gap(), "外"), "外").to_verify)


def test_a_name_that_fits_several_confirms_nobody() -> None:
    sketch = outsider(gap()).record("a", "Enterprise", name="外厂", uscc="91610131773827903K")
    sketch.record("b", "Enterprise", name="外厂", uscc="91610131766957298E")
    assert "doubtful" in kinds(open_points(sketch))


def test_one_in_the_hands_of_a_maker_here_is_no_second_source() -> None:
    sketch = outsider(assembly().surveyed(place="country")).record("集团", "Enterprise")
    sketch.relate("集团", "controls", "甲").relate("集团", "controls", "外厂")
    told = [each.text for each in open_points(sketch) if each.kind == "same_owner"]
    assert told == ["与本地的甲同属一个实际控制方，不算独立来源"]


def test_two_of_one_group_in_the_list_are_told_to_be_one_source() -> None:
    sketch = outsider(outsider(gap()), "子厂").relate("外厂", "holdsShares", "子厂", share="0.8")
    told = [(each.text, bool(each.evidence)) for each in open_points(sketch) if each.kind == "same_group"]
    assert told == [("与名单里的子厂同属一个集团，只算一个来源", True)]


def test_a_minority_holding_makes_no_group() -> None:
    sketch = outsider(outsider(gap()), "子厂").relate("外厂", "holdsShares", "子厂", share="0.3")
    assert "same_group" not in kinds(open_points(sketch))


def test_sources_that_differ_are_told() -> None:
    sketch = outsider(gap(), marketShare="0.2").relate("外厂", "produces", "p", source="u", marketShare="0.4").source("u", "strong")
    assert "conflict" in kinds(open_points(sketch))


def test_of_a_place_only_that_nobody_is_named_and_the_catalogue_are_open() -> None:
    found = asked(gap().relate("abroad", "provides", "p", share="0.6")).outside[0]
    assert kinds(found.to_verify) == {"place", "catalogue_open"}
