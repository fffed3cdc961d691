"""Reports of governments: parts of a five-year plan, paragraphs that look back, names and units that 分别 shares out."""

from __future__ import annotations

from tests.ingest.text.papers import one, statements

REPORT = "2026年示例省政府工作报告\n2026年1月27日\n"


def test_a_part_of_a_five_year_plan_has_that_plans_year() -> None:
    found = one("“十五五”时期的主要目标任务\n一是质量提升。城镇化率达到71%以上。", REPORT)
    assert (found.name, found.year) == ("城镇化率", 2030)


def test_the_papers_own_year_governs_in_the_part_about_it() -> None:
    text = "“十五五”时期的主要目标任务\n城镇化率达到71%。\n2026年重点工作\n建成孵化器5家。"
    assert [each.year for each in statements(text, REPORT)] == [2030, 2026]


def test_a_year_that_is_only_thought_of_leaves_the_parts_year() -> None:
    text = "“十五五”时期的主要目标\n这些考虑了2035年基本实现现代化的需要。城镇化率达到71%。"
    assert one(text, REPORT).year == 2030


def test_a_paragraph_that_opens_with_the_years_past_states_no_target() -> None:
    assert not statements("五年来,我们优化布局。经济总量超9万亿元,建成基站超25万个。", REPORT)


def test_these_five_years_look_back() -> None:
    assert not statements("这五年,我区基础更加坚实。地区生产总值跨越5000亿元大关,年均增长5.7%。", REPORT)


def test_a_forecast_in_a_part_that_looks_back_is_no_target() -> None:
    assert not statements("一、发展现状\n据测算,2025年在园幼儿数将达到50万人左右。")


def test_counts_of_a_papers_indicators_are_no_targets() -> None:
    assert not statements("提出了28个主要指标,其中20个预期性指标、8个约束性指标。")


def test_the_measure_of_the_last_name_is_every_names() -> None:
    found = statements("一产、二产、三产增加值分别增长5%、6%、7%。")
    assert [each.name for each in found] == ["一产增加值", "二产增加值", "三产增加值"]


def test_a_whole_name_takes_no_measure_of_another() -> None:
    found = statements("外贸进出口、工业增加值分别增长5%、6%。")
    assert [each.name for each in found] == ["外贸进出口", "工业增加值"]


def test_a_number_without_a_unit_has_that_of_its_list() -> None:
    found = statements("电子信息、有色金属产业规模分别达1.28万亿、8200亿元。")
    assert [(each.value, each.unit) for each in found] == [("1280000000000", "元"), ("820000000000", "元")]


def test_a_scheme_of_assessment_with_a_year_sets_targets() -> None:
    assert one("各级大厅综合一窗率达90%以上。", "示例市2022年数字政府建设考评办法\n").year == 2022


def test_a_count_told_by_its_scale_is_read() -> None:
    found = one("到2025年,应用落地超万个。")
    assert (found.name, found.comparator, found.value) == ("应用落地", "more_than", "10000")


def test_qizhong_divides_the_subject_of_the_clause_before() -> None:
    assert one("到2025年,专任教师基本达到大专及以上学历,其中60%达到本科及以上学历。").name == "专任教师"


def test_what_is_strived_for_and_finished_is_counted() -> None:
    found = statements("争创5个重点实验室。完成重点项目300个。")
    assert [each.comparator for each in found] == ["equals", "equals"]


def test_praise_before_a_name_is_no_part_of_it() -> None:
    assert one("打造40个吸引力强、带动面广的消费场景。").name == "消费场景"


def test_a_bracket_within_a_word_stays() -> None:
    assert one("新增智能终端类首台(套)装备20项。").name == "智能终端类首台(套)装备"


def test_the_size_of_one_of_the_projects_is_no_target() -> None:
    assert not statements("开工建设甲网720兆瓦储能电站等项目。")


def test_a_fund_that_is_made_has_its_size() -> None:
    assert one("到2025年,打造总规模超500亿元的人工智能基金群。").value == "50000000000"


def test_what_one_firm_may_draw_is_no_target() -> None:
    assert not statements("单家企业每年申领算力券金额不超过800万元。")


def test_things_of_a_rank_come_to_a_number_in_measures() -> None:
    assert one("国家级绿色工厂达到700家。", "某省人工智能的若干措施\n").value == "700"


def test_aspects_are_not_counted() -> None:
    assert not statements("计算7个方面分值的平均分值。")


def test_done_twice_over_is_no_count() -> None:
    assert not statements("力争减少二次开发费用。")


def test_a_sum_that_is_to_be_completed_is_that_sum() -> None:
    assert one("到2025年,完成投资80亿元。").comparator == "equals"


def test_how_a_plan_was_fulfilled_is_no_time_to_come() -> None:
    assert not statements("一、“十五五”目标完成情况\n孵化器5家。", REPORT)
