"""The pyvis map: offline, escaped, in Chinese, refused where it is too large; it opens in a browser without a request."""

from __future__ import annotations

import json
import locale
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from app.export import Target, map_of
from app.pictures.network_map import MANY, MOST, NetworkMap, network_map
from app.pictures.vis import balanced, vis_edges, vis_nodes
from app.show.colophon import colophon
from graph.errors import EngineFault, ViewFault
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.networks import to_networkx
from tests.app.conftest import Ask, Call
from tests.graph.world import facts_of, record, tie

Network = nx.MultiDiGraph
FETCHED = re.compile(r"(?:\bsrc|\bhref|\baction)\s*=\s*[\"']?\s*(?:https?:)?//|url\(\s*[\"']?(?:https?:)?//|@import", re.IGNORECASE)
ODD = "𠮷田©</script><img src=x onerror=alert(1)> href公司"


class Page(HTMLParser):
    """What a page holds: tags with their attributes, and text by the tag it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.setdefault(self.tags[-1][0] if self.tags else "", []).append(data)


def world(name: str = "甲") -> Facts:
    return facts_of(*record("s:1", name), *record("s:2", "乙"), tie("supplies", "s:1", "s:2", "2019"))


def drawn(facts: Facts, kind: str = "real") -> NetworkMap:
    return network_map(to_networkx(facts), facts.ontology, colophon(facts, kind, "甲的网络", {"s"}), centre="s:1")


def many(count: int) -> Network[str]:
    graph: Network[str] = nx.MultiDiGraph()
    said = {
        "label": "甲",
        "short": "甲",
        "classes": ("Enterprise",),
        "actor": True,
        "zh": "企业",
        "en": "Enterprise",
        "sources": (),
    }
    graph.add_nodes_from((f"n{number}", said) for number in range(count))
    return graph


def items(html: str, name: str) -> Any:
    """The nodes or edges that the page's script draws."""
    return json.loads(re.search(rf"{name} = new vis\.DataSet\((\[.*?\])\);", html).group(1))  # type: ignore[union-attr]


def test_nothing_is_fetched_from_elsewhere() -> None:
    html = drawn(world()).html
    assert FETCHED.findall(html) == []
    assert "default-src 'none'" in html


def test_an_odd_name_stays_text() -> None:
    page = Page(drawn(world(ODD)).html)
    assert [attrs for tag, attrs in page.tags if tag == "img" or "onerror" in attrs] == []
    assert [tag for tag, _ in page.tags].count("script") == 3
    assert any(ODD in text for text in page.texts["td"])


def test_a_tip_is_never_set_as_html() -> None:
    assert "popup.innerHTML" not in drawn(world(ODD)).html


def test_the_drawing_holds_the_odd_name(tmp_path: Path) -> None:
    names = [node["label"].replace("\n", "") for node in items(drawn(world(ODD)).html, "nodes")]
    assert any("𠮷田©" in name for name in names)


def test_the_file_is_utf_8_whatever_the_locale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getpreferredencoding", lambda *_: "gbk")
    path = drawn(world("𠮷©")).save(tmp_path / "图" / "a.html")
    assert "𠮷©" in path.read_bytes().decode("utf-8")


def test_a_page_has_language_title_main_and_one_heading() -> None:
    page = Page(drawn(world()).html)
    assert dict(page.tags)["html"] == {"lang": "zh-CN"}
    assert [[tag for tag, _ in page.tags].count(one) for one in ("title", "main", "h1", "center")] == [1, 1, 1, 0]
    assert page.texts["h1"][0] == "甲的网络：2 个节点、1 条关系。"


def test_positions_are_pythons_and_physics_is_off() -> None:
    html = drawn(world()).html
    assert all({"x", "y"} <= set(node) for node in items(html, "nodes"))
    assert '"physics": {"enabled": false}' in html


def test_every_relation_stands_in_the_table() -> None:
    page = Page(drawn(world()).html)
    assert [text for text in page.texts["td"] if text.strip()][:2] == ["甲 ", "供货"]


def test_an_invented_world_says_so() -> None:
    assert "【示例数据】" in drawn(world(), "示例").html
    assert "【示例数据】" not in drawn(world()).html


@pytest.mark.parametrize(("count", "warned"), [(MANY, False), (MANY + 1, True)])
def test_a_large_map_comes_with_a_warning(count: int, warned: bool) -> None:
    facts = world()
    assert bool(network_map(many(count), facts.ontology, colophon(facts, "real", "甲", ())).warning) is warned


def test_a_thousand_and_one_nodes_are_refused_with_the_other_forms_named() -> None:
    facts = world()
    with pytest.raises(ViewFault, match="LT-NET-01") as refused:
        network_map(many(MOST + 1), facts.ontology, colophon(facts, "real", "甲", ()))
    assert "gexf / graphml" in refused.value.issues[0].fix


def test_without_pyvis_a_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvis.network", None)
    with pytest.raises(EngineFault, match="LT-NET-02"):
        drawn(world())


def test_a_notebook_shows_it_in_a_closed_frame() -> None:
    tag, attrs = Page(drawn(world())._repr_html_()).tags[0]
    assert (tag, attrs["sandbox"]) == ("iframe", "allow-scripts")
    assert attrs["srcdoc"] == drawn(world()).html


def test_names_do_not_cover_one_another() -> None:
    placed = [(node["x"], node["y"]) for node in vis_nodes(many(60), world().ontology, {f"n{n}": (0.5, 0.5) for n in range(60)})]
    close = [(a, b) for a in placed for b in placed if a < b and abs(a[0] - b[0]) < 15 and abs(a[1] - b[1]) < 35]
    assert close == []


def test_a_label_is_wrapped_and_never_cut() -> None:
    name = "西北有色金属研究院稀有金属材料加工国家工程研究中心"
    lines = balanced(name).split("\n")
    assert ("".join(lines), len(lines)) == (name, 3)


def test_edges_of_several_years_are_one_line() -> None:
    facts = facts_of(
        *record("s:1", "甲"), *record("s:2", "乙"), *[tie("supplies", "s:1", "s:2", year) for year in ("2018", "2019")]
    )
    (line,) = vis_edges(to_networkx(facts))
    assert line["title"] == "供货 2018\n供货 2019"


def test_links_wear_their_state_and_actors_elsewhere_are_hollow(home: Home) -> None:
    html = map_of(Target(read_facts(home.ledger), ego="硅料"), home.kind, "甲经开区").html
    (link,) = [node for node in items(html, "nodes") if node["id"] == "t:silicon"]
    assert link["label"] == "硅料\n缺链"
    assert "甲经济技术开发区 · 口径 全部法人 · 截至 2026-09-30" in html


def test_the_verb_writes_a_page_with_licence_and_attribution(document: Ask) -> None:
    (path,) = document("export", "pyvis", "--ego", "硅片")["files"]
    assert "甲数据，CC-BY-4.0，甲局数据" in Path(path).read_text(encoding="utf-8")


def test_the_verb_refuses_too_large_a_map(liantu: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.pictures.network_map.MOST", 3)
    result = liantu("export", "pyvis")
    assert (result.exit_code, "LT-NET-01" in result.stderr) == (1, True)
