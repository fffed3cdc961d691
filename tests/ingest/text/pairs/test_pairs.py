"""Restatements, contradictions and doubts."""

from __future__ import annotations

from itertools import combinations

from ingest.text.found import Target
from ingest.text.pairs import paired, pairs_among, pairs_between, pairs_of
from ingest.text.structure import read_structure
from ingest.text.targets import read_targets
from tests.ingest.text.papers import TITLE

GAP = "\n" + "坚持创新驱动,完善服务体系。" * 20 + "\n"


def read(text: str) -> list[Target]:
    whole = TITLE + text
    sections = read_structure(whole)
    return paired(read_targets(whole, sections), sections)


def test_the_later_of_two_equal_statements_restates_the_first() -> None:
    found = read("到2025年,高新技术企业达到500家。" + GAP + "到2025年,聚集高新技术企业500家。")
    assert (found[1].restates, found[1].indicator) == (0, found[0].indicator)


def test_a_member_of_a_wider_list_restates_it() -> None:
    found = read("到2025年,市级及以上创新平台达到100家。" + GAP + "到2025年,认定市级及以上各类研发机构和创新平台100家。")
    assert found[1].restates == 0


def test_to_and_by_the_same_share_contradict() -> None:
    found = read("到2025年,研发经费占营业收入比重提高到1.5%以上。" + GAP + "到2025年,研发经费占比提高1.5个百分点以上。")
    assert (found[0].conflicts_with, found[1].conflicts_with) == (1, 0)


def test_two_populations_of_one_share_contradict() -> None:
    text = "到2025年,高新技术{}营业收入占全区工业营业收入30%以上。"
    found = read(text.format("企业") + GAP + text.format("产业"))
    assert (found[0].conflicts_with, found[1].indicator) == (1, found[0].indicator)


def test_two_numbers_of_one_level_contradict() -> None:
    found = read("到2025年,高新技术企业达到500家。" + GAP + "到2025年,高新技术企业达到450家。")
    assert [pair.kind for pair in pairs_of(found)] == ["conflicts"]


def test_numbers_for_two_years_do_not_contradict() -> None:
    assert not pairs_of(read("到2024年,高新技术企业达到450家。" + GAP + "到2025年,高新技术企业达到500家。"))


def test_a_stock_and_a_flow_are_doubted() -> None:
    text = "一、主要目标\n到2025年,科技孵化器达到50家。\n二、重点任务\n(一)平台建设工程。到2025年,认定科技孵化器50家。"
    assert [each.doubts for each in read(text)] == [
        ("此处“达到”为存量，二(一)“认定”为流量",), ("此处“认定”为流量，主要目标“达到”为存量",),
    ]  # fmt: skip


def test_a_deed_that_may_be_read_either_way_is_read_as_the_other_place_counts() -> None:
    text = "一、主要目标\n到2025年,引进培育瞪羚企业50家。\n二、重点任务\n(一)梯队建设工程。到2025年,聚集瞪羚企业50家。"
    first = read(text)[0]
    assert (first.basis, first.doubts) == ("stock", ("“引进培育”也可读作期内新增，二(一)作“聚集”，按存量读",))


def test_meinian_that_may_reach_further_is_doubted() -> None:
    found = read("每年培育密集型产业不少于2个,培育优势企业不少于30家。")
    assert found[1].doubts == ("“每年”是否管到本项，原文可两读",)


def test_two_papers_are_held_against_each_other() -> None:
    one, other = read("到2025年,高新技术企业达到500家。"), read("到2025年,高新技术企业达到450家,聚集瞪羚企业50家。")
    assert [(pair.kind, pair.one, pair.other, pair.why) for pair in pairs_between(one, other)] == [
        ("conflicts", 0, 0, "数值不一：500家，450家")
    ]


def test_where_two_numbers_stand_in_two_papers_says_nothing() -> None:
    one, apart = read("到2025年,高新技术企业达到500家。"), read(GAP + "到2025年,高新技术企业达到450家。")
    assert [pair.kind for pair in pairs_between(one, apart)] == [pair.kind for pair in pairs_between(apart, one)] == ["conflicts"]


def test_several_papers_are_held_against_each_other_two_by_two() -> None:
    texts = ("到2025年,高新技术企业达到500家。", "到2025年,新建示例平台3个。", GAP + "到2025年,高新技术企业达到450家。")
    papers = [read(one) for one in (*texts, texts[0])]
    pairs = ((one, other, pairs_between(papers[one], papers[other])) for one, other in combinations(range(len(papers)), 2))
    assert list(pairs_among(papers)) == [each for each in pairs if each[2]] != []
