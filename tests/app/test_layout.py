"""Laying out text in cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from app.layout import Column, pad, table, width, wrap

TEXTS = st.text(st.sampled_from("环节状态企业，。（）abc 123○-/"), max_size=120)


def test_a_chinese_character_takes_two_cells() -> None:
    assert (width("环节a"), pad("环", 4), pad("7", 3, right=True)) == (5, "环  ", "  7")


@given(TEXTS)
def test_wrapped_lines_fit(text: str) -> None:
    assert all(wcswidth(line) <= 11 for line in wrap(text, 10))


@given(TEXTS)
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    assert "".join(wrap(text, 10)).replace(" ", "") == text.replace(" ", "")


def test_a_closing_sign_does_not_open_a_line() -> None:
    assert wrap("一二三四五，六", 10) == ["一二三四", "五，六"]


def test_a_long_cell_wraps_inside_its_column() -> None:
    assert list(table((Column("甲", 4), Column("乙")), [("一二三", "四")], indent=0, cells=20)) == ["甲    乙", "一二  四", "三"]
