"""Numbers that state no target."""

from __future__ import annotations

import pytest

from tests.ingest.text.papers import one, statements

AIM = "到2025年,"


@pytest.mark.parametrize(
    "text",
    [
        "提供一条龙服务,引进一批基金,破除“卡脖子”难题",
        "统筹推进“五位一体”总体布局,坚持“两个健康”",
        "对新认定的高新技术企业给予30万元奖励",
        "按实际投资的10%给予补贴,最高不超过500万元",
        "年营业收入2000万元以上的企业可以申报",
        "从五个方面推出24条举措,完成18项重点任务",
        "研发投入占考核分值60%",
        "联系电话:029-86512345",
        "本办法有效期3年,于30日后施行",
        "按规范带团的,分别给予3000元/年、5000元/年奖励",
        "新建光伏项目按不低于装机容量10%配置储能",
        "推动0-3岁婴幼儿照护服务发展",
        "落实“1户企业、1名专员”机制",
        "培训一线职工,给予一次性资助",
    ],
)
def test_it_is_no_target(text: str) -> None:
    assert not statements(AIM + text + "。")


@pytest.mark.parametrize(
    "text",
    [
        "2022年,全区完成产值300亿元,增长8%。",
        "截至2022年底,已建成孵化器30家,入驻企业500家。",
        "“十三五”期间,新增高新技术企业200家。",
        "近年来,全区引进项目120个,到位资金50亿元。",
        "上半年,全区新签约项目60个,增长9.2%。",
    ],
)
def test_what_was_achieved_is_no_target(text: str) -> None:
    assert not statements(text)


def test_a_part_that_looks_back_holds_no_target() -> None:
    text = "一、发展基础\n(一)规模壮大。建成园区5个,培育企业300家。\n二、发展目标\n建成园区8个。"
    assert [each.value for each in statements(text)] == ["8"]


def test_a_year_to_come_counts_in_a_part_that_looks_back() -> None:
    assert one("一、工作回顾\n到2025年,建成园区8个。").value == "8"


def test_a_measure_that_only_rules_plans_nothing() -> None:
    title = "示例区科技企业孵化器管理办法\n2023年3月1日\n"
    assert not statements("第五条 孵化器应当建有服务平台3个,入驻企业不少于30家。", title)


def test_a_duration_is_one_only_where_it_is_shortened() -> None:
    assert one(AIM + "审批时间压缩到3个工作日,有效期不超过60天。").unit == "天"
