"""Networks as files: GraphML and GEXF read back equal the graph, each with its sources' terms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from app.export import Target, plain, write_gexf, write_graphml
from app.show.colophon import Colophon, colophon, network_sources
from graph.facts import Facts, read_facts
from graph.home import Home
from graph.networks import to_networkx
from tests.app.conftest import Ask, Call
from tests.graph.world import facts_of, record, tie

Network = nx.MultiDiGraph
ODD = '𠮷©</script>&"\x0b公司'


@pytest.fixture
def facts(home: Home) -> Facts:
    return read_facts(home.ledger)


def odd() -> tuple[Facts, Network[str], Colophon]:
    """Two firms, one of an odd name, with two supplies of different years between them."""
    told = [tie("supplies", "s:1", "s:2", year, share="0.25") for year in ("2018", "2019")]
    facts = facts_of(*record("s:1", ODD), *record("s:2", "乙"), *told)
    graph = to_networkx(facts)
    return facts, graph, colophon(facts, "示例", "甲乙", network_sources(graph))


def content(graph: Any) -> tuple[Any, Any]:
    """Nodes and edges by id with all their attributes."""
    return dict(graph.nodes(data=True)), {(a, b, key): said for a, b, key, said in graph.edges(keys=True, data=True)}


def test_graphml_read_back_is_the_graph(tmp_path: Path) -> None:
    _, graph, about = odd()
    found = nx.read_graphml(write_graphml(graph, about, tmp_path / "a.graphml"), force_multigraph=True)
    assert content(found) == content(plain(graph))


def test_graphml_says_what_it_is_and_under_which_terms(facts: Facts, home: Home, tmp_path: Path) -> None:
    graph = to_networkx(facts)
    about = colophon(facts, home.kind, "甲", network_sources(graph))
    said = nx.read_graphml(write_graphml(graph, about, tmp_path / "a.graphml")).graph
    assert (said["kind"], said["as_of"], said["snapshot"]) == ("真实数据", "2026-09-30", facts.snapshot)
    assert (said["ontology"], said["source t"]) == (facts.ontology.digest, "甲数据，CC-BY-4.0，甲局数据")


def test_gexf_read_back_is_the_graph(tmp_path: Path) -> None:
    facts, graph, about = odd()
    found = nx.read_gexf(write_gexf(graph, about, facts.ontology, tmp_path / "a.gexf"))
    nodes = {node: {name: value for name, value in said.items() if name != "viz"} for node, said in found.nodes(data=True)}
    edges = {(a, b, said.pop("id")): said for a, b, said in found.edges(data=True)}
    for said in edges.values():
        assert said.pop("label") == "供货"
    assert (nodes, edges) == content(plain(graph))


def test_gexf_has_places_colours_and_terms(facts: Facts, tmp_path: Path) -> None:
    graph = to_networkx(facts)
    path = write_gexf(graph, colophon(facts, "示例", "甲", {"t"}), facts.ontology, tmp_path / "a.gexf")
    text = path.read_text(encoding="utf-8")
    assert text.count("<viz:position") == text.count("<viz:color") == len(graph)
    assert all(word in text for word in ("示例数据（全部虚构）", "CC-BY-4.0", "甲局数据", facts.snapshot, facts.ontology.digest))


def test_the_same_network_gives_the_same_bytes(tmp_path: Path) -> None:
    facts, graph, about = odd()
    paths = [write_gexf(graph, about, facts.ontology, tmp_path / name) for name in ("a.gexf", "b.gexf")]
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_verb_writes_a_networks_file(document: Ask, form: str) -> None:
    (path,) = document("export", form)["files"]
    assert "乙硅片有限公司" in Path(path).read_text(encoding="utf-8")


def test_an_ego_and_a_chain_narrow_it(facts: Facts) -> None:
    assert set(Target(facts, ego="硅片").network) == {"t:wafer", "t:wafer-product", "t:firm"}
    assert "t:plant" not in Target(facts, chain="光伏链").network
    assert set(Target(facts, ego="硅片", chain="光伏链").network) <= set(Target(facts, chain="光伏链").network)


def test_a_file_name_holds_nothing_that_a_disk_refuses(facts: Facts) -> None:
    target = Target(facts_of(*record("s:1", "甲/乙:丙")), ego="甲/乙:丙", hops=2)
    assert target.file_name("ttl").startswith("链图-甲_乙_丙的 2 步网络-2020-12-31-")


def test_an_unknown_name_offers_the_nearest(liantu: Call) -> None:
    result = liantu("export", "graphml", "--ego", "硅片儿")
    assert result.exit_code == 1
    assert "硅片" in result.stderr


@pytest.mark.parametrize("form", ["xlsx", "csv", "nq"])
def test_a_form_that_holds_everything_takes_no_part(liantu: Call, form: str) -> None:
    assert (liantu("export", form, "--ego", "硅片").exit_code, liantu("export", form, "--chain", "光伏链").exit_code) == (2, 2)
