"""Which papers state targets where no year governs: by their title, their parts and how they speak."""

from __future__ import annotations

import pytest

from tests.ingest.text.papers import statements

LONG = "\n工作要落实。" * 100
URGING = "加快建链,推动转型,打造集群,健全体系,支持创业,确保稳定,推进建设,提升水平。"


def names(text: str, title: str) -> list[str]:
    """What is counted in a paper of more than a page."""
    return [each.name for each in statements(text + LONG, title)]


def test_a_part_of_aims_needs_no_year_and_no_deed() -> None:
    assert names("一、行动目标\n工业企业开展研发活动的比例35%。", "某区某事\n") == ["工业企业开展研发活动的比例"]


@pytest.mark.parametrize("title", ["某市推进创新的实施意见\n", "某市工作方案\n", "某县2000字要点\n"])
def test_a_paper_that_plans_by_its_title_needs_no_year(title: str) -> None:
    assert names("建设孵化器5家。", title) == ["孵化器"]


def test_measures_state_what_is_to_be_built() -> None:
    assert names("新建千兆城市10个以上。", "某省促进发展的若干措施\n") == ["千兆城市"]


def test_measures_state_no_hurdle() -> None:
    assert not names("对新建孵化器5家以上的,给予支持。企业职工达到50人。", "某省促进发展的若干措施\n")


def test_rules_state_no_target_without_a_year() -> None:
    assert not names("新建孵化器10个以上。", "某省扶持办法\n")


def test_rules_do_not_bound_an_applicant_by_the_year() -> None:
    assert not names("举办推介活动的,给予补助,同一主体每年不超过3场。", "某区扶持办法\n")


def test_a_text_without_a_title_that_urges_plans() -> None:
    assert names(URGING + "新增创新型企业20家。", "") == ["创新型企业"]


def test_news_without_a_date_tells_facts() -> None:
    assert not names("本报讯 某区2023年智能装备产值186亿元。", "某区签约项目\n")


@pytest.mark.parametrize(
    "text",
    [
        "2023年1-8月,实现产值131亿元。",
        "去年营业收入1.2亿元。",
        "“十三五”以来,每年培训超过30万人。",
        "公司成立于2025年,员工180人。",
        "到2025年底前,经济保持了5.5%的增速。",
    ],
)
def test_what_was_is_no_target(text: str) -> None:
    assert not statements(text)


def test_a_line_broken_within_a_sentence_is_read_whole() -> None:
    title = "某区楼宇经济发展行动方案\n"
    lines = ["全区楼宇经济质量稳步提升,各类要素加快集聚,服务更"] * 8
    text = "\n".join([*lines, "加完善。到2026年,全区税收亿元楼宇达到25幢,其中税收", "10亿元楼宇2幢;重点楼宇入驻率保持在90%以上。"])
    found = statements(text, title)
    assert [(each.name, (title + text)[each.value_start : each.value_end]) for each in found][1] == ("税收10亿元楼宇", "2幢")
