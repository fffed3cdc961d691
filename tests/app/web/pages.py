"""Pages as a browser would use them: hidden fields, and forms sent from where they stand."""

from __future__ import annotations

from html.parser import HTMLParser

from httpx2 import Response
from starlette.testclient import TestClient

OWN = {"origin": "http://127.0.0.1"}
"""What a browser says of a form of our own page."""


class _Hidden(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "form":
            self.inside = said.get("method") == "post" and said.get("action") != "/logout"
        if tag == "input" and self.inside and said.get("type") == "hidden":
            self.found[str(said["name"])] = said.get("value") or ""


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of a page's forms that write, that of the way out aside."""
    reader = _Hidden()
    reader.feed(page)
    return reader.found


def upload(client: TestClient, *files: tuple[str, bytes], **told: str) -> Response:
    """Send files as the form of 数据核查 does, and follow where that leads."""
    data = hidden(client.get("/data").text) | told
    return client.post("/data/upload", files=[("file", one) for one in files], data=data, headers=OWN)


def token_of(answer: Response) -> str:
    """The token of an upload that was taken in."""
    return str(answer.url.params["file"])


def confirm(client: TestClient, tried: Response) -> Response:
    """Load what was tried, as the form of the dry run does."""
    return client.post("/data/load", data=hidden(tried.text), headers=OWN)
