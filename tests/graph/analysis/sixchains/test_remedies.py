"""Every remedy rule fires where the model says so, and rests on facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph.analysis.sixchains.tables import remedy_rules
from tests.graph.analysis.sixchains.world import clause, detail, support
from tests.worlds import Sketch, assembly, enough, zone


def missing(layout: str = "suited") -> Sketch:
    """A link that was surveyed and that nobody makes."""
    sketch = zone().surveyed()
    told = [one._replace(value=layout) if one.predicate == "layout" else one for one in sketch.statements]
    return replace(sketch, statements=told)


def looked_at() -> Sketch:
    """Nobody makes it, nothing supports it, and everything was looked at."""
    return missing().surveyed(place="province", surveyRole="supporters").surveyed(place="city", surveyRole="talent").surveyed(
        surveyRole="policies")  # fmt: skip


def proven(sketch: Sketch, pilot: str = "true") -> Sketch:
    """An achievement of a university of the city, pilot tested or not."""
    sketch.record("大学", "University").site("大学", "registered", "city")
    sketch.record("成果", "Achievement", achievementStage="applied_research", pilotTested=pilot)
    return sketch.relate("成果", "ownedBy", "大学").relate("成果", "usableIn", "l")


def short() -> Sketch:
    """A link with too little capacity."""
    return enough().relate("买家二", "demands", "p", quantity="900", quantityUnit="吨").firm("买家二")


def coarse() -> Sketch:
    """A link whose makers all fall short of the grade needed."""
    sketch = zone().surveyed().firm("买家").relate("买家", "demands", "p", grade="9")
    return sketch.maker("甲", grade="3")


def risky() -> Sketch:
    """A local maker depends on one supplier for most of what it needs."""
    sketch = assembly().record("外商", "Enterprise").site("外商", "factory", "abroad")
    return sketch.relate("abroad", "provides", "p", share="0.9").relate("country", "provides", "p", share="0.1")


def guided(sketch: Sketch) -> Sketch:
    """A guidance fund of the city."""
    return sketch.record("引导", "Fund", fundKind="guidance", fundStatus="active").site("引导", "office", "city")


def near() -> Sketch:
    """Nobody here makes it, a firm of the same city does."""
    return missing().maker("邻厂", place="city")


WORLDS: dict[str, Callable[[], Sketch]] = {
    "no_firm_transfer": lambda: support(proven(missing()), "平台"),
    "no_firm_attract": missing,
    "weak_grade_refit": coarse,
    "weak_amount_expand": short,
    "weak_second": short,
    "risk_source": risky,
    "risk_substitute": risky,
    "risk_contract": risky,
    "no_fund_guidance": lambda: guided(looked_at()),
    "no_fund_sub": looked_at,
    "no_clause_higher": lambda: clause(looked_at().link("k"), "条", "k", "province", level="provincial"),
    "no_clause_search": looked_at,
    "no_clause_new": looked_at,
    "no_carrier_land": missing,
    "no_carrier_incubate": lambda: proven(missing(), "false"),
    "no_talent_recruit": looked_at,
    "no_talent_training": looked_at,
    "near_cooperate": near,
    "unsuited_purchase": lambda: missing(layout="unsuited"),
    "unknown_industry": zone,
    "unknown_innovation": zone,
    "unknown_capital": zone,
    "unknown_talent": zone,
    "unknown_policy": zone,
    "unknown_service": zone,
}


def fired(sketch: Sketch) -> list[str]:
    """The rules that fire at the link, in order."""
    return [one.rule for one in detail(sketch).remedies]


def test_every_rule_has_a_world() -> None:
    assert [one.rule for one in remedy_rules()] == list(WORLDS)


@pytest.mark.parametrize("rule", WORLDS)
def test_each_rule_fires(rule: str) -> None:
    assert rule in fired(WORLDS[rule]())


@pytest.mark.parametrize("rule", [one for one in WORLDS if not one.startswith("unknown_")])
def test_what_is_known_rests_on_facts(rule: str) -> None:
    assert next(one for one in detail(WORLDS[rule]()).remedies if one.rule == rule).facts


@pytest.mark.parametrize("rule", WORLDS)
def test_a_sentence_holds_no_open_place(rule: str) -> None:
    assert not {"{", "}"} & set("".join(one.sentence for one in detail(WORLDS[rule]()).remedies))


def test_a_tested_achievement_with_a_carrier_goes_before_attracting() -> None:
    found = fired(support(proven(missing()), "平台"))
    assert "no_firm_attract" not in found


@pytest.mark.parametrize("platform", [{"buildStatus": "planned"}, {"buildStatus": "building"}])
def test_a_carrier_that_is_not_built_carries_nothing(platform: dict[str, str]) -> None:
    assert "no_firm_attract" in fired(support(proven(missing()), "平台", **platform))


def test_an_achievement_that_may_not_be_transferred_is_no_transfer() -> None:
    assert "no_firm_transfer" not in fired(support(proven(missing()), "平台").record("成果", "Achievement", openToTransfer="false"))


def test_nobody_is_attracted_to_an_unsuited_link() -> None:
    assert not {"no_firm_attract", "no_carrier_land"} & set(fired(missing(layout="unsuited")))


def test_an_available_plant_is_a_carrier() -> None:
    sketch = missing().record("厂房", "Space", spaceStatus="available").relate("厂房", "locatedIn", "zone")
    assert "no_carrier_land" not in fired(sketch)


def domestic() -> Sketch:
    """One group of the country makes all of what a local maker needs."""
    return assembly().surveyed(place="country")


def test_a_risk_from_a_domestic_source_is_no_import_to_be_replaced() -> None:
    assert [one for one in fired(domestic()) if one.startswith("risk_")] == ["risk_source", "risk_contract"]


def test_what_a_group_abroad_makes_here_is_no_import() -> None:
    sketch = domestic().relate("外商", "controls", "甲").record("外商", "Enterprise").site("外商", "factory", "abroad")
    assert "risk_substitute" not in fired(sketch)


def test_the_only_maker_abroad_is_an_import_to_be_replaced() -> None:
    sketch = zone().link("k", product="m").maker("总装", "m").record("slot", "InputSlot", slotKind="material")
    sketch.relate("m", "requires", "slot").relate("p", "fills", "slot").surveyed(place="country").maker("外商", place="abroad")
    found = detail(sketch).remedies
    assert [one.sentence for one in found if one.rule == "risk_substitute"] == [
        "独立来源数未通过（p）：受制的进口，找国内产品替代并组织验证"]  # fmt: skip


def test_a_second_firm_comes_after_expanding() -> None:
    found = fired(short())
    assert found.index("weak_amount_expand") < found.index("weak_second")


def test_guidance_funds_come_before_a_sub_fund() -> None:
    found = fired(WORLDS["no_fund_guidance"]())
    assert found.index("no_fund_guidance") < found.index("no_fund_sub")


def test_a_new_clause_needs_a_review_and_returns_no_tax_to_one_firm() -> None:
    sentence = next(one.sentence for one in detail(looked_at()).remedies if one.rule == "no_clause_new")
    assert "公平竞争审查" in sentence
    assert "不得为一家企业返税、返费" in sentence


def test_a_survey_names_the_departments_responsible() -> None:
    sketch = zone().record("链长办", "Department").relate("链长办", "responsibleFor", "chain")
    assert "“链长办”" in detail(sketch).remedies[0].sentence


def test_a_sound_supported_link_needs_nothing() -> None:
    sketch = enough().maker("乙", capacity="50", capacityUnit="吨")
    for chain, name in (("innovation", "平台"), ("capital", "基金"), ("talent", "队"), ("service", "所")):
        support(support(sketch, f"{name}一", chain), f"{name}二", chain)
    assert fired(clause(clause(sketch, "条一"), "条二")) == []
