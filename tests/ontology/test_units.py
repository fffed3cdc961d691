"""Amounts in the units of the vocabulary."""

from __future__ import annotations

import pytest

from ontology.errors import Refusal
from ontology.turtle import load_ontology
from ontology.units import Measured, units_of

ONTOLOGY = load_ontology()


def measured(prop: str, written: str, outside: str = "") -> Measured:
    return units_of(ONTOLOGY).measured(ONTOLOGY.properties[prop], written, outside)


@pytest.mark.parametrize(("prop", "written", "value"), [
    ("registeredCapital", "1200万元", "12000000"), ("registeredCapital", "1200万", "12000000"),
    ("registeredCapital", "3.5亿元", "350000000"),
    ("registeredCapital", "一千万元", "10000000"), ("registeredCapital", "3千万元", "30000000"),
    ("registeredCapital", "5百元", "500"),
    ("registeredCapital", "5000千元", "5000000"), ("landArea", "120亩", "80000"), ("landArea", "5千亩", "3333333.33333333"),
    ("landArea", "5000㎡", "5000"), ("landArea", "5000平方米", "5000"), ("landArea", "5000m²", "5000"),
    ("landArea", "2万㎡", "20000"),
    ("headcount", "1.2万人", "12000"), ("headcount", "1.2万", "12000"), ("share", "百分之二十", "0.2"), ("share", "20％", "0.2"),
    ("share", "三成", "0.3"), ("share", "3‰", "0.003"), ("everyYears", "36个月", "3"),
    ("registeredCapital", "1亿2000万元", "120000000"),
])  # fmt: skip
def test_an_amount_is_kept_in_its_property_s_unit(prop: str, written: str, value: str) -> None:
    assert measured(prop, written).value == value


@pytest.mark.parametrize(("written", "value"), [
    ("1200", "12000000"), ("1200万元", "12000000"), ("一千万元", "10000000"), ("三百二十一", "3210000"),
    ("三亿五千万元", "350000000"),
    ("5千", "50000000")])  # fmt: skip
def test_a_cell_may_say_its_heading_s_unit_again(written: str, value: str) -> None:
    assert measured("registeredCapital", written, "万元").value == value


@pytest.mark.parametrize(("written", "outside", "code"), [
    ("1200元", "万元", "LT-UNIT-03"), ("1200亩", "万元", "LT-UNIT-03"),
    ("1200万", "万元", "LT-NUM-07"),
    ("一千万", "万元", "LT-NUM-07"), ("5", "吨", "LT-UNIT-02"), ("5吨", "", "LT-UNIT-02"), ("5万圆", "", "LT-UNIT-01"),
    ("5", "圆", "LT-UNIT-01"),
    ("9e29亿元", "", "LT-NUM-03"), ("5 -", "", "LT-NUM-01"), ("一大笔钱", "", "LT-NUM-01"), ("一些", "万元", "LT-NUM-01"),
    ("约一大笔钱", "", "LT-NUM-01"), ("五万圆", "", "LT-NUM-01")])  # fmt: skip
def test_units_that_differ_or_lead_nowhere_are_refused(written: str, outside: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        measured("registeredCapital", written, outside)


@pytest.mark.parametrize(("written", "outside", "found"), [
    ("8万吨", "", ("8", "万吨")), ("8", "万吨", ("8", "万吨")), ("20MW", "", ("20", "MW")), ("3千台", "", ("3000", "台")),
    ("8", "件套", ("8", "件套")),
    ("8万t/a", "万吨", ("8", "万吨")), ("5GWh", "", ("5", "GWh"))])  # fmt: skip
def test_an_amount_without_a_unit_of_its_own_keeps_the_one_written(written: str, outside: str, found: tuple[str, str]) -> None:
    assert measured("capacity", written, outside)[:2] == found


def test_a_number_of_a_property_without_units_takes_none() -> None:
    with pytest.raises(Refusal, match="LT-UNIT-02"):
        measured("linkOrder", "3个")


@pytest.mark.parametrize(("unit", "base"), [
    ("万吨", ("20000", "吨")), ("套", ("2", "台")), ("万套", ("20000", "台")), ("筐", ("2", "筐")),
])  # fmt: skip
def test_a_quantity_in_its_base_unit_by_any_word_of_its_unit(unit: str, base: tuple[str, str]) -> None:
    number, found = units_of(load_ontology()).in_base("2", unit)
    assert (str(number.normalize().__format__("f")), found) == base
