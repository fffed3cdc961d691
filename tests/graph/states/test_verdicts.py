"""The 18 verdicts of model section 4, each by the smallest case, and which goes first where several apply."""

from __future__ import annotations

import pytest

from tests.graph.world import CODE_A, CODE_B
from tests.worlds import zone

CASES = {
    "product_mismatch": zone().maker("甲", fit="mismatch"),
    "moved_or_cancelled": zone().firm("甲", operatingStatus="cancelled").relate("甲", "produces", "p"),
    "stopped": zone().firm("甲", status="stopped").relate("甲", "produces", "p"),
    "registered_only": zone().firm("甲", "registered").site("甲", place="elsewhere").relate("甲", "produces", "p"),
    "office_or_research_only": zone().firm("甲", "office").relate("甲", "produces", "p"),
    "trade_agency": zone().firm("甲").relate("甲", "occupies", "l", role="trade"),
    "captive": zone().maker("甲", capacityUse="captive"),
    "under_construction": zone().firm("甲", status="building").relate("甲", "produces", "p"),
    "to_review": zone().source("弱", "weak").firm("甲").relate("甲", "produces", "p", source="弱"),
    "stale": zone().maker("甲", period="2020"),
    "trial": zone().firm("甲", status="trial").relate("甲", "produces", "p"),
    "too_coarse": zone().link("child", parent="l").maker("甲"),
    "below_grade": zone().maker("甲", fit="below"),
    "negligible": zone().maker("甲", negligible="true"),
    "plant_unknown": zone().firm("甲", "registered").relate("甲", "produces", "p"),
    "local_plant": zone().maker("甲"),
    "branch_plant": zone().maker("甲").site("甲", "registered", "elsewhere"),
    "rejected": zone().maker("甲").judge("甲", "produces", "p", "rejected"),
}


@pytest.mark.parametrize("code", CASES)
def test_each_verdict_has_a_case(code: str) -> None:
    assert CASES[code].verdict(link="child" if code == "too_coarse" else "l") == code


def test_every_verdict_of_the_vocabulary_has_a_case() -> None:
    assert set(CASES) == set(zone().facts().ontology.vocabularies["Verdict"])


def test_a_rejected_fact_goes_before_everything() -> None:
    sketch = zone().firm("甲", status="stopped").relate("甲", "produces", "p")
    assert sketch.judge("甲", "produces", "p", "rejected").verdict() == "rejected"


def test_a_mismatch_goes_before_a_cancelled_firm() -> None:
    sketch = zone().firm("甲", operatingStatus="cancelled").relate("甲", "produces", "p", fit="mismatch")
    assert sketch.verdict() == "product_mismatch"


def test_a_moved_firm_goes_before_its_stopped_plant() -> None:
    sketch = zone().firm("甲", status="stopped", operatingStatus="moved").relate("甲", "produces", "p")
    assert sketch.verdict() == "moved_or_cancelled"


def test_a_plant_elsewhere_goes_before_captive_capacity() -> None:
    sketch = zone().firm("甲", "registered").site("甲", place="elsewhere").relate("甲", "produces", "p", capacityUse="captive")
    assert sketch.verdict() == "registered_only"


def test_captive_capacity_goes_before_a_plant_under_construction() -> None:
    assert zone().firm("甲", status="building").relate("甲", "produces", "p", capacityUse="captive").verdict() == "captive"


def test_a_plant_under_construction_goes_before_missing_proof() -> None:
    sketch = zone().source("弱", "weak").firm("甲", status="building").relate("甲", "produces", "p", source="弱")
    assert sketch.verdict() == "under_construction"


def test_missing_proof_goes_before_trial_production() -> None:
    sketch = zone().source("弱", "weak").firm("甲", status="trial").relate("甲", "produces", "p", source="弱")
    assert sketch.verdict() == "to_review"


def test_a_low_grade_goes_before_a_negligible_share() -> None:
    assert zone().maker("甲", fit="below", negligible="true").verdict() == "below_grade"


def test_every_site_vacated_means_moved_away() -> None:
    sketch = zone().firm("甲", "registered", "office", status="vacated").relate("甲", "produces", "p")
    assert sketch.verdict() == "moved_or_cancelled"


def test_one_stopped_and_one_planned_plant_do_not_count() -> None:
    sketch = zone().firm("甲", status="stopped").site("甲", name="新厂", siteStatus="planned").relate("甲", "produces", "p")
    assert sketch.verdict() == "under_construction"


def test_one_working_plant_is_enough() -> None:
    sketch = zone().firm("甲", status="stopped").site("甲", name="新厂", siteStatus="operating").relate("甲", "produces", "p")
    assert sketch.verdict() == "local_plant"


def test_a_plant_without_a_stated_status_works_and_that_is_said() -> None:
    why = "区内工厂（甲-factory-zone）未写明状态，按投产计；产能未写明自用或对外，按对外计"
    assert zone().maker("甲").examined().verdict.why == why


def test_an_announced_plant_of_a_registered_firm_is_under_construction() -> None:
    sketch = zone().firm("甲", "registered").relate("甲", "occupies", "l", siteStatus="building", expectedStart="2026-06")
    assert (sketch.verdict(), sketch.examined().verdict.why) == ("under_construction", "预计投产日 2026-06")


def test_a_plant_here_for_other_things_does_not_make_what_is_made_elsewhere() -> None:
    sketch = zone().firm("甲").site("甲", place="elsewhere", name="外厂").relate("甲", "produces", "p", site="t:外厂")
    assert sketch.verdict() == "registered_only"


def test_a_plant_still_to_come_elsewhere_says_nothing_about_where_things_are_made() -> None:
    sketch = zone().firm("甲", "registered").site("甲", place="elsewhere", siteStatus="planned").relate("甲", "produces", "p")
    assert sketch.verdict() == "plant_unknown"


def test_research_alone_is_no_production_even_beside_a_plant() -> None:
    assert zone().firm("甲").relate("甲", "occupies", "l", role="research").verdict() == "office_or_research_only"


def test_trade_and_production_together_count() -> None:
    assert zone().maker("甲").relate("甲", "occupies", "l", role="trade").verdict() == "local_plant"


def test_only_the_latest_period_speaks() -> None:
    sketch = zone().maker("甲", period="2023", capacityUse="outward")
    assert sketch.relate("甲", "produces", "p", period="2024", capacityUse="captive").verdict() == "captive"


def test_a_period_that_has_not_ended_does_not_speak_yet() -> None:
    decision = zone().surveyed().firm("甲").relate("甲", "produces", "p", period="2025").decision()
    assert (decision.rule, decision.examined) == ("missing", ())


def test_zone_data_may_leave_an_unknown_plant_pending() -> None:
    sketch = zone(unknownPlantCounts="false").surveyed().firm("甲", "registered").relate("甲", "produces", "p")
    assert (sketch.verdict(), sketch.rule()) == ("plant_unknown", "unknown_b")


def test_zone_data_may_let_an_office_count() -> None:
    sketch = zone(localSiteKind="registered;factory;office").firm("甲", "office").relate("甲", "produces", "p")
    assert (sketch.verdict(), sketch.examined().local) == ("plant_unknown", True)


def test_an_office_that_counts_is_still_no_production_where_the_plant_is_elsewhere() -> None:
    sketch = zone(localSiteKind="registered;factory;office").firm("甲", "office").site("甲", place="elsewhere")
    assert sketch.relate("甲", "produces", "p").verdict() == "office_or_research_only"


def test_a_site_of_unknown_kind_is_neither_here_nor_absent() -> None:
    sketch = zone().surveyed().record("甲", "Enterprise").site("甲", kind="").relate("甲", "produces", "p")
    assert (sketch.verdict(), sketch.rule()) == ("to_review", "unknown_b")


def test_a_record_whose_name_fits_several_firms_is_to_be_reviewed() -> None:
    sketch = zone().surveyed().record("甲", "Enterprise", name="同名").site("甲").relate("甲", "produces", "p")
    for other, code in (("乙", CODE_A), ("丙", CODE_B)):
        sketch.record(other, "Enterprise", name="同名", uscc=code)
    assert (sketch.verdict(), sketch.rule()) == ("to_review", "unknown_b")
    assert "名称与几家企业相符" in sketch.examined().verdict.why


def test_one_verdict_a_firm_the_best_of_a_link_and_its_kinds() -> None:
    sketch = zone().link("child", parent="l", product="q").maker("甲", negligible="true").relate("甲", "produces", "q")
    assert [one.verdict.code for one in sketch.decision().examined] == ["local_plant"]
