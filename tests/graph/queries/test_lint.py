"""The check of named questions: each thing it refuses is refused, and no question of ours has any of it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from graph.asking.lint import problems, unworded
from graph.asking.questions import Parameter, Question, questions
from tests.graph.queries.cases import expected_rows

CYPHER = "MATCH (p:LianTu:Product)-[r:MAKES_UP]->(l) WHERE r.valid_from <= $as_of RETURN p.label AS product"
SPARQL = 'SELECT ?product WHERE { ?p a lt:Product ; rdfs:label ?product FILTER ("2020" <= $as_of) }'


def question(cypher: str = CYPHER, sparql: str = SPARQL, *parameters: str) -> Question:
    """A question with one column, `product`."""
    declared = tuple(Parameter(name, "text", name, name) for name in parameters)
    return Question("probe", "问", "ask", "test", declared, {"product": "产品"}, cypher, sparql)


def told(cypher: str = CYPHER, sparql: str = SPARQL) -> str:
    """The one problem of a question."""
    (only,) = problems(question(cypher, sparql))
    return only


def with_cypher(clause: str) -> str:
    """The one problem of a sound question with a clause put before its RETURN."""
    return told(CYPHER.replace("RETURN", f"{clause} RETURN"))


@pytest.mark.parametrize("name", questions())
def test_no_question_has_problems(name: str) -> None:
    assert problems(questions()[name]) == []


def test_a_sound_question_has_no_problems() -> None:
    assert problems(question()) == []


@pytest.mark.parametrize("accessor", [
    "collect(p)[0].label", "collect({a: p.id})[-1].a", "head(collect(p)).label", "collect(size(p.id))[0]",
])  # fmt: skip
def test_an_element_taken_from_an_aggregate_in_place_is_refused(accessor: str) -> None:
    assert "collect(…)" in with_cypher(f"WITH p, {accessor} AS one")


def test_a_slice_of_an_aggregate_is_allowed() -> None:
    assert problems(question(CYPHER.replace("RETURN", "WITH p, collect(l.id)[0..2] AS some RETURN"))) == []


@pytest.mark.parametrize("call", ["elementId(p)", "id(p)", "ID (p)"])
def test_internal_ids_are_refused(call: str) -> None:
    assert "elementId()" in with_cypher(f"WITH p, {call} AS own")


def test_apoc_is_refused() -> None:
    assert "apoc" in with_cypher("WITH p, apoc.text.clean(p.label) AS clean")


@pytest.mark.parametrize("prefix", ["SHORTEST 1", "ANY SHORTEST", "ALL SHORTEST"])
def test_a_shortest_prefix_is_refused(prefix: str) -> None:
    assert "SHORTEST" in with_cypher(f"MATCH q = {prefix} (p)-[:FILLS]->(:InputSlot)")


def test_a_subquery_that_imports_by_with_is_refused() -> None:
    assert "CALL (x)" in with_cypher("CALL { WITH p MATCH (p)-[:FILLS]->(s:InputSlot) RETURN s }")


@pytest.mark.parametrize("pattern", [
    "()-[s]->()", "(a)--(b)", "(a)<-[s:FILLS {essential: true}]-(b {id: 'x'})", "(a)-[:FILLS*1..2]->(b)",
])  # fmt: skip
def test_a_relationship_without_a_labelled_end_is_refused(pattern: str) -> None:
    assert "两端都没有标签" in with_cypher(f"MATCH {pattern}")


@pytest.mark.parametrize("pattern", ["(p)-[s]->()", "()-[s]-(q:Product {id: 'x'})", "(a)<-[s]-(:LianTu)-[t]->(b)"])
def test_a_labelled_end_is_enough(pattern: str) -> None:
    assert problems(question(CYPHER.replace("RETURN", f"MATCH {pattern} RETURN"))) == []


def test_a_word_that_writes_is_refused_in_cypher() -> None:
    assert "SET" in with_cypher("SET p.label = 'x'")


def test_a_word_that_writes_is_refused_in_sparql() -> None:
    assert "INSERT" in told(sparql=SPARQL + " ; INSERT DATA { <urn:a> <urn:b> <urn:c> }")


def test_filter_not_exists_is_refused() -> None:
    assert "MINUS" in told(sparql=SPARQL.replace("FILTER", "FILTER NOT EXISTS { ?p lt:fills ?s } FILTER"))


def test_cypher_has_to_use_the_as_of_date() -> None:
    assert told(CYPHER.replace("$as_of", "'2024'")) == "Cypher：没有用 $as_of"


def test_sparql_has_to_use_the_as_of_date_outside_comments() -> None:
    assert told(sparql=SPARQL.replace("$as_of", '"2024"') + "\n# $as_of") == "SPARQL：没有用 $as_of"


def test_a_label_that_is_not_there_is_refused() -> None:
    assert "Prodct" in told(CYPHER.replace("Product", "Prodct"))


def test_a_relationship_type_that_is_not_there_is_refused() -> None:
    assert "MAKE_UP" in told(CYPHER.replace("MAKES_UP", "MAKE_UP"))


def test_a_term_that_is_not_there_is_refused() -> None:
    assert "lt:Prodct" in told(sparql=SPARQL.replace("lt:Product", "lt:Prodct"))


def test_a_column_that_cypher_does_not_return_is_refused() -> None:
    assert told(CYPHER.replace("AS product", "AS item")) == "Cypher：没有给出声明的列 product"


def test_a_column_that_one_part_of_a_union_does_not_return_is_refused() -> None:
    assert "product" in told(f"{CYPHER} UNION {CYPHER.replace('AS product', 'AS item')}")


def test_a_column_that_sparql_does_not_select_is_refused() -> None:
    assert told(sparql=SPARQL.replace("SELECT ?product", "SELECT ?p")) == "SPARQL：没有给出声明的列 product"


def test_a_column_selected_only_inside_does_not_count() -> None:
    assert "product" in told(sparql=f"SELECT ?p WHERE {{ {{ {SPARQL} }} }}")


def test_a_parameter_that_is_not_declared_is_refused() -> None:
    assert with_cypher("WITH p WHERE p.id = $product") == "Cypher：参数 product 没有声明"


def test_a_parameter_that_no_text_uses_is_refused() -> None:
    assert problems(question(CYPHER, SPARQL, "place")) == ["Cypher：参数 place 声明了而没有用", "SPARQL：参数 place 声明了而没有用"]


@pytest.mark.parametrize("name", questions())
def test_no_column_of_ours_holds_codes_without_words(name: str) -> None:
    assert unworded(questions()[name], expected_rows(name)) == []


@pytest.mark.parametrize("words", [{}, {"product": "SiteKind"}])
def test_a_column_of_codes_has_to_name_their_vocabulary(words: dict[str, str]) -> None:
    (only,) = unworded(replace(question(), words=words), [["built"], [["planned", "building"]], [None]])
    assert only == "列 product 都是代码，[words] 应写 BuildStatus"


@pytest.mark.parametrize("rows", [[], [[1]], [["built"], ["2025"]], [["个"]]])
def test_a_column_that_holds_other_things_needs_no_words(rows: list[list[object]]) -> None:
    assert unworded(question(), rows) == []


@pytest.mark.parametrize("name", questions())
def test_every_question_of_ours_orders_its_rows(name: str) -> None:
    one = questions()[name]
    texts = [one.sparql, *([] if one.joined else [one.cypher])]
    assert all(re.search(r"\bORDER BY\b[^{}]*$", text) for text in texts)
