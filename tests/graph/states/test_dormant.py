"""Dormant rules: what can never fire on what is loaded, with the input that is missing."""

from __future__ import annotations

import csv

from graph.states import dormant_rules
from graph.states.dormant import INPUTS, RULES
from tests.worlds import Sketch, enough, zone


def asleep(sketch: Sketch) -> dict[str, str]:
    return {one["code"]: one["why"] for one in dormant_rules(sketch.facts())}


def rows() -> list[dict[str, str]]:
    with RULES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_w1_sleeps_without_capacity_and_demand() -> None:
    assert asleep(zone())["W1"] == "没有一条产能；没有一条采购量"


def test_w1_wakes_with_both() -> None:
    assert "W1" not in asleep(enough())


def test_a_rule_is_called_as_the_vocabulary_calls_it() -> None:
    assert {"code": "stopped", "rule": "判定 停产", "why": "没有一处场所写明停产"} in dormant_rules(zone().facts())


def test_risk_by_shares_sleeps_without_shares() -> None:
    assert {"R2", "R4"} <= set(asleep(enough()))


def test_stale_evidence_sleeps_where_nothing_is_dated() -> None:
    assert asleep(zone().maker("甲"))["stale"] == "企业一侧的证据都没有日期"
    assert "stale" not in asleep(zone().maker("甲", period="2024"))


def test_missing_sleeps_where_nobody_looked() -> None:
    assert ("missing" in asleep(zone()), "missing" in asleep(zone().surveyed())) == (True, False)


def test_r3_sleeps_without_an_essential_slot_of_a_kind_that_enters_the_closure() -> None:
    said = "没有一条必备的物料或工序投入"
    sketch = enough().surveyed(place="country").record("slot", "InputSlot", slotKind="equipment").record("m", "Product")
    sketch.relate("m", "requires", "slot", essential="true")
    assert asleep(sketch)["R3"] == said
    sketch.record("oven", "InputSlot", slotKind="operation").relate("m", "requires", "oven", essential="true")
    assert "R3" not in asleep(sketch)


def test_an_empty_world_names_every_listed_rule() -> None:
    assert set(asleep(Sketch())) == {row["rule"] for row in rows()}


def test_every_verdict_and_test_and_flag_that_needs_something_is_listed() -> None:
    vocabularies = zone().facts().ontology.vocabularies
    listed = {row["rule"] for row in rows()}
    always = {"risk", "stale", "reference_threshold"}
    assert listed >= (set(vocabularies["Verdict"]) | set(vocabularies["LinkTest"]) | set(vocabularies["Flag"]) - always)


def test_every_input_is_needed_and_every_need_is_known() -> None:
    assert {row["needs"] for row in rows()} == set(INPUTS)
