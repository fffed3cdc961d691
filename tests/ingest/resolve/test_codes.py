"""Codes of names and of a register."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry, Match, Matcher, Register, Status
from ingest.resolve.codes import wrong_code
from ingest.resolve.outcomes import Way
from tests.ingest.resolve.made import code, matched

TWO = (Entry("1", "西安示例装备有限公司", code(1)), Entry("2", "宝鸡样板钛业有限公司", code(1)))
"""One code of two names."""
BOTH = f"登记中代码“{code(1)}”有 2 家：西安示例装备有限公司（1）、宝鸡样板钛业有限公司（2）"


def decided(match: Match) -> tuple[Status, int]:
    """The status and the place that is chosen."""
    return match.status, match.chosen


def test_a_code_of_one_and_the_name_of_another_are_shown_both_and_nobody_is_sure() -> None:
    known = [Entry("1", "西安示例装备有限公司", code(1)), Entry("2", "西安示例重型装备有限公司", code(2))]
    match = Matcher(Register.of(known)).match_one(Entry("", "西安示例重型装备有限公司", code(1)))
    assert (match.status, "（1）" in match.reason, "（2）" in match.reason) == (Status.REVIEW, True, True)


def test_a_code_of_two_names_merges_neither_and_shows_both() -> None:
    match = matched("成都无关公司", *TWO, uscc=code(1))
    assert (*decided(match), match.reason) == (Status.REVIEW, -1, f"{BOTH}；一码两名，先核对代码，不并")


def test_of_two_names_of_one_code_the_one_that_is_asked_for_is_sure_and_the_other_is_told() -> None:
    match = matched("宝鸡样板钛业有限公司", *TWO, uscc=code(1))
    assert (*decided(match), match.reason) == (Status.SAME, 1, f"全称相同；代码相同；{BOTH}，先核对")


def test_a_name_alone_is_told_that_two_bear_its_code() -> None:
    match = matched("西安示例装备有限公司", *TWO)
    assert (*decided(match), match.reason) == (Status.SAME, 0, f"全称相同；{BOTH}，先核对")


def test_a_slip_in_a_name_does_not_settle_which_of_two_bears_the_code() -> None:
    assert decided(matched("西安示列装备有限公司", *TWO, uscc=code(1))) == (Status.REVIEW, -1)


def test_one_organisation_that_is_there_twice_is_no_clash() -> None:
    twice = [Entry(id, "西安示例装备有限公司", code(1)) for id in "12"]
    assert matched("西安示例装备有限公司", *twice, uscc=code(1)).reason == "全称相同；代码相同"


def test_the_code_of_one_and_the_name_of_another_without_a_code_are_shown_both() -> None:
    known = [Entry("1", "西安示例装备有限公司", code(1)), Entry("2", "宝鸡样板钛业有限公司")]
    match = matched("宝鸡样板钛业有限公司", *known, uscc=code(1))
    said = "代码是“西安示例装备有限公司”（1）的，名称是“宝鸡样板钛业有限公司”（2）的：先核对代码，不并"
    assert (*decided(match), match.way, match.reason) == (Status.REVIEW, -1, Way.CODES, said)


def test_the_code_of_one_and_nearly_the_name_of_another_are_shown_both() -> None:
    known = [Entry("1", "西安示例装备有限公司", code(1)), Entry("2", "宝鸡样板钛业有限公司")]
    assert "名称更像“宝鸡样板钛业有限公司”（2）" in matched("宝鸡样版钛业有限公司", *known, uscc=code(1)).reason


def test_a_short_name_with_the_code_of_its_own_is_sure() -> None:
    match = matched("示例钛", Entry("1", "宝鸡示例钛业有限公司", code(1)), uscc=code(1))
    assert (match.status, match.reason.endswith("代码相同")) == (Status.SAME, True)


def test_a_code_whose_bearer_is_called_otherwise_stays_where_the_name_is_no_short_form_of_it() -> None:
    known = [Entry("1", "西安范本机械有限公司", code(1)), Entry("2", "宝鸡示例钛业有限公司")]
    assert matched("成都无关", *known, uscc=code(1)).reason.startswith("代码相同，一码两名：名称对不上，先核对代码，不并")


@pytest.mark.parametrize("name", ["", "无", "同上"])
def test_a_cell_without_a_name_is_found_by_its_code_but_not_sure(name: str) -> None:
    match, said = matched(name, *TWO[:1], uscc=code(1)), f"；凭代码“{code(1)}”找到“西安示例装备有限公司”：补上名称再定"
    assert (*decided(match), match.reason.endswith(said)) == (Status.REVIEW, 0, True)


def test_a_cell_without_a_name_whose_code_two_bear_is_neither() -> None:
    match = matched("", *TWO, uscc=code(1))
    assert (*decided(match), match.reason) == (Status.REVIEW, -1, f"没有名称；{BOTH}")


def test_a_code_that_nobody_has_says_so_where_there_is_no_name() -> None:
    assert matched("", *TWO, uscc=code(5)).reason == f"没有名称；登记中没有代码“{code(5)}”"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (code(1)[:17], "（现 17 位）"),
        (code(1)[:17] + ("0" if code(1)[17] != "0" else "1"), f"校验位不对（按前 17 位应为 {code(1)[17]}）"),
        ("9.16101E+17", "科学计数法"),
    ],
)
def test_a_wrong_code_beside_an_equal_name_is_told(written: str, said: str) -> None:
    match = matched("西安示例装备有限公司", *TWO[:1], uscc=written)
    assert (match.status, "全称相同；名单的统一社会信用代码" in match.reason, said in match.reason) == (Status.SAME, True, True)


def test_a_wrong_code_of_the_register_is_told() -> None:
    match = matched("西安示例装备有限公司", Entry("1", "西安示例装备有限公司", code(1)[:17]))
    assert (match.status, match.reason.startswith("全称相同；登记的统一社会信用代码")) == (Status.SAME, True)


@pytest.mark.parametrize("written", ["", " ", "无", "—", "N/A", "0", "000000"])
def test_words_in_place_of_a_code_are_none(written: str) -> None:
    assert list(wrong_code("名单", written)) == []
