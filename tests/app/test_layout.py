"""Laying out text in cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from app.layout import Column, pad, table, width, wrap
from app.show.answer import answer_text
from graph.asking import Answer

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


def test_a_table_of_answers_never_cuts_a_number_in_two() -> None:
    names = ("指标", "原文", "数值", "口径", "部门", "责任")
    row = tuple("200000000000" if name == "数值" else "很长的一段文字要折行才放得下" for name in names)
    answer = Answer(names, (row,), "0" * 64, "0" * 64, "2026-01-01")
    assert "200000000000" in answer_text(answer, {name: name for name in names})
