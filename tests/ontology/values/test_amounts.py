"""Amounts as people write them: the number, what stands behind it, and what is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ontology.errors import Refusal
from ontology.values import amount


@pytest.mark.parametrize(("written", "number", "unit"), [
    ("1,234.5", "1234.5", ""), ("1，234", "1234", ""), ("１２３４", "1234", ""), ("－5", "-5", ""), ("−5", "-5", ""),
    ("1e3", "1000", ""),
    ("1200万元", "1200", "万元"), ("3.5 亿元", "3.5", "亿元"), ("120亩", "120", "亩"), ("5000㎡", "5000", "㎡"),
    ("8万吨", "8", "万吨"),
    ("20MW", "20", "MW"), ("12.5%", "12.5", "%"), ("12.5％", "12.5", "%"), ("百分之二十", "20", "%"), ("千分之3", "3", "‰"),
    ("三百二十一", "321", ""), ("一千万元", "10000000", "元"), ("壹仟万元整", "10000000", "元"), ("¥1,200", "1200", "元"),
    ("人民币5万", "5", "万元"), ("100万元人民币", "100", "万元"), ("1亿2000万元", "120000000", "元"),
    ("3万5千", "35000", "")])  # fmt: skip
def test_an_amount_is_a_number_and_what_stands_behind(written: str, number: str, unit: str) -> None:
    found = amount(written)
    assert (found.number, found.unit, found.about) == (Decimal(number), unit, False)


@pytest.mark.parametrize("written", ["约500", "大约500", "近500", "500左右", "500上下", "≈500", "~500", "～500"])
def test_a_rough_number_says_so(written: str) -> None:
    assert (amount(written).number, amount(written).about) == (Decimal("500"), True)


@pytest.mark.parametrize("written", [
    "500以上", "500万元以上", "500以下", "500及以上", "不少于500", "不超过500", "超过500", "逾500", ">500", "＞500", "≥500",
    "<=500", "500余人",
    "1000多万元", "500以内", "至少500", "不足500", "十几"])  # fmt: skip
def test_a_bound_is_no_number(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-05"):
        amount(written)


@pytest.mark.parametrize("written", [
    "100-200", "100～200", "100—200", "100至200万元", "100万-200万", "约100-200", "三至五", "3~5年"])  # fmt: skip
def test_a_range_is_no_number(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-06"):
        amount(written)


@pytest.mark.parametrize("written", ["1.234,5", "三百二", "一万二"])
def test_what_may_be_read_in_two_ways_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-07"):
        amount(written)


@pytest.mark.parametrize("written", [
    "", "很多", "1,5", "1_000", "12,34", "1.2.3", "三四十", "5②", "①", "第3", "百分之5万", "(5)", "³"])  # fmt: skip
def test_what_says_no_amount_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match="LT-NUM-01"):
        amount(written)


@pytest.mark.parametrize("written", ["1e400", "9" * 31, "一千万亿亿"])
def test_an_absurd_number_is_refused(written: str) -> None:
    with pytest.raises(Refusal, match=r"LT-NUM-0[13]"):
        amount(written)
