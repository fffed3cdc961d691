"""Thresholds: the defaults that hold where no place has set its own."""

from __future__ import annotations

from tests.ingest.sources.bundle import bundle


def test_the_defaults_are_those_of_the_model() -> None:
    said = bundle()
    records = said.records("Threshold", "thresholds")
    found = {said.values(key, "thresholdName")[0]: said.values(key, "thresholdValue")[0] for key in records}
    states = {"W1": "0.5", "W4_share": "0.05", "R2": "0.5", "R4": "1.5", "evidence_window": "3"}
    chains = ("industry", "innovation", "capital", "talent", "policy", "service")
    pursuit = {"pursuit_untouched": "30", "pursuit_stalled": "12"}
    others = {"target_tolerance": "0.05", "entry_energy_review": "1000", "entry_energy_sure": "614.5"}
    assert found == states | pursuit | others | {f"six_{chain}": "2" for chain in chains}


def test_no_default_is_confirmed_or_belongs_to_a_place() -> None:
    said = bundle()
    for key in said.records("Threshold", "thresholds"):
        assert (said.values(key, "confirmed"), said.values(key, "thresholdOf")) == (["false"], [])
        assert "未经本区确认" in said.values(key, "note")[0]
