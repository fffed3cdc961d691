"""Sends forms as a page of the app does, and reads what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from httpx2 import Response
from starlette.testclient import TestClient

from tests.app.web.test_screens import words_of

OURS = {"sec-fetch-site": "same-origin"}


def send(client: TestClient, path: str, fields: Mapping[str, str] | None = None, file: tuple[str, bytes] | None = None) -> Response:
    """Send a form from a page of the app's own, and follow where it leads."""
    files = {"file": file} if file else None
    return client.post(path, data=dict(fields or {}), files=files, headers=OURS)


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the forms on a page."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}


def fields(page: str) -> dict[str, str]:
    """Everything that stands in the fields of a line's form."""
    inputs = re.findall(r'<input id="[^"]+" name="(cell\.[^"]+)" value="([^"]*)"', page)
    texts = re.findall(r'<textarea id="[^"]+" name="(cell\.[^"]+)"[^>]*>([^<]*)</textarea>', page)
    chosen = [(name, next(iter(re.findall(r"<option selected>([^<]*)", inside)), ""))
              for name, inside in re.findall(r'<select id="[^"]+" name="(cell\.[^"]+)">(.*?)</select>', page, re.S)]  # fmt: skip
    return hidden(page) | {name: unescape(value) for name, value in [*inputs, *texts, *chosen]}


def said(answer: Response) -> str:
    """What a person reads on the page that came back."""
    return words_of(answer.text)
