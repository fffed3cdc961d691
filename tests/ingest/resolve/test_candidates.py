"""Which pairs are looked at."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry, Register
from ingest.resolve.candidates import candidates
from ingest.resolve.keys import CROWDED, Kind
from tests.ingest.resolve.made import NAMES, code, entries


def met(name: str, *known: Entry) -> dict[str, Kind]:
    """The names that a name is compared with, and by which kind of key."""
    register = Register.of(known or entries())
    _, places, kinds = candidates([Entry("", name)], register)
    return {register.entries[place].name: Kind(kind) for place, kind in zip(places.tolist(), kinds.tolist(), strict=True)}


@pytest.mark.parametrize(
    ("name", "entry", "kind"),
    [
        (NAMES[1], NAMES[1], Kind.WHOLE),
        ("宝鸡市示例钛业有限责任公司", NAMES[1], Kind.WHOLE),
        ("示例钛业股份有限公司", NAMES[1], Kind.CORE),
        ("宝鸡示列钛业有限公司", NAMES[1], Kind.SLIP),
        ("示例材料集团有限公司", NAMES[9], Kind.CORE),
    ],
)
def test_a_name_meets_those_like_it(name: str, entry: str, kind: Kind) -> None:
    assert met(name)[entry] is kind


def test_a_name_unlike_all_meets_nobody() -> None:
    assert met("成都无关公司") == {}


def test_equal_codes_meet_whatever_the_names() -> None:
    register = Register.of([Entry("1", "西安示例有限公司", code(1))])
    _, places, _ = candidates([Entry("", "成都无关公司", code(1))], register)
    assert places.tolist() == [0]


@pytest.mark.parametrize(
    "entry",
    [
        Entry("1", "西安示例有限公司", former_names=("老样板厂",)),
        Entry("1", "西安示例有限公司（原老样板厂）"),
        Entry("1", "西安示例有限公司", short_names=("老样板厂",)),
    ],
)
def test_former_and_short_names_are_met(entry: Entry) -> None:
    assert list(met("老样板厂", entry)) == [entry.name]


def test_a_key_that_too_many_have_tells_nothing() -> None:
    crowd = [
        Entry(str(at), f"样板{chr(0x4E00 + at)}坊有限公司", former_names=("老样板厂",)) for at in range(CROWDED[Kind.FORMER] + 1)
    ]
    assert (met("老样板厂", *crowd), len(met("老样板厂", *crowd[1:]))) == ({}, CROWDED[Kind.FORMER])


def test_each_pair_comes_once() -> None:
    owners, places, _ = candidates([Entry("", name) for name in NAMES], Register.of(entries()))
    pairs = list(zip(owners.tolist(), places.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
