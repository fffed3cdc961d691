"""Named questions: what a person types reaches both languages, and what is amiss is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.asking import Answer, Graph, find_question
from graph.asking import graph as asking
from graph.asking.codes import words_of
from graph.asking.questions import Question, read_question
from graph.errors import QueryFault, UnknownName

HEADER = """// zh = "谁供给它？"
// en = "Who supplies it?"
// system = "test"
// [parameters.firm]
// type = "Enterprise"
// zh = "企业"
// en = "enterprise"
// [parameters.least]
// type = "decimal"
// zh = "至少占"
// en = "at least"
// default = "0.1"
// [columns]
// supplier = "供应商"
// share = "占比"
"""
CYPHER = "MATCH (s:LianTu)-[r:SUPPLIES]->(:LianTu {id: $firm}) WHERE r.share >= $least RETURN r.share AS share, s.label AS supplier"
SPARQL = """SELECT ?supplier ?share {
  ?r a lt:Supplies ; lt:to $firm ; lt:from ?s ; lt:share ?share . ?s rdfs:label ?supplier FILTER(?share >= $least) }"""


def written(folder: Path, header: str = HEADER, sparql: str | None = SPARQL) -> Path:
    """A question's files."""
    path = folder / "suppliers.cypher"
    path.write_text(header + CYPHER, encoding="utf-8")
    if sparql is not None:
        path.with_suffix(".sparql").write_text(sparql, encoding="utf-8")
    return path


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Question:
    """A question that the graph knows."""
    found = read_question(written(tmp_path))
    monkeypatch.setattr(asking, "find_question", lambda _: found)
    return found


@pytest.mark.parametrize("language", ["cypher", "rdf"])
def test_both_languages_are_given_what_a_person_types(asked: Graph, question: Question, language: str) -> None:
    answer = asked.query(question.name, {"firm": "乙厂"}, language=language)
    assert (answer.columns, answer.rows) == (("supplier", "share"), (("甲厂", 0.4),))
    assert asked.query(question.name, {"firm": "s:2", "least": "0.5"}, language=language).rows == ()


def said(asked: Graph, given: dict[str, str]) -> tuple[str, str]:
    """Code and message of what is amiss."""
    with pytest.raises((QueryFault, UnknownName)) as caught:
        asked.query("suppliers", given)
    return caught.value.issues[0].code, caught.value.issues[0].message


def test_a_missing_parameter_is_said(asked: Graph, question: Question) -> None:
    assert said(asked, {}) == ("LT-QUERY-05", "查询“suppliers”缺少参数 firm")


def test_an_unknown_parameter_is_said(asked: Graph, question: Question) -> None:
    assert said(asked, {"firm": "乙厂", "x": "1"}) == ("LT-QUERY-06", "查询“suppliers”没有参数 x")


def test_a_parameter_of_another_type_is_said(asked: Graph, question: Question) -> None:
    assert said(asked, {"firm": "乙厂", "least": "多"}) == ("LT-QUERY-08", "查询“suppliers”的参数 least 应为数字，给的是“多”")


def test_an_unknown_entity_is_said_with_the_nearest(asked: Graph, question: Question) -> None:
    assert said(asked, {"firm": "乙广"})[0] == "LT-NAME-01"


def test_an_unknown_question_is_said_with_the_nearest() -> None:
    with pytest.raises(QueryFault, match="没有名为“transfer-platfrom”的查询") as caught:
        find_question("transfer-platfrom")
    assert "transfer-platforms" in caught.value.issues[0].expected


@pytest.mark.parametrize(("header", "sparql", "why"), [
    (HEADER, None, "缺少同名的 .sparql"), (HEADER.replace("zh = \"谁", "zz = \"谁"), SPARQL, "文件头缺少 zh"),
    (HEADER + '// [words]\n// shares = "ShareBasis"\n', SPARQL, "[words] 里的 shares 不是 [columns] 里的列"),
    (HEADER + '// [words]\n// share = "ShareBases"\n', SPARQL, "[words] 里 share 的词表 ShareBases 不存在"),
    ("// zh =\n", SPARQL, "Invalid value"), (HEADER.replace('// type = "Enterprise"\n', ""), SPARQL, "参数 firm 缺少类型或标签"),
])  # fmt: skip
def test_a_file_that_is_not_as_it_should_be_is_said(tmp_path: Path, header: str, sparql: str | None, why: str) -> None:
    with pytest.raises(QueryFault) as caught:
        read_question(written(tmp_path, header, sparql))
    assert (caught.value.issues[0].code, why in caught.value.issues[0].message) == ("LT-QUERY-09", True)


def test_an_unknown_vocabulary_is_said_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(QueryFault) as caught:
        read_question(written(tmp_path, HEADER + '// [words]\n// share = "ShareBases"\n'))
    assert "ShareBasis" in caught.value.issues[0].expected


def test_a_question_tells_which_vocabulary_a_column_holds(tmp_path: Path) -> None:
    found = read_question(written(tmp_path, HEADER + '// [words]\n// share = "ShareBasis"\n'))
    assert (found.words, found.as_dict()["words"]) == ({"share": "ShareBasis"}, {"share": "ShareBasis"})


@pytest.mark.parametrize(("vocabulary", "code", "zh"), [
    ("BuildStatus", "built", "已建"), ("@class", "Enterprise", "企业"), ("@relation", "occupies", "挂链"),
    ("@property", "siteKind", "场所类型"),
])  # fmt: skip
def test_codes_that_occur_have_their_chinese_word(vocabulary: str, code: str, zh: str) -> None:
    answer = Answer(("what",), ((code,), ([code, "别的"],), (None,)), "", "", "")
    assert words_of(answer, {"what": vocabulary}) == {"what": {code: zh}}


def test_rows_of_joined_parts_come_in_order(asked: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (f"MATCH (n:LianTu {{id: '{one}'}}) WHERE $as_of <> '' RETURN n.label AS label" for one in ("s:2", "s:3", "s:1"))
    question = replace(find_question("actor-ego"), parameters=(), columns={"label": "名称"}, cypher=" UNION ".join(parts))
    monkeypatch.setattr(asking, "find_question", lambda _: question)
    assert asked.query("joined").rows == (("丙厂",), ("乙厂",), ("甲厂",))
