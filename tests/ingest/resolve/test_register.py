"""The organisations that names are matched against."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry, Register
from ingest.resolve.register import division, valid_code
from tests.ingest.resolve.made import code


@pytest.mark.parametrize("written", ["", " ", "9161", code(1)[:-1] + "?", "9.16101E+17", "无"])
def test_a_code_that_is_none_says_nothing(written: str) -> None:
    assert valid_code(written) == ""


@pytest.mark.parametrize("written", [code(1), code(1).lower(), f" {code(1)} ", f"{code(1)[:4]} {code(1)[4:]}"])
def test_a_code_is_read_in_any_spelling(written: str) -> None:
    assert valid_code(written) == code(1)


@pytest.mark.parametrize(
    ("place", "found"),
    [("陕西省西安市高新区样板路1号", "610100"), ("西安市", "610100"), (" 陕西 ", "610000"), ("样板路1号", ""), ("", "")],
)
def test_a_place_may_be_an_address(place: str, found: str) -> None:
    assert division(place) == found


def test_the_stated_place_goes_before_that_of_the_name() -> None:
    assert [Entry("1", "西安示例公司", region=place).division for place in ("宝鸡市", "")] == ["610300", "610100"]


def test_entries_are_found_by_their_codes() -> None:
    register = Register.of([Entry("1", "甲", code(1)), Entry("2", "乙", code(1)), Entry("3", "丙", "坏码")])
    assert register.by_code == {code(1): [0, 1]}


def test_a_register_tells_the_parts_of_its_names() -> None:
    assert Register.of([Entry("1", "西安示例公司")]).parts(0).stem == "示例"
