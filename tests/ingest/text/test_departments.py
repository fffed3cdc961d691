"""Who leads and who cooperates."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ingest.text.departments import full_name, read_departments
from ingest.text.departments.gazetteer import ROWS
from ingest.text.document import TextDocument, TextTable
from ingest.text.found import NONE, Programme
from ingest.text.language import found_in
from ingest.text.structure import read_structure


def said(text: str) -> list[str]:
    """`牵 科技局`, `配 各区政府*`: role, name, and a star for a group."""
    duties = read_departments(text, read_structure(text))
    return [f"{'牵' if one.role == 'lead' else '配'} {one.department}{'*' if one.group else ''}" for one in duties]


def test_labels_in_a_bracket_of_half_width_signs() -> None:
    assert said("加快建设。(牵头部门:科技局,配合部门:军民融合办、发改局)") == ["牵 科技局", "配 军民融合办", "配 发改局"]


def test_several_responsible_units_all_lead_where_nobody_is_said_to_lead() -> None:
    assert said("给予奖补。（责任单位：省经济和信息化厅、省财政厅）") == ["牵 省经济和信息化厅", "牵 省财政厅"]


def test_responsible_units_cooperate_beside_a_leader() -> None:
    assert said("建设。（牵头单位：市科技局；责任单位：市财政局、市教育局）") == ["牵 市科技局", "配 市财政局", "配 市教育局"]


def test_responsible_units_lead_beside_those_who_cooperate() -> None:
    assert said("建设。（责任单位：市科技局；配合单位：市财政局）") == ["牵 市科技局", "配 市财政局"]


def test_a_label_may_have_words_inside() -> None:
    assert said("（6月底完成，牵头考核单位：市政府办公室、市公安局）") == ["牵 市政府办公室", "牵 市公安局"]


def test_verbs_in_a_bracket() -> None:
    assert said("建设。（合肥海关牵头，省贸促会、省商务厅按职责分工配合）") == ["牵 合肥海关", "配 省贸促会", "配 省商务厅"]


def test_all_who_answer_by_their_duties_lead() -> None:
    assert said("建设。（公安部、应急管理部按职责分工负责）") == ["牵 公安部", "牵 应急管理部"]


def test_names_alone_in_a_bracket_at_the_end_of_a_paragraph() -> None:
    assert said("推进合作。（市工信局；市财政局）\n") == ["牵 市工信局", "牵 市财政局"]


def test_names_alone_inside_a_sentence_are_no_duty() -> None:
    assert said("有关部门（市工信局、市财政局）应当公开信息。\n") == []


def test_a_sentence_says_who_leads() -> None:
    assert said("该项工作由市科技局牵头，市财政局、市发改委配合。") == ["牵 市科技局", "配 市财政局", "配 市发改委"]


def test_who_is_called_in_cooperates() -> None:
    text = "关于耕地的问题,由国土资源部会同农业部等部门负责落实。"
    assert said(text) == ["牵 国土资源部", "配 农业部"]


def test_lines_of_their_own_belong_to_the_part_above() -> None:
    text = "一、目标\n(一)产值增长7%\n\n牵头单位:区发改局\n\n责任单位:各街道,区市场局\n\n(二)投资增长\n"
    parts = read_structure(text)
    assert said(text) == ["牵 区发改局", "配 各街道*", "配 区市场局"]
    assert {parts[one.section].number for one in read_departments(text, parts)} == {"一(一)"}


def test_the_first_of_a_list_leads_where_the_paper_says_so() -> None:
    text = "减税。（责任单位：市税务局、市财政局，排在首位的为牵头单位，下同）\n减费。（责任单位：市人社局、市医保局）"
    assert said(text) == ["牵 市税务局", "配 市财政局", "牵 市人社局", "配 市医保局"]


@pytest.mark.parametrize("name", ["发展和改革委员会", "市交通委（道运局）", "科技和经信局", "自由贸易试验区办公室", "和平区政府"])
def test_a_name_with_a_joint_or_a_bracket_is_one(name: str) -> None:
    assert said(f"建设。（责任单位：{name}）") == [f"牵 {name}"]


def test_a_joint_between_names_parts_them() -> None:
    assert said("（责任单位：州委编办及州直相关单位，各县市人民政府）") == ["牵 州委编办", "牵 州直相关单位*", "牵 各县市人民政府*"]


@pytest.mark.parametrize("group", ["各招商部门", "市级有关部门", "各县（市、区）人民政府", "各市、县、区政府", "领导小组成员单位"])
def test_a_group_is_one_name_and_marked(group: str) -> None:
    assert said(f"建设。（责任单位：市科技局，{group}）") == ["牵 市科技局", f"牵 {group}*"]


def test_and_so_on_is_no_department() -> None:
    assert said("建设。（责任单位：市高院、市通信管理局等；各区政府）") == ["牵 市高院", "牵 市通信管理局", "牵 各区政府*"]


def test_other_fields_of_the_bracket_are_no_departments() -> None:
    text = "（负责部门：民航局，适用范围：河南自贸试验区）（责任单位：市教育局，2022年6月底前完成）"
    assert said(text) == ["牵 民航局", "牵 市教育局"]


def test_columns_of_a_table() -> None:
    text = "序号\t任务\t责任领导\t责任单位\t配合单位\n1\t建园区\t张三\t招商局、建设局\t各镇\n2\t引企业\t李四\t商务局\t\n"
    assert said(text) == ["牵 招商局", "牵 建设局", "配 各镇*", "牵 商务局"]


def test_columns_of_the_documents_own_table() -> None:
    text = "任务 责任单位 建园区 科技局"
    table = TextTable(0, len(text), (((0, 2), (3, 7)), ((8, 11), (12, 15))))
    assert [one.department for one in read_departments(text, [], tables=[table])] == ["科技局"]


@pytest.mark.parametrize(
    "text",
    [
        "本办法由州人民政府办公室负责解释。", "数据提供部门负责数据安全。", "由本级主管部门会同有关部门协调处理。",
        "试点由市经信局会同监管部门组织做好示范，积累经验。", "各责任单位要高度重视。", "成立由领导牵头的专班。", "（由企业负责）",
    ],
)  # fmt: skip
def test_what_names_no_department_for_a_task_yields_none(text: str) -> None:
    assert said(text) == []


def test_offsets_point_at_the_name() -> None:
    text = "建设。（由市科技局牵头，会同市财政局等部门负责）"
    assert [text[one.start : one.end] for one in read_departments(text, [])] == ["市科技局", "市财政局"]


def test_a_duty_belongs_to_the_programme_of_its_part() -> None:
    text = "一、创新工程。建设。（责任单位：科技局）\n二、要求。（责任单位：财政局）"
    programme = Programme(0, 10, "创新工程", 1, section=0)
    duties = read_departments(text, read_structure(text), [programme])
    assert [one.programme for one in duties] == [0, NONE]


@pytest.mark.parametrize(
    ("short", "full"),
    [("科技局", "科学技术局"), ("市发改委", "市发展和改革委员会"), ("工信部", "工业和信息化部"), ("某某处", "某某处")],
)
def test_full_names(short: str, full: str) -> None:
    assert full_name(short) == full


def test_no_name_of_the_gazetteer_stands_twice_at_one_level() -> None:
    keys = [(row["name"], row["level"]) for row in ROWS]
    assert len(keys) == len(set(keys))


def test_the_component_adds_duties() -> None:
    nlp = Language()
    nlp.add_pipe("liantu_structure")
    nlp.add_pipe("liantu_departments")
    doc = nlp.make_doc("一、工程\n建设。（责任单位：科技局）")
    doc._.document = TextDocument("a.txt", doc.text)
    assert [one.department for one in found_in(nlp(doc)).duties] == ["科技局"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（牵头单位为市科技局，配合单位为市财政局）", ["牵 市科技局", "配 市财政局"]),
        ("（牵头：市科技局，配合：市财政局）", ["牵 市科技局", "配 市财政局"]),
        ("（牵头单位：市科技局）（配合单位：市财政局）", ["牵 市科技局", "配 市财政局"]),
        ("责任单位 市科技局、市财政局\n", ["牵 市科技局", "牵 市财政局"]),
        ("由市科技局负责牵头，会同市财政局抓好落实。", ["牵 市科技局", "配 市财政局"]),
        ("市编办、市教育局等部门按职责分工负责。", ["牵 市编办", "牵 市教育局"]),
        ("（责任单位：市级：市科技局；县级：各县区）", ["牵 市科技局", "牵 各县区*"]),
        ("（责任单位：发改、财政、人社等部门）", ["牵 发改", "牵 财政", "牵 人社"]),
        ("（市科技局、各县（市、区）党委和政府负责）", ["牵 市科技局", "牵 各县（市、区）党委和政府*"]),
        ("建平台。（科技部、财政部）促开放。（教育部）引人才。", ["牵 科技部", "牵 财政部", "牵 教育部"]),
    ],
)
def test_other_ways_of_saying_it(text: str, found: list[str]) -> None:
    assert said(text) == found


def test_a_remark_of_its_own_makes_the_first_of_every_list_lead() -> None:
    text = "建设。（责任单位：市科技局、市财政局）\n注：责任单位中排第一位的为牵头单位。"
    assert said(text) == ["牵 市科技局", "配 市财政局"]


@pytest.mark.parametrize(
    ("custom", "listed"),
    [
        ("列逗号之前的为牵头单位，其他有关单位按职责分工配合，下同", "市科技局、市教育局，市财政局"),
        ("分号前为牵头部门，分号后为配合部门，下同", "市科技局，市教育局；市财政局"),
        ("加*号的为牵头单位，下同", "*市科技局、市教育局*、市财政局"),
        ("标注“★”的为主办单位，下同", "★市科技局、市财政局、市教育局★"),
        ("牵头单位以▲标注，下同", "市财政局、市科技局▲、市教育局▲"),
    ],
)
def test_a_papers_own_custom_says_who_leads(custom: str, listed: str) -> None:
    for text in (f"一是建设。（市审计局。{custom}）\n二是改造。（{listed}）", f"责任单位：{listed}\n注：{custom}。"):
        made = said(text)[-3:]
        assert sorted(made) == ["牵 市教育局", "牵 市科技局", "配 市财政局"]


@pytest.mark.parametrize("custom", ["列首位的为牵头单位", "排在前面的为牵头单位", "牵头单位排首位", "首家单位为牵头单位"])
def test_the_first_leads_by_any_of_the_usual_wordings(custom: str) -> None:
    assert said(f"（责任单位：市科技局、市财政局，{custom}）") == ["牵 市科技局", "配 市财政局"]


def test_a_custom_by_commas_says_nothing_of_a_list_without_one() -> None:
    text = "建设。（市审计局，市税务局。列逗号之前的为牵头单位，下同）\n改造。（市科技局、市财政局）"
    assert said(text) == ["牵 市审计局", "配 市税务局", "牵 市科技局", "牵 市财政局"]


def test_a_square_bracket_holds_a_list_and_what_a_name_takes_in_is_no_part_of_it() -> None:
    text = "建设。[市科技局、各区政府（含新区管委会、示例合作区管委会、前海管理局，下同），市财政局]\n"
    assert said(text) == ["牵 市科技局", "牵 各区政府*", "牵 市财政局"]


def test_firms_may_be_half_of_a_bracket_of_bodies() -> None:
    assert len(said("建设。（市科技局、市财政局、市地铁集团、示例水务集团）\n")) == 4


def test_a_line_may_part_a_table_from_its_head() -> None:
    text = "序号\t工作任务\t牵头责任单位\n一、主要目标分解(2项)\n1\t收入增长8%。\t财政局\n2\t投资增长10%。\t发改委、科技局\n"
    assert said(text) == ["牵 财政局", "牵 发改委", "牵 科技局"]


STACKED = "分解表\n\n序号\n\n预期目标\n\n责任单位\n\n1\n\n收入增长5%\n\n{first}\n\n2\n\n投资增长6%\n\n区商务委\n\n附件2\n"


def test_cells_below_each_other_make_a_table() -> None:
    assert said(STACKED.format(first="区财政局")) == ["牵 区财政局", "牵 区商务委"]


def test_each_row_below_its_ordinal_is_a_part_of_its_own() -> None:
    text = STACKED.format(first="区财政局")
    sections = read_structure(text)
    assert [sections[one.section].title for one in read_departments(text, sections)] == ["收入增长5%", "投资增长6%"]


def test_bodies_below_each_other_are_one_cell() -> None:
    assert said(STACKED.format(first="区财政局\n区税务局")) == ["牵 区财政局", "牵 区税务局", "牵 区商务委"]


def test_a_row_that_does_not_fill_its_columns_says_nothing() -> None:
    assert said(STACKED.format(first="2023年12月\n区财政局")) == ["牵 区商务委"]


def test_a_heading_of_a_column_may_say_that_the_first_leads() -> None:
    assert said("任务\t责任单位（第一个为牵头单位）\n建园区\t市科技局、市财政局\n") == ["牵 市科技局", "配 市财政局"]


def test_a_label_may_stand_before_its_cell() -> None:
    assert said("| 任务 | 建园区 |\n| 责任单位 | 市科技局、市财政局 |\n") == ["牵 市科技局", "牵 市财政局"]


@pytest.mark.parametrize(
    "text",
    ["由企业牵头，联合高校组建。", "实施主体：依法注册的企业、高校。", "（以下简称省发展改革委）", "由有关部门负责落实。"],
)
def test_companies_and_nameless_bodies_are_no_departments(text: str) -> None:
    assert said(text) == []


def test_a_run_of_the_same_word_is_read_through() -> None:
    assert said("牵头" * 5000 + "责任单位：" * 5000) == []


def test_a_list_of_names_may_hold_one_of_an_unknown_ending() -> None:
    assert said("保供给。（市发改委、市农委、中储粮某某直属库。）") == ["牵 市发改委", "牵 市农委", "牵 中储粮某某直属库"]


def test_a_bracket_of_other_things_behind_a_sentence_is_no_list() -> None:
    assert said("支持办学。（大学、职业院校、科研院所、企业集团）鼓励合作。（省、市、县）") == []


ITEMS = (
    "三、计划\n（一）场景阶段\n1.建立机制：成立专班。\n{first}2.开展调研：征集场景。\n（责任单位：市科技局）\n"
    "四、保障\n落实到位。\n"
)


def test_a_line_of_its_own_behind_the_last_item_speaks_of_all_items() -> None:
    assert _parts(ITEMS.format(first="")) == ["三(一)"]


def test_a_line_behind_the_last_of_items_with_lines_of_their_own_speaks_of_that_one() -> None:
    assert _parts(ITEMS.format(first="（责任单位：市财政局）\n")) == ["三(一)1", "三(一)2"]


def test_a_bracket_behind_the_sentence_of_the_last_item_speaks_of_that_one() -> None:
    assert _parts(ITEMS.format(first="").replace("场景。\n（责", "场景。（责")) == ["三(一)2"]


def _parts(text: str) -> list[str]:
    sections = read_structure(text)
    return [sections[one.section].number for one in read_departments(text, sections)]
