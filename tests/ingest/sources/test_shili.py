"""The 示例 sources: they load whole, every row says that it is invented, and every class and relation occurs."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.bundled import load_source
from ingest.source import SOURCES
from tests.worlds import SHILI

FOLDERS = ("shili", "shili_actors", "shili_pursuit")
NOT_IN_TABLES = {"Entity", "Actor", "Place", "Load"}
"""Base classes, and the loads that the ledger itself writes."""
UNMARKED = ("fixes.csv",)


def rows(folder: str) -> list[tuple[str, dict[str, str]]]:
    """Every row of every table of a source, with its file."""
    found = []
    for path in sorted((SOURCES / folder).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [(path.name, row) for row in csv.DictReader(file)]
    return found


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A 示例 ledger with all sources."""
    ledger = Ledger(tmp_path_factory.mktemp("shili") / "ledger.sqlite", kind="示例")
    for source in ("shili", "shili-actors", "shili-pursuit"):
        load_source(ledger, source)
    return ledger


def test_every_row_is_accepted(tmp_path: Path) -> None:
    report = load_source(Ledger(tmp_path / "ledger.sqlite", kind="示例"), "shili")
    assert (report.errors, report.accepted, report.read) == ([], report.read, len(rows("shili")) - 1)


def test_a_second_load_adds_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite", kind="示例")
    first, second = (load_source(ledger, "shili") for _ in range(2))
    assert (second.merged, second.snapshot) == (second.read, first.snapshot)


def test_a_real_home_refuses_every_row(tmp_path: Path) -> None:
    report = load_source(Ledger(tmp_path / "ledger.sqlite"), "shili")
    assert (report.accepted, {one.code for one in report.errors}) == (0, {"LT-KIND-01"})


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_is_marked(folder: str) -> None:
    assert {row["数据性质"] for file, row in rows(folder) if file not in UNMARKED} == {"示例"}


def test_every_name_says_that_it_is_invented() -> None:
    names = [row["name"] for file, row in rows("shili") if "name" in row and file != "qualifications.csv"]
    assert [name for name in names if "示例" not in name] == []


def test_every_row_cites_a_document_of_the_folder() -> None:
    known = {row["id"] for file, row in rows("shili") if file == "documents.csv"}
    cited = {one.split("#")[0] for _, row in rows("shili") if row.get("cites") for one in row["cites"].split(";")}
    assert cited == known


def test_no_document_has_an_address_that_somebody_could_open() -> None:
    assert {row["url"] for file, row in rows("shili") if file == "documents.csv"} == {""}


def test_the_chains_are_drawn_whole() -> None:
    links = [row for file, row in rows("shili") if file == "links.csv"]
    assert all(row["cardLabel"] and row["linkGroup"] and row["stage"] and row["linkOrder"] for row in links)
    assert all(row["layoutReason"].startswith("示例理由") for row in links if row["layout"])


def test_every_kind_of_slot_occurs() -> None:
    slots = {row["slotKind"] for file, row in rows("shili") if file == "slots.csv"}
    assert slots == {"material", "operation", "equipment", "credential"}


def test_every_class_occurs(ledger: Ledger) -> None:
    found = {one.value for one in ledger.statements() if one.predicate == "a"}
    assert set(ledger.ontology.classes) - found == NOT_IN_TABLES


def test_every_relation_occurs(ledger: Ledger) -> None:
    assert set(ledger.ontology.relations) - {one.predicate for one in ledger.statements()} == set()


def test_judgements_name_facts_of_the_world(ledger: Ledger) -> None:
    with (SHILI / "judgements.csv").open(encoding="utf-8", newline="") as file:
        wanted = {(row["from"], row["relation"], row["to"], row["period"]) for row in csv.DictReader(file)}
    assert wanted <= {(one.subject, one.predicate, one.object, one.period) for one in ledger.statements()}
