"""Homes with engines, one of each kind for all tests of a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.engines.opening import EMBEDDED, NEO4J
from graph.ledger import Ledger
from graph.views.views import Views
from tests.engines import needs_neo4j, stopped_after, views_of

Open = Callable[..., Views]


@pytest.fixture(scope="session")
def engine_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with stopped_after(tmp_path_factory.mktemp("engines")) as folder:
        yield folder


@pytest.fixture(params=[EMBEDDED, NEO4J])
def open_views(request: pytest.FixtureRequest, engine_folder: Path) -> Iterator[Open]:
    """Opens views on each kind of engine; all are closed at the end."""
    opened: list[Views] = []
    if request.param == NEO4J:
        needs_neo4j()

    def make(ledger: Ledger | None = None) -> Views:
        opened.append(views_of(engine_folder, request.param, ledger))
        return opened[-1]

    yield make
    for views in opened:
        views.close()
