"""Times told by their length, and what a heading or an opening says of the time of a part."""

from __future__ import annotations

import pytest

from ingest.text.targets import read_targets
from tests.ingest.text.papers import one, statements

OPINION = "关于推进人才工作的实施意见\n"
DATED = OPINION + "2012年8月6日\n"
LONG = "\n工作要落实。" * 100


@pytest.mark.parametrize(
    ("text", "year", "period"),
    [
        ("5年内引进人才30名。", 2016, "2012—2016"),
        ("用三年时间引进人才30名。", 2014, "2012—2014"),
        ("力争经过5年努力,人才达到30名。", 2016, "2012—2016"),
        ("五年累计引进人才30名。", 2016, "2012—2016"),
        ("2013年起3年内,引进人才30名。", 2015, "2013—2015"),
    ],
)
def test_a_length_of_time_is_counted_from_the_year_of_issue(text: str, year: int, period: str) -> None:
    found = one(text, DATED)
    assert (found.year, found.period) == (year, period)


def test_a_length_without_a_year_of_issue_gives_no_year() -> None:
    assert one("5年内引进人才30名。", OPINION).year == 0


def test_a_length_as_long_as_the_planned_period_is_that_period() -> None:
    assert one("三年累计引进人才30名。").period == "2023—2025"


def test_the_opening_of_the_aims_gives_the_paper_its_period() -> None:
    found = statements("一、总体目标\n2012年起5年内,引进人才30名。\n二、任务\n培养企业家100名。", OPINION)
    assert [each.year for each in found] == [2016, 2016]


@pytest.mark.parametrize("text", ["对成立3年内的企业5家给予补助。", "毕业5年内的大学生10名可以申请补贴。"])
def test_an_age_is_no_time_of_the_paper(text: str) -> None:
    assert not statements(text, "示例区扶持办法\n2012年8月6日\n")


def test_the_term_of_a_grant_states_nothing() -> None:
    assert not statements("签约后2年内完成投资1亿元的,按规定支持。", "示例区扶持办法\n2012年8月6日\n")


def test_a_year_in_the_opening_of_the_aims_holds_for_their_paragraphs() -> None:
    text = "一、发展目标\n1.实施创新驱动战略,到2015年建成创新型城市。\n企业设立研发机构的比例达35%。"
    assert [each.year for each in statements(text + LONG, OPINION)] == [2015]


@pytest.mark.parametrize(("heading", "year"), [("二、今年主要预期目标", 2025), ("二、2026年工作安排", 2026)])
def test_a_heading_says_the_year_of_its_part(heading: str, year: int) -> None:
    assert one(heading + "\n粮食产量达到5万吨。", "示例区报告要点\n2025年3月5日\n").year == year


def test_no_year_is_taken_from_the_date_of_the_paper() -> None:
    found = read_targets(DATED + "一、行动目标\n科技成果不少于5项。" + LONG)
    assert [each.year for each in found] == [0]
