"""How two names stand to each other."""

from __future__ import annotations

import pytest

from ingest.resolve.comparing import Level, compare, opposite, slip_of
from ingest.resolve.names import parse
from tests.ingest.resolve.made import levels


def test_equal_names_are_equal_in_every_part() -> None:
    found = levels("西安示例机械有限公司", "西安示例机械有限公司")
    assert set(found[:7]) == {Level.EQUAL}


@pytest.mark.parametrize(
    ("one", "other", "core"),
    [
        ("示例机械有限公司", "示例机械贸易有限公司", Level.PART),
        ("示例机械有限公司", "示例有限公司", Level.PART),
        ("示例机械有限公司", "样板化工有限公司", Level.OTHER),
        ("示例样板机械有限公司", "示例样版机械有限公司", Level.NEAR),
    ],
)
def test_the_core_is_compared(one: str, other: str, core: Level) -> None:
    assert levels(one, other).core is core


@pytest.mark.parametrize(
    ("one", "other", "region"),
    [
        ("西安示例公司", "陕西省西安市示例公司", Level.EQUAL),
        ("西安示例公司", "陕西示例公司", Level.PART),
        ("西安示例公司", "宝鸡示例公司", Level.OTHER),
        ("西安示例公司", "示例公司", Level.MISSING),
        ("示例公司", "示例公司", Level.EQUAL),
    ],
)
def test_places_are_compared(one: str, other: str, region: Level) -> None:
    assert levels(one, other).region is region


def test_a_place_in_the_name_is_held_against_one_that_is_stated() -> None:
    one, other = parse("西安示例公司"), parse("示例公司")
    assert [compare(one, other, "", code).region for code in ("610100", "610300", "")] == [Level.NEAR, Level.OTHER, Level.MISSING]


@pytest.mark.parametrize(
    ("one", "other", "form"),
    [
        ("示例有限公司", "示例有限责任公司", Level.EQUAL),
        ("示例有限公司", "示例股份有限公司", Level.NEAR),
        ("示例有限公司", "示例", Level.MISSING),
        ("示例有限公司", "示例厂", Level.OTHER),
    ],
)
def test_forms_are_compared(one: str, other: str, form: Level) -> None:
    assert levels(one, other).form is form


def test_a_branch_stands_apart_from_its_head() -> None:
    assert levels("示例有限公司上海分公司", "示例有限公司").branch is Level.MISSING


@pytest.mark.parametrize(
    ("one", "other", "signs"),
    [
        ("示例样板", "示例样版", ("板", "版")),
        ("示例样板", "示例样", ("板", "")),
        ("示例样板", "例示样板", ("示例", "例示")),
        ("示例", "示例", None),
        ("示例", "样板", None),
        ("示例样板", "示例", None),
    ],
)
def test_a_single_slip_is_found(one: str, other: str, signs: tuple[str, str] | None) -> None:
    found = slip_of(one, other)
    assert (found and found.signs) == signs


def test_a_slip_that_makes_a_business_no_word_is_plain() -> None:
    found = levels("西安示例机械有限公司", "西安示例机诫有限公司")
    assert (found.where, found.plain) == ("industry", True)


def test_a_slip_in_the_stem_is_never_plain() -> None:
    found = levels("西安示例机械有限公司", "西安示列机械有限公司")
    assert (found.where, found.plain) == ("stem", False)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("示例重型机械", "示例轻型机械", ("重", "轻")),
        ("示例航天", "示例航空", ("天", "空")),
        ("东示例", "西示例", ("东", "西")),
        ("示例机械", "示例化工", None),
    ],
)
def test_words_that_oppose_are_found(one: str, other: str, words: tuple[str, str] | None) -> None:
    assert opposite(one, other) == words


@pytest.mark.parametrize(
    ("one", "other", "where"),
    [
        ("西安机床一厂", "西安第一机床厂", "number"),
        ("西安机床一厂", "西安机床厂一分厂", "number"),
        ("中国示例电力股份有限公司", "示例电力股份有限公司", "nation"),
    ],
)
def test_words_that_stand_elsewhere_are_told(one: str, other: str, where: str) -> None:
    assert levels(one, other).where == where


def test_an_institute_by_the_family_of_its_group_is_perhaps_meant() -> None:
    found = levels("航天四院", "中国航天科工集团公司第四研究院")
    assert (found.core, found.stem, found.form, found.branch) == (Level.PART, Level.EQUAL, Level.MISSING, Level.EQUAL)


def test_what_became_a_company_lacks_only_its_form() -> None:
    assert levels("西安示例设计院", "西安示例设计院有限公司").form is Level.MISSING


def test_the_company_in_a_place_is_called_shorter() -> None:
    found = levels("中国示例陕西公司", "中国示例通信集团陕西有限公司")
    assert (found.core, found.region, found.group) == (Level.PART, Level.EQUAL, Level.EQUAL)


def test_branches_with_one_number_are_one() -> None:
    assert levels("示例公司第一分公司", "示例公司一分公司").branch is Level.EQUAL


def test_stated_places_that_differ_are_told() -> None:
    one = parse("示例公司")
    assert compare(one, one, "610300", "610100").region is Level.OTHER
