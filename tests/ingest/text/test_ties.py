"""Relations by the frames in which sentences say them. All bodies are invented."""

from __future__ import annotations

import pytest

from ingest.text.found import Tie
from ingest.text.lists import rows
from ingest.text.merging import merged
from ingest.text.organisations import read_organisations
from ingest.text.ties import class_of, read_ties
from ontology import load_ontology

FIRM, MAKER, HOUSE, FUND = "江城机电有限公司", "启明汽车股份有限公司", "滨江科技企业孵化器", "滨江创业投资基金"
SCHOOL, LAB = "江城大学", "江城光电联合实验室"


def ties(text: str) -> list[Tie]:
    return read_ties(text, merged(read_organisations(text)))


def said(text: str) -> list[str]:
    """`start predicate end`, as the names stand in the text."""
    named = merged(read_organisations(text))
    return [f"{named[one.start_entity].text} {one.predicate} {named[one.end_entity].text}" for one in read_ties(text, named)]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        (f"{FIRM}已入驻{HOUSE}。", f"{HOUSE} hosts {FIRM}"),
        (f"{HOUSE}孵化了{FIRM}。", f"{HOUSE} hosts {FIRM}"),
        (f"{FIRM}孵化于{HOUSE}。", f"{HOUSE} hosts {FIRM}"),
        (f"{FUND}投资{FIRM}。", f"{FUND} investsIn {FIRM}"),
        (f"{FIRM}获得{FUND}A轮投资。", f"{FUND} investsIn {FIRM}"),
        (f"{FUND}向{FIRM}投资3000万元。", f"{FUND} investsIn {FIRM}"),
        (f"{MAKER}向{FIRM}增资。", f"{MAKER} holdsShares {FIRM}"),
        (f"{FIRM}为{MAKER}供应轴承。", f"{FIRM} supplies {MAKER}"),
        (f"{MAKER}向{FIRM}采购轴承。", f"{FIRM} supplies {MAKER}"),
        (f"{MAKER}的轴承由{FIRM}供应。", f"{FIRM} supplies {MAKER}"),
        (f"{FIRM}是{MAKER}的供应商。", f"{FIRM} supplies {MAKER}"),
        (f"{FIRM}的主要客户为{MAKER}。", f"{FIRM} supplies {MAKER}"),
        (f"{FIRM}中标{SCHOOL}实验楼项目。", f"{FIRM} serves {SCHOOL}"),
        (f"{LAB}依托{SCHOOL}建设。", f"{LAB} dependsOn {SCHOOL}"),
        (f"{LAB}依托单位为{SCHOOL}。", f"{LAB} dependsOn {SCHOOL}"),
        (f"{SCHOOL}牵头组建{LAB}。", f"{LAB} dependsOn {SCHOOL}"),
        (f"{MAKER}发起设立{FUND}。", f"{MAKER} sponsors {FUND}"),
        (f"{HOUSE}由{MAKER}运营管理。", f"{HOUSE} managedBy {MAKER}"),
        (f"江城知识产权服务中心为{FIRM}提供专利导航服务。", f"江城知识产权服务中心 serves {FIRM}"),
        (f"江城知识产权服务中心托管{FIRM}的专利。", f"江城知识产权服务中心 serves {FIRM}"),
        (f"{FIRM}的控股股东为{MAKER}。", f"{MAKER} holdsShares {FIRM}"),
        (f"{FIRM}的实际控制人为{MAKER}。", f"{MAKER} controls {FIRM}"),
        (f"{FIRM}与{SCHOOL}开展产学研合作。", f"{FIRM} cooperatesWith {SCHOOL}"),
        (f"{FIRM}加入江城双创联盟。", f"{FIRM} memberOf 江城双创联盟"),
        (f"{FIRM}由{HOUSE}孵化。", f"{HOUSE} hosts {FIRM}"),
        (f"{HOUSE}已入驻{FIRM}等企业12家。", f"{HOUSE} hosts {FIRM}"),
        (f"{FUND}领投的{FIRM}已投产。", f"{FUND} investsIn {FIRM}"),
        (f"{FIRM}完成由{FUND}领投的A轮融资。", f"{FUND} investsIn {FIRM}"),
        (f"{FIRM}获得{FUND}的亿元A轮融资。", f"{FUND} investsIn {FIRM}"),
        (f"{FIRM}是{MAKER}出资设立的企业。", f"{MAKER} holdsShares {FIRM}"),
        (f"{FIRM}与{SCHOOL}现场签约。", f"{FIRM} cooperatesWith {SCHOOL}"),
        (f"{FIRM}、{MAKER}两家上下游企业，在{SCHOOL}签署合作协议。", f"{FIRM} cooperatesWith {MAKER}"),
        (f"{FIRM}于近日收到{MAKER}发来的中标通知书。", f"{FIRM} supplies {MAKER}"),
    ],
)
def test_a_frame_says_its_relation_in_the_ontologys_direction(text: str, tie: str) -> None:
    assert said(text) == [tie]


def test_what_is_built_together_has_each_partner() -> None:
    partners = {f"{LAB} jointPartner {SCHOOL}", f"{LAB} jointPartner {FIRM}", f"{SCHOOL} cooperatesWith {FIRM}"}
    assert set(said(f"{SCHOOL}、{FIRM}共建{LAB}。")) == partners


def test_what_is_founded_together_does_not_depend_on_one() -> None:
    assert not [one for one in said(f"{SCHOOL}与{FIRM}联合成立{LAB}。") if "dependsOn" in one]


def test_who_leads_and_who_follows_a_round_both_invest() -> None:
    text = f"{FUND}领投、江城控股有限公司跟投了{FIRM}的A轮。"
    assert said(text) == [f"{FUND} investsIn {FIRM}", f"江城控股有限公司 holdsShares {FIRM}"]


def test_a_list_is_tied_one_by_one() -> None:
    assert said(f"{HOUSE}孵化了{FIRM}、{MAKER}等企业。") == [f"{HOUSE} hosts {FIRM}", f"{HOUSE} hosts {MAKER}"]


def test_respectively_ties_pairs() -> None:
    text = f"{SCHOOL}、滨江大学分别与{FIRM}、{MAKER}开展合作。"
    assert said(text) == [f"{SCHOOL} cooperatesWith {FIRM}", f"滨江大学 cooperatesWith {MAKER}"]


def test_a_plan_is_no_fact() -> None:
    assert [one.mood for one in ties(f"{MAKER}拟收购{FIRM}60%股权。")] == ["planned"]


def test_what_is_denied_is_no_fact() -> None:
    assert [one.mood for one in ties(f"{MAKER}并未投资{FIRM}。")] == ["negated"]


def test_what_a_paper_supports_is_a_plan() -> None:
    assert {one.mood for one in ties(f"支持{SCHOOL}与{FIRM}共建{LAB}。")} == {"planned"}


def test_what_is_held_is_a_fact_though_it_is_to_be_sold() -> None:
    assert [one.mood for one in ties(f"{MAKER}将其持有的{FIRM}20%股权转让给{SCHOOL}。")] == [""]


@pytest.mark.parametrize(("text", "share"), [(f"{MAKER}持有{FIRM}35.5%的股权。", "0.355"), (f"{MAKER}全资子公司{FIRM}。", "1")])
def test_a_share_is_a_fraction(text: str, share: str) -> None:
    assert [one.share for one in ties(text)] == [share]


def test_each_holder_has_its_own_share() -> None:
    assert [one.share for one in ties(f"{FIRM}由{MAKER}持股70%、{SCHOOL}持股30%。")] == ["0.7", "0.3"]


def test_the_trigger_is_kept() -> None:
    assert [(one.trigger, one.voice) for one in ties(f"{FIRM}已入驻{HOUSE}。")] == [("入驻", "active")]


def test_a_frame_whose_classes_do_not_fit_says_nothing() -> None:
    assert said(f"{FIRM}入驻{SCHOOL}。") == []


def test_ends_in_two_sentences_are_not_tied() -> None:
    assert said(f"{FIRM}投产。入驻{HOUSE}的企业有十家。") == []


@pytest.mark.parametrize("text", [f"{FIRM}和{MAKER}在会上亮相。", f"{FIRM}的竞争对手{MAKER}停产。", f"市科技局参观了{SCHOOL}。"])
def test_names_side_by_side_are_not_tied(text: str) -> None:
    assert said(text) == []


def test_a_short_form_in_brackets_does_not_stand_between() -> None:
    text = f"{FIRM}(以下简称“机电”)已入驻{HOUSE}。"
    assert said(text) == [f"{HOUSE} hosts {FIRM}"]


def test_the_company_that_speaks_is_the_company() -> None:
    assert said(f"{FIRM}公告,公司控股股东{MAKER}增持股份。") == [f"{MAKER} holdsShares {FIRM}"]


def test_the_place_of_a_tie_holds_both_ends() -> None:
    text = f"据悉,{FIRM}已入驻{HOUSE}。"
    assert [text[one.start : one.end] for one in ties(text)] == [f"{FIRM}已入驻{HOUSE}"]


def test_the_place_of_a_tie_holds_the_trigger_behind_its_ends() -> None:
    text = f"{SCHOOL}、{FIRM}近日签署合作协议。"
    assert [text[one.start : one.end] for one in ties(text)] == [f"{SCHOOL}、{FIRM}近日签署"]


def test_who_supports_does_not_build() -> None:
    assert said(f"{FIRM}支持当地建设{LAB}。") == []


def test_every_predicate_of_the_frames_is_a_relation() -> None:
    assert {one for row in rows("tie_frames") for one in row["predicate"].split("|")} <= set(load_ontology().relations)


def test_a_models_type_means_a_class() -> None:
    assert (class_of("company"), class_of("University")) == ("Enterprise", "University")


MEANT = {
    "a clause that goes on": (f"{MAKER}收购了{FIRM}51%的股权，并中标{SCHOOL}实验楼项目。", f"{MAKER} serves {SCHOOL}"),
    "that firm": (f"{FIRM}今年投产。该公司由{HOUSE}孵化，已有30人。", f"{HOUSE} hosts {FIRM}"),
    "that firm, in one sentence": (f"{FUND}投资的{FIRM}投产，该公司由{HOUSE}孵化。", f"{HOUSE} hosts {FIRM}"),
    "its head speaks": (f"{FIRM}董事长李某说，公司已向{MAKER}供应轴承3年。", f"{FIRM} supplies {MAKER}"),
    "its announcement, with a day": (f"{FIRM}公告，公司6月28日与{SCHOOL}签署了合作协议。", f"{FIRM} cooperatesWith {SCHOOL}"),
    "its announcement, lately": (f"{FIRM}(300999)公告，公司近期与{SCHOOL}签署了合作协议。", f"{FIRM} cooperatesWith {SCHOOL}"),
    "its announcement, later": (f"{FIRM}公告，今年投产。产能增加。公司将与{SCHOOL}共同研发。", f"{FIRM} cooperatesWith {SCHOOL}"),
    "whose the holder is": (f"{FIRM}的控股股东为江城省人民政府下属的{MAKER}。", f"{MAKER} holdsShares {FIRM}"),
}


@pytest.mark.parametrize(("text", "tie"), MEANT.values(), ids=MEANT)
def test_who_is_meant_without_being_named_is_an_end(text: str, tie: str) -> None:
    assert tie in said(text)


@pytest.mark.parametrize("text", [
    f"{FIRM}总经理李某今日表示，将离职，已获{FUND}投资。", f"{SCHOOL}召开会议。江城电视台报道。该公司由{HOUSE}孵化。",
    f"{FIRM}的产品热销，由{MAKER}代表致辞。", f"江城愿携手{FIRM}深化合作，联合{MAKER}搭建平台。",
])  # fmt: skip
def test_who_is_not_meant_is_no_end(text: str) -> None:
    assert said(text) == []


def test_the_place_of_a_tie_whose_end_is_only_meant_is_in_its_own_sentence() -> None:
    text = f"{FIRM}今年投产。该公司由{HOUSE}孵化。"
    (tie,) = ties(text)
    assert (tie.start, tie.end) == (text.index(HOUSE), text.index(HOUSE) + len(HOUSE))
