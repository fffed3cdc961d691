"""Judgements that come with a source are applied once, whatever is loaded again."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bench.surveys import chain_of_one_link, write_survey
from graph.errors import LedgerFault
from graph.facts import read_facts
from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.loading import load_paths
from ingest.refreshing import refresh

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


def fail_at_judgements(ledger: Ledger) -> None:
    """Let the disk fail whenever a judgement is written."""

    def before(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("INSERT INTO judgement"):
            raise sqlite3.OperationalError("disk I/O error")

    event.listen(ledger.engine, "before_cursor_execute", before)


def surveyed(folder: Path) -> tuple[Ledger, Path]:
    """A ledger with a chain, and a survey of it."""
    ledger = Ledger(folder / "l.db")
    ledger.add(chain_of_one_link())
    return ledger, write_survey(folder / "in", 1, range(3))


def test_a_source_enters_with_its_judgements_or_not_at_all(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    fail_at_judgements(ledger)
    with pytest.raises(LedgerFault, match="LT-LEDGER-17"):
        load_source(ledger, "shili")
    assert ledger.loads() == []


def test_a_refresh_enters_with_the_judgements_of_its_sources_or_not_at_all(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.db", kind="示例")
    load_source(ledger, "shili")
    ledger.retract(2)
    fail_at_judgements(ledger)
    with pytest.raises(LedgerFault, match="LT-LEDGER-17"):
        refresh(ledger, ["shili"])
    assert [one["kind"] for one in ledger.loads()] == ["load", "judge", "retract"]


def test_a_survey_enters_with_its_verdicts_or_not_at_all(tmp_path: Path) -> None:
    ledger, file = surveyed(tmp_path)
    fail_at_judgements(ledger)
    with pytest.raises(LedgerFault, match="LT-LEDGER-17"):
        load_paths(ledger, [file])
    assert len(ledger.loads()) == 1


def test_a_survey_taken_back_leaves_its_verdicts(tmp_path: Path) -> None:
    ledger, file = surveyed(tmp_path)
    load_paths(ledger, [file])
    ledger.retract(2)
    assert ([one["kind"] for one in ledger.loads()], bool(ledger.judgements())) == (["load", "load", "judge", "retract"], True)
