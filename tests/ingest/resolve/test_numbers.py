"""Numbers in names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.resolve.names.numbers import in_chinese, numbers_differ, numbers_of, value, with_chinese_ordinals


@pytest.mark.parametrize(
    ("written", "number"),
    [("二十", 20), ("十一", 11), ("七〇四", 704), ("七0四", 704), ("三百零五", 305), ("乙", 2), ("12", 12), ("贰", 2)],
)
def test_a_number_is_read(written: str, number: int) -> None:
    assert value(written) == number


@given(st.integers(min_value=1, max_value=9999))
def test_a_number_written_in_chinese_is_read_as_itself(number: int) -> None:
    assert value(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("示例第20研究所", "示例第二十研究所"),
        ("示例七0四所", "示例七〇四所"),
        ("示例2厂", "示例二厂"),
        ("示例第一百货", "示例第一百货"),
        ("360示例", "360示例"),
        ("三一示例", "三一示例"),
        ("示例202501厂", "示例202501厂"),
    ],
)
def test_ordinals_are_written_in_chinese(written: str, usual: str) -> None:
    assert with_chinese_ordinals(written) == usual


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("示例一厂", "示例二厂", True),
        ("示例十一局", "示例一局", True),
        ("示例第三院", "示例第五院", True),
        ("第二示例", "示例", True),
        ("示例第二十所", "示例第20所", False),
        ("示例一厂", "样板二厂", False),
        ("示例", "示例", False),
        ("示例甲部", "示例乙部", True),
    ],
)
def test_numbers_alone_may_set_two_texts_apart(one: str, other: str, differ: bool) -> None:
    assert numbers_differ(one, other) is differ


def test_numbers_are_told_in_order() -> None:
    assert numbers_of("第二示例十一厂") == ("示例厂", (2, 11))


def test_a_number_of_any_length_is_read() -> None:
    assert numbers_differ("示例" + "9" * 5000, "示例" + "8" * 5000)
