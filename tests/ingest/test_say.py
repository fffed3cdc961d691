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


def test_a_unit_in_the_cell_is_read_and_the_text_kept(say: Say) -> None:
    say.put("t:a", "registeredCapital", "1.2亿元")
    assert (only(say).value, only(say).unit, only(say).original) == ("120000000", "元", "1.2亿元")


def test_an_amount_without_a_unit_of_its_own_states_the_cells_beside_it(say: Say) -> None:
    say.put("t:a", "observedValue", "8万吨")
    assert [(one.predicate, one.value) for one in say.draft.statements] == [("observedValue", "8"), ("unitText", "万吨")]


def test_a_unit_that_a_cell_of_its_own_states_is_not_stated_twice(say: Say) -> None:
    say.put("t:a", "observedValue", "8", unit=Cell("万吨", "单位"))
    assert [one.predicate for one in say.draft.statements] == ["observedValue"]


@pytest.mark.parametrize(("said", "units"), [
    ({"capacity": "8万吨"}, {}), ({"capacity": "8", "capacityUnit": "万吨"}, {}), ({"capacity": "8"}, {"capacity": "万吨"}),
])  # fmt: skip
def test_a_capacity_has_its_unit_wherever_it_is_written(say: Say, said: dict[str, str], units: dict[str, str]) -> None:
    say.relate("t:a", "produces", "t:b", said, units=units)
    assert only(say).qualifiers == '{"capacity":"8","capacityUnit":"万吨"}'


def test_a_rough_number_is_read_with_a_note(say: Say) -> None:
    say.put("t:a", "headcount", Cell("约500人", "从业人数"))
    assert (only(say).value, only(say).original) == ("500", "约500人")
    assert [(one.code, one.severity, one.column) for one in say.row.issues] == [("LT-NUM-04", "note", "从业人数")]


def test_a_validity_without_an_end_is_open(say: Say) -> None:
    say.put("t:a", "name", "甲", valid_from="2019", valid_to=Cell("长期", "有效止"))
    assert (only(say).valid_from, only(say).valid_to) == ("2019", "")
    assert [one.code for one in say.row.issues] == ["LT-DATE-08"]


def test_what_is_wrong_with_a_row_s_stamp_is_told_once(say: Say) -> None:
    for name in ("甲", "乙"):
        say.put("t:a", "alias", name, observed=Cell("43698", "查证日"))
    assert [one.code for one in say.row.issues] == ["LT-DATE-06"]


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
