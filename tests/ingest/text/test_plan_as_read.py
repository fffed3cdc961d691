"""The bundled tables of the first zone's plan are what the reader reads in its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.export.paper_tables import write_tables
from graph.ledger import Ledger
from ingest.bundled import load_defaults, load_source
from ingest.source import known_sources
from ingest.text.documents import open_document
from ingest.text.entering import Reading, enter_ledger, reading_of
from ingest.text.pipeline import read_text
from tests.factory import seed

FOLDER = known_sources()["xian-etdz"].folder
TABLES = sorted(path.name for path in FOLDER.glob("plan-*.csv"))


@pytest.fixture(scope="module")
def zone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ledger, Reading]:
    """A ledger that holds the zone, and its plan as read now."""
    ledger = Ledger(tmp_path_factory.mktemp("zone") / "ledger.db")
    load_defaults(ledger)
    load_source(ledger, "xian-etdz")
    document = open_document(seed("xian-etdz-action-plan.txt"))
    return ledger, reading_of(ledger, document, read_text(document))


def test_the_bundled_tables_are_what_the_reader_reads(zone: tuple[Ledger, Reading], tmp_path: Path) -> None:
    """Renew them with `liantu read 原文 --tables ingest/sources/xian_etdz` in the demo home."""
    write_tables([zone[1]], tmp_path)
    made = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert made == {name: (FOLDER / name).read_text(encoding="utf-8") for name in TABLES}


def test_reading_the_plan_into_its_zone_adds_nothing(zone: tuple[Ledger, Reading]) -> None:
    ledger, reading = zone
    before = ledger.snapshot()
    report = enter_ledger(ledger, reading)
    assert (report.merged, report.accepted, report.rejected, ledger.snapshot()) == (report.read, 0, 0, before)
