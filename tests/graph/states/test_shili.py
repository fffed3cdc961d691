"""The 示例 zone against a table written by hand: each link's state, rule and flags, with the reason beside it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.facts import Facts
from graph.states import dormant_rules
from graph.states.decide import Decision, decide
from graph.states.flags import flags
from graph.states.world import World
from tests.worlds import shili

with Path(__file__).with_name("expected.csv").open(encoding="utf-8", newline="") as file:
    EXPECTED = list(csv.DictReader(file))


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    return shili(tmp_path_factory.mktemp("shili"))


@pytest.fixture(scope="module")
def worlds(facts: Facts) -> dict[str, World]:
    return {place: World(facts, f"shili:{place}") for place in ("zone", "city", "province", "country")}


def decisions(worlds: dict[str, World]) -> list[Decision]:
    zone = worlds["zone"]
    return [decide(zone, link, scope) for link in zone.links.all for scope in ("all", "listed", "above_scale")]


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: f"{row['place']}-{row['link']}-{row['scope']}")
def test_a_link_is_in_the_state_that_was_worked_out_by_hand(worlds: dict[str, World], row: dict[str, str]) -> None:
    world = worlds[row["place"]]
    decision = decide(world, f"shili:link/{row['link']}", row["scope"])
    found = (decision.state, decision.rule, " ".join(one.code for one in flags(world, decision)))
    assert found == (row["state"], row["rule"], row["flags"]), row["why"]


def test_every_link_is_worked_out_by_hand(worlds: dict[str, World]) -> None:
    by_hand = {f"shili:link/{row['link']}" for row in EXPECTED if (row["place"], row["scope"]) == ("zone", "all")}
    assert set(worlds["zone"].links.all) == by_hand


def test_every_verdict_occurs(facts: Facts, worlds: dict[str, World]) -> None:
    found = {one.verdict.code for decision in decisions(worlds) for one in decision.examined}
    assert found == set(facts.ontology.vocabularies["Verdict"])


def test_every_state_and_every_rule_occurs(worlds: dict[str, World]) -> None:
    rules = {"unknown_a", "unknown_b", "unknown_c", "unknown_outside", "missing", "weak", "at_risk", "sound"}
    assert {one.rule for one in decisions(worlds)} == rules


def test_every_flag_occurs(facts: Facts, worlds: dict[str, World]) -> None:
    found = {one.code for decision in decisions(worlds) for one in flags(worlds["zone"], decision)}
    assert found == set(facts.ontology.vocabularies["Flag"])


def test_each_test_that_can_be_judged_fails_alone_somewhere(worlds: dict[str, World]) -> None:
    failed = [{test.name for test in one.tests if test.failed} for one in decisions(worlds)]
    alone = {next(iter(names)) for names in failed if len(names) == 1}
    assert alone == {"W1", "W2", "W3", "W4", "W5", "W6", "R1", "R2", "R3", "R4"}


def test_no_rule_sleeps(facts: Facts) -> None:
    assert dormant_rules(facts) == []


def test_an_address_with_the_zones_spelling_is_in_the_zone(worlds: dict[str, World]) -> None:
    zone = worlds["zone"]
    assert zone.geography.is_local("shili:firm/address-only", zone.place)
