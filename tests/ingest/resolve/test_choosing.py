"""Which of several candidates is meant."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry, Status
from ingest.resolve.outcomes import Way
from tests.ingest.resolve.made import code, entries, found, matched


def test_of_two_as_likely_neither_is_chosen_and_both_are_told() -> None:
    match = matched("广集团股份有限公司", *entries("广宇集团股份有限公司", "广博集团股份有限公司"))
    said = "登记中有 2 家同样可能，没有选：广宇集团股份有限公司（1）、广博集团股份有限公司（2）"
    assert (match.chosen, match.status, match.way, match.reason) == (-1, Status.REVIEW, Way.LIKELY, said)


def test_what_several_as_likely_share_is_how_likely_they_are() -> None:
    alone = matched("广集团股份有限公司", *entries("广宇集团股份有限公司")).score
    assert matched("广集团股份有限公司", *entries("广宇集团股份有限公司", "广博集团股份有限公司")).score < alone


@pytest.mark.parametrize(
    ("name", "meant", "other"),
    [
        ("浙江丰大实业股份有限公司", "浙江大丰实业股份有限公司", "浙江美大实业股份有限公司"),
        ("长城电工科技股份有限公司", "浙江长城电工科技股份有限公司", "长缆电工科技股份有限公司"),
        ("示例数码科技股份有限公司", "杭州示例数码科技股份有限公司", "示例科技股份有限公司"),
        ("苏州世科技股份有限公司", "苏州世名科技股份有限公司", "苏州市世嘉科技股份有限公司"),
    ],
)
def test_the_likelier_of_two_is_queued_in_either_order(name: str, meant: str, other: str) -> None:
    assert found(name, entries(meant, other)) == found(name, entries(other, meant)) == (meant, "待复核")


def test_several_that_fit_are_told_and_none_is_chosen() -> None:
    match = matched("西安示例有限公司", *entries("西安示例有限公司", "西安示例有限责任公司"))
    assert (match.chosen, match.way) == (-1, Way.SEVERAL)


def test_the_nearest_of_what_is_forbidden_shares_most() -> None:
    known = entries("西安示例投资有限公司", "宝鸡示例精密机械有限公司")
    assert "最相近的是“宝鸡示例精密机械有限公司”" in matched("西安示例精密机械有限公司", *known[1:]).reason


def test_a_code_does_not_hide_a_name_that_is_near() -> None:
    known = [Entry("1", "成都无关有限公司", code(1)), Entry("2", "西安示例精密机械有限公司")]
    assert "（2）" in matched("西安示列精密机械有限公司", *known, uscc=code(1)).reason
