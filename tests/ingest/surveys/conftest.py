"""The 示例 zone, loaded once; each test works on a copy of its ledger."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.ledger import Ledger
from ingest.bundled import load_source


@pytest.fixture(scope="session")
def _shili(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shili") / "ledger.sqlite"
    ledger = Ledger(path, "示例")
    load_source(ledger, "shili")
    ledger.engine.dispose()
    return path


@pytest.fixture
def ledger(_shili: Path, tmp_path: Path) -> Ledger:
    """A ledger with the 示例 zone."""
    return Ledger(shutil.copy(_shili, tmp_path / "ledger.sqlite"), "示例")
