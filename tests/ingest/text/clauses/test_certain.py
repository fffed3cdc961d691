"""Only what is certain is structured; every sentence is made up in the manner of official papers (示例)."""

from __future__ import annotations

import pytest

from ingest.text.clauses import read_clauses
from ingest.text.found import Clause, Head
from ingest.text.structure import read_structure

WRITTEN = "原文条件"


def clauses(text: str) -> list[Clause]:
    return read_clauses(text, read_structure(text))


def structured(text: str) -> list[tuple[str, str]]:
    """The conditions of all clauses that are no mere words."""
    return [(told.on, told.value) for one in clauses(text) for told in one.conditions if told.on != WRITTEN]


def words(text: str, place: int = 0) -> list[str]:
    return [told.value for told in clauses(text)[place].conditions if told.on == WRITTEN]


@pytest.mark.parametrize("who", [
    "未通过高新技术企业认定的企业", "对非高新技术企业", "对高新技术企业(仅限外商投资企业)", "对高新技术企业（软件类）",
    "对引进高新技术企业的中介机构", "对拥有高新技术企业3家以上的园区", "对为集成电路企业提供融资担保的担保机构",
    "对注册资本超过1亿元或高新技术企业", "对高新技术企业、领军企业", "对A类企业与固定资产投资1亿元以上的B类企业",
    "对每亩土地的固定资产投资100万元以上的企业", "对亩均固定资产投资200万元以上的企业",
    "对累计营业收入达到1亿元的企业", "对营业收入1亿元、5亿元的企业", "对集成电路设计企业", "对高新技术企业培育库入库企业",
    "对符合下列条件之一的高新技术企业", "对高新技术企业，或营业收入1亿元以上的企业", "对高新技术企业，专精特新中小企业",
    "对省级绿色工厂、智能工厂", "对规模以下工业企业转为规模以上工业企业", "对研发费用10%的企业", "对服务中小企业的机构",
])  # fmt: skip
def test_what_may_be_meant_otherwise_is_kept_as_written(who: str) -> None:
    text = f"{who}，给予10万元奖励。"
    assert (structured(text), len(words(text))) == ([], 1)


@pytest.mark.parametrize(("who", "told"), [
    ("对列入国家绿色工厂名单的企业", [("资质", "绿色工厂")]),
    ("对注册资本5000万元以上的高新技术企业", [("注册资本", "50000000"), ("资质", "高新技术企业")]),
    ("对年营业收入超过1亿元的企业", [("营业收入", "100000000")]),
    ("对人工智能企业", [("产业领域", "人工智能")]),
])  # fmt: skip
def test_what_is_certain_is_structured(who: str, told: list[tuple[str, str]]) -> None:
    assert (structured(f"{who}，给予10万元奖励。"), words(f"{who}，给予10万元奖励。")) == (told, [])


@pytest.mark.parametrize(("who", "told"), [
    ("对新引进的高新技术企业", [("资质", "高新技术企业")]),
    ("对开展技术攻关的中小企业", [("企业规模", "中小企业")]),
    ("对完成成果转化并且营业收入超过2000万元的企业", [("营业收入", "20000000")]),
    ("对营业收入首次突破1亿元的企业", [("营业收入", "100000000")]),
    ("对在主板上市的企业", [("上市板块", "主板")]),
    ("对在中小板、创业板上市的企业", [("上市板块", "中小板"), ("上市板块", "创业板")]),
    ("对总投资额300万元以上的项目", [("总投资", "3000000")]),
])  # fmt: skip
def test_what_is_surely_asked_is_structured_beside_the_words_that_are_not_understood(who: str, told: list[tuple[str, str]]) -> None:
    text = f"{who}，给予10万元奖励。"
    assert (structured(text), len(words(text))) == (told, 1)


@pytest.mark.parametrize("who", [
    "对每引进一家规模以上的高新技术企业的园区", "对服务满三年的中小企业服务平台", "对为首次贷款的高新技术企业提供担保的机构",
    "对瞪羚企业、引进的高新技术企业", "对未设立研发机构或营业收入超过2000万元的企业", "对收购并重组的中小企业",
    "对固定资产投资额500万元（含）以下、500万元至1000万元（含）的企业",
])  # fmt: skip
def test_what_is_asked_of_another_or_of_one_of_several_is_never_structured(who: str) -> None:
    assert structured(f"{who}，给予10万元奖励。") == []


@pytest.mark.parametrize(("who", "told"), [
    ("对成立5年以内的企业", ("at_most", "5")), ("对注册成立不满三年的企业", ("less_than", "3")),
    ("对成立满三年的企业", ("at_least", "3")),
])  # fmt: skip
def test_an_age_is_a_floor_or_a_ceiling(who: str, told: tuple[str, str]) -> None:
    (one,) = clauses(f"{who}，给予10万元奖励。")[0].conditions
    assert (one.comparator, one.value) == told


@pytest.mark.parametrize(("who", "scope"), [
    ("对新增并纳入统计范围的规模以上工业企业", "新增"), ("对当年新认定的瞪羚企业", "当年新"), ("对被评为瞪羚企业的", "评为"),
    ("对瞪羚企业", ""), ("对区外首次引入的瞪羚企业", ""),
])  # fmt: skip
def test_becoming_a_title_is_told_from_holding_it(who: str, scope: str) -> None:
    title = next(one for one in clauses(f"{who}，给予10万元奖励。")[0].conditions if one.on == "资质")
    assert title.scope == scope


def test_an_aim_before_the_claimants_asks_for_nothing() -> None:
    text = "鼓励服务业企业首次升规纳统：对首次纳入规上服务业企业库的企业，给予10万元奖励。"
    assert (structured(text), words(text)) == ([("资质", "规模以上服务业企业")], [])


def test_what_the_sentence_beside_asks_for_is_read() -> None:
    text = "一、对瞪羚企业给予10万元奖励。申请奖励的企业须具有独立法人资格。"
    assert structured(text) == [("资质", "瞪羚企业"), ("独立法人资格", "独立法人")]


def test_one_of_several_asked_beside_is_kept_as_written() -> None:
    text = "一、对瞪羚企业给予10万元奖励。申请奖励的企业须符合下列条件之一：具有独立法人资格；成立满三年。"
    assert structured(text) == [("资质", "瞪羚企业")]


def test_titles_joined_by_yu_are_alternatives() -> None:
    one = clauses("对瞪羚企业与独角兽企业给予10万元奖励。")[0]
    assert [told.any_of for told in one.conditions] == ["1", "1"]


def test_a_first_time_said_of_a_list_is_said_of_each() -> None:
    one = clauses("对首次认定的瞪羚企业、独角兽企业给予10万元奖励。")[0]
    assert [told.scope for told in one.conditions] == ["首次", "首次"]


STEPS = ("对新建项目，固定资产投资500万元以下的，按购置金额的5%补助，固定资产投资500万元以上至2000万元以下的，按购置金额的3%补助，"
         "固定资产投资2000万元以上的，按购置金额的2%补助。")  # fmt: skip


def test_a_hurdle_of_one_step_is_asked_of_no_other() -> None:
    assert structured(STEPS) == []


def test_the_hurdles_of_all_steps_are_kept_as_written() -> None:
    hurdles = ("500万元以下", "500万元以上至2000万元以下", "2000万元以上")
    assert all(any(hurdle in one for one in words(STEPS)) for hurdle in hurdles)


def test_a_case_with_its_own_title_and_sum_is_asked_of_no_other() -> None:
    assert structured("对国家级绿色工厂奖励100万元，省级绿色工厂奖励50万元。") == []


def test_titles_of_a_list_with_its_sums_behind_it_are_structured() -> None:
    assert structured("对国家级、省级绿色工厂，分别给予100万元、50万元奖励。") == [("资质", "绿色工厂")]


def test_an_exception_behind_the_sum_is_a_condition() -> None:
    assert words("对高新技术企业给予10万元奖励，连续三年未享受过奖励的除外。") == ["连续三年未享受过奖励的除外"]


def test_an_exception_in_the_next_sentence_is_a_condition() -> None:
    text = "第一条 对高新技术企业给予10万元奖励。已享受市级同类奖励的企业不再享受。"
    assert words(text) == ["已享受市级同类奖励的企业不再享受"]


def test_what_is_asked_behind_a_colon_is_asked_to_its_full_stop() -> None:
    text = "第一条 对高新技术企业给予10万元奖励。申报企业须同时满足以下条件：研发费用占比不低于5%；管理制度健全。政府做好服务。"
    assert words(text) == ["申报企业须同时满足以下条件:研发费用占比不低于5%", "管理制度健全"]


def test_who_is_left_out_by_another_article_is_left_out_of_every_clause() -> None:
    text = "办法\n第一条 对高新技术企业给予10万元奖励。\n第二条 失信企业不予支持。\n"
    assert words(text) == ["失信企业不予支持"]


def test_hurdles_of_one_item_hold_for_that_item_alone() -> None:
    first = "一、研发补助\n（一）申报条件\n在本区注册的企业。\n（二）补助标准\n对高新技术企业给予10万元补助。\n"
    text = f"{first}二、上市奖励\n对瞪羚企业给予5万元奖励。\n"
    assert [[told.on for told in one.conditions] for one in clauses(text)] == [["资质", "注册地"], ["资质"]]


def test_words_borrowed_from_the_sentence_before_are_kept_as_written() -> None:
    assert structured("支持高新技术企业。给予50万元奖励。") == []


def test_a_bare_step_keeps_what_its_item_is_about() -> None:
    text = "二产业项目投资在3000万元—1亿元的，奖励2万元；1亿元—3亿元的，奖励3万元。"
    assert words(text, 1) == ["二产业项目投资", "1亿元—3亿元"]


def test_a_sentence_that_points_back_keeps_the_hurdle_of_the_first() -> None:
    text = "第一条 投资1000万元以上的企业，给予10万元奖励。投产后按该项目税收的15%给予补助。"
    assert "投资1000万元以上的企业" in words(text, 1)


def test_an_investment_made_at_once_says_nothing_of_the_payment() -> None:
    assert clauses("对固定资产一次性投资3000万元以上的项目，奖励2万元。")[0].benefits[0].paid_as == ""


def test_years_that_are_a_hurdle_are_no_instalments() -> None:
    one = clauses("对连续三年累计纳税1000万元的企业给予10万元奖励。")[0].benefits[0]
    assert (one.paid_as, one.years) == ("", 0)


def test_a_ceiling_of_the_prize_money_belongs_to_the_clause_before() -> None:
    one = clauses("对新项目按投资额的2‰给予奖励。奖金总额不超过50万元。")
    assert [(len(one), gift.ceiling) for gift in one[0].benefits] == [(1, "500000")]


@pytest.mark.parametrize(("text", "kind"), [
    ("2亿元以上的企业，免征行政事业费。", "waiver"), ("新建企业行政事业收费减半收取。", "half"),
    ("符合产业布局的项目，由政府无偿提供用地。", "land"), ("前3年企业所得税县级留成部分，由同级财政扶持企业。", "tax"),
])  # fmt: skip
def test_what_is_given_without_a_sum_is_a_clause_with_words(text: str, kind: str) -> None:
    assert [(gift.kind, gift.amount) for gift in clauses(text)[0].benefits] == [(kind, "")]
    assert words(text)


def test_what_has_been_done_gives_nothing() -> None:
    assert clauses("一、发展基础\n对新企业给予100万元奖励。\n") == []


def test_the_title_of_a_paper_gives_nothing() -> None:
    text = "某市对企业给予100万元奖励\n第一条 政府做好服务。\n"
    assert read_clauses(text, read_structure(text), Head(places={"title": (0, 14)})) == []


def test_a_laboratory_is_an_enterprise_s_as_well() -> None:
    assert clauses("对新认定的企业技术中心给予10万元奖励。")[0].actors == ("facility", "enterprise")


def test_whom_a_paper_is_for_is_read_behind_its_label() -> None:
    text = "办法\n第一条 适用范围：在本市注册、具有独立法人资格的企业。\n第二条 对高新技术企业给予10万元奖励。\n"
    assert {on for on, _ in structured(text)} == {"资质", "注册地", "独立法人资格"}


def test_whom_an_article_is_for_holds_for_that_article_alone() -> None:
    text = "第一条 支持对象：瞪羚企业。对实施项目的给予10万元奖励。\n第二条 对实施项目的给予20万元奖励。\n"
    assert [[told.on for told in one.conditions if told.on != WRITTEN] for one in clauses(text)] == [["资质"], []]


@pytest.mark.parametrize("text", ["迁出本市的企业，应退回10万元奖励。", "对取消资格的企业，不再给予10万元奖励。"])
def test_what_is_taken_back_is_not_given(text: str) -> None:
    assert clauses(text) == []


def test_alternatives_of_one_general_sentence_are_not_those_of_another() -> None:
    first = "第一条 本办法适用于瞪羚企业、独角兽企业。\n第二条 本办法适用于小微企业、民营企业。\n"
    one = clauses(f"{first}第三条 对成立满三年的企业给予10万元奖励。\n")[0]
    assert len({told.any_of for told in one.conditions if told.any_of}) == 2


def test_what_gives_something_is_no_condition_of_its_neighbours() -> None:
    text = "一、奖励对象和标准\n对瞪羚企业给予10万元奖励。\n对独角兽企业给予20万元奖励。\n"
    assert [[told.value for told in one.conditions] for one in clauses(text)] == [["瞪羚企业"], ["独角兽企业"]]


def test_a_heading_asks_for_nothing() -> None:
    assert words("对瞪羚企业给予10万元奖励。\n申报条件\n") == []


def test_what_is_given_to_somebody_else_asks_nothing_of_him() -> None:
    assert structured("对新认定的高新技术企业，给予其所在园区10万元奖励。") == []


def test_the_name_of_a_clause_ends_with_the_clause() -> None:
    assert clauses("对新企业给予1万元奖励。对老企业给予2万元奖励。")[0].title == "对新企业给予1万元奖励"


@pytest.mark.parametrize("text", [
    "对通过金融机构借款的项目，给予10万元贴息。", "鼓励高校院所、企事业单位参与，给予10万元资助。",
    "对新设立的科研机构，给予企业10万元奖励。",
])  # fmt: skip
def test_other_bodies_named_beside_an_enterprise_leave_it_among_those_who_may_claim(text: str) -> None:
    assert "enterprise" in clauses(text)[0].actors


def test_a_clause_for_teams_is_for_teams_alone() -> None:
    assert clauses("对引进的科研团队给予10万元奖励。")[0].actors == ("team",)
