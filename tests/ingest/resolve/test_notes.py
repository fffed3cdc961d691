"""What stands behind a name and isn't of it."""

from __future__ import annotations

import pytest

from ingest.resolve.names import parse
from ingest.resolve.names.notes import undated


@pytest.mark.parametrize(
    "note",
    [
        "（原样板有限公司）",
        "（原名：样板有限公司）",
        "(曾用名:样板有限公司)",
        "（更名为样板有限公司）",
        "（曾用名：样板有限公司，2005年更名）",
        "（2005年前为样板有限公司）",
        "（前身为样板有限公司）",
        "（现名样板有限公司）",
    ],
)
def test_a_former_or_present_name_is_told_apart(note: str) -> None:
    parts = parse(f"西安示例有限公司{note}")
    assert (parts.stem, parts.former) == ("示例", ("样板有限公司",))


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("示例有限公司（样板有限公司）", "样板有限公司"),
        ("Sample Co., Ltd.（样板有限公司）", "样板有限公司"),
        ("SAMPLE PTY LTD 样板股份有限公司", "SAMPLE PTY LTD"),
        ("示例县第一医院（样板医院）", "样板医院"),
    ],
)
def test_another_name_of_which_nothing_is_said_is_kept(name: str, also: str) -> None:
    assert parse(name).also == (also,)


@pytest.mark.parametrize(
    "note",
    [
        "及其子公司",
        "及其关联公司",
        "等",
        "等3家公司",
        "（含样板有限公司）",
        "系统内",
        "（同一控制合并口径）",
        "及其控制的企业",
        "及",
        "及其关联",
    ],
)
def test_a_name_of_several_is_wide(note: str) -> None:
    parts = parse(f"示例集团{note}")
    assert (parts.stem, parts.wide) == ("示例", True)


@pytest.mark.parametrize("note", ["（600000.SH）", "（BOT业务）", "1", "（西安）"])
def test_other_notes_behind_a_full_name_go(note: str) -> None:
    parts = parse(f"示例有限公司{note}")
    assert (parts.stem, parts.branch, parts.also, parts.wide) == ("示例", "", (), False)


def test_a_place_in_brackets_behind_a_full_name_is_its_place() -> None:
    assert parse("示例有限公司（西安）").region.code == "610100"


@pytest.mark.parametrize("name", ["示例大学中文系", "示例体系", "示例系统"])
def test_a_word_that_ends_like_a_note_is_none(name: str) -> None:
    assert not parse(name).wide


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("1998-2005 示例厂", "示例厂"),
        ("2005年：示例厂", "示例厂"),
        ("（2001-2003）示例厂", "示例厂"),
        ("2010.5至今 示例厂", "示例厂"),
        ("2005/03-2007/01 示例厂", "示例厂"),
        ("1919示例公司", "1919示例公司"),
        ("示例厂", "示例厂"),
    ],
)
def test_dates_before_a_former_name_go(written: str, name: str) -> None:
    assert undated(written) == name


@pytest.mark.parametrize(
    "name",
    ["（原西安样板厂）西安示例有限公司", "西安示例有限公司 原名西安样板厂", "西安示例有限公司，曾用名：西安样板厂"],
)
def test_a_former_name_before_a_name_or_in_plain_words_is_told_apart(name: str) -> None:
    parts = parse(name)
    assert (parts.stem, parts.branch, parts.former) == ("示例", "", ("西安样板厂",))
