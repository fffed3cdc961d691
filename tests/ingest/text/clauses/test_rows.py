"""Tables of clauses; every table is made up in the manner of official papers (示例)."""

from __future__ import annotations

from ingest.text.clauses import read_clauses
from ingest.text.document import TextTable
from ingest.text.found import Clause
from ingest.text.structure import read_structure

TABLE = """一、奖补标准
| 序号 | 项目 | 申报条件 | 奖励标准（万元） | 主管部门 |
| --- | --- | --- | --- | --- |
| 1 | 高新技术企业 | 首次认定的高新技术企业 | 20 | 科技局 |
| 2 | 研发 | 营业收入2000万元以上 | 按研发费用的10%，最高不超过50万元 | 科技局、财政局 |
| | 绿色 | 国家级、省级绿色工厂 | 国家级100万元，省级50万元 | |
"""


def clauses(text: str) -> list[Clause]:
    return read_clauses(text, read_structure(text))


def test_each_row_that_gives_something_is_a_clause_of_its_part() -> None:
    assert [(one.number, one.title) for one in clauses(TABLE)] == [("一-1", "高新技术企业"), ("一-2", "研发"), ("一-3", "绿色")]


def test_a_bare_number_has_the_unit_of_its_head() -> None:
    assert [(gift.amount, gift.ceiling) for gift in clauses(TABLE)[0].benefits] == [("200000", "")]


def test_a_cell_in_words_is_read_as_rate_and_ceiling() -> None:
    (gift,) = clauses(TABLE)[1].benefits
    assert (gift.rate, gift.rate_of, gift.ceiling, gift.amount) == ("0.1", "研发费用", "500000", "")


def test_a_hurdle_in_a_cell_is_no_sum_and_is_a_condition() -> None:
    told = [(one.on, one.value) for one in clauses(TABLE)[1].conditions if one.on != "原文条件"]
    assert told == [("营业收入", "20000000")]


def test_levels_in_a_cell_are_steps_with_their_title() -> None:
    steps = [(gift.amount, [one.scope for one in gift.conditions]) for gift in clauses(TABLE)[2].benefits]
    assert steps == [("1000000", ["国家级"]), ("500000", ["省级"])]


def test_the_department_stands_in_its_column_and_in_a_merged_cell() -> None:
    assert [one.departments for one in clauses(TABLE)[1:]] == [("科技局", "财政局"), ("科技局", "财政局")]


def test_a_head_that_says_the_most_makes_ceilings() -> None:
    text = "项目\t补助对象\t最高补助金额（元）\n上云\t规模以上工业企业\t50,000\n"
    assert [gift.ceiling for gift in clauses(text)[0].benefits] == ["50000"]


def test_a_table_that_gives_nothing_has_no_clauses() -> None:
    assert clauses("指标\t单位\t2025年\n营业收入\t亿元\t100\n") == []


def test_a_table_of_the_document_is_read_in_its_place() -> None:
    text = "申报条件 奖励标准\n瞪羚企业 30万元\n"
    table = TextTable(0, len(text), (((0, 4), (5, 9)), ((10, 14), (15, 19))))
    (one,) = read_clauses(text, tables=[table])
    assert (text[one.start : one.end], one.benefits[0].amount) == ("瞪羚企业 30万元", "300000")
