"""Every named question, asked in Cypher on both engines and in SPARQL, answers what was worked out by hand."""

from __future__ import annotations

import pytest

from graph.asking.graph import Graph
from graph.asking.questions import find_question
from graph.views.views import CYPHER, RDF
from tests.graph.queries.cases import Case, cases, counted, unanswered


def answers(graph: Graph, case: Case, language: str) -> None:
    """The question's answer in this language is the expected one."""
    found = graph.query(case.question, case.parameters, language=language, as_of=case.as_of, seconds=60)
    assert counted(found.rows) == counted(case.rows)


@pytest.mark.parametrize("case", list(cases()))
def test_cypher_on_the_embedded_engine(embedded: Graph, case: Case) -> None:
    answers(embedded, case, CYPHER)


@pytest.mark.parametrize("case", list(cases()))
def test_cypher_on_a_real_neo4j(neo4j: Graph, case: Case) -> None:
    answers(neo4j, case, CYPHER)


@pytest.mark.parametrize("case", list(cases()))
def test_sparql(embedded: Graph, case: Case) -> None:
    answers(embedded, case, RDF)


def test_lists_in_another_order_are_other_answers() -> None:
    assert counted([[["甲", "乙"], 1]]) == counted([[("甲", "乙"), 1.0]]) != counted([[["乙", "甲"], 1]])


def test_every_question_has_expected_answers() -> None:
    assert unanswered() == set()


def test_no_case_expects_rows_of_another_width() -> None:
    widths = {(one.values[0].question, len(row)) for one in cases() for row in one.values[0].rows}
    assert {(name, width) for name, width in widths if len(find_question(name).columns) != width} == set()
