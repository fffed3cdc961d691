"""Places at the start of names and in their brackets."""

from __future__ import annotations

import pytest

from ingest.resolve.names.divisions import around, brief, compatible, leading, named, told, trailing, within
from ingest.resolve.names.parts import parse


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("西安示例", "610100", "示例"),
        ("陕西省西安市示例", "610100", "示例"),
        ("西安市雁塔区示例", "610113", "示例"),
        ("陕西示例", "610000", "示例"),
        ("香港示例", "810000", "示例"),
        ("德国示例", "DEU", "示例"),
        ("示例西安", "", "示例西安"),
        ("中国示例", "", "中国示例"),
        ("北京市政示例", "110000", "市政示例"),
        ("西安市市场监督示例", "610100", "市场监督示例"),
        ("沙湾县示例", "654203", "示例"),
        ("朝阳区示例", "", "朝阳区示例"),
        ("高陵县示例", "610117", "示例"),
        ("户县示例", "610118", "示例"),
        ("西安市长安县示例", "610116", "示例"),
        ("西安市西安示例", "610100", "示例"),
    ],
)
def test_the_places_at_the_start_are_told_from_the_rest(text: str, code: str, rest: str) -> None:
    region, left = leading(text, 2)
    assert (region.code, left) == (code, rest)


def test_a_place_is_not_taken_where_too_little_is_left() -> None:
    assert leading("西安市", 2)[0].code == ""


def test_a_short_county_name_that_firms_bear_as_a_word_is_no_place() -> None:
    assert leading("永兴示例", 2)[0].code == ""


def test_a_longer_name_that_cannot_be_taken_hides_the_shorter_one_in_it() -> None:
    assert leading("印度尼西亚", 2)[0].code == ""


def test_the_zone_behind_a_place_is_told_by_its_kind() -> None:
    assert [leading(f"西安{zone}示例", 2)[0].zone for zone in ("高新区", "高新技术产业开发区")] == ["高新区", "高新区"]


def test_a_city_that_ends_a_text_is_found() -> None:
    assert trailing("示例医药武汉", 2) == ("420100", "示例医药")


def test_a_county_that_ends_a_text_is_no_place() -> None:
    assert trailing("示例金属资源", 2) == ("", "示例金属资源")


@pytest.mark.parametrize(
    ("text", "code"), [("中国", "000000"), ("西安", "610100"), ("新加坡", "SGP"), ("示例", ""), ("西安示例", "")]
)
def test_a_whole_text_may_name_a_place(text: str, code: str) -> None:
    assert named(text) == code


@pytest.mark.parametrize(
    ("inner", "outer", "holds"),
    [
        ("610113", "610100", True),
        ("610113", "610000", True),
        ("610100", "610113", False),
        ("610100", "000000", True),
        ("SGP", "000000", False),
    ],
)
def test_divisions_nest_by_their_codes(inner: str, outer: str, holds: bool) -> None:
    assert within(inner, outer) is holds


@pytest.mark.parametrize(("one", "other", "may"), [("610100", "610000", True), ("610100", "", True), ("610100", "610300", False)])
def test_one_address_may_lie_in_two_divisions_that_nest(one: str, other: str, may: bool) -> None:
    assert compatible(one, other) is may


def test_the_short_name_of_a_city_is_known_by_any_code_in_it() -> None:
    assert [brief(code) for code in ("610113", "610100", "610000", "")] == ["西安", "西安", "陕西", ""]


@pytest.mark.parametrize(
    ("one", "other", "places"), [("示例河南电力", "示例湖南电力", ("河南", "湖南")), ("示例天电力", "示例地电力", ("", ""))]
)
def test_two_texts_may_differ_in_a_place_within(one: str, other: str, places: tuple[str, str]) -> None:
    assert around(one, other) == places


@pytest.mark.parametrize(
    ("name", "place"), [("西安市示例公司", "西安市"), ("示例(武汉)公司", "武汉"), ("示例公司", "未写"), ("示例(日本)公司", "日本")]
)
def test_a_place_is_called_by_the_words_of_the_name_or_its_own(name: str, place: str) -> None:
    assert told(parse(name).region) == place
