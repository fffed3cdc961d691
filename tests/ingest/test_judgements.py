"""Judgements that come with a source are applied once, whatever is loaded again."""

from __future__ import annotations

from pathlib import Path

from graph.facts import read_facts
from graph.ledger import Ledger
from ingest.bundled import load_source

BRANDED = "shili:firm/paint-rejected"


def test_a_source_brings_its_judgements(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    load_source(ledger, "shili")
    assert [(one.subject, one.verdict) for one in ledger.judgements()] == [(BRANDED, "rejected")]


def test_loading_a_source_again_judges_nothing_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    load_source(ledger, "shili")
    snapshot, loads = ledger.snapshot(), len(ledger.loads())
    load_source(ledger, "shili")
    assert (ledger.snapshot(), len(ledger.loads())) == (snapshot, loads + 1)


def test_loading_a_source_again_leaves_a_later_judgement_in_force(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    load_source(ledger, "shili")
    (bundled,) = ledger.judgements()
    ledger.judge([bundled._replace(verdict="confirmed", date="2026-06-20")])
    load_source(ledger, "shili")
    assert [one.judgement for one in read_facts(ledger).about(BRANDED, "produces")] == ["confirmed"]


def test_the_report_names_the_snapshot_after_the_judgements(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    assert load_source(ledger, "shili").snapshot == ledger.snapshot()
