"""Tables of indicators."""

from __future__ import annotations

import pytest

from tests.ingest.text.papers import TITLE, statements

FRAMED = """| 序号 | 指标名称 | 单位 | 2022年 | 2025年目标 | 属性 |
| --- | --- | --- | --- | --- | --- |
| 1 | 高新技术企业 | 家 | 320 | 500 | 预期性 |
| 2 | 单位能耗 | % | — | ≤13.5 | 约束性 |
"""
TABBED = "指标名称\t单位\t2022年\t2025年\n研发投入强度\t%\t2.3\t3左右\n孵化面积\t万平方米\t20\t[30]\n"
UNFRAMED = "指标 | 2022年现状值 | 2025年目标值\n高标准农田(万亩) | 8 | >10.5\n"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            FRAMED,
            [("高新技术企业", "equals", "500", "家", "320", "预期性"), ("单位能耗", "at_most", "0.135", "比例", "", "约束性")],
        ),
        (TABBED, [("研发投入强度", "about", "0.03", "比例", "0.023", ""), ("孵化面积", "equals", "300000", "㎡", "200000", "")]),
    ],
)
def test_a_row_is_a_statement(table: str, said: list[tuple[str, ...]]) -> None:
    found = statements("主要指标\n" + table)
    assert [(each.name, each.comparator, each.value, each.unit, each.base_value, each.binding) for each in found] == said
    assert all(each.year == 2025 for each in found)


def test_a_table_without_a_frame_is_read() -> None:
    found = statements("主要指标\n" + UNFRAMED)
    assert [(each.name, each.comparator, each.base_year) for each in found] == [("高标准农田", "more_than", 2022)]


def test_the_place_of_a_value_is_its_cell() -> None:
    text = TITLE + "主要指标\n" + FRAMED
    first = statements(text, title="")[0]
    assert text[first.value_start : first.value_end] == "500"


STACKED = """指  标

2022年

2025年

属性

一、水平

1.毛入园率(%)

99%

99%以上

约束性

2.班额比例(%)

其中:小学

初中

34%

77%

80%

85%

预期性
"""
NUMBERED = "序号\n指标名称\n单位\n2022年\n2025年\n1\n5G基站数\n万个\n1.2\n2\n2\n上云企业\n家\n210\n360\n"
GAPS = "序号  指标名称  单位  2022年  2025年\n1  增加值  亿元  320  540\n2  上云企业  家  1200  2600\n"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (STACKED, [("毛入园率", "0.99", ""), ("小学", "0.8", "0.34"), ("初中", "0.85", "0.77")]),
        (NUMBERED, [("5G基站数", "20000", "12000"), ("上云企业", "360", "210")]),
        (GAPS, [("增加值", "54000000000", "32000000000"), ("上云企业", "2600", "1200")]),
    ],
)
def test_cells_below_each_other_or_parted_by_gaps_are_a_table(table: str, said: list[tuple[str, ...]]) -> None:
    found = statements("主要指标\n" + table)
    assert [(each.name, each.value, each.base_value.replace("0.99", "")) for each in found] == said


@pytest.mark.parametrize("apart", [" ", "\n"])
def test_a_column_of_all_years_together_is_for_the_last(apart: str) -> None:
    cells = ["指标名称", "2020年", "2025年", "年均/累计", "属性", "1.城镇新增就业(万人)", "1186", "—", "〔>5500〕", "预期性"]
    found = statements(apart.join(cells[:5]) + "\n" + apart.join(cells[5:]) + "\n")
    assert [(each.comparator, each.value, each.year) for each in found] == [("more_than", "55000000", 2025)]


def test_a_mu_is_told_without_endless_signs() -> None:
    assert [each.value for each in statements("新建高标准农田18万亩。")] == ["120000000"]
