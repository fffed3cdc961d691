"""Programmes: parts of a paper and names of digits."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ingest.text.found import NONE, Programme, Target
from ingest.text.language import found_in
from ingest.text.programmes import read_programmes, tie_digits
from ingest.text.structure import read_structure, section_at

PLAN = """三、主要任务
围绕平台建设、优化体系等“两大提升工程”,统筹推进。
(一)平台建设提升工程。实施“351”工程。新建3个综合体,认定载体50家,平台100家。(牵头部门:科技局,配合部门:发改局)
(二)体系优化提升工程。建设“1+10+N”格局,设中心1个,分中心10个。(牵头部门:发改局)
四、保障措施
(一)加强领导。各部门要抓好落实。
"""


def read(text: str) -> list[Programme]:
    return read_programmes(text, read_structure(text))


def target(written: str, text: str = PLAN, value: str = "") -> Target:
    """A stand-in for a target statement: where its number stands, and in which part."""
    start = text.index(written)
    section = section_at(read_structure(text), start)
    end = start + len(written)
    return Target(start, end, "", "", "equals", value, "", written, start, end, "", section=section)


def tied(*targets: Target) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.digits, one.targets) for one in tie_digits(read(PLAN), targets) if one.digits]


def test_numbered_parts_that_are_called_so_are_programmes_in_order() -> None:
    parts = [one for one in read(PLAN) if not one.digits]
    assert [(one.order, one.name) for one in parts] == [(1, "平台建设提升工程"), (2, "体系优化提升工程")]


def test_a_heading_over_all_is_no_programme() -> None:
    assert "主要任务" not in [one.name for one in read(PLAN)]


def test_a_part_that_somebody_answers_for_is_a_programme() -> None:
    text = "一、总则\n略。\n二、优化服务\n（一）简化审批。减材料。（责任单位：审批局）\n"
    assert [one.name for one in read(text)] == ["简化审批"]


def test_a_part_without_title_is_named_by_its_first_sentence() -> None:
    text = "（一）支持开展商标质押登记业务试点工作，符合条件的给予企业贷款贴息2%。\n（责任单位：市场监管局）\n"
    assert [one.name for one in read(text)] == ["支持开展商标质押登记业务试点工作，符合条件的给予企业贷款贴息2%"]


def test_a_programme_within_a_programme() -> None:
    text = "（一）强基行动\n1.建设外网。加快建设。（责任单位：通信局）\n"
    assert [(one.name, one.within) for one in read(text)] == [("强基行动", NONE), ("建设外网", 0)]


def test_a_notice_behind_the_last_paragraph_is_for_all_of_them() -> None:
    text = "1.推广新模式。\n智能化制造。鼓励企业升级改造。\n数字化管理。推动企业打通环节。（责任单位：经信厅）\n"
    assert [one.name for one in read(text)] == ["推广新模式"]


def test_programmes_named_by_digits_stand_within_their_part() -> None:
    found = [(one.name, one.digits, one.within) for one in read(PLAN) if one.digits]
    assert found == [("“351”工程", "351", 0), ("“1+10+N”格局", "1+10+N", 1)]


@pytest.mark.parametrize("text", ["“12345”政务热线。", "实施2025行动计划。", "开展“1+X”证书试点。", "国发〔2019〕351号"])
def test_other_digits_name_no_programme(text: str) -> None:
    assert [one for one in read(text) if one.digits] == []


def test_digits_are_tied_to_the_targets_that_lead_with_them_in_order() -> None:
    targets = [target("3个综合体"), target("50家"), target("100家"), target("1个,分"), target("10个。")]
    assert tied(*targets) == [("351", (0, 1, 2)), ("1+10+N", (3, 4))]


def test_digits_are_tied_only_where_all_of_them_fit() -> None:
    assert tied(target("3个综合体"), target("50家")) == [("351", ()), ("1+10+N", ())]


def test_targets_of_another_part_are_not_tied() -> None:
    assert tied(target("1个,分"), target("10个。"))[0] == ("351", ())


def test_a_name_listed_in_other_words_is_a_doubt() -> None:
    assert read(PLAN)[1].doubts == ("列举写作“优化体系”，标题写作“体系优化提升工程”",)


def test_a_count_that_does_not_hold_is_a_doubt() -> None:
    assert read(PLAN.replace("两大", "三大"))[0].doubts == ("原文称“三大提升工程”，找到 2 项",)


def test_a_count_that_holds_is_none() -> None:
    assert read(PLAN)[0].doubts == ()


def test_a_long_number_of_zeros_leads_with_its_digits() -> None:
    text = "一、育才行动\n实施“22”行动。实施“222”行动，引进人才2000人，团队200个，项目20个。\n"
    targets = [target(word, text) for word in ("2000人", "200个", "20个")]
    found = tie_digits(read(text), targets)
    assert [one.targets for one in found if one.digits] == [(0, 1, 2)]


def test_the_components_add_programmes_and_tie_digits() -> None:
    nlp = Language()
    for name in ("liantu_structure", "liantu_programmes", "liantu_digits"):
        nlp.add_pipe(name)
    found = found_in(nlp(PLAN))
    assert [one.name for one in found.programmes] == ["平台建设提升工程", "体系优化提升工程", "“351”工程", "“1+10+N”格局"]
