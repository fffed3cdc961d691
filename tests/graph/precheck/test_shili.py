"""The 示例 enterprises against the 示例 clauses; the verdicts were worked out by hand from the tables of `shili_actors`."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.precheck import ClauseCheck, precheck_facts
from graph.statement import Statement
from ingest.bundled import load_source

OPEN, LATER = "2025-05-01", "2026-09-01"
"""A day on which claims are open, and one on which they are over."""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    ledger = Ledger(tmp_path_factory.mktemp("actors") / "actors.sqlite", kind="示例")
    assert not load_source(ledger, "shili-actors").errors
    return ledger


def clause(facts: Facts, firm: str, name: str) -> ClauseCheck:
    return next(one for one in precheck_facts(facts, firm).clauses if one.label == name)


@pytest.mark.parametrize(("firm", "day", "counts"), [
    ("示例园检验", OPEN, [0, 0, 5, 2]), ("示例园试制", LATER, [0, 0, 4, 3]), ("示例园打样", OPEN, [0, 0, 0, 7]),
])  # fmt: skip
def test_the_verdicts_of_a_firm_are_those_worked_out_by_hand(ledger: Ledger, firm: str, day: str, counts: list[int]) -> None:
    assert list(precheck_facts(read_facts(ledger, day), firm).counts().values()) == counts


def test_a_title_held_before_the_policy_and_over_is_not_held_for_the_first_time(ledger: Ledger) -> None:
    one = clause(read_facts(ledger, LATER), "示例园试制", "示例科技小巨人奖励")
    assert (one.verdict, one.why) == ("ineligible", ("持有示例科技小巨人：以前批次已认定过（2023-03-01）",))


def test_an_unknown_registration_is_all_that_keeps_a_clause_from_being_met(ledger: Ledger) -> None:
    one = clause(read_facts(ledger, OPEN), "示例园检验", "示例科技小巨人奖励")
    assert (one.verdict, one.missing) == ("unknown", ("注册地",))


def test_the_missing_fact_once_loaded_lets_the_clause_be_met(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "actors.sqlite", kind="示例")
    load_source(ledger, "shili-actors")
    site = [("a", "Site", ""), ("siteKind", "registered", ""), ("locatedIn", "", "shili-actors:park/west")]
    told = [Statement("t", "t:site", name, value=value, object=to) for name, value, to in site]
    ledger.add([*told, Statement("t", "shili-actors:firm/inspect", "operates", object="t:site")])
    assert clause(read_facts(ledger, OPEN), "示例园检验", "示例科技小巨人奖励").verdict == "eligible"


def test_a_clause_of_a_revised_policy_is_never_met(ledger: Ledger) -> None:
    found = [precheck_facts(read_facts(ledger, OPEN), firm).clauses for firm in ("示例园检验", "示例园试制", "示例园视觉")]
    assert {one.verdict for clauses in found for one in clauses if one.label == "示例小巨人奖励（旧）"} == {"ineligible"}


def test_no_clause_is_met_while_a_condition_is_unknown(ledger: Ledger) -> None:
    facts = read_facts(ledger, OPEN)
    found = [one for firm in facts.instances("Enterprise") for one in precheck_facts(facts, firm).clauses]
    assert all(one.verdict != "eligible" or not one.missing for one in found)


def test_a_firm_with_a_factory_abroad_is_asked_where_it_is_registered(ledger: Ledger) -> None:
    one = clause(read_facts(ledger, OPEN), "示例海外试制", "示例科技小巨人奖励")
    assert (one.verdict, one.missing) == ("unknown", ("场所", "注册地", "示例科技小巨人企业"))
