"""The app beside the command: one process a home, found again, and gone when it is stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx2
import pytest

from app.web.background import Background
from graph.home import Home
from tests.app.conftest import Call


@pytest.fixture
def app(home: Home) -> Iterator[Background]:
    found = Background(home.folder)
    yield found
    found.stop()


def test_it_answers_is_found_again_and_ends(app: Background, liantu: Call) -> None:
    address = json.loads(liantu("serve", "--background", "--json").stdout)["address"]
    assert "甲经济技术开发区" in httpx2.get(address).text
    assert app.start() == address
    assert json.loads(liantu("serve", "--stop", "--json").stdout)["stopped"]
    assert app.address() == ""


def test_a_run_file_of_a_process_that_is_gone_is_not_believed(app: Background) -> None:
    app.start()
    told = app.files.path("json").read_text(encoding="utf-8")
    app.stop()
    app.files.path("json").write_text(told, encoding="utf-8")
    assert (app.address(), app.stop()) == ("", False)
