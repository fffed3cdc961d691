"""`liantu query`, `cypher`, `sparql`, `engine`, `neo4j` and the views in `check`: what people see, and what machines read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main
from graph.asking import Graph, questions
from graph.home import Home
from tests.app.conftest import Ask, Call
from tests.app.world import ZONE
from tests.engines import stopped_after

PRODUCTS = "MATCH (p:LianTu:Product) RETURN p.name AS name ORDER BY name"


@pytest.fixture(autouse=True)
def engine(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The home's engine, embedded, ended with the test."""
    monkeypatch.delenv("LIANTU_GRAPH", raising=False)
    with stopped_after(home.folder):
        yield


def test_a_cypher_answer_is_a_table_with_its_snapshot(liantu: Call, home: Home) -> None:
    lines = liantu("cypher", PRODUCTS).output.splitlines()
    assert lines[0].endswith(f"快照 {home.ledger.snapshot()[:12]} · 3 行")
    assert [line.strip() for line in lines[1:]] == ["name", *sorted(["硅料产品", "硅片产品", "组件产品"])]


def test_a_query_may_come_on_standard_input(home: Home) -> None:
    result = CliRunner().invoke(main, ["sparql", "--json"], input="SELECT (COUNT(?p) AS ?n) { ?p a lt:Product }")
    assert json.loads(result.stdout)["rows"] == [[3]]


def test_rows_beyond_the_limit_are_said(liantu: Call) -> None:
    assert "只显示前 1 行，后面还有" in liantu("cypher", PRODUCTS, "--rows", "1").output


def test_writing_is_refused_with_status_1(liantu: Call) -> None:
    result = liantu("cypher", "MATCH (e:LianTu) DETACH DELETE e")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, "[LT-QUERY-01] 只能查询，不能写入：DETACH；应为只读的查询")


def test_a_query_without_text_is_wrong_usage(home: Home) -> None:
    result = CliRunner().invoke(main, ["cypher"], input="")
    assert (result.exit_code, "没有给出查询" in result.stderr) == (2, True)


def test_the_list_names_every_question(document: Ask) -> None:
    listed = document("query", "--list")["queries"]
    assert {one["name"] for one in listed} == set(questions())
    assert all(one["zh"] and one["en"] and one["columns"] for one in listed)


@pytest.mark.parametrize("language", ["cypher", "sparql"])
def test_a_named_question_is_answered_for_the_place_asked_about(document: Ask, language: str) -> None:
    found = document("query", "link-organisations", "--place", ZONE, "--language", language)
    assert (found["query"], found["columns"][0]) == ("link-organisations", "link")
    assert len(found["rows"]) == 3


def test_a_parameter_is_written_as_a_pair(liantu: Call) -> None:
    result = liantu("query", "link-organisations", "-p", "place")
    assert (result.exit_code, "参数要写成 名称=值，现在是“place”。" in result.stderr) == (2, True)


def test_the_engine_tells_how_it_is_and_stops(liantu: Call, document: Ask) -> None:
    assert document("engine")["running"] is None
    liantu("cypher", PRODUCTS)
    assert document("engine", "status")["running"]["uri"].startswith("bolt://127.0.0.1:")
    assert liantu("engine", "stop").output == "自带引擎已停下。\n"
    assert liantu("engine", "stop").output == "自带引擎本来就没有在运行。\n"


def test_a_neo4j_that_is_not_installed_is_said(liantu: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANTU_CACHE", str(tmp_path / "none"))
    assert (liantu("neo4j", "status").exit_code, liantu("neo4j", "start").exit_code) == (1, 1)
    assert liantu("neo4j", "status").output == "本机还没有 Neo4j；用 liantu neo4j install 取一次。\n"
    assert liantu("neo4j", "stop").output == "Neo4j 本来就没有在运行。\n"


def test_check_counts_the_views_that_were_made_and_repairs_them(liantu: Call, home: Home) -> None:
    with Graph(home, {}) as graph:
        graph.views.refresh()
        with graph.views.driver.session() as session:
            session.run("MATCH (p:LianTu:Product) WITH p LIMIT 1 DETACH DELETE p").consume()
    broken = liantu("check")
    assert (broken.exit_code, "产品（Product）：账本 3，视图 2" in broken.output) == (1, True)
    assert "已按账本重建，现在一致。" in liantu("check", "--repair").output
    assert liantu("check").exit_code == 0
