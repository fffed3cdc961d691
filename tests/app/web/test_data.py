"""数据核查 says where the data come from, what was loaded, where sources disagree; and every number leads to its row."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from graph.home import Home
from graph.ledger import Judgement
from graph.ledger.rows import source_row
from graph.statement import Statement, statement_hash
from tests.app.conftest import Ask, Call
from tests.app.web.pages import upload
from tests.app.web.test_screens import ALLOWED, LATIN, words_of
from tests.app.world import MADE, contradict, record

ROW = re.compile(r"/data/row\?statement=([0-9a-f]{32})")


def found(home: Home, predicate: str, subject: str = "t:firm") -> Statement:
    """One statement of the tiny world."""
    return next(one for one in home.ledger.statements() if (one.subject, one.predicate) == (subject, predicate))


def row(client: TestClient, one: Statement) -> str:
    """The words of a statement's page."""
    return words_of(client.get("/data/row", params={"statement": statement_hash(one)}).raise_for_status().text)


def test_sources_are_told_with_publisher_licence_and_facts(client: TestClient, home: Home) -> None:
    told = client.get("/data.json").json()["sources"]
    facts = client.get("/data.json").json()["sources"][0]["facts"]
    assert [(one["title"], one["publisher"], one["licence"], one["rank"]) for one in told] == [
        ("甲数据", "甲局", "CC-BY-4.0", "10")
    ]
    assert facts == sum(1 for _ in home.ledger.statements())


def test_a_source_that_looked_at_everybody_says_where(client: TestClient) -> None:
    assert "甲经济技术开发区全部法人，查全了" in words_of(client.get("/data").text)


def test_loads_are_those_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/data.json").json()["loads"][::-1] == document("loads")["loads"]


def test_conflicts_show_what_each_source_says(client: TestClient, home: Home) -> None:
    home.ledger.add([Statement("u", "t:firm", "registeredCapital", value="7", unit="元"),
                     Statement("t", "t:firm", "registeredCapital", value="5", unit="元")])  # fmt: skip
    said = words_of(client.get("/data").text)
    assert ("1 处来源说法不一" in said, "5元 甲数据" in said, "7元" in said) == (True, True, True)


def test_links_to_survey_are_those_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/data.json").json()["to_survey"] == document("gaps", "--to-survey")["to_survey"]


def test_rules_that_rest_are_those_of_the_command(client: TestClient, document: Ask) -> None:
    assert client.get("/data.json").json()["dormant"] == document("check")["dormant"]


def test_a_load_opens_to_what_it_changed(client: TestClient, home: Home) -> None:
    home.ledger.add(record("t:new", "Enterprise", name="新来公司"))
    said = words_of(client.get("/data/load", params={"load": "2"}).text)
    assert "新增 新来公司 名称 新来公司" in said


def test_a_load_that_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/data/load", params={"load": "99"}).status_code == 404


def test_the_pages_of_loads_and_rows_are_chinese_alone(client: TestClient, home: Home) -> None:
    paths = ("/data/load?load=1", f"/data/row?statement={statement_hash(found(home, 'operates'))}")
    said = [words_of(client.get(one).raise_for_status().text) for one in paths]
    assert [LATIN.findall(ALLOWED.sub("", one.replace("XXX", ""))) for one in said] == [[], []]


def test_the_evidence_of_a_certificate_leads_to_its_row(client: TestClient, home: Home) -> None:
    page = client.get("/chain", params={"link": MADE}).text
    led = [source_row(home.ledger, one) for one in ROW.findall(page)]
    assert [one and one.one.predicate for one in led] == ["produces"]


def test_the_evidence_of_a_list_leads_to_its_row(client: TestClient, home: Home) -> None:
    contradict(home)
    page = client.get("/candidates", params={"link": MADE}).text
    led = ROW.findall(page)
    assert led
    assert all(source_row(home.ledger, one) for one in led)


def test_a_row_says_source_place_and_load(client: TestClient, home: Home) -> None:
    said = row(client, found(home, "operates"))
    assert ("乙硅片有限公司：" in said, "甲数据，甲局" in said, "关系.csv#3" in said, "第 1 次装载" in said) == (
        True,
        True,
        True,
        True,
    )


def test_a_row_of_a_table_says_file_row_and_what_else_it_says(client: TestClient, home: Home, liantu: Call) -> None:
    path = home.folder / "企业.csv"
    path.write_text("编号,名称,注册资本\ne1,丙公司,30万元\n", encoding="utf-8")
    liantu("load", path)
    said = row(client, next(one for one in home.ledger.statements() if one.predicate == "registeredCapital"))
    assert ("企业.csv，第 2 行" in said, "300000元" in said, "30万元" in said, "丙公司 名称 丙公司" in said) == (
        True,
        True,
        True,
        True,
    )


def test_a_row_that_was_taken_back_says_so(client: TestClient, home: Home) -> None:
    one = found(home, "operates")
    home.ledger.retract(1)
    assert "已由第 2 次装载关闭" in row(client, one)


def test_a_row_shows_what_people_decided(client: TestClient, home: Home) -> None:
    one = found(home, "produces")
    home.ledger.judge([Judgement(one.subject, one.object, "rejected", predicate="produces", qualifiers=one.qualifiers,
                                 reason="看过厂房", role="复核员", date="2026-09-01")])  # fmt: skip
    assert "剔除（复核员，2026-09-01）：看过厂房" in row(client, one)


def test_a_row_that_no_ledger_held_is_said(client: TestClient) -> None:
    answers = [client.get("/data/row", params={"statement": one}) for one in ("", "0" * 32, "<b>", "zz" * 16)]
    assert [(one.status_code, "账本里没有这一行" in words_of(one.text)) for one in answers] == [(404, True)] * 4


def test_a_home_whose_place_is_not_known_shows_its_data_and_takes_the_first_upload(client: TestClient, home: Home) -> None:
    home.ledger.retract(1)
    said = words_of(client.get("/data").raise_for_status().text)
    tried = words_of(upload(client, ("企业.csv", "编号,名称\ne1,丙公司\n".encode())).raise_for_status().text)
    assert ("没有选地方" in said, "没有指定地方，不说环节状态会怎样" in tried) == (True, True)


def test_hostile_names_are_inert(client: TestClient, home: Home) -> None:
    home.ledger.add(record("t:x", "Enterprise", name="<img src=x onerror=alert(1)>"), note="<script>alert(2)</script>")
    pages = [client.get(one).text for one in ("/data", "/data/load?load=2")]
    assert not any("<img src=x" in one or "<script>alert" in one for one in pages)
