"""查询台: every named question has a form that runs, free queries only read, and an engine that is gone is said and found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from app.web import asking
from app.web.asking import Asker
from app.web.desk import Desk
from app.web.forms import subject_of
from app.web.screens.ask import grouped, subjects
from app.web.server import make_app
from graph.asking import questions
from graph.home import Home
from ontology.errors import UserFault
from tests.app.conftest import Ask
from tests.app.web.test_screens import ALLOWED, LATIN, words_of
from tests.app.world import CHAIN, GAP, MADE, make_home, record, relation
from tests.engines import stopped_after

EMPTY = {"actor": "t:firm", "firm": "t:firm", "one": "t:firm", "other": "t:maker", "link": GAP, "chain": CHAIN,
         "product": f"{MADE}-product",
         "source": "t", "programme": "t:programme"}  # fmt: skip
"""Something of the tiny world for each parameter that must be given."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The app over one tiny world for many questions: views are made once."""
    home = make_home(tmp_path_factory.mktemp("asked") / "home")
    home.ledger.add([*record("t:programme", "Programme", name="甲工程"), *record("t:maker", "Enterprise", name="=cmd|'/c calc'!A1"),
                     relation("t:maker", "produces", f"{MADE}-product")])  # fmt: skip
    with stopped_after(home.folder), TestClient(make_app(Desk(home.folder, "")), base_url="http://127.0.0.1") as made:
        yield made


def asked(name: str, **more: str) -> dict[str, str]:
    """The address of a named question with all its parameters."""
    given = {f"p-{one.name}": EMPTY[one.name] for one in questions()[name].parameters if one.name in EMPTY}
    return {"name": name, "run": "1", **given, **more}


def test_every_question_belongs_to_one_subject() -> None:
    assert sorted(one.name for _, found in grouped() for one in found) == sorted(questions())
    assert all(subject_of(one, subjects()) for one in questions().values())


@pytest.mark.parametrize("name", questions())
def test_a_form_has_every_parameter_under_its_chinese_label(desk: TestClient, name: str) -> None:
    page = desk.get("/ask", params={"name": name}).raise_for_status().text
    assert all(f'<label for="p-{one.name}">{one.zh.removesuffix("（代码）")}' in page for one in questions()[name].parameters)
    assert not LATIN.findall(ALLOWED.sub("", words_of(page).replace("=cmd|'/c calc'!A1", "").replace("XXX", "")))


@pytest.mark.parametrize("name", questions())
def test_a_question_runs_from_its_form(desk: TestClient, name: str) -> None:
    answer = desk.get("/ask", params=asked(name))
    assert (answer.status_code, bool(re.search(r"\d+ 行|没有一行", words_of(answer.text)))) == (200, True)


def test_a_choice_is_offered_by_its_words_with_its_default(desk: TestClient) -> None:
    page = desk.get("/ask", params={"name": "link-coverage"}).text
    assert '<option value="all" selected>全部法人</option>' in page
    assert '<option value="t:chain">光伏链</option>' in page


def test_the_link_of_the_address_fills_the_form(desk: TestClient) -> None:
    page = desk.get("/ask", params={"name": "link-evidence", "link": GAP}).text
    assert f'<option value="{GAP}" selected>硅料</option>' in page


def test_many_choices_are_typed(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.forms.MOST", 1)
    page = desk.get("/ask", params={"name": "unfilled-inputs"}).text
    assert '<input id="p-product"' in page


def test_the_answer_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    told = client.get("/ask.json", params=asked("link-organisations")).json()
    assert told == document("query", "link-organisations", "-p", f"chain={CHAIN}", "--language", "sparql")


def test_the_list_is_that_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/ask.json").json() == document("query", "--list")


def test_what_an_answer_names_leads_to_its_map_or_network(desk: TestClient) -> None:
    page = desk.get("/ask", params=asked("link-organisations")).text
    assert f'<a href="/chain?link={MADE}">硅片</a>' in page
    assert '<a href="/network?of=t:firm">乙硅片有限公司</a>' in desk.get("/ask", params=asked("six-actors")).text


def test_an_unknown_question_offers_what_is_near(desk: TestClient) -> None:
    answer = desk.get("/ask", params={"name": "link-evidense"})
    assert (answer.status_code, "link-evidence" in answer.text) == (422, True)


def test_a_parameter_that_names_nothing_is_said_beside_the_form(desk: TestClient) -> None:
    answer = desk.get("/ask", params=asked("enterprise-card") | {"p-firm": "不存在的公司"})
    assert (answer.status_code, 'name="p-firm"' in answer.text, "不存在的公司" in words_of(answer.text)) == (404, True, True)


def test_csv_and_workbook_hold_the_rows_and_run_nothing(desk: TestClient) -> None:
    params = asked("six-actors")
    text = desk.get("/ask/answer.csv", params=params).raise_for_status().content.decode("utf-8-sig")
    book = load_workbook(BytesIO(desk.get("/ask/answer.xlsx", params=params).raise_for_status().content))
    cells = [cell for row in book.worksheets[1].iter_rows() for cell in row if str(cell.value).startswith("=cmd")]
    assert ("'=cmd|'/c calc'!A1" in text, {cell.data_type for cell in cells}) == (True, {"s"})


def test_a_file_has_all_rows_though_the_screen_has_not(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.web.tables.SHOWN", 1)
    page, params = desk.get("/ask", params=asked("link-organisations")).text, asked("link-organisations")
    assert (page.count("<tr>"), len(desk.get("/ask/answer.csv", params=params).text.splitlines())) == (2, 4)


def free(client: TestClient, text: str, language: str = "sparql") -> Any:
    """What the desk answers to a written query."""
    return client.get("/ask/free", params={"text": text, "language": language})


def test_a_written_query_is_answered(desk: TestClient) -> None:
    answer = free(desk, "SELECT ?name { ?l a lt:ChainLink ; rdfs:label ?name } ORDER BY ?name")
    assert ("3 行" in words_of(answer.text), ">硅料</a>" in answer.text) == (True, True)


@pytest.mark.parametrize(("language", "text"), [
    ("sparql", "DELETE WHERE { ?s ?p ?o }"), ("sparql", "INSERT DATA { lt:a lt:b lt:c }"),
    ("cypher", "MATCH (n:LianTu) DETACH DELETE n"), ("cypher", "CREATE (n:LianTu) RETURN n"),
])  # fmt: skip
def test_a_query_that_writes_is_refused_and_kept_on_the_page(desk: TestClient, language: str, text: str) -> None:
    answer = free(desk, text, language)
    assert (answer.status_code, "只能查询，不能写入" in words_of(answer.text)) == (422, True)
    assert text.split()[0] in answer.text


def test_a_refusal_is_a_document_too(desk: TestClient) -> None:
    answer = desk.get("/ask/free.json", params={"text": "CREATE (n) RETURN n", "language": "cypher"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "LT-QUERY-01")


def test_limits_are_said_in_words(desk: TestClient) -> None:
    assert "至多 30 秒、1000 行" in words_of(desk.get("/ask/free").text)


def test_what_is_written_is_shown_as_text(desk: TestClient) -> None:
    assert "<script>alert" not in free(desk, "</textarea><script>alert(1)</script>").text


def test_an_engine_that_is_gone_is_said_and_found_again(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANTU_GRAPH", "bolt://127.0.0.1:1")
    params = asked("conflicts", language="cypher")
    gone, said = desk.get("/ask", params=params), words_of(desk.get("/ask", params=params).text)
    assert (gone.status_code, "图引擎现在没有应答" in said, "重试" in said, "不用图引擎" in said) == (503, True, True, True)
    assert [desk.get(one).status_code for one in ("/", "/chain", "/data", "/ask")] == [200] * 4
    assert desk.get("/ask", params=asked("conflicts")).status_code == 200
    monkeypatch.delenv("LIANTU_GRAPH")
    assert desk.get("/ask", params=params).status_code == 200


def test_an_engine_that_ends_between_two_questions_is_found_again(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LIANTU_GRAPH", raising=False)
    text = "MATCH (l:LianTu:ChainLink) RETURN count(l) AS n"
    first = free(desk, text, "cypher").status_code
    with stopped_after(desk.app.state.desk.home.folder):  # type: ignore[attr-defined]
        pass
    assert (first, free(desk, text, "cypher").status_code) == (200, 200)


def test_a_question_waits_for_the_one_before_and_not_for_ever(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "WAIT", 0.01)
    asker = Asker(home, {})
    with asker._turn("sparql"), pytest.raises(UserFault, match="LT-WEB-37"):
        asker.written("ASK {}", "sparql", "")


def test_a_past_snapshot_is_not_answered_for(client: TestClient, home: Home) -> None:
    before = home.ledger.snapshot()
    home.ledger.add(record("t:new", "Enterprise", name="新来公司"))
    said = words_of(client.get("/ask", params={"name": "conflicts", "at": before[:12]}).text)
    assert "查询台只答现在的账本" in said
