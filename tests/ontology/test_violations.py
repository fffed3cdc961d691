"""What canonical values break, in the words that tell what was expected."""

from __future__ import annotations

import pytest

from ontology.violations import record_violations, relation_violations
from tests.ontology.world import small

GOOD = {"name": "甲", "capital": "0.5", "staff": "100", "founded": "2019-08", "listed": "true", "page": "https://example.org",
        "size": "small", "grade": "A", "motto": "好好", "code": "AB1"}  # fmt: skip


def broken(cls: str = "Enterprise", **said: str) -> list[tuple[str, str]]:
    values = {name: [value] for name, value in (GOOD | said).items()}
    return [(one.path, one.expected) for one in record_violations(small(), cls, values)]


def test_good_values_break_nothing() -> None:
    assert broken() == []


@pytest.mark.parametrize(("path", "value", "expected"), [
    ("capital", "-0.1", "不小于 0 的数"), ("capital", "很多", "数字"), ("staff", "0", "1 到 100 之间的数"),
    ("staff", "101", "1 到 100 之间的数"), ("staff", "1.5", "整数"), ("founded", "2019-02-30", "日期"),
    ("founded", "2019-8", "日期"),
    ("listed", "是", "是 或 否"),
    ("size", "huge", "规模词表中的词"), ("grade", "C", "A、B 之一"), ("motto", "好", "至少 2 个字"),
    ("motto", "好好学习天天", "至多 5 个字"), ("code", "ab1", "符合格式 ^[A-Z]{2}[0-9]+$ 的文字")])  # fmt: skip
def test_each_kind_of_constraint_tells_what_it_expected(path: str, value: str, expected: str) -> None:
    assert broken(**{path: value}) == [(path, expected)]


def test_what_is_required_must_be_there() -> None:
    assert [(one.path, one.expected) for one in record_violations(small(), "Enterprise", {})] == [("name", "必填")]


def test_every_value_of_a_property_is_looked_at() -> None:
    found = record_violations(small(), "Enterprise", {"name": ["甲"], "staff": ["1", "0", "101"]})
    assert [one.path for one in found] == ["staff", "staff"]


@pytest.mark.parametrize(("ends", "expected"), [
    (("Enterprise", "Product"), []), (("Actor", "Enterprise"), []), (("Product", "Product"), [("from", "主体")]),
    (("Actor", "Actor"), [("to", "产品 或 企业")])])  # fmt: skip
def test_a_relation_joins_its_classes_and_their_descendants(ends: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    assert [(one.path, one.expected) for one in relation_violations(small(), "makes", ends, {"share": "1"})] == expected


def test_a_share_of_140_percent_is_refused() -> None:
    found = relation_violations(small(), "makes", ("Actor", "Product"), {"share": "1.4"})
    assert [(one.path, one.expected) for one in found] == [("share", "0 到 1 之间的数")]
