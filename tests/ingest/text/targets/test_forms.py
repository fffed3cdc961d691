"""Forms of statements that papers of every level share: how names shorten, what counts, what is shared by a list."""

from __future__ import annotations

import pytest

from ingest.text.found import Head
from ingest.text.targets import read_targets
from tests.ingest.text.papers import one, statements


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到2025年,工业、农业、教育等领域设备投资规模达到80亿元。", "设备投资规模"),
        ("为全区40所中小学更换护眼灯3200盏。", "护眼灯"),
        ("市财政安排科技专项资金3000万元。", "科技专项资金"),
        ("完成造林绿化12万亩。", "造林绿化"),
        ("到2025年,完成检修65万千瓦,投资1.5亿元。", "投资"),
        ("筹集保障性租赁住房1500套。", "保障性租赁住房"),
        ("支持500家以上科研单位的数据处理能力。", "科研单位"),
        ("新增新能源城市公交车辆900辆。", "新能源城市公交车辆"),
        ("选派1200名科技特派员到基层开展服务。", "科技特派员"),
        ("到2025年,创新综合实力进入全国城市前30位。", "创新综合实力"),
        ("到2025年,研发投入强度达到4%,在全国国家级经开区综合排名进入前30位。", "综合排名"),
        ("到2025年,建成区绿化覆盖率不低于45%。", "建成区绿化覆盖率"),
        ("规划建设标准厂房100万平方米。", "标准厂房"),
        ("完成2台35蒸吨/小时燃煤锅炉淘汰。", "35蒸吨/小时燃煤锅炉淘汰"),
    ],
)
def test_the_name_is_what_is_counted(text: str, name: str) -> None:
    assert statements(text)[-1].name == name


def test_a_later_count_of_a_list_is_of_what_is_done_then() -> None:
    assert [each.name for each in statements("亿元以上项目新开工43个、竣工38个。")] == ["亿元以上项目新开工", "亿元以上项目竣工"]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("更新提升78个监测水站。", "equals"),
        ("实现5万名农村劳动力就业。", "equals"),
        ("新建339个起降点。", "equals"),
        ("关键工序数控化率由2022年的58%提高到2025年的70%。", "reach"),
        ("平均受教育年限达12.3年以上。", "at_least"),
        ("占比达到10 % 以上。", "at_least"),
    ],
)
def test_how_it_compares(text: str, comparator: str) -> None:
    assert one(text).comparator == comparator


def test_a_bound_behind_a_list_is_each_ones() -> None:
    found = statements("肉、奶产量分别稳定在310万吨和750万吨左右。")
    assert [(each.name, each.comparator) for each in found] == [("肉产量", "about"), ("奶产量", "about")]


def test_town_and_country_keep_the_words_they_share() -> None:
    found = statements("城镇和农村常住居民人均可支配收入分别增长4%和6%。")
    assert [each.name for each in found] == ["城镇常住居民人均可支配收入", "农村常住居民人均可支配收入"]


def test_a_list_of_years_is_dealt_out() -> None:
    found = statements("2023年、2024年、2025年产值分别达到38亿元、45亿元、54亿元。")
    assert [each.year for each in found] == [2023, 2024, 2025]


def test_a_bare_number_is_in_the_unit_of_its_name() -> None:
    assert one("旅游接待人次突破1亿。").unit == "人次"


@pytest.mark.parametrize(
    "text",
    [
        "加快推进全市107个产业集群提档升级。",
        "巡检站3公里半径范围内实现全覆盖。",
        "建成3人制篮球场。",
        "优秀等次比例不超过30%。",
        "努力实现七个“新”。",
    ],
)
def test_what_only_describes_is_no_statement(text: str) -> None:
    assert not statements(text)


def test_a_fund_is_set_up_once_whatever_each_year_brings() -> None:
    found = statements("每年安排专项资金5亿元以上,设立总规模20亿元的产业基金。")
    assert [each.basis == "yearly" for each in found] == [True, False]


def test_a_count_of_a_plan_is_no_hurdle_of_the_grant_behind_it() -> None:
    assert one("为白内障患者实施手术2000例,对困难家庭给予救助。").value == "2000"


def test_an_opinion_plans() -> None:
    text = "关于加快学前教育发展的若干意见\n幼儿入园率达到90%以上。"
    assert [each.value for each in read_targets(text, (), Head(title="关于加快学前教育发展的若干意见"))] == ["0.9"]


def test_measures_aim_at_levels_of_rates() -> None:
    title = "示例省促进民营经济发展的若干措施"
    assert [each.value for each in read_targets(f"{title}\n“一网通办”率达到98%。", (), Head(title=title))] == ["0.98"]
