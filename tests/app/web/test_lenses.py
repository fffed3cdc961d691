"""Each way to look at the map has its legend, and what is not known never looks like nothing."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from app.web.lenses import LENSES
from tests.app.web.test_screens import words_of
from tests.app.world import GAP, MADE, UNSEEN

CARD = re.compile(r'class="card ([\w-]+)" href="[^"]*" id="([\w-]+)"')


def looks(client: TestClient, lens: str) -> dict[str, str]:
    """The class of each card under a lens, by the link's id."""
    found = CARD.findall(client.get("/chain", params={"by": lens}).text)
    return {link.replace("-", ":", 1): css for css, link in found}


@pytest.mark.parametrize("lens", [one.code for one in LENSES])
def test_every_card_looks_like_a_line_of_the_legend(client: TestClient, lens: str) -> None:
    page = client.get("/chain", params={"by": lens}).text
    legend = set(re.findall(r'class="swatch ([\w-]+)"', page))
    assert legend >= set(looks(client, lens).values())


@pytest.mark.parametrize("lens", [one.code for one in LENSES])
def test_the_legend_counts_every_card_once(client: TestClient, lens: str) -> None:
    page = client.get("/chain", params={"by": lens}).text
    counted = re.search(r'<ul class="legend".*?</ul>', page, re.DOTALL)
    assert counted
    assert sum(map(int, re.findall(r'<span class="n">(\d+)</span>', counted[0]))) == len(looks(client, lens))


def test_no_firm_known_is_nothing_only_where_everything_was_looked_at(client: TestClient) -> None:
    found = looks(client, "firms")
    assert (found[GAP], found[UNSEEN], found[MADE]) == ("n-0", "n-unknown", "n-1")


@pytest.mark.parametrize(
    ("lens", "look"), [("layout", "n-unknown"), ("six", "n-unknown"), ("sources", "n-none"), ("outside", "n-none")]
)
def test_what_nobody_said_is_hatched_and_what_does_not_apply_is_plain(client: TestClient, lens: str, look: str) -> None:
    assert looks(client, lens)[UNSEEN] == look


def test_an_arrival_composed_on_the_page_closes_the_gap(client: TestClient) -> None:
    asked = {"come": "新来硅料公司", "come-at": GAP, "come-capacity": "100吨"}
    moves = client.get("/whatif.json", params=asked).json()["now"]["moves"]
    assert [one["after"]["state"] for one in moves if one["link"] == GAP] == ["unknown"]


def test_an_assumption_stays_in_the_address_and_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/whatif", params={"come": "新来公司", "come-at": GAP}).text
    assert f'name="comes" value="新来公司~{GAP}~"' in page
    assert "去掉" in words_of(page)


def test_nothing_assumed_enters_the_ledger(client: TestClient) -> None:
    before = client.get("/chain.json").json()["snapshot"]
    client.get("/whatif", params={"come": "新来公司", "come-at": GAP})
    assert client.get("/chain.json").json()["snapshot"] == before
