"""Names in Latin letters."""

from __future__ import annotations

import pytest

from ingest.resolve.names.folding import folded
from ingest.resolve.names.latin import is_latin, latin_name
from tests.ingest.resolve.made import forbidden, pair, shown


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Sample Parts Co., Ltd.", "CO LTD"),
        ("Sample Parts Company Limited", "CO LTD"),
        ("SAMPLE PARTS INCORPORATED", "INC"),
        ("Sample Parts, Inc.", "INC"),
        ("Sample Parts GmbH", "GMBH"),
        ("Sample Parts AG", "AG"),
        ("Sample Parts S.p.A.", "SPA"),
        ("Sample Parts S.A. de C.V.", "SA DE CV"),
        ("Sample Parts Pte. Ltd.", "PTE LTD"),
        ("SamplePartsLimited", "LTD"),
        ("Sample Parts", ""),
    ],
)
def test_the_form_is_told_in_its_usual_spelling(written: str, form: str) -> None:
    name = latin_name(folded(written))
    assert (name.core, name.form) == ("SAMPLEPARTS", form)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Sample Parts (Hong Kong) Ltd", "810000"),
        ("Sample Parts Singapore Pte Ltd", "SGP"),
        ("Xi'an Sample Parts Co., Ltd.", "610100"),
        ("SAMPLE PARTS (CHINA) CO LTD", "000000"),
        ("Sample Parts Ltd", ""),
    ],
)
def test_the_place_is_told_by_its_code(written: str, place: str) -> None:
    name = latin_name(folded(written))
    assert (name.core, name.place) == ("SAMPLEPARTS", place)


def test_a_place_that_the_name_needs_stays() -> None:
    assert latin_name("BANK OF SINGAPORE").core == "BANKSINGAPORE"


def test_a_name_that_is_nothing_but_a_form_keeps_its_word() -> None:
    assert latin_name("LTD").core == "LTD"


@pytest.mark.parametrize(("text", "latin"), [("SAMPLE", True), ("示例SAMPLE", False), ("123", False), ("", False)])
def test_a_name_is_latin_where_it_has_letters_and_no_chinese(text: str, latin: bool) -> None:
    assert is_latin(text) is latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SAMPLE PARTS INC", "Sample Parts, Incorporated"),
        ("Sample & Parts Co., Ltd", "Sample and Parts Company Limited"),
        ("SAMPLE PARTS LTD", "SamplePartsLtd."),
    ],
)
def test_spelling_of_the_form_case_and_punctuation_make_no_difference(one: str, other: str) -> None:
    assert pair(one, other).status.value == "确认"


def test_another_form_is_looked_at() -> None:
    assert pair("Sample Parts AG", "Sample Parts Ltd").status.value == "待复核"


def test_another_place_is_another_firm() -> None:
    assert forbidden("Sample Parts (Hong Kong) Ltd", "Sample Parts (Singapore) Ltd") == ["地区不同：香港/新加坡"]


def test_a_latin_name_has_no_line_of_business() -> None:
    assert shown("Sample Parts Ltd") == ("", "SAMPLEPARTS", "", "foreign")
