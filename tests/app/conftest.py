"""A home with the tiny world, and a way to call the command in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from graph.home import Home
from tests.app.world import make_home

Call = Callable[..., Result]
Ask = Callable[..., dict[str, Any]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("LIANTU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("LIANTU_LEDGER", raising=False)
    return make_home(tmp_path / "home")


@pytest.fixture
def liantu(home: Home) -> Call:
    """Call the command as a shell would; nothing is a terminal. A report on our own fault is printed for the reader of the test."""

    def call(*args: object) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in args])
        for report in (home.folder / "run").glob("liantu-report-*"):
            print(report.read_text(encoding="utf-8"))
        return result

    return call


@pytest.fixture
def document(liantu: Call) -> Ask:
    """The one JSON document that a verb prints."""
    return lambda *args: json.loads(liantu(*args, "--json").stdout)
