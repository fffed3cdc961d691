"""Relations learned from labelled pairs."""

from __future__ import annotations

import pytest

from ingest.text.learned_ties import Pair, TieModel, features_of, train

NAMES = [("澄岳", "朗玥"), ("衡拓", "霁川"), ("铎远", "沐桥"), ("珂睿", "瀚朔"), ("博垚", "凌渡"), ("泓岩", "苇杭")]
FRAMES = [
    ("{0}收购了{1}的全部股权。", "收购", "被收购"),
    ("{0}与{1}签署合作协议。", "合作", "合作"),
    ("{0}起诉{1}侵权。", "纠纷", "纠纷"),
]


def pairs() -> list[tuple[Pair, str]]:
    """Each sentence once from the first name to the second and once the other way."""
    made = []
    for one, other in NAMES:
        for frame, there, back in FRAMES:
            text = frame.format(one, other)
            made += [(Pair(one, other, text), there), (Pair(other, one, text), back)]
    return made


@pytest.fixture(scope="module")
def model() -> TieModel:
    return train(pairs())


@pytest.mark.parametrize(("start", "end", "relation"), [("奥勘", "维锶", "收购"), ("维锶", "奥勘", "被收购")])
def test_the_direction_is_that_of_the_pair_asked_about(model: TieModel, start: str, end: str, relation: str) -> None:
    assert model.relation(Pair(start, end, "奥勘收购了维锶的全部股权。"))[0] == relation


def test_what_stands_between_names_never_seen_decides(model: TieModel) -> None:
    assert model.relation(Pair("奥勘", "维锶", "昨日，奥勘与维锶签署合作协议。"))[0] == "合作"


def test_the_probability_is_of_the_relation_said(model: TieModel) -> None:
    assert 1 / 4 < model.relation(Pair("奥勘", "维锶", "奥勘起诉维锶侵权。"))[1] <= 1


def test_a_kept_model_says_the_same(model: TieModel) -> None:
    pair = Pair("奥勘", "维锶", "奥勘起诉维锶侵权。")
    assert TieModel(model.data).relation(pair) == model.relation(pair)


def test_of_several_places_the_nearest_two_are_meant() -> None:
    assert "N<收购" in features_of(Pair("甲乙", "丙丁", "甲乙说，甲乙收购丙丁。"))


@pytest.mark.parametrize(
    ("start", "end", "text"), [("甲", "乙", "文中没有这两个名称"), ("甲", "甲", "甲"), ("甲", "甲乙", "甲乙"), ("", "", "")]
)
def test_names_that_overlap_or_do_not_stand_in_the_text_are_no_fault(model: TieModel, start: str, end: str, text: str) -> None:
    assert model.relation(Pair(start, end, text))[0]
