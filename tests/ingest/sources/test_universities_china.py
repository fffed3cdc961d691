"""The ministry's list of universities: what a row becomes, and that every row of the real data is accounted for."""

from __future__ import annotations

from pathlib import Path

from graph.facts import read_facts
from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.loading import load_paths
from tests.factory import counts, make_ledger, shared

INVENTED = Path(__file__).with_name("invented") / "universities_china"


def test_a_university_is_registered_in_its_city(tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, places=["610100", "654000"])
    report = load_paths(ledger, [INVENTED])
    located = {(one.subject, one.object) for one in ledger.statements() if one.predicate == "locatedIn"}
    assert counts(report) == (2, 2, 0, 0)
    assert {(one[-10:], place) for one, place in located} == {("4111010001", "places:610100"), ("4111010002", "places:654000")}


def test_every_real_row_is_accounted_for(tmp_path: Path) -> None:
    folder, ledger = shared("universities-china"), Ledger(tmp_path / "ledger.sqlite")
    load_source(ledger, "places")
    report = load_paths(ledger, [folder])
    facts = read_facts(ledger)
    xian = [one for one in facts.of("locatedIn") if facts.label(one.object) == "西安市"]
    assert (counts(report), [one.code for one in report.errors], len(xian)) == ((2631, 2631, 0, 0), ["LT-FIX-01"], 63)
