"""Sentences without persons."""

from __future__ import annotations

import csv

import pytest

from ingest.posts import tells_person
from ingest.source import SOURCES

NAMED = ("联系人：张三", "由王小明审核，联系人李建国", "数由张伟科长提供", "王芳女士来电说明", "详询 13812345678",
         "电话 86512345", "见台账（029-86512345）", "138 1234 5678", "经办人 赵敏，见年报", "统计员：刘洋；口径同上年",
         "科长 张伟", "年报，王小明审核")  # fmt: skip
PLAIN = ("西经开发〔2024〕1号", "〔2024〕12号第3页", "2024年统计公报第12页", "统计联网直报平台，2024年12月31日导出",
         "科技局年报表3", "只算认定的，不含培育", "高新技术企业口径与火炬统计不同", "与20200114报道的数不一致",
         "总数 20000000 元", "由科技局主任办公会审定", "管委会主任办公会纪要", "招商一局局长办公会", "统计岗据年报填",
         "万人以上企业另计", "高新技术企业填报", "全区填报", "部门提供", "国家税务总局西安经开区税务局")  # fmt: skip
COLUMNS = ("doubt", "calibre", "provingPaper", "countedBy", "whoCounts", "note", "valueText", "title", "publisher", "reason")


@pytest.mark.parametrize("written", NAMED)
def test_who_is_named_in_a_sentence_is_seen(written: str) -> None:
    assert tells_person(written)


@pytest.mark.parametrize("written", PLAIN)
def test_papers_bodies_and_posts_are_no_persons(written: str) -> None:
    assert not tells_person(written)


def test_no_sentence_that_the_sources_have_is_taken_for_a_person() -> None:
    told = set[str]()
    for path in sorted(SOURCES.glob("*/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            told |= {row[name] for row in csv.DictReader(file) for name in COLUMNS if row.get(name)}
    assert len(told) > 1000
    assert not [one for one in told if tells_person(one)]
