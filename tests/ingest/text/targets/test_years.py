"""Which year or period governs a statement."""

from __future__ import annotations

import pytest

from ingest.text.found import Head
from ingest.text.targets import read_targets
from tests.ingest.text.papers import one, statements


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("到2024年,建成孵化器5家。", 2024, ""),
        ("2024年底前建成孵化器5家。", 2024, ""),
        ("2024—2025年,建成孵化器5家。", 2025, "2024—2025"),
        ("“十四五”期间,建成孵化器5家。", 2025, "2021—2025"),
        ("到“十四五”末,建成孵化器5家。", 2025, ""),
        ("每年建成孵化器5家。", 0, "2023—2025"),
        ("建成孵化器5家。", 2025, ""),
        ("今年建成孵化器5家。", 2023, ""),
        ("能耗比2020年下降13.5%。", 2025, ""),
        ("孵化器2024年达到5家。", 2024, ""),
    ],
)
def test_year_and_period(text: str, year: int, period: str) -> None:
    found = one(text)
    assert (found.year, found.period) == (year, period)


def test_a_year_holds_for_the_paragraph_until_another() -> None:
    found = statements("到2024年,建成孵化器5家。聚集企业100家。到2025年,建成孵化器8家。")
    assert [each.year for each in found] == [2024, 2024, 2025]


def test_a_year_holds_for_the_bullets_below_it() -> None:
    found = statements("到2024年,主要目标如下:\n——建成孵化器5家。\n——聚集企业100家。\n二、任务\n建成园区3个。")
    assert [each.year for each in found] == [2024, 2024, 2025]


def test_meinian_ends_at_a_semicolon() -> None:
    found = statements("到2024年,每年引进人才30名;建成孵化器5家。")
    assert [(each.year, each.basis) for each in found] == [(0, "yearly"), (2024, "flow")]


def test_meinian_does_not_reach_over_a_level() -> None:
    found = statements("到2024年,力争每年创建园区2个,高新技术企业总数达到200家。")
    assert [each.year for each in found] == [0, 2024]


def test_what_no_year_governs_is_read_for_the_plan_s_end_with_a_doubt() -> None:
    assert "本节未写年份，按计划期末读" in one("建成孵化器5家。").doubts


def test_the_base_year_is_kept() -> None:
    assert one("到2025年,单位能耗比2020年下降13.5%。").base_year == 2020


def test_the_head_of_the_paper_says_its_time() -> None:
    head = Head(title="示例市产业规划(2021-2023年)", issued="2021-05-01")
    assert read_targets("建成孵化器5家。" + "\n正文。" * 200, head=head)[0].year == 2023


@pytest.mark.parametrize(
    ("title", "number", "text", "years"),
    [
        ("示例市数字经济三年行动计划（2023—2025年）", "", "2024年：新增企业5家。\n培育企业9家。", [2024, 2025]),
        ("2030年前示例行动方案", "示政发〔2021〕23号", "到2025年,非化石能源消费比重达到20%。", [2025]),
        ("示例局2023年工作总结和2024年工作计划", "", "建成基站2000个。", [2024]),
        ("示例市2025年民生实事项目责任分解表", "", "新建学校5所。", [2025]),
        ("政府工作报告", "示政发〔2026〕1号", "三、2026年主要工作\n服务贸易增长10%。", [2026]),
    ],
)
def test_a_plan_has_the_time_that_its_title_and_number_say(title: str, number: str, text: str, years: list[int]) -> None:
    assert [each.year for each in read_targets(f"{title}\n{text}", (), Head(title=title, number=number))] == years


def test_bullets_below_blank_lines_go_on_with_the_year_above_them() -> None:
    text = "示例网讯,其中提到,近日印发的方案说明了全市今后的安排和打算,到2025年,产值达到9亿元。\n\n——平台增多。平台达到5个。"
    assert [each.year for each in read_targets(text)] == [2025, 2025]


def test_a_half_year_that_is_aimed_at_is_to_come() -> None:
    assert one("力争上半年投资完成率55%以上。").comparator == "at_least"


def test_news_of_a_plan_tell_what_it_aims_at() -> None:
    text = "示例网讯,《示例方案》还提出,建成平台5个。近日气温升高,多地有雨。" + "多云。" * 150
    assert [each.value for each in read_targets(text)] == ["5"]


def test_a_day_until_which_something_holds_is_not_when_the_paper_was_made() -> None:
    title = "示例省促进民营经济发展的若干措施"
    text = f"{title}\n2024年新增贷款3000亿元以上。政策执行至2027年12月31日。"
    assert [each.year for each in read_targets(text, (), Head(title=title))] == [2024]
