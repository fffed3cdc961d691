"""Keys by which names find each other."""

from __future__ import annotations

import pytest

from ingest.resolve.keys import KeyTable, Kind, hash_texts, keys_of, nicknames_of, slips, whole
from ingest.resolve.names import parse


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("示例（集团）有限责任公司", "示例集团有限公司", True),
        ("西安示例公司", "西安市示例公司", True),
        ("示例研究院", "示例研究所", False),
        ("西安高新区示例公司", "西安经开区示例公司", False),
        ("示例公司一分公司", "示例公司二分公司", False),
    ],
)
def test_the_whole_key_leaves_out_what_makes_no_difference(one: str, other: str, equal: bool) -> None:
    assert (whole(parse(one)) == whole(parse(other))) is equal


def test_slips_leave_out_each_character_once() -> None:
    assert slips("样板机") == {"样板机", "板机", "样机", "样板"}


def test_a_short_text_has_no_slips() -> None:
    assert slips("样板") == set()


def test_texts_one_slip_apart_share_a_key() -> None:
    assert slips("示例样板") & slips("示例样版")


def test_a_name_has_keys_of_each_kind_but_those_of_other_names() -> None:
    kinds = {kind for kind, _ in keys_of(parse("西安示例机械有限公司"))}
    assert kinds == set(Kind) - {Kind.FORMER, Kind.SHORT, Kind.CODE}


def test_a_name_without_core_has_no_key_of_it() -> None:
    assert Kind.CORE not in {kind for kind, _ in keys_of(parse("西安市人民政府"))}


def test_a_nickname_is_looked_for_without_its_mark() -> None:
    assert list(nicknames_of("*ST示例")) == ["示例"]


def test_a_former_name_in_brackets_is_looked_for_too() -> None:
    assert list(nicknames_of("示例有限公司（原样板有限公司）")) == [whole(parse("示例有限公司")), whole(parse("样板有限公司"))]


def test_a_table_finds_the_places_of_a_key() -> None:
    table = KeyTable.of([(0, Kind.CORE, "甲"), (1, Kind.CORE, "乙"), (2, Kind.CORE, "甲")])
    starts, ends = table.ranges(hash_texts([f"{int(Kind.CORE)}甲"]))
    assert sorted(table.places[starts[0] : ends[0]].tolist()) == [0, 2]


def test_an_empty_table_finds_nothing() -> None:
    starts, ends = KeyTable.empty().ranges(hash_texts(["甲"]))
    assert (starts == ends).all()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中国示例电力股份有限公司", "示例电力股份有限公司"),
        ("西安机床一厂", "西安第一机床厂"),
        ("兵器204所", "中国兵器装备集团公司第二〇四研究所"),
        ("西安示例设计院", "西安示例设计院有限公司"),
        ("陕西中医学院", "陕西中医药大学"),
    ],
)
def test_names_that_say_one_thing_otherwise_share_a_key(one: str, other: str) -> None:
    assert {text for kind, text in keys_of(parse(one)) if kind == Kind.CORE} & {
        text for kind, text in keys_of(parse(other)) if kind == Kind.CORE
    }
