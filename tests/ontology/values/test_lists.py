"""Cells that hold several values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.values import parts


@pytest.mark.parametrize(("written", "found"), [
    ("甲、乙；丙，丁;戊\n己", ["甲", "乙", "丙", "丁", "戊", "己"]), ("A（甲、乙）、B", ["A（甲、乙）", "B"]), ("甲", ["甲"]),
    ("", []), ("、；", []),
    ("甲（一、二", ["甲（一、二"]), ("Micron, Inc.；甲", ["Micron, Inc.", "甲"]),
    ("《甲、乙》；丙", ["《甲、乙》", "丙"])])  # fmt: skip
def test_values_are_parted_outside_of_brackets(written: str, found: list[str]) -> None:
    assert parts(written) == found


@pytest.mark.parametrize(("written", "found"), [
    ("甲/乙", ["甲", "乙"]), ("甲 / 乙", ["甲", "乙"]), ("Novo A/S", ["Novo A/S"]), ("https://a.cn/甲", ["https://a.cn/甲"]),
    ("3M/甲", ["3M", "甲"]), ("（甲/乙）/丙", ["（甲/乙）", "丙"])])  # fmt: skip
def test_a_slash_parts_beside_chinese_signs_only(written: str, found: list[str]) -> None:
    assert parts(written, slash=True) == found


def test_a_slash_stays_where_it_may_be_part_of_a_key() -> None:
    assert parts("link/甲；link/乙") == ["link/甲", "link/乙"]


@given(st.lists(st.text("甲乙丙abc /（）", min_size=1), max_size=4))
def test_no_sign_of_a_value_is_lost(values: list[str]) -> None:
    written = "；".join(values)
    assert "".join(parts(written)).replace("；", "").replace(" ", "") == "".join(values).replace(" ", "")
