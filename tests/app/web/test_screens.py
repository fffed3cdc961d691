"""Every screen answers in Chinese, with the numbers of the command line, and says what is wrong with an address."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from starlette.testclient import TestClient

from app.web.screens import SCREENS
from graph.home import Home
from tests.app.conftest import Ask
from tests.app.world import GAP, record

LATIN = re.compile(r"[A-Za-z]{2,}")
ALLOWED = re.compile(r"CC-BY-4\.0|https?://\S+|[0-9a-f]{4} [0-9a-f]{4}|#[0-9a-f]{8}|\w+\.csv#\d+|liantu \w+|\.[a-z]{3,5}\b")
NEEDING = (
    "/ask/free", "/data/try", "/data/load", "/data/row", "/indicators/trial", "/register/entry", "/register/edit",
    "/register/trial",
)  # fmt: skip
"""Screens that are asked about something, or in a language of its own: tested where they are."""


class Words(HTMLParser):
    """The text that a page shows."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = False

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.shown.append(data)


def words_of(page: str) -> str:
    """What a person reads on a page."""
    reader = Words()
    reader.feed(page)
    return " ".join(" ".join(reader.shown).split())


@pytest.mark.parametrize("path", [one.path for one in SCREENS if one.path not in NEEDING])
def test_a_screen_answers_in_chinese_alone(client: TestClient, path: str) -> None:
    said = words_of(client.get(path).raise_for_status().text)
    assert not LATIN.findall(ALLOWED.sub("", said))


def test_the_map_has_the_numbers_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/chain.json").json() == document("gaps")


def test_an_open_certificate_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    shown = client.get("/chain.json", params={"link": GAP}).json()["certificate"]
    assert shown == {name: value for name, value in document("why", GAP).items() if not name.startswith("true_gap")}


def test_the_list_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/candidates.json", params={"link": GAP}).json() == document("candidates", GAP)


def test_an_unknown_link_is_said_with_what_is_near(client: TestClient) -> None:
    answer = client.get("/chain", params={"link": "硅科"})
    assert (answer.status_code, "硅料" in words_of(answer.text)) == (404, True)


def test_a_date_that_is_none_is_said(client: TestClient) -> None:
    answer = client.get("/chain", params={"as-of": "去年"})
    assert (answer.status_code, "去年" in words_of(answer.text)) == (422, True)


def test_an_address_that_leads_nowhere_is_said_in_chinese(client: TestClient) -> None:
    answer = client.get("/nirgends")
    assert (answer.status_code, "没有这个页面" in words_of(answer.text)) == (404, True)


def test_names_are_escaped_everywhere(client: TestClient, home: Home) -> None:
    home.ledger.add(record(GAP, "ChainLink", cardLabel="<script>alert(1)</script>"))
    assert "<script>alert" not in client.get("/chain").text


def test_a_load_is_seen_at_the_next_question(client: TestClient, home: Home) -> None:
    before = client.get("/chain.json").json()["snapshot"]
    home.ledger.add(record("t:new", "Enterprise", name="新来公司"))
    assert client.get("/chain.json").json()["snapshot"] != before


def test_a_link_to_an_earlier_snapshot_shows_it_and_says_so(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    home.ledger.add(record("t:new", "Enterprise", name="新来公司"))
    answer = client.get("/chain", params={"at": before[:12]})
    assert f"{before[:4]} {before[4:8]}" in answer.text
    assert "看的是过去的快照" in answer.text


def test_another_name_that_leads_here_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "boese.example"}).status_code == 421


@pytest.mark.parametrize("path", ["/", "/static/screens.css", "/nirgends", "/chain.json"])
def test_every_answer_carries_a_strict_policy(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
