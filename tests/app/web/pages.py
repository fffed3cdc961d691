"""What tests of screens share: the words of a page, and forms as a browser sends them."""

from __future__ import annotations

import re

from httpx2 import Response
from starlette.testclient import TestClient

OWN = {"origin": "http://127.0.0.1"}
"""What a browser says of a form of our own page."""


def upload(client: TestClient, *files: tuple[str, bytes], **told: str) -> Response:
    """Send files as the form of 数据核查 does, and follow where that leads."""
    return client.post("/data/upload", files=[("file", one) for one in files], data=told, headers=OWN)


def token_of(answer: Response) -> str:
    """The token of an upload that was taken in."""
    return str(answer.url.params["file"])


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def confirm(client: TestClient, tried: Response) -> Response:
    """Load what was tried, as the form of the dry run does."""
    data = {name: hidden(tried.text, name) for name in ("file", "snapshot")}
    return client.post("/data/load", data=data, headers=OWN)
