"""The form in which names are compared."""

from __future__ import annotations

import pytest

from ingest.resolve.names.folding import folded, trimmed, without_marks


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("示例（西安）有限公司", "示例(西安)有限公司"),
        ("示例【西安】有限公司", "示例(西安)有限公司"),
        ("ＡＢＣ示例１２", "ABC示例12"),
        (" 示例 科技\t有限\n公司　", "示例科技有限公司"),
        ("Sample  Parts   Ltd", "SAMPLE PARTS LTD"),
        ("Sample Parts (示例) Ltd", "SAMPLE PARTS(示例)LTD"),
        ("示例Sample Parts有限公司", "示例SAMPLE PARTS有限公司"),
    ],
)
def test_width_case_spaces_and_brackets_make_no_difference(written: str, form: str) -> None:
    assert folded(written) == form


def test_traditional_characters_are_simplified() -> None:
    assert folded("示例電子實業有限公司") == "示例电子实业有限公司"


def test_a_character_that_is_simplified_as_well_stays() -> None:
    assert (folded("乾豐示例"), folded("乾丰示例")) == ("乾丰示例", "乾丰示例")


def test_rare_variants_are_read_as_the_usual_character() -> None:
    assert folded("𠮷示例") == "吉示例"


def test_folding_twice_changes_nothing() -> None:
    once = folded(" 示例（香港）電子 Ｃｏ.， Ltd ")
    assert folded(once) == once


@pytest.mark.parametrize("written", ["示例有限公司,", "、示例有限公司。", "示例有限公司(", "—示例有限公司；", "#示例有限公司"])
def test_stray_punctuation_goes(written: str) -> None:
    assert trimmed(folded(written)) == "示例有限公司"


@pytest.mark.parametrize(
    ("short", "bare"),
    [
        ("*ST示例", "示例"),
        ("ST示例", "示例"),
        ("S*ST示例", "示例"),
        ("XD示例重", "示例重"),
        ("示例股份-U", "示例股份"),
        ("示例退", "示例"),
        ("退市示例", "示例"),
        ("示例A", "示例"),
        ("示例(退市)", "示例"),
    ],
)
def test_marks_of_the_exchange_go(short: str, bare: str) -> None:
    assert without_marks(short) == bare


def test_a_name_that_would_be_nothing_but_its_mark_stays() -> None:
    assert without_marks("ST") == "ST"
