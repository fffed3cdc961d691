"""A small home that is asked: two firms, one of which supplies the other, and a product that one makes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.asking import Graph
from graph.home import open_home
from tests.engines import stopped_after
from tests.graph.world import record, tie


@pytest.fixture(scope="package")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with stopped_after(tmp_path_factory.mktemp("asked")) as folder:
        home = open_home(folder)
        home.ledger.add([
            *record("s:1", "甲厂"), *record("s:2", "乙厂"), *record("s:3", "丙厂"), *record("s:p", "棒材", "Product"),
            tie("supplies", "s:1", "s:2", share="0.4"), tie("produces", "s:1", "s:p"),
        ])  # fmt: skip
        home.set_data_date("2024-12-31")
        with Graph(home, {}) as graph:
            yield graph
