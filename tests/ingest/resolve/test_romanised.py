"""Latin names against Chinese ones, by pinyin."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry
from ingest.resolve.names import parse, pinyin
from ingest.resolve.romanised import Sounds
from tests.ingest.resolve.made import entries, found, matched

KNOWN = Entry("1", "西安示例航空科技有限公司")


def test_a_name_that_sounds_alike_is_looked_at() -> None:
    pytest.importorskip("pypinyin")
    answer = matched("Shili Hangkong Keji Co., Ltd.", KNOWN)
    assert (answer.place, answer.status.value, answer.reason) == (0, "待复核", "读音相同：西安示例航空科技有限公司")


def test_a_stem_that_sounds_alike_says_less_than_the_whole() -> None:
    pytest.importorskip("pypinyin")
    whole, stem = (matched(name, KNOWN).score for name in ("Shili Hangkong Keji Ltd", "Shili Aviation Ltd"))
    assert whole > stem > 0


def test_one_that_sounds_alike_elsewhere_is_not_meant() -> None:
    pytest.importorskip("pypinyin")
    assert matched("Wuhan Shili Hangkong Keji Ltd", KNOWN).place == -1


def test_without_pypinyin_nothing_sounds_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "installed", lambda: False)
    assert Sounds([(parse(KNOWN.name), "")]).find(parse("Shili Ltd")) == []


SCHOOLS = (
    "西安交通大学第一附属医院", "西安交通示例有限公司", "西安交通大学", "西安交通大学城市学院", "西安邮电大学", "西北工业大学",
    "中国科学技术大学",
)  # fmt: skip


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Xi'an Jiaotong University", "西安交通大学"),
        ("The First Affiliated Hospital of Xi'an Jiaotong University", "西安交通大学第一附属医院"),
        ("Xi'an University of Posts and Telecommunications", "西安邮电大学"),
        ("Northwestern Polytechnical University", "西北工业大学"),
        ("University of Science and Technology of China", "中国科学技术大学"),
    ],
)
def test_an_english_name_is_read_word_by_word_and_never_sure(english: str, chinese: str) -> None:
    pytest.importorskip("pypinyin")
    assert found(english, entries(*SCHOOLS)) == (chinese, "待复核")


@pytest.mark.parametrize("english", ["University of Oxford", "Xi'an Shiyou University", "Massachusetts Institute of Technology"])
def test_an_english_name_of_another_school_is_nobody(english: str) -> None:
    assert found(english, entries(*SCHOOLS)) == ("", "无")


def test_words_are_read_without_pypinyin_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "installed", lambda: False)
    assert found("Northwestern Polytechnical University", entries(*SCHOOLS)) == ("西北工业大学", "待复核")
