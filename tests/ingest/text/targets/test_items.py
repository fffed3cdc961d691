"""Items of a list of tasks, shares dealt out, sums of size, and numbers that only describe: one form of speech each."""

from __future__ import annotations

import pytest

from ingest.text.targets import read_targets
from tests.ingest.text.papers import one, statements

AIM = "到2025年,"
TASKS = "示例省产业发展工作任务分解\n"
LONG = "\n工作要落实。" * 100


@pytest.mark.parametrize(
    "end",
    ["(牵头单位:示例厅;完成时限:2026年12月)", "(示例厅;2026年底前完成)", "\t示例厅\t2026年12月"],
)
def test_a_time_limit_gives_the_year_of_its_item(end: str) -> None:
    assert [each.year for each in statements(f"遴选优秀企业20家。{end}" + LONG, TASKS)] == [2026]


def test_a_share_behind_each_belongs_to_every_name() -> None:
    found = statements(AIM + "与其他国家货物贸易、对外投资和利用外资分别占比达30%、20%和10%。")
    assert [(each.name[-6:], each.value) for each in found] == [
        ("货物贸易占比", "0.3"),
        ("对外投资占比", "0.2"),
        ("利用外资占比", "0.1"),
    ]


def test_a_sum_in_numerals_needs_no_unit() -> None:
    assert one(AIM + "产业集群总量超过五千亿规模。").value == "500000000000"


def test_past_a_round_sum_is_more_than_it() -> None:
    found = one(AIM + "新兴产业主营收入规模过万亿元。")
    assert (found.comparator, found.value) == ("more_than", "1000000000000")


def test_classes_and_their_number_have_one_name() -> None:
    found = one(AIM + "基本公共服务项目达到11大类37项。")
    assert (found.name, found.comparator, found.value) == ("基本公共服务项目", "reach", "37")


def test_a_deed_right_before_a_number_acts() -> None:
    found = one("在高校集中区域建设1~2个创业孵化基地。")
    assert (found.name, found.action, found.value_to) == ("创业孵化基地", "建设", "2")


def test_for_whom_something_is_done_is_no_part_of_its_name() -> None:
    assert one(AIM + "面向重点行业和企业遴选省级试点10个左右。").name == "省级试点"


def test_a_year_s_yearly_pace_is_read_where_a_noun_follows() -> None:
    assert one("年均开发2万个以上的公益性岗位。").name == "公益性岗位"


def test_a_rate_that_is_aimed_at_is_one_beside_a_grant() -> None:
    found = statements(AIM + "参保率达到95%以上,政府补助标准逐步提高。")
    assert [each.name for each in found] == ["参保率"]


def test_two_shares_of_one_sentence_have_their_own_names() -> None:
    found = statements(AIM + "住院费用支付比例达到75%左右、门诊支付比例提高到50%以上。")
    assert [each.name for each in found] == ["住院费用支付比例", "门诊支付比例"]


def test_the_size_of_what_is_counted_is_no_sum() -> None:
    found = statements(AIM + "培育5家以上年销售收入过百亿元、2家以上年销售收入达50亿元的企业。")
    assert {each.unit for each in found} == {"家"}


def test_a_unit_may_be_a_scale_alone() -> None:
    found = read_targets("示例发展规划(2021-2025年)\n指标\t2020年\t2025年\n实名用户规模(亿)\t4\t8\n")
    assert [each.value for each in found] == ["800000000"]


def test_the_aims_of_a_list_need_no_deed() -> None:
    text = "一、主要预期目标分解(11项)\n1\t固定资产投资额550亿元,其中:技改投资增长10%。\n"
    assert [each.name for each in statements(text + LONG, "示例市2018年工作任务分解表\n")] == ["固定资产投资额", "技改投资"]


@pytest.mark.parametrize(
    "text",
    [
        "将工作分解为11项工作目标和138项工作任务。",
        "5年内关税减让显著的2725种出口商品。",
        "新上项目固定资产投资3亿元以上重大项目。",
        "引进年销售额5000万元以上大品种。",
        "注重“发现3户、解决3户”。",
    ],
)
def test_a_number_that_describes_is_no_target(text: str) -> None:
    assert not statements(AIM + text)


def test_an_enumeration_s_own_count_is_no_target() -> None:
    assert not statements("该省选取算力、软件、材料等8个新兴产业,推动工作提质。" + LONG, "示例省推进工作方案\n")


def test_a_five_year_plan_in_its_last_year_looks_back() -> None:
    assert not statements("“十四五”时期,园区增加到178家。", "示例新闻\n2025年11月7日\n")


@pytest.mark.parametrize("mark", ["6.", "(3)", "①", "一是", "●", "二、"])
def test_the_mark_of_an_item_is_no_part_of_its_name(mark: str) -> None:
    assert one(f"{mark}森林覆盖率大于14.5%。").name == "森林覆盖率"


def test_binding_indicators_are_aims() -> None:
    found = statements("(一)约束性指标\n1.平均受教育年限12.5年。\n" + LONG, "示例市规划任务分工方案\n")
    assert [(each.name, each.unit) for each in found] == [("平均受教育年限", "年")]


def test_a_share_may_be_told_in_tenths() -> None:
    found = one(AIM + "规上企业占比不低于四成。")
    assert (found.comparator, found.value, found.unit) == ("at_least", "0.4", "比例")


def test_what_a_number_makes_in_all_stands_in_brackets() -> None:
    assert one(AIM + "新增2400户(累计约3600户)餐饮单位。").value == "2400"


def test_one_visit_is_aimed_at_where_it_is_reached() -> None:
    assert one(AIM + "跑动次数压减到1次。").unit == "次"


def test_a_slogan_that_doubles_is_no_target() -> None:
    assert not statements(AIM + "实现“五年翻一番、挺进千百亿”。")


def test_a_development_zone_is_not_developed() -> None:
    assert one(AIM + "开发区营业收入达到6000亿元。").name == "开发区营业收入"


@pytest.mark.parametrize("title", ["基础支撑增强行动", "夯实产业基础", "基础设施建设工程"])
def test_a_heading_that_acts_does_not_look_back(title: str) -> None:
    assert one(f"(二){title}\n建成平台5个。").value == "5"


def test_what_an_applicant_must_be_is_no_target() -> None:
    assert not statements("无违法行为及不良信用记录。建筑面积3000平方米以上。", "认定标准\n")


def test_a_list_that_is_aimed_at_goes_on_without_a_deed() -> None:
    found = statements("接待游客6500万人次以上,旅游综合收入620亿元。")
    assert [each.name for each in found] == ["接待游客", "旅游综合收入"]


def test_a_sentence_of_its_own_needs_a_deed() -> None:
    assert not statements("旅游综合收入620亿元。")


def test_what_is_newly_added_is_to_come() -> None:
    assert one("城镇新增就业4.2万人。").value == "42000"
