"""The animals of the cells: the exact messages that each gives, and that nothing else is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.loading import load_paths
from tests.factory import make_ledger, write_files
from tests.zoo.cells import ANIMALS, TOLD


def test_every_animal_has_its_messages() -> None:
    assert set(TOLD) == set(ANIMALS)


@pytest.mark.parametrize("name", ANIMALS)
def test_a_bad_cell_is_named_and_nothing_else_is_lost(name: str, tmp_path: Path) -> None:
    ledger = make_ledger(tmp_path, places=["610100", "CHN"])
    report = load_paths(ledger, [write_files(tmp_path / "in", ANIMALS[name])])
    assert [one.text() for one in report.errors] == TOLD[name]["text"]
    assert [report.accepted, report.merged, report.rejected] == TOLD[name]["rows"]
    ledger.check()
