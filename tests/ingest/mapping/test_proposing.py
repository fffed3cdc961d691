"""What is proposed for a table with headings of its own, and why: never silently, never twice the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.home import Home
from ingest.mapping.proposing import Proposal, propose, subject_of
from ingest.naming import Names
from ingest.tables import Table, read_tables
from ontology.turtle import load_ontology
from tests.ingest.mapping.conftest import CODES, table

ONTOLOGY = load_ontology()


def proposed(home: Home, path: Path) -> dict[str, Proposal]:
    return {one.heading: one for one in propose(read_tables(path)[0], ONTOLOGY, Names(home.ledger))}


def small(*columns: tuple[str, list[str]], name: str = "企业名单") -> Table:
    """A table of these columns."""
    rows = tuple((number, cells) for number, cells in enumerate(zip(*(values for _, values in columns), strict=True), 2))
    return Table(f"{name}.csv", "", tuple(heading for heading, _ in columns), rows)


def one(home: Home, heading: str, values: list[str], name: str = "企业名单") -> Proposal:
    return propose(small(("企业名称", ["甲"] * len(values)), (heading, values), name=name), ONTOLOGY, Names(home.ledger))[1]


def test_each_column_is_proposed_with_samples_and_reason(home: Home, tmp_path: Path) -> None:
    found = proposed(home, table(tmp_path))
    assert {heading: said.reading for heading, said in found.items()} == {
        "序号": "", "企业全称": "企业·名称", "社会信用代码": "企业·统一社会信用代码", "注册资金（万元）": "企业·注册资本",
         "成立时间": "企业·成立日期",
        "所属产业环节": "企业·挂链", "主要产品": "企业·主营产品原文", "企业地址": "场所·地址", "所在区": "场所·位于",
         "企业类型": "企业·企业性质",
        "联系人": ""}  # fmt: skip
    assert (found["企业全称"].samples, found["注册资金（万元）"].unit) == (("甲1公司", "甲2公司"), "万元")


@pytest.mark.parametrize(("heading", "values", "reading", "sure", "why"), [
    ("代码号", list(CODES), "企业·统一社会信用代码", "有把握", "多数是校验位正确的 18 位代码"),
    ("性质", ["民营企业", "中央国有企业"], "企业·企业性质", "较有把握", "内容多是“企业性质”词表里的词"),
    ("做什么的", ["硅棒", "硅棒"], "企业·挂链", "较有把握", "内容多是账本里的环节"),
    ("开办日期", ["2019-08-01", "2020-01-05"], "企业·成立日期", "请核对", "内容是日期"),
    ("杂项", ["甲", "乙"], "", "请选择", "表头和内容都没有对上的"),
])  # fmt: skip
def test_content_tells_where_the_heading_does_not(
    home: Home, heading: str, values: list[str], reading: str, sure: str, why: str
) -> None:
    found = one(home, heading, values)
    assert (found.reading, found.sure, found.why) == (reading, sure, why)


def test_a_near_heading_whose_values_do_not_fit_is_not_proposed(home: Home) -> None:
    assert one(home, "注册资本情况", ["充足", "不足"]).reading == ""


def test_two_columns_are_never_proposed_as_the_same(home: Home) -> None:
    found = propose(small(("名称", ["甲"]), ("企业全称", ["甲"])), ONTOLOGY, Names(home.ledger))
    assert [said.reading for said in found] == ["企业·名称", ""]
    assert found[1].why == "已有另一列读作“企业·名称”"


@pytest.mark.parametrize(("name", "reads"), [("本市高校名录", "class:University"), ("园区企业", "class:Enterprise")])
def test_a_table_is_about_what_its_name_says(name: str, reads: str) -> None:
    assert subject_of(small(("甲", ["乙"]), name=name), ONTOLOGY) == reads
