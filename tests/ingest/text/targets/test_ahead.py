"""The years ahead of a report, and names that stand apart from their numbers."""

from __future__ import annotations

import pytest

from tests.ingest.text.papers import one, statements

REPORT = "2026年示例省政府工作报告\n2026年1月27日\n"
AHEAD = (
    "未来五年，我们要落实重点任务。\n一是壮大产业。培育12个千亿级产业集群。\n四是绿色发展。新能源装机占比达到70%。\n"
    "三、2026年重点工作\n新增入统企业500家。"
)


def test_the_years_ahead_hold_for_the_items_below_them_and_no_further() -> None:
    assert [each.year for each in statements(AHEAD, REPORT)] == [2030, 2030, 2026]


@pytest.mark.parametrize(("made", "last"), [("2026年1月27日", 2030), ("2022年1月27日", 2026), ("2025年12月1日", 2030)])
def test_the_years_ahead_are_counted_from_the_paper(made: str, last: int) -> None:
    title = f"{made[:4]}年示例省政府工作报告\n{made}\n"
    assert one("今后五年，我们将扩大开放，进出口总额达到1000亿元。", title).year == last


def test_the_aims_of_the_years_ahead_are_of_those_years() -> None:
    assert one("今后五年的奋斗目标是：财政收入突破20亿元。", REPORT).year == 2030


def test_a_heading_may_say_the_years_ahead() -> None:
    assert one("二、未来五年的主要目标\n城镇化率达到71%。", REPORT).year == 2030


def test_what_lays_ground_for_the_years_ahead_is_of_its_own_year() -> None:
    assert one("做好今年工作，为未来五年发展打好基础，新增企业500家。", REPORT).year == 2026


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("服务业增加值年均增速高于全省增速，2025年突破4000亿元", "服务业增加值"),
        ("服务业增加值年均增速高于GDP增速0.5个百分点，2025年突破4000亿元", "服务业增加值"),
        ("产业规模持续壮大，结构不断优化，2025年突破500亿元", "产业规模"),
        ("推动省内外高校、科研院所在我省落地转化科技成果10000项以上", "科技成果"),
        ("产业投资基金撬动社会投资每年200亿元", "社会投资"),
        ("实现引领全球的科学发现和技术突破5—8项", "引领全球的科学发现和技术突破"),
        ("年销售收入超100亿元的高新技术企业和创新型企业达到10家", "年销售收入超100亿元的高新技术企业和创新型企业"),
        ("培养200名左右具有国际视野，拥有核心专利的科技创业企业家", "科技创业企业家"),
        ("汇聚50名左右“两院”院士、国家“千人计划”、“万人计划”等海内外顶尖人才（简称“1125计划”）", "海内外顶尖人才"),
        ("续建安置房7550套", "安置房"),
        ("县级财政收入突破20亿元", "财政收入"),
        ("县域经济体实现生产总值480亿元以上", "县域经济体生产总值"),
        ("规上工业增加值占生产总值比重持续提升，达到38%以上", "规上工业增加值占生产总值比重"),
        ("吸引海内外高层次人才来我市创新创业500人以上", "创新创业"),
    ],
)
def test_the_name_is_found_where_other_words_stand_around_it(text: str, name: str) -> None:
    assert statements(text + "。")[-1].written.endswith(name)


@pytest.mark.parametrize(
    "text",
    [
        "超500亿元企业实现零的突破",
        "《行动方案》共分为5部分，分别为主要目标等",
        "做大做强信息服务、金融服务、物流服务、贸易服务4个优势产业",
        "聚焦生产性服务业9个细分领域和生活性服务业6个细分领域",
        "聚焦数字赋能、主体培育、辐射能力提升3个维度",
        "每年安排最高100万元经费支持创业服务中心建设",
        "推动示例化工60万吨钾肥复合造粒、示例锂业碳酸锂装置优化改造等项目建设",
    ],
)
def test_what_only_divides_or_is_given_is_no_target(text: str) -> None:
    assert not statements(f"到2025年，{text}。")


def test_a_list_s_own_count_of_industries_of_a_size_is_a_target() -> None:
    assert one("做大做强粮食、家禽和林下经济3个千亿级产业。").value == "3"


@pytest.mark.parametrize(
    ("text", "name"), [("我们将建成标准厂房50万平方米", "标准厂房"), ("引进团队10个（含海外院士2名）", "海外院士")]
)
def test_we_and_including_are_no_part_of_a_name(text: str, name: str) -> None:
    assert statements(text + "。")[-1].name == name
