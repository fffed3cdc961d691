"""What a paper says of itself, field by field. All papers are invented."""

from __future__ import annotations

import pytest

from ingest.text.documents import pasted
from ingest.text.found import Head
from ingest.text.heads import read_head
from ingest.text.language import found_in
from ingest.text.pipeline import read_text

BODY = "为贯彻落实《国务院关于示例工作的意见》（国发〔2020〕8号）和国发〔2021〕3号文件精神，制定本办法。\n一、示例。\n"
SIGNED = "示例市人民政府\n2021年3月5日\n"
TITLES = {
    "one line": ("示例市人民政府关于加快发展的意见\n", "示例市人民政府关于加快发展的意见"),
    "two lines": ("示例市人民政府关于印发示例改革\n\n实施方案的通知\n", "示例市人民政府关于印发示例改革实施方案的通知"),
    "three lines": ("示例市人民政府办公厅关于印发支持\n示例产业若干政策和示例\n行动计划（2021-2023年）的通知\n",
                    "示例市人民政府办公厅关于印发支持示例产业若干政策和示例行动计划（2021-2023年）的通知"),
    "the issuer above": ("示例市科学技术局\n关于组织申报示例项目的通知\n", "示例市科学技术局关于组织申报示例项目的通知"),
    "below a red head": ("示例市人民政府办公室文件\n示政办发〔2021〕1号\n关于示例工作的通知\n", "关于示例工作的通知"),
    "its number behind": ("关于示例工作的通知 示政发〔2021〕9号\n", "关于示例工作的通知"),
    "in marks": ("《示例市人才发展条例》\n", "示例市人才发展条例"),
    "with years": ("示例区科技创新行动计划(2019-2021)\n", "示例区科技创新行动计划(2019-2021)"),
    "on trial": ("示例区招商引资奖励办法（试行）\n", "示例区招商引资奖励办法（试行）"),
}  # fmt: skip
NUMBERS = {
    "六角括号": ("关于示例的通知\n示政发〔2019〕4号\n", "示政发〔2019〕4号"),
    "square": ("关于示例的通知\n示科工[2000] 851号\n", "示科工[2000]851号"),
    "round": ("关于示例的通知\n示政发（2019）4号\n", "示政发（2019）4号"),
    "full width": ("关于示例的通知\n示政发〔２０１９〕４号\n", "示政发〔２０１９〕４号"),
    "in brackets": ("关于示例的通知\n（示政办秘〔2021〕82号）\n", "示政办秘〔2021〕82号"),
    "with a signer": ("示政发〔2019〕4号        签发人：某某\n关于示例的通知\n", "示政发〔2019〕4号"),
    "an order": ("示例市人民政府令\n第77号\n《示例办法》已经通过，现予公布。\n", "示例市人民政府令第77号"),
    "an order on a line": ("示例市人民政府令第124号\n示例办法\n", "示例市人民政府令第124号"),
    "an order in a note": ("示例办法\n(1991年3月26日示例市人民政府令19号发布)\n", "示例市人民政府令19号"),
    "before the title": ("示政发〔2014〕20号《示例市人民政府关于示例的意见》\n", "示政发〔2014〕20号"),
    "none": ("关于示例的通知\n", ""),
}
PARTICULARS = {
    "a colon": ("索引号：1/2\n发文字号：示政发〔2021〕4号\n发布日期：2021-03-09", "示政发〔2021〕4号"),
    "cells": ("索 引 号\t1/2\t发文字号\t示政发〔2021〕4号\n发文机关\t示例市人民政府", "示政发〔2021〕4号"),
    "cells without lines": ("索引号 1/2 发文字号 示政发〔2021〕4号 发布日期 2021-03-09", "示政发〔2021〕4号"),
    "a row of labels": ("索引号\t文号\t成文日期\n1/2\t示政发〔2021〕4号\t2021-03-02", "示政发〔2021〕4号"),
    "a line each": ("索引号\n1/2\n文　　号\n示政发〔2021〕4号", "示政发〔2021〕4号"),
    "in brackets": ("【发布文号】示政发〔2021〕4号", "示政发〔2021〕4号"),
    "an order": ("发文字号：国令第796号", "国令第796号"),
    "a year and an order": ("文号：2023年第9号令", "2023年第9号令"),
    "none": ("文号：无\n发布日期：2021-03-09", ""),
    "another label": ("文号\t成文日期\t2021-03-02", ""),
}
DATES = {"2021年3月5日": "2021-03-05", "二〇二一年三月五日": "2021-03-05", "二○二一年十二月二十一日": "2021-12-21",
         "二00五年六月十七日": "2005-06-17",
         "２０２１年３月５日": "2021-03-05", "2021 年 3 月 5 日": "2021-03-05", "2021年3月": "2021-03"}  # fmt: skip
FORCE = {
    "本办法自2022年1月1日起施行，有效期2年。": ("2022-01-01", "2023-12-31"),
    "本办法自发布之日起施行，有效期三年。": ("2021-03-05", "2024-03-04"),
    "本措施自印发之日起30日后施行，有效期至2025年12月31日。": ("2021-04-04", "2025-12-31"),
    "本政策有效期自2021年7月1日起至2024年6月30日止。": ("2021-07-01", "2024-06-30"),
    "本办法自公布之日起施行。": ("2021-03-05", ""),
    "本办法自2021年4月1日起试行，试行期一年。": ("2021-04-01", "2022-03-31"),
    "本政策自2021年开始执行。": ("2021", ""),
    "本意见从二〇二一年五月一日起实施，有效期为5年": ("2021-05-01", "2026-04-30"),
    "《示例办法》已经常务会议通过，现予公布，自2021年5月1日起施行。": ("2021-05-01", ""),
    "《示例条例》自2019年1月1日起施行。": ("", ""),
    "营业执照有效期3年。": ("", ""),
    "对首次认定的企业，自认定之日起3年内给予奖励。": ("", ""),
}
KINDS = {"示例区行动计划": "plan", "关于印发示例方案的通知": "plan", "关于加快示例的指导意见": "opinion",
         "印发《关于示例的意见》的通知": "opinion",
         "示例区若干措施": "measure", "关于支持示例若干措施的通知": "measure", "示例办法（试行）": "measure",
         "关于做好示例工作的通知": "notice",
         "示例项目申报指南": "guide", "示例开发区产业扶持政策": "measure", "示例公司落户": ""}  # fmt: skip


def _paper(head: str, end: str = "") -> Head:
    said = f"{head}各区、县人民政府，市政府各部门：\n{BODY}{end}{SIGNED}"
    document = pasted(said)
    return read_head(document.reading, document)


@pytest.mark.parametrize(("head", "title"), TITLES.values(), ids=TITLES)
def test_a_title_is_read(head: str, title: str) -> None:
    assert _paper(head).title == title


@pytest.mark.parametrize(("head", "number"), NUMBERS.values(), ids=NUMBERS)
def test_the_own_number_is_read_and_no_cited_one(head: str, number: str) -> None:
    assert _paper(head).number == number


@pytest.mark.parametrize(("said", "iso"), DATES.items(), ids=DATES)
def test_the_signed_date_is_the_date_of_issue(said: str, iso: str) -> None:
    head = read_head(f"关于示例的通知\n发布日期：2023-01-01\n各部门、各单位：\n{BODY}示例市人民政府\n{said}\n")
    assert head.issued == iso


@pytest.mark.parametrize(("said", "days"), FORCE.items(), ids=FORCE)
def test_the_days_of_force_are_read(said: str, days: tuple[str, str]) -> None:
    head = _paper("示例办法\n", f"第九条 {said}\n")
    assert (head.in_force_from, head.in_force_to) == days


@pytest.mark.parametrize(("title", "kind"), KINDS.items(), ids=KINDS)
def test_the_kind_is_that_of_what_is_handed_out(title: str, kind: str) -> None:
    assert _paper(f"{title}\n").kind == kind


def test_the_addressees_stand_group_by_group() -> None:
    assert _paper("关于示例的通知\n").addressees == ("各区、县人民政府", "市政府各部门")


def test_addressees_over_two_lines_are_one_list() -> None:
    head = read_head(f"关于示例的通知\n各省、自治区、直辖市人民政府，\n国务院各部委、各直属机构：\n{BODY}")
    assert head.addressees == ("各省、自治区、直辖市人民政府", "国务院各部委、各直属机构")


def test_a_line_that_ends_in_a_colon_is_no_addressee() -> None:
    assert read_head("示例办法\n为示例，现就有关事项通知如下：\n一、示例。\n责任单位：\n市财政局\n").addressees == ()


@pytest.mark.parametrize(("head", "issuer"), [
    ("关于示例的通知\n", "示例市人民政府"), ("示例省人民政府关于示例的通知\n", "示例市人民政府"),
])  # fmt: skip
def test_who_signs_is_the_issuer(head: str, issuer: str) -> None:
    assert _paper(head).issuer == issuer


def test_bodies_that_sign_together_are_all_issuers() -> None:
    head = read_head(f"关于示例的通知\n各部门：\n{BODY}示例市财政局\n国家税务总局示例市税务局\n2021年3月5日\n")
    assert head.issuer == "示例市财政局、国家税务总局示例市税务局"


def test_signs_that_stand_apart_are_one_name() -> None:
    assert read_head(f"关于示例的通知\n各部门、各单位：\n{BODY}国　务　院\n2021年3月5日\n").issuer == "国务院"


@pytest.mark.parametrize("said", [
    "示例市人民政府关于示例的通知\n", "示例市人民政府文件\n关于示例的通知\n", "示例市人民政府令\n第3号\n示例办法\n",
])  # fmt: skip
def test_an_unsigned_paper_has_the_issuer_that_its_head_names(said: str) -> None:
    assert read_head(f"{said}各部门、各单位：\n{BODY}").issuer == "示例市人民政府"


def test_superiors_have_their_numbers_and_issuers() -> None:
    said = "为贯彻国务院《关于示例创新的意见》(国发〔2019〕11号)，根据《示例法》和国发〔2021〕3号文件精神，制定本计划。"
    head = read_head(f"示例计划\n{said}\n一、依据《别的办法》。")
    assert head.superiors == (("国务院关于示例创新的意见", "国发〔2019〕11号"), ("示例法", ""), ("", "国发〔2021〕3号"))


def test_a_short_name_is_no_superior() -> None:
    head = read_head("示例规定\n根据《示例法》，结合我市实际，制定示例规定（以下简称《规定》）。\n一、示例。")
    assert head.superiors == (("示例法", ""),)


def test_what_is_handed_out_is_no_superior() -> None:
    said = "关于印发示例办法的通知\n各部门、各单位：\n根据《示例法》，我局制定了《示例办法》，现印发给你们。\n"
    head = read_head(f"{said}示例局\n2021年3月5日\n")
    assert head.superiors == (("示例法", ""),)


def test_the_law_a_detail_carries_out_is_its_superior() -> None:
    said = "第一章 总则\n第一条 根据《示例责任制规定》，结合我省实际，制定本细则。\n第二条 示例。"
    head = read_head(f"示例省贯彻落实《示例责任制规定》实施细则\n{said}")
    assert head.superiors == (("示例责任制规定", ""),)


@pytest.mark.parametrize(("said", "gone"), [
    ("本办法自2022年1月1日起施行，《旧办法》（示政发〔2015〕9号）同时废止。", (("旧办法", "示政发〔2015〕9号"),)),
    ("《甲办法》《乙办法》（示政发〔2010〕2号）同时废止。", (("甲办法", ""), ("乙办法", "示政发〔2010〕2号"))),
    ("本办法自发布之日起施行，同时废止《旧办法》。", (("旧办法", ""),)),
    ("原示政发〔2015〕9号文件同时废止。", (("", "示政发〔2015〕9号"),)),
    ("不再执行《旧规定》中关于范围的限制性规定。", ()),
    ("清理废止妨碍统一市场的规定。", ()),
])  # fmt: skip
def test_what_it_replaces_is_read(said: str, gone: tuple[tuple[str, str], ...]) -> None:
    assert _paper("示例办法\n", said + "\n").replaces == gone


def test_each_field_has_its_place_in_the_text() -> None:
    ends = "本办法自2021年4月1日起施行，有效期2年。《旧办法》同时废止。\n"
    said = f"关于示例的办法\n示政发〔2021〕4号\n各部门、各单位：\n{BODY}{ends}{SIGNED}"
    places = {field: said[start:end] for field, (start, end) in read_head(said).places.items()}
    assert places == {
        "title": "关于示例的办法", "number": "示政发〔2021〕4号", "issuer": "示例市人民政府", "addressees": "各部门、各单位：",
        "issued": "2021年3月5日", "in_force_from": "自2021年4月1日起施行", "in_force_to": "有效期2年",
        "superiors": "《国务院关于示例工作的意见》（国发〔2020〕8号）",
        "replaces": "《旧办法》",
    }  # fmt: skip


def test_the_title_is_below_the_signature_where_the_notice_has_none() -> None:
    said = f"各局（室、中心），各直属公司：\n《示例区行动计划》已经审定，现印发给你们。\n{SIGNED}示例区行动计划\n"
    assert read_head(f"{said}为示例，制定本计划。\n").title == "示例区行动计划"


def test_another_pages_headline_is_no_title() -> None:
    said = f"各局（室）：\n《示例区行动计划》现印发给你们。\n{SIGNED}示例区行动计划\n"
    document = pasted(f"外省首家示例基地落户某地\n发布日期:2020.07.08\n{said}")
    head = read_head(document.reading, document)
    assert (head.title, head.issued) == ("示例区行动计划", "2021-03-05")


def test_the_pages_particulars_answer_where_the_paper_does_not() -> None:
    document = pasted(f"索引号：1/2021-1\n发文字号：示政发〔2021〕4号\n成文日期：2021年3月2日\n示例市工作规则\n第一章 总则\n{BODY}")
    head = read_head(document.reading, document)
    assert (head.number, head.issued, head.title) == ("示政发〔2021〕4号", "2021-03-02", "示例市工作规则")


@pytest.mark.parametrize(("listed", "number"), PARTICULARS.values(), ids=PARTICULARS)
def test_a_number_is_read_from_the_pages_list_however_it_is_laid_out(listed: str, number: str) -> None:
    assert read_text(pasted(f"{listed}\n示例市工作规则\n第一章 总则\n{BODY}")).head.number == number


@pytest.mark.parametrize("listed", ["成文日期：2021年3月2日", "成文日期\t2021-03-02", "文号 成文日期 2021-03-02"])
def test_the_date_of_a_page_that_lists_it_without_a_colon_is_read(listed: str) -> None:
    assert read_text(pasted(f"{listed}\n示例市工作规则\n第一章 总则\n{BODY}")).head.issued == "2021-03-02"


@pytest.mark.parametrize("below", ["（2024年3月5日）", "(2024年3月5日)", "（二〇二四年三月五日）"])
def test_a_date_in_brackets_below_the_title_is_the_date_of_issue(below: str) -> None:
    head = read_head(f"中共示例市委关于示例工作的意见\n{below}\n为示例，提出如下意见。\n一、示例。\n2020年1月1日\n以后执行。\n")
    assert head.issued == "2024-03-05"


def test_the_date_of_a_signature_goes_before_one_in_brackets() -> None:
    assert read_head(f"示例工作意见\n（2024年3月5日）\n{BODY}{SIGNED}").issued == "2021-03-05"


def test_the_number_of_an_announcement_is_read_and_its_year_is_no_date() -> None:
    head = read_head("关于示例政策的公告\n示例部公告2022年第15号\n为支持示例，现公告如下：\n一、示例。\n")
    assert (head.number, head.issued) == ("示例部公告2022年第15号", "")


def test_the_partys_centre_and_the_government_issue_together() -> None:
    assert read_head(f"中共中央 国务院关于示例的意见\n{BODY}").issuer == "中共中央、国务院"


def test_a_text_that_is_no_paper_says_nothing_of_itself() -> None:
    head = read_head("昨日，示例公司与示例开发区签约，总投资5亿元。")
    assert (head.title, head.number, head.issuer, head.issued, head.kind) == ("", "", "", "", "")


def test_an_empty_text_has_an_empty_head() -> None:
    assert read_head("") == Head()


def test_the_component_puts_the_head_into_the_finds() -> None:
    import spacy

    nlp = spacy.blank("zh")
    nlp.add_pipe("liantu_head")
    assert found_in(nlp(f"关于示例的通知\n各部门、各单位：\n{BODY}{SIGNED}")).head.issued == "2021-03-05"


def test_a_columns_head_is_no_title() -> None:
    said = "各街道：\n现将方案印发给你们。\n示例区人民政府\n2024年3月11日\n附件1\n序号\n工 作 标 准\n牵头单位\n1\n"
    assert "标 准" not in read_head(said).title
