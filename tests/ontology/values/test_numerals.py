"""Chinese numerals: what they say, and what may be read in two ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.values import in_numerals, numeral
from ontology.values.numerals import Doubtful

DIGITS = "零一二三四五六七八九"


@pytest.mark.parametrize(("written", "number"), [
    ("零", "0"), ("三", "3"), ("十", "10"), ("十二", "12"), ("二十", "20"), ("三百二十一", "321"), ("一百零五", "105"),
    ("一千零五十", "1050"), ("一千万", "10000000"), ("两亿", "200000000"), ("一亿零五万", "100050000"),
    ("一万亿", "1000000000000"),
    ("三亿五千万", "350000000"), ("一万零三百", "10300"), ("二〇一九", "2019"), ("一点五", "1.5"), ("一点五亿", "150000000"),
    ("壹仟万", "10000000"), ("叁佰贰拾壹", "321"), ("二零", "20")])  # fmt: skip
def test_numerals_say_a_number(written: str, number: str) -> None:
    assert numeral(written) == Decimal(number)


@pytest.mark.parametrize("written", [
    "", "万", "百", "三四十", "十几", "几十", "数百", "一亿亿", "一百零", "一点", "点五", "一点五十五", "千万"])  # fmt: skip
def test_what_says_no_number_is_none(written: str) -> None:
    assert numeral(written) is None


@pytest.mark.parametrize("written", ["三百二", "一千五", "一万二", "三亿五"])
def test_what_may_be_read_in_two_ways_is_doubtful(written: str) -> None:
    with pytest.raises(Doubtful):
        numeral(written)


def spelt(number: int) -> str:
    """A number below ten thousand as it is spelt, by the rule of the school book: a zero for each gap."""
    said, gap = "", False
    for size, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        said += f"{'零' if digit and gap and said else ''}{DIGITS[digit]}{sign}" if digit else ""
        gap = not digit
    return said


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_a_number_spelt_out_is_read_back(upper: int, lower: int) -> None:
    between = "零" if 0 < lower < 1000 else ""
    assert numeral(f"{spelt(upper)}万{between}{spelt(lower)}") == upper * 10_000 + lower


COUNTS = {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 102: "一百零二", 110: "一百一十"}


@pytest.mark.parametrize(("value", "said"), COUNTS.items())
def test_a_number_is_written_as_papers_count(value: int, said: str) -> None:
    assert in_numerals(value) == said


@given(st.integers(1, 999))
def test_what_is_written_in_numerals_reads_as_the_same_number(value: int) -> None:
    assert numeral(in_numerals(value)) == value
