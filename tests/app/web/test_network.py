"""The network screen without a browser: what it shows, what it leaves out, and what it hands out."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from graph.home import Home
from tests.app.web.test_screens import words_of
from tests.app.world import GAP, MADE, record, relation

FIRM = "乙硅片有限公司"
ODD = "𠮷田</script><script>alert(1)</script>&公司"


def document(client: TestClient, **asked: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/network.json", params=asked).raise_for_status().json()
    return found


def page(client: TestClient, **asked: str) -> str:
    return client.get("/network", params=asked).raise_for_status().text


def grow(home: Home, count: int) -> None:
    """So many suppliers of the one firm."""
    names = [(f"t:s{one}", f"供方{one}") for one in range(count)]
    told = [statement for key, name in names for statement in record(key, "Enterprise", name=name)]
    home.ledger.add([*told, *(relation(key, "supplies", "t:firm") for key, _ in names)])


def test_from_nothing_it_says_what_to_choose_and_draws_nothing(client: TestClient) -> None:
    assert "从一个企业、平台或一个环节看起" in words_of(page(client))
    assert document(client)["nodes"] == []


def test_a_name_is_understood_as_on_the_command_line(client: TestClient) -> None:
    assert document(client, of="600001")["of"] == "t:firm"


def test_an_unknown_start_is_said_with_what_is_near(client: TestClient) -> None:
    answer = client.get("/network", params={"of": "乙硅片有限公同"})
    assert (answer.status_code, FIRM in words_of(answer.text)) == (404, True)


def test_steps_that_are_not_offered_are_said(client: TestClient) -> None:
    answer = client.get("/network", params={"of": FIRM, "hops": "9"})
    assert (answer.status_code, "网络图的步数写得不对：9" in words_of(answer.text)) == (422, True)


def test_the_tables_have_the_nodes_and_relations_of_the_document(client: TestClient) -> None:
    told, rows = document(client, of=FIRM), re.findall(r'<tr data-id="([^"]+)">', page(client, of=FIRM))
    assert rows == [one["id"] for one in (*told["nodes"], *told["edges"])]


def test_the_picture_links_every_node_to_its_card(client: TestClient) -> None:
    shown = page(client, of=FIRM)
    picture = shown.partition('class="still"')[2].partition("</svg>")[0]
    links = re.findall(r'<a href="/network\?[^"]*node=[^"]+#card">', picture)
    assert len(links) == len(document(client, of=FIRM)["nodes"])


def test_a_view_never_holds_more_than_its_most_and_says_so(client: TestClient, home: Home) -> None:
    grow(home, 160)
    told = document(client, of=FIRM)
    assert (len(told["nodes"]), told["left_out"] > 0) == (150, True)
    assert f"还有 {told['left_out']} 个没有画" in words_of(page(client, of=FIRM))


def test_a_card_says_how_many_an_opening_adds_before_it_does(client: TestClient, home: Home) -> None:
    grow(home, 7)
    before = document(client, of="t:s0", node="t:firm")
    more = next(one["more"] for one in before["nodes"] if one["id"] == "t:firm")
    assert f"展开，加 {more} 个" in words_of(page(client, of="t:s0", node="t:firm"))
    assert len(document(client, of="t:s0", open="t:firm")["nodes"]) == len(before["nodes"]) + more


def test_a_card_has_facts_with_the_place_that_says_them(client: TestClient) -> None:
    card = document(client, of=FIRM, node="t:firm")["card"]
    code = next(one for one in card["said"] if one["value"] == "600001")
    assert card["evidence"][code["evidence"][0] - 1]["locator"] == "表.csv#2"


def test_a_way_is_told_step_by_step(client: TestClient, home: Home) -> None:
    grow(home, 2)
    told = document(client, of="t:s0", to="t:s1")
    assert told["ways"] == [["t:s0", "t:firm", "t:s1"]]
    assert "供方0 供货 → 乙硅片有限公司 ← 供货 供方1" in words_of(page(client, of="t:s0", to="t:s1"))


def test_no_way_is_said(client: TestClient, home: Home) -> None:
    home.ledger.add(record("t:alone", "Enterprise", name="独自公司"))
    assert "六步之内没有路" in words_of(page(client, of=FIRM, to="独自公司"))


def test_who_stands_between_others_is_named(client: TestClient, home: Home) -> None:
    grow(home, 5)
    assert document(client, of="t:s0", hops="2")["bridges"][0] == "t:firm"


@pytest.mark.parametrize("by", ["", "states", "bridges", "sources"])
def test_a_legend_counts_every_node_once(client: TestClient, by: str) -> None:
    shown, told = page(client, of=FIRM, by=by), document(client, of=FIRM, by=by)
    legend = shown.partition('<ul class="legend"')[2].partition("</ul>")[0]
    assert sum(map(int, re.findall(r'<span class="n">(\d+)</span>', legend))) == len(told["nodes"])


def test_a_firm_whose_place_no_source_tells_is_unknown_not_elsewhere(client: TestClient, home: Home) -> None:
    grow(home, 1)
    where = {one["id"]: one["where"] for one in document(client, of=FIRM)["nodes"]}
    assert (where["t:firm"], where["t:s0"]) == ("here", "unknown")


def test_a_link_bears_the_state_that_the_chain_map_says(client: TestClient) -> None:
    said = {one["id"]: one["state"] for one in client.get("/chain.json").json()["links"]}
    shown = {one["id"]: one["state"] for one in document(client, of=MADE)["nodes"] if one["state"]}
    assert shown == {link: said[link] for link in shown}
    assert MADE in shown


def test_names_cannot_end_the_block_of_data(client: TestClient, home: Home) -> None:
    home.ledger.add([*record("t:odd", "Enterprise", name=ODD), relation("t:odd", "supplies", "t:firm")])
    shown = page(client, of=FIRM, node="t:odd")
    data = shown.partition('class="net-data">')[2].partition("</script>")[0]
    assert ODD in [one["label"] for one in json.loads(data)["nodes"]]
    assert ("<" in data, "<script>alert" in shown) == (False, False)


def test_the_table_handed_out_has_the_relations_in_sight(client: TestClient) -> None:
    text = client.get("/files/network.csv", params={"of": FIRM}).raise_for_status().content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [one["关系"] for one in rows] == [one["word"] for one in document(client, of=FIRM)["edges"]]


def test_a_name_that_a_spreadsheet_would_run_stays_text(client: TestClient, home: Home) -> None:
    home.ledger.add([*record("t:odd", "Enterprise", name="=cmd|calc"), relation("t:odd", "supplies", "t:firm")])
    assert "'=cmd|calc" in client.get("/files/network.csv", params={"of": FIRM}).text


def test_the_network_file_has_the_nodes_in_sight(client: TestClient) -> None:
    root = ElementTree.fromstring(client.get("/files/network.gexf", params={"of": FIRM}).raise_for_status().content)
    assert len(root.findall(".//{*}node")) == len(document(client, of=FIRM)["nodes"])


def test_the_picture_handed_out_is_one(client: TestClient) -> None:
    pytest.importorskip("resvg_py", reason="没有装 resvg：图片不测。")
    assert client.get("/files/network.png", params={"of": GAP}).raise_for_status().content.startswith(b"\x89PNG")


def test_a_file_of_no_view_is_refused(client: TestClient) -> None:
    assert client.get("/files/network.csv").status_code == 422
