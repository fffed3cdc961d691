"""A home with nothing but the defaults takes the city's listed companies in: what changes, and that it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.facts import Facts, read_facts
from graph.home import open_home
from graph.ledger import Ledger
from graph.states import gaps
from graph.states.geography import Geography
from ingest.bundled import load_defaults
from ingest.loading import LoadReport, load_paths
from tests.factory import counts, shared

REGISTERED = {"陕天然气", "西部超导", "中环装备", "西部材料", "博通股份", "建设机械"}


@dataclass
class Loaded:
    """A ledger before and after the load, and the facts after it."""

    ledger: Ledger
    before: str
    report: LoadReport
    facts: Facts


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loaded]:
    extract = shared("xian-listed-extract")
    ledger = open_home(tmp_path_factory.mktemp("home"), kind="real").ledger
    load_defaults(ledger)
    before = ledger.snapshot()
    report = load_paths(ledger, [extract])
    yield Loaded(ledger, before, report, read_facts(ledger))
    ledger.engine.dispose()


def test_every_row_is_accounted_for_and_nothing_is_wrong(loaded: Loaded) -> None:
    assert counts(loaded.report) == (789, 771, 0, 18)
    assert {one.severity for one in loaded.report.errors} == {"note"}


def zone_firms(facts: Facts, kind: str) -> set[str]:
    geography, zone = Geography(facts), facts.resolution.of("places:zone/xian-etdz")
    return {facts.value(firm, "shortName") for firm in geography.present(zone)
            if kind in map(geography.kind, geography.sites(firm, zone)[0])}  # fmt: skip


def test_the_zone_is_found_by_rule(loaded: Loaded) -> None:
    assert zone_firms(loaded.facts, "registered") == REGISTERED
    assert zone_firms(loaded.facts, "office") - REGISTERED == {"隆基股份"}


def test_listed_makers_stand_on_the_links_of_the_city(loaded: Loaded) -> None:
    links = {one.id.partition("link/")[2]: one for one in gaps(loaded.facts, "西安市", "上市").links}
    assert links["silicon-photovoltaics/silicon-rod"].organisations >= 1
    assert links["silicon-photovoltaics/wafer"].organisations >= 1
    assert (links["power-semiconductor/hvdc-valve"].organisations, links["power-semiconductor/dev-igbt"].state) == (1, "missing")


def test_other_chains_stay_unsurveyed(loaded: Loaded, tmp_path: Path) -> None:
    ledger = open_home(tmp_path, kind="real").ledger
    load_defaults(ledger)
    load_paths(ledger, [shared("xian-listed-extract"), shared("eto-semiconductor-supply-chain")])
    rules = {one.rule for one in gaps(read_facts(ledger), "西安市", "上市", "eto:chain/semiconductors", rollup=False).links
             if one.label == "Photolithography"}  # fmt: skip
    assert rules == {"unknown_a"}


def test_taking_it_back_brings_the_old_snapshot(loaded: Loaded, tmp_path: Path) -> None:
    ledger = open_home(tmp_path, kind="real").ledger
    load_defaults(ledger)
    report = load_paths(ledger, [shared("xian-listed-extract")])
    ledger.retract(report.load)
    assert (report.snapshot, ledger.snapshot()) == (loaded.report.snapshot, loaded.before)
