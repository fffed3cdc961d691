"""Numbers with their units, as papers write them."""

from __future__ import annotations

import pytest

from ingest.text.targets.quantities import Quantity, quantities
from ingest.text.units import UNITS
from ingest.text.widths import half_width_signs
from ontology.turtle import load_ontology
from ontology.units import units_of


def first(text: str) -> Quantity:
    return next(quantities(half_width_signs(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("10,000件", "10000", "件"), ("３００家", "300", "家"), ("1.5个百分点", "0.015", "比例"), ("百分之三十", "0.30", "比例"),
        ("两百亿元", "20000000000", "元"), ("一点五亿元", "150000000.0", "元"), ("三千五百家", "3500", "家"),
        ("贰佰万元", "2000000", "元"), ("1.15万亿元", "1150000000000.00", "元"), ("300万平米", "3000000", "㎡"),
        ("12平方公里", "12000000", "㎡"), ("5千瓦", "0.005", "MW"), ("2.5万千瓦时", "25.0000", "MWh"),
        ("50亿t标准煤", "5000000000", "吨标准煤"), ("300名", "300", "人"), ("20件/万人", "20", "件/万人"),
        ("9.8万户", "98000.0", "家"),
        ("11.5亿人次", "1150000000.0", "人次"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_the_base_unit(text: str, value: str, unit: str) -> None:
    found = first(text)
    assert (str(found.value), found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "lower", "upper"), [("10-15家", 10, 15), ("10至15家", 10, 15), ("3—5个", 3, 5), ("5~10亿元", 5e8, 1e9)]
)
def test_a_range_has_two_ends(text: str, lower: float, upper: float) -> None:
    found = first(text)
    assert found.upper is not None
    assert (float(found.value), float(found.upper)) == (lower, upper)


@pytest.mark.parametrize("text", ["5G物联", "第三代", "4A级", "2019年8月21日", "第十五条", "PM2.5", "3D打印"])
def test_models_dates_and_clauses_are_no_quantities(text: str) -> None:
    assert not list(quantities(half_width_signs(text)))


@pytest.mark.parametrize(
    ("text", "after"), [("100余家", "more_than"), ("3万多人", "more_than"), ("5%左右", "about"), ("5%以内", "at_most")]
)
def test_words_behind_a_number_compare(text: str, after: str) -> None:
    assert first(text).after == after


def test_a_compared_number_brings_a_unit_that_the_list_does_not_know() -> None:
    found = first("藏品达到22匣以上")
    assert (found.unit, str(found.value)) == ("匣", "22")


def test_the_units_agree_with_the_ontology() -> None:
    known = units_of(load_ontology())
    for written, (unit, factor, kind) in UNITS.items():
        if kind == "measure" and known.find(written) and written not in ("度", "方", "平"):
            value, base = known.in_base("1", written)
            assert (base, round(value, 9)) == (unit, round(factor, 9)), written


def test_a_text_in_half_width_is_as_long_as_before() -> None:
    text = "（１）２０２５年，——“十四五”：㎡①"
    assert len(half_width_signs(text)) == len(text)
