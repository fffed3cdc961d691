"""The web app over the tiny world, asked in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.web.desk import Desk
from app.web.server import make_app
from graph.home import Home


@pytest.fixture
def client(home: Home) -> Iterator[TestClient]:
    with TestClient(make_app(Desk(home.folder)), base_url="http://127.0.0.1") as made:
        yield made
