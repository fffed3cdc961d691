"""The tables that come with LianTu: loaded as one load, whatever the order, into a ledger of any kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.bundled import bundled_sources, default_sources, load_defaults, load_source
from ingest.errors import InputFault
from ingest.loading import load_plan
from ingest.plan import plan_bundled


def test_the_defaults_are_places_chains_and_thresholds() -> None:
    assert [one.id for one in default_sources()] == ["places", "reference-chains", "thresholds"]


def test_the_defaults_are_the_first_load_and_need_nothing_before_them(tmp_path: Path) -> None:
    report = load_defaults(Ledger(tmp_path / "ledger.sqlite"))
    assert (report.load, report.rejected, report.errors) == (1, 0, [])


def test_the_order_of_the_sources_does_not_matter(tmp_path: Path) -> None:
    one, other = Ledger(tmp_path / "one.sqlite"), Ledger(tmp_path / "other.sqlite")
    load_defaults(one)
    load_plan(other, plan_bundled(reversed(default_sources()), other))
    assert one.snapshot() == other.snapshot()


def test_loading_the_defaults_again_adds_nothing(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite")
    first, again = load_defaults(ledger), load_defaults(ledger)
    assert (again.accepted, again.merged, again.snapshot) == (0, first.read, first.snapshot)


def test_the_defaults_enter_an_example_home_but_real_firms_do_not(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite", "示例")
    assert load_defaults(ledger).rejected == 0
    report = load_source(ledger, "chain-firms")
    assert (report.accepted, {one.code for one in report.errors}) == (0, {"LT-KIND-01"})


def test_a_source_without_tables_of_its_own_cannot_be_loaded_by_its_id(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as fault:
        load_source(Ledger(tmp_path / "ledger.sqlite"), "no-such-source")
    assert fault.value.issues[0].code == "LT-SRC-02"


def test_real_homes_are_offered_the_firms_and_the_zone() -> None:
    assert {"chain-firms", "xian-etdz"} <= {one.id for one in bundled_sources("real")}
