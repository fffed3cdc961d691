"""What is given and what is not; every sentence is made up in the manner of official papers (示例)."""

from __future__ import annotations

import pytest

from ingest.text.clauses.sums import read_sums

Told = list[tuple[str, str]]


def given(text: str) -> Told:
    return [(one.role, one.value) for one in read_sums(text)]


def steps(text: str) -> list[str]:
    return [one.step for one in read_sums(text)]


@pytest.mark.parametrize(("text", "told"), [
    ("对新认定的企业给予一次性奖励20万元。", [("amount", "200000")]),
    ("对新认定的企业，给予２０万元奖励。", [("amount", "200000")]),
    ("对新认定的企业给予五十万元奖励。", [("amount", "500000")]),
    ("每开发一种新产品奖励3.5万元。", [("amount", "35000")]),
    ("给予最高1000万元支持。", [("ceiling", "10000000")]),
    ("给予补贴，单个企业每年最高不超过1亿元。", [("ceiling", "100000000")]),
    ("给予50万元以内的补助。", [("ceiling", "500000")]),
    ("视情况给予10万元—100万元资金支持。", [("ceiling", "1000000")]),
    ("补贴上限为30万元。", [("ceiling", "300000")]),
    ("按设备购置额的10%给予补助，最高500万元。", [("rate", "0.1"), ("ceiling", "5000000")]),
    ("按贷款利息的五成给予贴息。", [("rate", "0.5")]),
    ("按实际到账外资的5‰给予奖励。", [("rate", "0.005")]),
    ("按不超过投资额百分之二十的比例给予补助。", [("rate", "0.2")]),
    ("给予企业5%-20%的奖励。", [("rate", "0.2")]),
    ("支持比例提高至50%，最高支持金额提高至30万元。", [("rate", "0.5"), ("ceiling", "300000")]),
])  # fmt: skip
def test_what_is_given_is_told_with_its_role(text: str, told: Told) -> None:
    assert given(text) == told


@pytest.mark.parametrize("text", [
    "到2025年，技术合同交易额达到200亿元。",
    "对投资5000万元以上的项目实行一事一议。",
    "主营业务收入1000万元以上的企业可以申报。",
    "设立规模不低于1亿元的引导资金，用于补助和奖励。",
    "每年安排专项资金2亿元。",
    "研发投入占营业收入的比重达到5%。",
    "项目总投资30亿元，占地500亩。",
    "同比增长15%以上的企业予以奖励。",
    "注册资本不低于500万元的企业优先支持。",
    "高新技术企业减按15%的税率征收企业所得税。",
    "按开工、竣工两个阶段，分别拨付补助总额的30%、70%。",
    "对年出口额达到100万美元的企业，市里予以支持。",
    "营业收入不超过4亿元的企业可以申请补助。",
    "引进10万人，建设用地1万平方米，给予支持。",
])  # fmt: skip
def test_targets_hurdles_funds_and_totals_are_no_benefits(text: str) -> None:
    assert given(text) == []


def test_the_hurdle_before_a_benefit_is_not_given() -> None:
    assert given("对年产值首次突破5亿元的企业，给予10万元奖励。") == [("amount", "100000")]


def test_each_of_a_list_has_the_case_that_stands_before_it_in_order() -> None:
    assert steps("对评估等级在3A、4A、5A级的企业，分别给予奖补50万元、100万元、150万元。") == ["3A", "4A", "5A级"]


def test_cases_that_stand_beside_their_sums_are_told() -> None:
    assert steps("奖励标准：国家级100万元、省级50万元。") == ["国家级", "省级"]


def test_prizes_are_cases() -> None:
    assert steps("一等奖奖励50万元，二等奖奖励40万元，三等奖奖励30万元。") == ["一等奖", "二等奖", "三等奖"]


def test_hurdles_in_a_list_are_the_cases_of_what_is_given() -> None:
    text = "对营业收入首次突破1亿元、5亿元、10亿元的企业，分别给予10万元、50万元、100万元奖励。"
    assert steps(text) == ["1亿元", "5亿元", "10亿元"]


def test_numbers_without_a_unit_take_that_of_the_last() -> None:
    assert given("分别给予10、50、200万元奖励。") == [("amount", "100000"), ("amount", "500000"), ("amount", "2000000")]


def test_a_limit_of_all_is_no_case_of_the_list_before_it() -> None:
    text = "对完成I、II、III期临床试验的，分别给予100万元、200万元、300万元资助，单个企业每年资助最高不超过1亿元。"
    assert steps(text) == ["I", "II", "III期", ""]


def test_a_sum_paid_for_each_says_for_what() -> None:
    assert [one.per for one in read_sums("按每平方米10元给予补贴；对新建基地奖励企业200元/亩。")] == ["平方米", "亩"]


def test_offsets_point_at_the_sum_as_written() -> None:
    text = "　　对新认定的企业给予奖励 ２０ 万元。\r\n"
    assert [text[one.start : one.end] for one in read_sums(text)] == ["２０ 万元"]


def test_a_text_of_many_sums_in_one_sentence_is_read() -> None:
    text = "分别给予" + "、".join(["1万元"] * 3000) + "奖励。"
    assert len(given(text)) == 3000


@pytest.mark.parametrize("text", [
    "给予" + "1、" * 20000 + "万元奖励", "给予" + "1,111" * 20000 + "万元", "(" * 50000 + "给予1万元奖励",
])  # fmt: skip
def test_a_text_of_nonsense_is_read_to_its_end(text: str) -> None:
    assert len(given(text)) <= 1
