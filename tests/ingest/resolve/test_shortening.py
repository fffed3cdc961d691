"""Short names: the roles of signs, the model, and who is meant."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.resolve.names import parse
from ingest.resolve.shortening import ShortNames
from ingest.resolve.shortening.learning import learned
from ingest.resolve.shortening.model import default_model, read_model, way_of, whole_stem
from ingest.resolve.shortening.roles import Role, Spelled, signs_of, spelled
from tests.ingest.resolve.made import entries, found

FULL = ("西安示例航空科技股份有限公司", "宝鸡范本钛业有限公司", "北京例证软件有限公司", "陕西样板化工集团有限公司")


def spelt(name: str) -> Spelled:
    return spelled(parse(name))


def meant(short: str) -> str:
    """The likeliest full name."""
    found = ShortNames(spelt(name) for name in FULL).find(short)
    return FULL[found[0].place] if found else ""


def test_letters_that_stand_together_are_one_sign() -> None:
    assert signs_of("TCL示例360") == ("TCL", "示", "例", "360")


def test_each_sign_has_a_role() -> None:
    name = spelt("西安示例机械有限公司")
    told = dict(zip(name.signs, name.roles, strict=True))
    assert [told[sign] for sign in "西示例机"] == [Role.PLACE_FIRST, Role.TWO_1, Role.TWO_2, Role.BUSINESS_FIRST]


def test_a_place_that_only_the_register_knows_is_hidden() -> None:
    assert Role.HIDDEN_FIRST in spelled(parse("示例机械有限公司"), "610100").roles


@pytest.mark.parametrize(
    ("name", "division", "others"),
    [
        ("陕西示例公司", "", "陕"),
        ("广州示例公司", "", "粤穗"),
        ("示例公司", "440100", "粤穗"),
        ("重庆示例公司", "", "渝"),
        ("示例公司", "", ""),
    ],
)
def test_a_place_may_be_said_by_its_other_sign(name: str, division: str, others: str) -> None:
    assert "".join(spelled(parse(name), division).others) == others


def test_a_word_of_business_is_known_with_the_place_of_each_sign() -> None:
    assert {"机械0", "机械1"} <= set(spelt("西安示例机械有限公司").words)


def test_a_university_may_keep_signs_of_its_form() -> None:
    assert spelt("西安示例大学").signs[-2:] == ("大", "学")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("示例航空", FULL[0]),
        ("范本钛业", FULL[1]),
        ("宝鸡范本", FULL[1]),
        ("例证软件", FULL[2]),
        ("陕西样板", FULL[3]),
        ("样板集团", FULL[3]),
    ],
)
def test_the_full_name_is_the_likeliest(short: str, full: str) -> None:
    assert meant(short) == full


def test_a_short_name_like_none_means_nobody() -> None:
    assert meant("无关") == ""


def test_what_became_of_each_sign_is_told() -> None:
    name = spelt("西安示例机械有限公司")
    way = way_of("示例机械", name, default_model(), {})
    assert "".join(sign for sign, kept in zip(name.signs, way.tolist(), strict=True) if kept) == "示例机械"


@pytest.mark.parametrize(("short", "whole"), [("示例机械", True), ("西安示例", False), ("示机", False), ("示例装备", False)])
def test_a_short_name_may_hold_the_whole_stem(short: str, whole: bool) -> None:
    assert whole_stem(short, spelt("西安示例机械有限公司"), default_model()) is whole


def test_a_model_learns_what_people_keep() -> None:
    pairs = [(f"{stem}机械", spelt(f"西安{stem}机械有限公司")) for stem in ("示例", "范本", "样板", "例证")]
    model = learned(pairs)
    assert model.keep[Role.TWO_1, 0, 0] > 0 > model.keep[Role.PLACE_FIRST, 0, 0]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = learned([("示例机械", spelt("西安示例机械有限公司"))])
    model.write(tmp_path / "model.csv")
    again = read_model(tmp_path / "model.csv")
    assert np.allclose(model.keep, again.keep, atol=1e-3)
    assert dict(again.lean) == pytest.approx(dict(model.lean), abs=1e-3)


def test_a_unit_is_never_meant_by_what_names_its_whole() -> None:
    assert found("北交大", entries("北京交通大学第一附属医院", "北京交通大学", "北京交通大学海滨学院"))[0] == "北京交通大学"


def test_a_name_of_a_place_is_found_by_the_other_sign_of_its_city() -> None:
    names = ["示例能源有限公司", "范本示例能源有限公司"]
    found = ShortNames([spelled(parse(names[0]), "440100"), spelt(names[1])]).find("穗示例")
    assert names[found[0].place] == names[0]
