"""The bundled universities of 西安市: what is restated of the ministry's list, and where it puts them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from graph.facts import read_facts
from graph.home import open_home
from graph.states.geography import Geography
from ingest.bundled import load_defaults, load_source
from ingest.source import SOURCES

ORIGINAL = Path(__file__).parents[4] / "shared" / "data" / "universities-china" / "universities.csv"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: "".join(cell.split()) for name, cell in row.items()} for row in csv.DictReader(file)]


def test_all_sixty_three_are_in_the_city_by_their_ministry_code(tmp_path: Path) -> None:
    ledger = open_home(tmp_path, kind="real").ledger
    load_defaults(ledger)
    report = load_source(ledger, "xian-universities")
    facts = read_facts(ledger)
    universities = set(facts.instances("University"))
    assert (report.accepted, report.errors, len(universities)) == (127, [], 63)
    assert Geography(facts).present(facts.resolution.of("places:610100")) == universities
    assert len({facts.value(one, "ministryCode") for one in universities}) == 63


@pytest.mark.skipif(not ORIGINAL.is_file(), reason="原始数据 ../shared/data/universities-china 不在")
def test_every_restated_university_equals_its_row() -> None:
    ours = {(one["ministryCode"], one["name"], one["note"]) for one in rows(SOURCES / "xian_universities" / "universities.csv")}
    theirs = [one for one in rows(ORIGINAL) if one["address"] == "西安市"]
    notes = ["；".join(filter(None, (one["level"], "主管部门" + one["department"], one["remarks"]))) for one in theirs]
    assert ours == {(one["code"], one["name"], note) for one, note in zip(theirs, notes, strict=True)}
