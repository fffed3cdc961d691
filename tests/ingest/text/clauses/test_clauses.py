"""Clauses put together: conditions, benefits, validity, departments; every paper is made up (示例)."""

from __future__ import annotations

from spacy.language import Language

from ingest.text.clauses import component, read_clauses
from ingest.text.found import Clause, Duty, Head
from ingest.text.language import found_in
from ingest.text.structure import read_structure

PAPER = """甲区促进创新若干措施
第一条 本措施适用于在本区注册、具有独立法人资格的企业。
第二条 对首次认定的高新技术企业给予一次性奖励20万元；对研发费用占营业收入比重不低于5%的企业，按研发费用的10%给予补助，最高100万元。
第三条 支持企业融资。对科技型中小企业的贷款，按利息的50%给予贴息，连续三年，每家企业每年最高30万元。（责任单位：区科技局、区财政局）
第四条 到2027年，培育高新技术企业100家。
第五条 本措施自2025年1月1日起施行，有效期三年。
"""


def clauses(text: str = PAPER, **more: object) -> list[Clause]:
    return read_clauses(text, read_structure(text), **more)  # type: ignore[arg-type]


def hurdles(text: str) -> list[tuple[str, str, str, str]]:
    return [(one.on, one.comparator, one.value, one.unit) for one in clauses(text)[0].conditions]


def test_each_sentence_that_gives_something_to_somebody_is_a_clause() -> None:
    assert [one.number for one in clauses()] == ["第二条-1", "第二条-2", "第三条"]


def test_offsets_quote_the_clause() -> None:
    assert PAPER[clauses()[0].start : clauses()[0].end] == "对首次认定的高新技术企业给予一次性奖励20万元"


def test_a_fixed_sum_paid_once() -> None:
    one = clauses()[0].benefits[0]
    assert (one.kind, one.amount, one.ceiling, one.paid_as) == ("grant", "200000", "", "at_once")


def test_a_rate_with_its_base_and_ceiling_is_one_benefit() -> None:
    assert [(one.rate, one.rate_of, one.ceiling) for one in clauses()[1].benefits] == [("0.1", "研发费用", "1000000")]


def test_interest_is_paid_for_years_with_a_ceiling_for_each_firm_and_year() -> None:
    one = clauses()[2].benefits[0]
    assert (one.kind, one.rate, one.ceiling, one.limit, one.years) == ("interest", "0.5", "300000", "每家企业每年", 3)


def test_three_cases_are_three_benefits_with_their_step() -> None:
    one = clauses("对3A、4A、5A级的企业，分别给予50万元、100万元、150万元奖励。")[0]
    assert [(gift.step, gift.amount) for gift in one.benefits] == [("3A", "500000"), ("4A", "1000000"), ("5A级", "1500000")]


def test_a_rate_and_three_ceilings_are_three_benefits_of_that_rate() -> None:
    one = clauses("对完成Ⅰ、Ⅱ、Ⅲ期研究的，按费用的20%，分别给予最高100万元、200万元、300万元资助。")[0]
    assert [(gift.rate, gift.ceiling) for gift in one.benefits] == [("0.2", "1000000"), ("0.2", "2000000"), ("0.2", "3000000")]


def test_a_limit_in_the_next_sentence_belongs_to_the_clause_before() -> None:
    one = clauses("对新产品每个奖励50万元。每家企业每年最高300万元。")
    assert [(gift.amount, gift.ceiling) for gift in one[0].benefits] == [("500000", "3000000")]


def test_what_gives_no_sum_is_a_clause_where_somebody_is_given_something() -> None:
    one = clauses("对重大项目给予用地指标保障。")
    assert [(gift.kind, gift.amount) for gift in one[0].benefits] == [("land", "")]


def test_a_title_is_a_condition_with_its_scope() -> None:
    one = clauses()[0].conditions[0]
    assert (one.on, one.comparator, one.value, one.scope) == ("资质", "has", "高新技术企业", "首次")


def test_a_share_of_research_is_a_condition() -> None:
    told = hurdles("对研发费用占营业收入比重不低于5%的企业给予10万元奖励。")
    assert told == [("研发费用占营业收入比重", "at_least", "0.05", "比例")]


def test_a_turnover_with_its_unit_is_a_condition() -> None:
    assert hurdles("对年度营业收入超过2000万元的企业给予10万元奖励。") == [("营业收入", "more_than", "20000000", "元")]


def test_an_age_is_a_condition() -> None:
    assert hurdles("对成立满三年的企业给予10万元奖励。") == [("成立年限", "at_least", "3", "年")]


def test_titles_in_a_row_are_alternatives() -> None:
    one = clauses("对瞪羚企业、独角兽企业给予10万元奖励。")[0]
    assert [(told.value, told.any_of) for told in one.conditions] == [("瞪羚企业", "1"), ("独角兽企业", "1")]


def test_a_clean_record_is_a_condition() -> None:
    assert ("信用记录", "has", "未列入严重违法失信名单", "") in hurdles("对未列入严重违法失信名单的企业给予10万元奖励。")


def test_words_that_no_rule_reads_are_kept_as_written() -> None:
    assert hurdles("对为行业作出突出贡献的企业给予10万元奖励。") == [("原文条件", "has", "对为行业作出突出贡献的企业", "")]


def test_what_the_paper_asks_of_all_is_asked_by_every_clause() -> None:
    told = [{(one.on, one.value) for one in clause.conditions} for clause in clauses()]
    assert all({("注册地", "本区"), ("独立法人资格", "独立法人")} <= one for one in told)


def test_years_of_validity_end_on_the_day_before() -> None:
    assert (clauses()[0].valid_from, clauses()[0].valid_to) == ("2025-01-01", "2027-12-31")


def test_a_span_of_validity_is_read() -> None:
    one = clauses("对新企业给予10万元奖励。\n本办法有效期为2024年3月1日至2026年12月31日。")[0]
    assert (one.valid_from, one.valid_to) == ("2024-03-01", "2026-12-31")


def test_validity_from_the_day_of_issue_takes_the_head() -> None:
    one = clauses("对新企业给予10万元奖励。\n本办法自发布之日起施行。", head=Head(issued="2024-05-06"))[0]
    assert one.valid_from == "2024-05-06"


def test_a_window_of_claims_is_read() -> None:
    one = clauses("对新企业给予10万元奖励。\n申报时间：2025年4月1日至2025年6月30日。")[0]
    assert (one.claim_from, one.claim_to) == ("2025-04-01", "2025-06-30")


def test_departments_come_from_the_words_where_no_duty_was_found() -> None:
    assert clauses()[2].departments == ("区科技局", "区财政局")


def test_departments_come_from_the_duties_of_the_part() -> None:
    section = clauses()[0].section
    duty = Duty(0, 0, "区人社局", "lead", section=section)
    assert clauses(duties=[duty])[0].departments == ("区人社局",)


def test_kinds_of_actor_are_told() -> None:
    assert clauses("对孵化器、众创空间给予10万元奖励。")[0].actors == ("incubator",)


def test_clauses_without_a_number_have_one_of_their_own() -> None:
    assert [one.number for one in clauses("对新企业给予1万元奖励。对老企业给予2万元奖励。")] == ["段-1", "段-2"]


def test_a_paper_without_clauses_has_none() -> None:
    assert clauses("一、总体要求\n到2027年，规上工业总产值达到500亿元，年均增长10%。") == []


def test_lines_broken_at_one_width_change_nothing_but_the_places() -> None:
    lines = PAPER.splitlines()
    broken = "\n".join("\n".join(line[at : at + 20] for at in range(0, len(line), 20)) for line in lines)
    found = clauses(broken)
    assert [one.benefits[0].amount for one in found] == [one.benefits[0].amount for one in clauses()]
    assert [broken[one.start : one.end].replace("\n", "") for one in found] == [PAPER[one.start : one.end] for one in clauses()]


def test_the_component_adds_to_the_finds_of_the_document() -> None:
    nlp = Language()
    nlp.add_pipe("liantu_structure")
    nlp.add_pipe("liantu_clauses")
    assert component.clauses.__name__ == "clauses"
    assert len(found_in(nlp(PAPER)).clauses) == 3
