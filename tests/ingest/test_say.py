"""Cells become canonical statements, or issues that name their column."""

from __future__ import annotations

import pytest

from graph.statement import Statement
from ingest.row import Cell, Row
from ingest.say import Say
from ontology.turtle import load_ontology


@pytest.fixture
def say() -> Say:
    return Say(load_ontology(), "t", Row("t/表", "表.csv", "", 2, {}))


def only(say: Say) -> Statement:
    (found,) = say.draft.statements
    return found


@pytest.mark.parametrize(("local", "key"), [
    ("a", "t:a"), ("places:CHN", "places:CHN"), ("places:zone/x", "places:zone/x"), ("product/a:b", "t:product/a:b"),
])  # fmt: skip
def test_a_key_names_this_source_unless_it_names_another(say: Say, local: str, key: str) -> None:
    assert say.key(local) == key


def test_a_number_is_kept_in_the_propertys_unit_with_the_text_as_written(say: Say) -> None:
    say.put("t:a", "registeredCapital", "1,000.50", unit="万元")
    assert (only(say).value, only(say).unit, only(say).original) == ("10005000", "元", "1,000.50")


@pytest.mark.parametrize("unit", ["万元", "万人民币", "ten thousand yuan"])
def test_a_unit_is_known_by_any_of_its_names(say: Say, unit: str) -> None:
    say.put("t:a", "registeredCapital", "1", unit=unit)
    assert only(say).value == "10000"


@pytest.mark.parametrize("written", ["12.5%", "12.5％", "0.125"])
def test_a_share_is_a_fraction(say: Say, written: str) -> None:
    say.relate("t:a", "supplies", "t:b", {"share": written})
    assert only(say).qualifiers == '{"share":"0.125"}'


@pytest.mark.parametrize("written", ["民企", "民营企业", "private"])
def test_a_word_of_a_vocabulary_is_known_by_any_of_its_names(say: Say, written: str) -> None:
    say.put("t:a", "ownership", written)
    assert only(say).value == "private"


def test_an_empty_cell_says_nothing(say: Say) -> None:
    say.put("t:a", "name", "")
    assert (say.draft.statements, say.row.issues) == ([], [])


def test_a_refused_cell_names_its_column(say: Say) -> None:
    say.put("t:a", "founded", Cell("去年", "成立日期"))
    assert [(one.code, one.column) for one in say.row.issues] == [("LT-DATE-01", "成立日期")]


def test_a_refused_stamp_names_its_column(say: Say) -> None:
    say.put("t:a", "name", "甲", valid_from=Cell("2019-02-30", "有效起"))
    assert [(one.code, one.column) for one in say.row.issues] == [("LT-DATE-02", "有效起")]


def test_a_qualifier_that_the_relation_lacks_is_refused(say: Say) -> None:
    say.relate("t:a", "supplies", "t:b", {"marketShare": "0.1"})
    assert [one.code for one in say.row.issues] == ["LT-PROP-01"]


def test_each_citation_is_a_statement_of_its_own(say: Say) -> None:
    say.cite("d1", "第3页")
    say.cite("d2")
    say.put("t:a", "name", "甲")
    assert [(one.cites, one.locator) for one in say.draft.statements] == [("t:d1", "第3页"), ("t:d2", "")]


def test_what_a_row_introduces_needs_no_reference(say: Say) -> None:
    key = say.named("Enterprise", "甲 公司")
    say.relate(key, "supplies", say.key(Cell("b", "终点")))
    assert [(one.key, one.written, one.column) for one in say.draft.references] == [("t:b", "b", "终点")]
