"""Queries that somebody just wrote: answered with their snapshot, refused or cut with a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import cast

import psutil
import pytest
from neo4j.exceptions import ServiceUnavailable

from graph.asking import Answer, Graph
from graph.asking.cypher import CypherReader
from graph.asking.tokens import WRITING, writes
from graph.engines.opening import NEO4J, Engine
from graph.errors import QueryFault
from graph.ledger.loading import LoadResult
from tests.graph.world import record

FIRMS = "MATCH (e:LianTu:Enterprise) RETURN e.name AS name ORDER BY name"
ENDLESS = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN count(*)"
ENDLESS_SPARQL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u }"
PATIENCE = 20.0
"""Seconds after which a limit that nobody enforced is a failure."""


def refused(ask: Callable[[], Answer]) -> tuple[str, str, str, str]:
    """Code, message, what was expected and what to do, of a query that is refused."""
    with pytest.raises(QueryFault) as caught:
        ask()
    said = caught.value.issues[0]
    return said.code, said.message, said.expected, said.fix


def test_cypher_and_sparql_answer_alike_with_the_snapshot(asked: Graph) -> None:
    cypher = asked.cypher(FIRMS)
    sparql = asked.sparql("SELECT ?name { ?e a lt:Enterprise ; lt:name ?name } ORDER BY ?name")
    assert sorted(cypher.rows) == sorted(sparql.rows) == [("丙厂",), ("乙厂",), ("甲厂",)]
    assert cypher.snapshot == sparql.snapshot == asked.views.ledger.snapshot()


def test_a_frame_carries_its_snapshot(asked: Graph) -> None:
    frame = asked.cypher(FIRMS).frame()
    said = (list(frame.columns), frame.attrs["snapshot"], frame.attrs["as_of"])
    assert said == (["name"], asked.views.ledger.snapshot(), "2024-12-31")


def test_the_as_of_date_is_given_to_both_languages(asked: Graph) -> None:
    assert asked.cypher("RETURN $as_of AS day").rows == (("2024-12-31",),)
    assert asked.sparql("SELECT ?day { BIND($as_of AS ?day) }", as_of="2020-06-30").rows == (("2020-06-30",),)


def test_nodes_and_paths_come_as_plain_values(asked: Graph) -> None:
    node, path = asked.cypher("MATCH p = (e:LianTu {id: 's:1'})-[:SUPPLIES]->(:LianTu) RETURN e, p").rows[0]
    assert (node["name"], "Enterprise" in node["labels"], path) == ("甲厂", True, ["甲厂", "SUPPLIES", "乙厂"])


@pytest.mark.parametrize("text", ["CREATE (n:LianTu)", "match (n:LianTu) set n.x = 1", "MATCH (n:LianTu) DETACH DELETE n",
                                  "MATCH (n:LianTu) REMOVE n.name", "MERGE (n:LianTu {id: 'x'})", "DROP INDEX x",
                                  "LOAD CSV FROM 'file:///x' AS row RETURN row", "FOREACH (x IN [1] | CREATE (n))"])  # fmt: skip
def test_writing_in_cypher_is_refused(asked: Graph, text: str) -> None:
    code, message, expected, fix = refused(lambda: asked.cypher(text))
    assert (code, expected, fix) == ("LT-QUERY-01", "只读的查询", "去掉写入的部分；改数据请用 liantu load")
    assert message.startswith("只能查询，不能写入：")


@pytest.mark.parametrize("word", ["EXPLAIN", "profile"])
def test_a_question_for_the_plan_alone_is_refused(asked: Graph, word: str) -> None:
    code, message, *_ = refused(lambda: asked.cypher(f"{word} {FIRMS}"))
    assert (code, message) == ("LT-QUERY-03", "查询写得不对：EXPLAIN 和 PROFILE 只说怎么找，不给答案：去掉这个词再问")


@pytest.mark.parametrize("text", ["MATCH (n:LianTu) WHERE n.name = 'CREATE it' RETURN n", "MATCH (set:LianTu) RETURN set.created",
                                  "MATCH (n:LianTu) // DELETE\nRETURN n", "MATCH (n:`SET`) RETURN n.delete",
                                  "RETURN date() AS create", "RETURN 1 AS set, 2 AS delete ORDER BY set", "RETURN $create AS x",
                                  "WITH 1 AS merge WHERE merge = 1 RETURN DISTINCT merge", "RETURN {create: 1, set: 2} AS m",
                                  "MATCH (drop:LianTu) RETURN count(drop) AS n", "RETURN [load IN [1] WHERE load > 0 | load] AS x",
                                  "MATCH create = (:LianTu)-[:SUPPLIES]->() RETURN create",
                                  "UNWIND [1] AS remove RETURN remove"])  # fmt: skip
def test_words_of_writing_elsewhere_are_no_writing(text: str) -> None:
    assert writes(text) == ""


def test_a_word_of_writing_may_be_an_alias(asked: Graph) -> None:
    assert asked.cypher("MATCH (set:LianTu {id: 's:1'}) RETURN set.name AS create").rows == (("甲厂",),)


@pytest.mark.parametrize("text", ["WITH date() AS create CREATE (n {d: create})", "WITH 1 AS return SET n.x = 1",
                                  "WITH 1 AS as MERGE (n)",
                                  "CALL { CREATE (n) RETURN n } RETURN 1", "MATCH (n) WITH * SET n += {a: 1}", "INSERT (n:LianTu)",
                                  "MERGE (n) ON CREATE SET n.x = 1", "MATCH (n) NODETACH DELETE n", "EXPLAIN CREATE (n)",
                                  "MATCH (n) SET (n).x = 1", "MATCH ((a)-->(b))+ SET a.x = 1"])  # fmt: skip
def test_a_clause_that_writes_is_seen_wherever_it_stands(text: str) -> None:
    assert writes(text) in WRITING


def test_what_slips_through_is_refused_by_the_engine(asked: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.asking.cypher.tokens.writes", lambda _: "")
    assert refused(lambda: asked.cypher("MATCH (n:LianTu {id: 's:3'}) SET n.name = 'x' RETURN n"))[0] == "LT-QUERY-01"
    assert ("丙厂",) in asked.cypher(FIRMS).rows


@pytest.mark.parametrize("text", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "DROP GRAPH <a:a>",
                                  "LOAD <http://example.org/>"])  # fmt: skip
def test_updating_in_sparql_is_refused(asked: Graph, text: str) -> None:
    assert refused(lambda: asked.sparql(text))[0] in ("LT-QUERY-01", "LT-QUERY-03")


def test_a_cypher_query_that_never_ends_is_cut(asked: Graph) -> None:
    code, message, _, fix = refused(lambda: asked.cypher(ENDLESS, seconds=0.5))
    assert (code, message) == ("LT-QUERY-02", "查询超过 0.5 秒，已经中止")
    assert fix == "缩小范围（加上起点、LIMIT），或用 --seconds 放宽"
    assert len(asked.cypher(FIRMS).rows) == 3


def test_the_engines_own_limit_is_told_as_such(asked: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.asking.cypher.LIMIT", 0.5)
    code, message, _, fix = refused(lambda: asked.cypher(ENDLESS, seconds=120))
    assert (code, message) == ("LT-QUERY-13", "查询超过 0.5 秒（自带引擎的上限），已经中止")
    assert "LIANTU_GRAPH=neo4j" in fix


class Deaf:
    """An engine, driver and session at once whose queries heed no limit: each runs until its connection is closed under it."""

    kind, local = NEO4J, False

    def __init__(self) -> None:
        self.closed = Event()

    def reading_driver(self) -> Deaf:
        return self

    def session(self, **_: object) -> Deaf:
        return self

    def run(self, *_: object) -> object:
        if not self.closed.wait(PATIENCE):
            pytest.fail("nobody closed the connection of a query that passed its limit")
        raise ServiceUnavailable

    def close(self) -> None:
        self.closed.set()


def test_a_limit_holds_where_the_server_heeds_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.asking.cypher.GRACE", 0)
    reader = CypherReader(cast(Engine, Deaf()))
    with pytest.raises(QueryFault, match=r"查询超过 0\.1 秒，已经中止"):
        reader.run("RETURN 1", {}, seconds=0.1)


def test_a_sparql_query_that_never_ends_is_cut(asked: Graph) -> None:
    assert refused(lambda: asked.sparql(ENDLESS_SPARQL, seconds=0.5))[:2] == ("LT-QUERY-02", "查询超过 0.5 秒，已经中止")


def test_ten_million_rows_are_cut_at_the_limit(asked: Graph) -> None:
    answer = asked.cypher("UNWIND range(1, 10000000) AS x RETURN x", rows=5)
    assert (answer.rows, answer.more) == (((1,), (2,), (3,), (4,), (5,)), True)
    assert len(asked.sparql("SELECT * { ?a ?b ?c . ?d ?e ?f }", rows=7).rows) == 7


def test_an_unknown_label_is_refused_with_the_nearest(asked: Graph) -> None:
    code, message, expected, _ = refused(lambda: asked.cypher("MATCH (e:Enterprize) RETURN e"))
    assert (code, message, expected.split("、")[0]) == ("LT-QUERY-07", "图里没有“Enterprize”这个标签", "Enterprise")


def test_an_unknown_type_is_refused_with_the_nearest(asked: Graph) -> None:
    _, message, expected, _ = refused(lambda: asked.cypher("MATCH (:LianTu)-[:SUPLIES]->(b:LianTu) RETURN b"))
    assert (message, expected.split("、")[0]) == ("图里没有“SUPLIES”这个关系类型", "SUPPLIES")


@pytest.mark.parametrize(("text", "nearest"), [("MATCH (n:企业) RETURN n", "Enterprise"),
                                               ("MATCH (:LianTu)-[:供货]->(b:LianTu) RETURN b", "SUPPLIES")])  # fmt: skip
def test_a_chinese_word_for_a_label_is_refused_with_the_label(asked: Graph, text: str, nearest: str) -> None:
    assert refused(lambda: asked.cypher(text))[2].split("、")[0] == nearest


@pytest.mark.parametrize("text", ["CALL dbms.nothing()", "RETURN nosuch.function(1) AS x"])
def test_what_an_engine_fails_at_is_the_querys_fault_while_it_answers_others(asked: Graph, text: str) -> None:
    code, message, *_ = refused(lambda: asked.cypher(text))
    assert (code, message.startswith("查询写得不对：")) == ("LT-QUERY-03", True)


def test_an_unknown_term_is_refused_with_the_nearest(asked: Graph) -> None:
    _, message, expected, _ = refused(lambda: asked.sparql("SELECT ?e { ?e a lt:Enterprize }"))
    assert (message, expected.split("、")[0]) == ("图里没有“lt:Enterprize”这个术语", "Enterprise")


def test_an_unknown_label_of_a_condition_is_refused_too(asked: Graph) -> None:
    assert refused(lambda: asked.cypher("MATCH (n:LianTu) WHERE n:Enterprize RETURN n"))[1] == "图里没有“Enterprize”这个标签"


@pytest.mark.parametrize("text", ["RETURN 1 AS `'` UNION LOAD CSV FROM \"file:///etc/passwd\" AS l RETURN l AS `'`",
                                  "LOAD/**/CSV FROM 'file:///etc/passwd' AS l RETURN l",
                                  r"LO\u0041D CSV FROM 'http://127.0.0.1:1/' AS l RETURN l",
                                  r"RETURN '\u0027 AS a UNION LOAD CSV FROM 'x' AS a RETURN a // '"])  # fmt: skip
def test_no_quote_in_a_name_hides_reading_of_files(asked: Graph, text: str) -> None:
    assert refused(lambda: asked.cypher(text))[0] == "LT-QUERY-01"


@pytest.mark.parametrize("text", ["SELECT ?x { SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }",
                                  "SELECT ?a { ?a ?b ?c FILTER(?a<?b)SERVICE<http://127.0.0.1:1/> { ?x ?y ?z } }",
                                  "SELECT ?a { BIND('''a'b''' AS ?a) SERVICE <http://127.0.0.1:1/> { ?x ?y ?z } }"])  # fmt: skip
def test_no_query_leaves_this_machine(asked: Graph, text: str) -> None:
    assert refused(lambda: asked.sparql(text))[:2] == ("LT-QUERY-11", "不能经 SERVICE 向别的服务器查询")


def test_what_an_engine_answers_wrongly_is_refused(asked: Graph) -> None:
    assert "悄悄答错" in refused(lambda: asked.cypher("MATCH (n:LianTu) RETURN collect(n)[0].name AS name"))[1]


@pytest.mark.parametrize("ends", ["()-[r]->()", "(`a`)-[r]->(`b c`)"])
def test_a_walk_from_nowhere_is_refused(asked: Graph, ends: str) -> None:
    assert "关系两端都没有标签" in refused(lambda: asked.cypher(f"MATCH {ends} RETURN count(r) AS n"))[1]


def test_a_sparql_parameter_without_value_is_said(asked: Graph) -> None:
    assert refused(lambda: asked.sparql("SELECT ?x { ?x a lt:Enterprise ; rdfs:label $nope }"))[1:3] == (
        "查询写得不对：参数 $nope 没有值", "每个 $参数 都有值")  # fmt: skip


def test_a_view_that_had_to_be_built_anew_is_told(asked: Graph) -> None:
    asked.views.cypher.mark(replace(asked.views.wanted(), ontology="old"))
    asked.views.ledger.add(record("s:5", "戊厂"))
    asked.rebuilt.clear()
    asked.cypher(FIRMS)
    asked.views.ledger.retract(asked.views.ledger.last_load())
    assert [(one.view, one.why) for one in asked.rebuilt] == [("cypher", "ontology")]


def test_what_changed_while_it_was_asked_is_asked_again(asked: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, done = asked._cypher_reader(), list[LoadResult]()

    def run(*given: object, **more: object) -> object:
        found = CypherReader.run(reader, *given, **more)  # type: ignore[arg-type]
        if not done:
            done.append(asked.views.ledger.add(record("s:6", "己厂")))
            asked.views.refresh()
        return found

    monkeypatch.setattr(reader, "run", run)
    answer = asked.cypher(FIRMS)
    assert (("己厂",) in answer.rows, answer.snapshot) == (True, done[0].snapshot)
    asked.views.ledger.retract(asked.views.ledger.last_load())


def test_a_parameter_without_value_is_said(asked: Graph) -> None:
    code, message, expected, _ = refused(lambda: asked.cypher("MATCH (n:LianTu {id: $who}) RETURN n"))
    assert (code, message, expected) == ("LT-QUERY-03", "查询写得不对：没有给出参数 who 的值", "每个 $参数 都有值")


def test_a_text_that_is_no_query_is_said(asked: Graph) -> None:
    assert refused(lambda: asked.cypher("MATCH (n:LianTu RETURN n"))[2] == "Cypher 5 的写法"
    assert refused(lambda: asked.sparql("SELECT ?x WHERE"))[2].startswith("SPARQL 1.1；可用前缀 lt、id、")


def test_an_engine_that_crashed_is_brought_back_by_the_next_question(asked: Graph) -> None:
    server = asked.views.engine.server
    assert server is not None
    psutil.Process(server.ensure().pid).kill()
    assert len(asked.cypher(FIRMS).rows) == 3


def test_an_answer_after_a_load_shows_the_load(asked: Graph) -> None:
    before = asked.cypher(FIRMS)
    asked.views.ledger.add(record("s:4", "丁厂"))
    after = asked.cypher(FIRMS)
    asked.views.ledger.retract(asked.views.ledger.last_load())
    assert (len(after.rows) - len(before.rows), after.snapshot != before.snapshot) == (1, True)
    assert asked.cypher(FIRMS).snapshot == before.snapshot
