"""Organisations by the grammar of their names. All firms are invented."""

from __future__ import annotations

import pytest

from ingest.text.lists import rows
from ingest.text.organisations import read_organisations
from ingest.text.organisations.endings import endings
from ontology import load_ontology


def names(text: str) -> list[str]:
    return [entity.text for entity in read_organisations(text)]


@pytest.mark.parametrize(
    ("text", "type", "kind"),
    [
        ("引进江城智造股份有限公司", "Enterprise", ""),
        ("依托江城理工大学", "University", ""),
        ("联合江城先进材料研究院", "ResearchInstitute", ""),
        ("建设江城光电重点实验室", "ResearchFacility", "key_laboratory"),
        ("入驻江城启明众创空间", "Incubator", "makerspace"),
        ("设立江城产业投资基金", "Fund", "industry"),
        ("位于江城经济技术开发区", "Zone", "development_zone"),
        ("加入江城双创联盟", "InnovationCommunity", "联盟"),
        ("报市科技局备案", "Department", ""),
        ("由江城市人民政府印发", "PublicAuthority", ""),
    ],
)
def test_the_ending_tells_class_and_kind(text: str, type: str, kind: str) -> None:
    assert [(one.type, one.kind) for one in read_organisations(text)] == [(type, kind)]


def test_every_ending_that_names_someone_has_a_class_of_the_ontology() -> None:
    named = {one.type for one in endings().values() if one.content != "none"}
    assert named <= set(load_ontology().classes)


VOCABULARIES = [
    ("ResearchFacility", "FacilityKind"),
    ("Incubator", "IncubatorKind"),
    ("Fund", "FundKind"),
    ("Zone", "ZoneKind"),
    ("ServiceAgency", "AgencyKind"),
]


@pytest.mark.parametrize(("cls", "words"), VOCABULARIES)
def test_kinds_are_of_the_vocabulary(cls: str, words: str) -> None:
    assert {one.kind for one in endings().values() if one.type == cls} - {""} <= set(load_ontology().vocabularies[words])


def test_and_inside_a_departments_name_does_not_part_it() -> None:
    assert names("由市发展和改革委员会牵头") == ["市发展和改革委员会"]


def test_and_between_two_firms_parts_them() -> None:
    assert names("江城机电有限公司与启明医疗有限公司签约") == ["江城机电有限公司", "启明医疗有限公司"]


def test_and_stays_inside_a_laboratory_that_a_place_begins() -> None:
    assert names("西安海洋信息技术与装备创新中心揭牌") == ["西安海洋信息技术与装备创新中心"]


def test_and_stays_inside_a_laboratory_of_two_fields() -> None:
    assert names("参观了稀有材料结构与器件国家重点实验室、江城大学") == ["稀有材料结构与器件国家重点实验室", "江城大学"]


def test_a_firm_that_manages_funds_keeps_its_name() -> None:
    assert names("由江城股权投资基金管理(天津)有限责任公司出资") == ["江城股权投资基金管理(天津)有限责任公司"]


def test_brackets_with_a_place_stay_inside() -> None:
    assert names("与延锋（江城）汽车部件有限公司合作") == ["延锋（江城）汽车部件有限公司"]


def test_the_form_in_brackets_belongs_to_the_name() -> None:
    assert names("江城启航投资合伙企业(有限合伙)出资") == ["江城启航投资合伙企业(有限合伙)"]


def test_a_verb_before_a_name_is_not_part_of_it() -> None:
    assert names("支持和鼓励江城机电有限公司扩产") == ["江城机电有限公司"]


def test_a_verb_of_firms_names_stays_inside() -> None:
    assert names("江城建设投资集团有限公司中标") == ["江城建设投资集团有限公司"]


def test_a_date_before_a_name_is_not_part_of_it() -> None:
    assert names("2021年8月江城机电有限公司投产") == ["江城机电有限公司"]


@pytest.mark.parametrize("text", ["建设一批国家级企业技术中心", "支持高校、科研院所建设重点实验室", "各类众创空间、孵化器、加速器",
                                  "省级及以上工程研究中心50家", "各有关部门", "校园和公园", "发挥行业协会作用"])  # fmt: skip
def test_a_kind_of_body_is_no_name(text: str) -> None:
    assert names(text) == []


def test_of_a_name_within_a_name_the_longest_is_taken() -> None:
    assert names("江城大学滨江研究院成立") == ["江城大学滨江研究院"]


def test_two_authorities_side_by_side_are_two() -> None:
    text = "西安市发展和改革委员会西安市科学技术局关于印发规划的通知"
    assert names(text) == ["西安市发展和改革委员会", "西安市科学技术局"]


def test_titles_of_papers_are_passed_over() -> None:
    assert names("根据《江城市人民政府关于支持江城大学的意见》") == []


def test_a_short_form_is_found_after_it_is_given() -> None:
    text = "江城机电股份有限公司(以下简称“江城机电”)投产。江城机电表示满意。"
    assert [(one.text, one.full) for one in read_organisations(text)][2:] == [("江城机电", "江城机电股份有限公司")]


def test_a_role_is_no_short_form() -> None:
    assert names("江城机电股份有限公司(以下简称“公司”)投产。公司表示满意。") == ["江城机电股份有限公司"]


def test_a_name_in_brackets_explains_the_word_before() -> None:
    assert names("其中,云启(江城云启科技有限公司)上市") == ["云启", "江城云启科技有限公司"]


def test_a_brand_is_known_by_who_leads_a_round() -> None:
    assert names("本轮融资由启明星河领投") == ["启明星河"]


def test_a_brand_is_known_by_its_stock_code() -> None:
    assert names("公告显示,江城锂能(300999)中标") == ["江城锂能"]


def test_a_word_of_action_is_no_brand() -> None:
    assert names("由共同投资领投") == []


def test_a_list_before_its_number_names_its_members() -> None:
    text = "新建和改造提升光子材料创新基地、中港国际产业园、云谷创新孵化园3个产业创新服务综合体"
    assert [(one.text, one.type) for one in read_organisations(text)] == [
        ("光子材料创新基地", "ServiceComplex"),
        ("中港国际产业园", "ServiceComplex"),
        ("云谷创新孵化园", "ServiceComplex"),
    ]


def test_a_list_with_another_number_names_no_members() -> None:
    assert "光子材料" not in names("光子材料、量子器件3个产业创新服务综合体")


def test_departments_named_as_a_group_are_one() -> None:
    assert [(one.text, one.type) for one in read_organisations("配合部门:各招商部门")] == [("各招商部门", "DepartmentGroup")]


def test_a_municipal_office_of_a_general_kind_is_a_name() -> None:
    assert names("市公共资源交易中心负责") == ["市公共资源交易中心"]


def test_offsets_are_of_the_text() -> None:
    text = "近日,江城机电有限公司(简称“江城机电”)与省科技厅签约,江城机电获奖"
    assert all(text[one.start : one.end] == one.text for one in read_organisations(text))


def test_a_sentence_of_five_thousand_characters_is_read() -> None:
    assert len(read_organisations("支持江城机电有限公司、" * 500)) == 500


def test_words_have_one_part_each() -> None:
    words = [row["word"] for row in rows("org_words")]
    assert len(words) == len(set(words))
