"""Latin names against Chinese ones, by pinyin."""

from __future__ import annotations

import pytest

from ingest.resolve import Entry
from ingest.resolve.names import pinyin
from ingest.resolve.names import parse
from ingest.resolve.romanised import Sounds
from tests.ingest.resolve.made import matched

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
