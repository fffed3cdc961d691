"""Hurdles in numbers; every sentence is made up in the manner of official papers (示例)."""

from __future__ import annotations

import pytest

from ingest.text.clauses.bounds import laddered, measure_before, measured, quantity

Told = list[tuple[str, str, str]]


def told(text: str) -> Told:
    return [(one.on, one.comparator, one.value) for one in measured(text, 0, len(text))]


@pytest.mark.parametrize(("text", "wanted"), [
    ("营业收入2000万元以上", [("营业收入", "at_least", "20000000")]),
    ("营业收入超过2000万元", [("营业收入", "more_than", "20000000")]),
    ("营业收入2000万元(不含)以上", [("营业收入", "more_than", "20000000")]),
    ("营业收入不超过2000万元", [("营业收入", "at_most", "20000000")]),
    ("营业收入低于(含)2000万元", [("营业收入", "at_most", "20000000")]),
    ("营业收入不足2000万元", [("营业收入", "less_than", "20000000")]),
    ("研发费用占营业收入比重不低于5%", [("研发费用占营业收入比重", "at_least", "0.05")]),
    ("营业收入在5000万元(含)—1亿元之间", [("营业收入", "at_least", "50000000"), ("营业收入", "at_most", "100000000")]),
    ("营业收入1亿元(含)以上、5亿元(不含)以下", [("营业收入", "at_least", "100000000"), ("营业收入", "less_than", "500000000")]),
    ("营业收入500-1000万元", [("营业收入", "at_least", "5000000"), ("营业收入", "at_most", "10000000")]),
    ("营业收入1亿元、5亿元", []),
])  # fmt: skip
def test_a_hurdle_has_its_comparator_and_of_a_range_two(text: str, wanted: Told) -> None:
    assert told(text) == wanted


def test_a_quantity_stands_in_a_base_unit() -> None:
    assert [quantity("1.5", "亿元"), quantity("5", "%"), quantity("2", "万人")] == [
        ("150000000", "元"), ("0.05", "比例"), ("20000", "人")]  # fmt: skip


def test_what_is_measured_may_stand_before_a_list() -> None:
    found = measure_before("年营业收入首次突破", 0, 9)
    assert found
    assert (found.on, found.when) == ("营业收入", "")


def test_lower_ends_make_a_ladder() -> None:
    steps = [list(measured(f"营业收入{sum}以上", 0, 10)) for sum in ("1亿元", "5亿元")]
    ends = [[(one.comparator, one.value) for one in held] for held in laddered(steps)]
    assert ends == [[("at_least", "100000000"), ("less_than", "500000000")], [("at_least", "500000000")]]
