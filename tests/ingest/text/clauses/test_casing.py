"""The cases of a clause and what each asks for; every sentence is made up in the manner of official papers (示例)."""

from __future__ import annotations

import pytest

from ingest.text.clauses import read_clauses
from ingest.text.found import Clause, Condition
from ingest.text.structure import read_structure


def clauses(text: str) -> list[Clause]:
    return read_clauses(text, read_structure(text))


def said(held: tuple[Condition, ...]) -> list[tuple[str, str]]:
    """Conditions in short: a comparator with its number, else a title with its scope, else words."""
    return [(one.comparator, one.value) if one.unit else (one.scope, one.value) for one in held]


def steps(text: str) -> list[list[tuple[str, str]]]:
    """What each benefit of the one clause of a text asks for by itself."""
    return [said(one.conditions) for one in clauses(text)[0].benefits]


def test_steps_each_before_its_own_rate_have_their_own_hurdles() -> None:
    text = "对营业收入500万元以下的企业给予5%补助，500万元—1000万元的给予8%补助，1000万元以上的给予10%补助。"
    assert steps(text) == [[("at_most", "5000000")], [("at_least", "5000000"), ("at_most", "10000000")], [("at_least", "10000000")]]


def test_what_is_before_the_first_step_s_hurdle_is_asked_by_all() -> None:
    one = clauses("对首次进入规模以上工业企业名录库且营业收入5000万元至1亿元的企业给予30万元奖励，1亿元以上的给予40万元奖励。")[0]
    assert said(one.conditions) == [("首次", "规模以上工业企业")]


def test_lower_ends_in_a_row_end_where_the_next_begins() -> None:
    text = "对年营业收入突破1亿元、5亿元的高新技术企业，分别给予10万元、30万元奖励。"
    assert steps(text) == [[("more_than", "100000000"), ("at_most", "500000000")], [("more_than", "500000000")]]


def test_a_falling_list_makes_the_same_ladder() -> None:
    text = "对营业收入达到5亿元、1亿元以上的企业，分别给予30万元、10万元奖励。"
    assert steps(text) == [[("at_least", "500000000")], [("at_least", "100000000"), ("less_than", "500000000")]]


def test_ranges_in_a_row_are_read() -> None:
    text = "对营业收入1000万元（含）以下、1000万元至2000万元（含）的企业，分别给予5万元、8万元奖励。"
    assert steps(text) == [[("at_most", "10000000")], [("at_least", "10000000"), ("at_most", "20000000")]]


def test_levels_of_one_title_are_steps() -> None:
    text = "对新认定的国家级、省级企业技术中心，分别给予100万元、50万元奖励。"
    assert steps(text) == [[("国家级·新认定", "企业技术中心")], [("省级·新认定", "企业技术中心")]]


def test_a_first_time_said_of_a_list_is_said_of_each_step() -> None:
    text = "对首次认定的瞪羚企业、独角兽企业，分别给予10万元、50万元奖励。"
    assert steps(text) == [[("首次", "瞪羚企业")], [("首次", "独角兽企业")]]


def test_titles_each_before_its_own_sum_are_steps() -> None:
    text = "对获得国家级绿色工厂称号的奖励50万元，获得省级绿色工厂称号的奖励20万元。"
    assert steps(text) == [[("国家级·获得", "绿色工厂")], [("省级·获得", "绿色工厂")]]


def test_boards_each_before_its_own_sum_are_steps_and_are_not_enough_alone() -> None:
    one = clauses("在主板、科创板上市的企业奖励100万元，在创业板上市的奖励50万元。")[0]
    boards = [[told.value for told in gift.conditions] for gift in one.benefits]
    assert (boards, one.conditions[-1].on) == ([["主板", "科创板"], ["创业板"]], "原文条件")


def test_a_first_time_leaves_the_clause_in_words_though_its_steps_are_read() -> None:
    one = clauses("对年营业收入首次突破1亿元、5亿元的企业，分别给予10万元、30万元奖励。")[0]
    assert [told.value for told in one.conditions] == ["年营业收入首次突破1亿元、5亿元"]


def test_steps_of_a_project_leave_the_clause_in_words() -> None:
    one = clauses("对总投资500万元以下的项目给予5%补助，500万元以上的给予8%补助。")[0]
    assert ([told.on for told in one.conditions], len(one.benefits[1].conditions)) == (["原文条件"], 1)


def test_a_later_step_behind_a_semicolon_takes_what_is_measured_from_the_first() -> None:
    second = clauses("对研发费用占营业收入比重达到3%以上的高新技术企业，按研发费用的5%给予补助；达到5%以上的，按8%给予补助。")[1]
    assert said(second.conditions)[-1] == ("at_least", "0.05")


@pytest.mark.parametrize("text", [
    "对规上企业营业收入达到1亿元的奖励10万元，小微企业营业收入达到500万元的奖励1万元。",
    "对累计营业收入达到1亿元、5亿元的企业，分别给予10万元、30万元奖励。",
    "对近三年营业收入1亿元以上的企业奖励10万元，2亿元以上的奖励20万元。",
    "对新认定国家级及省级制造业创新中心、技术创新示范企业，分别给予50万元、20万元奖励。",
    "对评为一等奖、二等奖的企业，分别给予10万元、5万元奖励。",
])  # fmt: skip
def test_cases_that_may_be_meant_otherwise_have_no_hurdles_of_their_own(text: str) -> None:
    assert not any(steps(text))


def test_a_case_without_the_level_of_the_one_before_is_kept_as_written() -> None:
    assert steps("对省级绿色工厂、智能工厂，分别给予50万元、100万元奖励。")[1] == [("", "智能工厂")]


def test_places_of_steps_quote_the_text_though_its_lines_are_broken() -> None:
    line = "为支持企业加快发展，对首次认定的瞪羚企业、独角兽企业，分别给予10万元、50万元奖励，由区级财政按规定兑现到位。"
    text = "\n".join("\n".join(line[at : at + 20] for at in range(0, len(line), 20)) for _ in range(6))
    held = [told for one in clauses(text) for gift in one.benefits for told in gift.conditions]
    assert {text[one.start : one.end].replace("\n", "") for one in held} == {"瞪羚企业", "独角兽企业"}


@pytest.mark.parametrize(("text", "asked"), [
    ("对上年度产值5000万元以下的规模以上工业企业，奖励10万元；1亿元以上的，奖励200万元。", ("", "规模以上工业企业")),
    ("对营业收入5000万元以上的软件企业，给予20万元奖励；1亿元以上的，给予50万元奖励。", ("", "软件")),
    ("对营业收入5000万元以上的软件企业，给予20万元奖励；对营业收入1亿元以上的，给予50万元奖励。", ("", "软件")),
    ("对营业收入5000万元以上的软件企业，给予20万元奖励，对营业收入1亿元以上的，给予50万元奖励。", ("", "软件")),
    ("年营业收入2000万元以下的科技型中小企业，奖励1万元；年营业收入2000万元以上的，奖励5万元。", ("", "科技型中小企业")),
    ("对属于重点产业链的企业，营业收入1亿元以上的奖励20万元；营业收入2亿元以上的企业奖励30万元。", ("", "对属于重点产业链的企业")),
    ("对营业收入5000万元以上的软件企业奖励3万元；营业收入1亿元以上且从业人员100人以上的奖励6万元。", ("", "软件企业")),
    ("对首次认定国家级绿色工厂的软件企业奖励50万元；对首次认定省级绿色工厂的奖励20万元。", ("", "软件企业")),
    ("对营业收入5000万元以上、净利润500万元以上的企业奖励3万元；1亿元以上的奖励6万元。", ("", "1亿元以上")),
])  # fmt: skip
def test_what_the_first_part_of_a_sentence_asks_beside_its_hurdle_holds_for_the_later(text: str, asked: tuple[str, str]) -> None:
    assert asked in said(clauses(text)[1].conditions)


def test_levels_in_turn_behind_semicolons_do_not_ask_for_the_level_before() -> None:
    second = clauses("对获得国家级绿色工厂称号的，奖励50万元；对获得省级绿色工厂称号的，奖励20万元。")[1]
    assert said(second.conditions) == [("省级·获得", "绿色工厂")]


def test_a_later_step_that_names_its_own_body_takes_nothing_from_the_first() -> None:
    second = clauses("对营业收入5000万元以上的软件企业，给予20万元奖励；对营业收入1亿元以上的制造企业，给予50万元奖励。")[1]
    assert "软件" not in [one.value for one in second.conditions]


def test_steps_whose_first_names_a_title_behind_its_number_have_their_own_hurdles() -> None:
    text = "对年营业收入1000万元—5000万元的科技型中小企业给予3万元奖励，5000万元—1亿元的给予6万元奖励。"
    assert steps(text)[1] == [("at_least", "50000000"), ("at_most", "100000000")]
    assert said(clauses(text)[0].conditions) == [("", "科技型中小企业")]


@pytest.mark.parametrize("text", [
    "对从业人员50人以上、营业收入5000万元以上的软件企业给予3万元奖励，1亿元以上的给予6万元奖励。",
    "对营业收入1000万元以上、净利润500万元以上的企业给予3万元奖励，5000万元—1亿元的给予6万元奖励。",
    "对首次认定的高新技术企业奖励10万元，重新认定的奖励5万元。",
    "对国家级绿色工厂奖励50万元，省级奖励20万元。",
])  # fmt: skip
def test_steps_in_one_sentence_that_are_not_understood_leave_the_clause_in_words(text: str) -> None:
    assert {one.on for one in clauses(text)[0].conditions} == {"原文条件"}


def test_the_last_step_of_a_list_keeps_the_end_of_its_name() -> None:
    one = clauses("对新认定的国家级专精特新“小巨人”企业、省级专精特新中小企业，分别给予50万元、20万元一次性奖励。")[0]
    assert one.benefits[1].step == "省级专精特新中小企业"
