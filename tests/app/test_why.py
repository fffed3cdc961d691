"""`liantu why`."""

from __future__ import annotations

import re

from graph.facts import read_facts
from graph.home import Home
from graph.statement import Statement
from graph.states import why
from tests.app.conftest import Ask, Call


def test_a_certificate_names_state_rule_firm_evidence_coverage_source_and_snapshot(liantu: Call, home: Home) -> None:
    text = liantu("why", "硅片").output
    for wanted in ("▨ 情况不明", "规则：", "乙硅片有限公司", "关系.csv#3", "甲摸排", "CC-BY-4.0", home.ledger.snapshot()[:12]):
        assert wanted in text


def test_every_test_is_listed_with_what_it_lacked(liantu: Call) -> None:
    text = liantu("why", "硅片").output
    assert all(name in text for name in ("W1", "W2", "W3", "W4", "W5", "W6", "R1", "R2", "R3", "R4"))
    assert "本地需求量不明" in text


def test_a_missing_link_says_that_nobody_was_found(liantu: Call) -> None:
    text = liantu("why", "硅料").output
    assert "○ 缺链" in text
    assert "没有已知企业" in text


def test_an_unsurveyed_link_says_what_was_not_looked_at(liantu: Call) -> None:
    assert "没有覆盖这个地方、这个口径的摸排" in liantu("why", "组件").output


def test_the_document_is_the_certificate(document: Ask, home: Home) -> None:
    beside = {"true_gap", "true_gap_record"}
    told = {name: value for name, value in document("why", "硅片").items() if name not in beside}
    assert told == why(read_facts(home.ledger), "硅片", "甲经开区").as_dict()


def test_a_certificate_has_the_keys_of_the_model(document: Ask) -> None:
    wanted = {"schema", "snapshot", "ontology", "place", "scope", "as_of", "link", "state", "excluded", "flags", "rule",
              "tests", "examined", "coverage", "sources", "flip"}  # fmt: skip
    assert wanted <= document("why", "硅片").keys()


def test_a_missing_argument_is_said_in_chinese(liantu: Call) -> None:
    result = liantu("why")
    assert (result.exit_code, result.stderr.splitlines()[0]) == (2, "缺少环节。")


def test_evidence_without_a_date_is_marked_and_its_words_are_not_made_up(liantu: Call) -> None:
    assert "关系.csv#3：生产 硅片产品（原文：=硅片）（日期不明）" in liantu("why", "硅片").output


def test_the_number_of_a_certificate_finds_it_again(liantu: Call, document: Ask) -> None:
    number = document("why", "硅料")["number"]
    assert re.fullmatch("[0-9A-F]{4}-[0-9A-F]{4}", number)
    assert document("why", number.lower())["link_label"] == "硅料"


def test_a_number_of_another_population_is_found_without_saying_which(document: Ask) -> None:
    other = document("why", "硅料", "--scope", "上市")
    found = document("why", other["number"])
    assert (found["link_label"], found["scope"]) == ("硅料", "listed")


def test_a_number_of_an_earlier_snapshot_is_found_there(liantu: Call, document: Ask, home: Home) -> None:
    before = document("why", "硅料")
    home.ledger.add([Statement("t", "t:late", "a", value="Enterprise"), Statement("t", "t:late", "name", value="后来公司")])
    told = liantu("why", before["number"])
    assert (told.exit_code, "[LT-CERT-01]" in told.output) == (1, True)
    assert document("why", before["number"], "--at", before["snapshot"][:12])["number"] == before["number"]
