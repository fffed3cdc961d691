"""Finds as rows of the ontology's own tables."""

from dataclasses import replace

from ingest.text.facts.tables import rows_of
from ingest.text.found import NONE, Benefit, Clause, Condition, Entity, Pair, Tie
from ontology.turtle import load_ontology
from ontology.values import parts
from tests.ingest.text.made import TEXT, document, found, place, rows, target


def test_a_paper_without_a_number_of_its_own_says_so() -> None:
    (policy,) = rows()["policies"]
    assert ("policyNumber" in policy.cells, policy.cells["note"]) == (False, "原文未载文号")


def test_the_issuing_body_is_written_out_and_kept_as_written() -> None:
    (body,) = rows()["authorities"]
    assert (body.cells["name"], body.cells["shortName"]) == ("示例市管理委员会", "示例市管委会")


def test_a_target_is_set_by_its_programme_and_by_the_one_named_by_digits() -> None:
    third = rows()["target_statements"][2]
    assert third.cells["setBy"] == "programme/1;programme/31"


def test_a_target_outside_all_programmes_is_set_by_the_policy() -> None:
    assert rows()["target_statements"][0].cells["setBy"] == "policy"


def test_targets_are_numbered_through_and_named_by_their_section() -> None:
    found_rows = [(one.record, one.cells["ordinal"], one.cells["inSection"]) for one in rows()["target_statements"]]
    assert found_rows == [("target/一/1", "1", "一"), ("target/一/2", "2", "一"), ("target/一(一)/1", "3", "一(一)")]


def test_a_restatement_names_the_target_that_it_restates_and_shares_its_indicator() -> None:
    first, _, third = rows()["target_statements"]
    assert (third.cells["restates"], third.cells["about"]) == (first.record, first.cells["about"])


def test_an_indicator_is_one_row_however_often_it_is_said() -> None:
    assert [one.cells["name"] for one in rows()["indicators"]] == ["示例平台", "示例企业"]


def test_the_years_of_the_title_are_the_period_of_its_programmes() -> None:
    assert {one.cells["periodText"] for one in rows()["programmes"]} == {"2023—2025"}


def test_a_programme_named_by_digits_lies_in_its_section_s() -> None:
    assert [one.cells["programmeOf"] for one in rows()["programmes"]] == ["policy", "programme/1"]


def test_who_leads_and_who_cooperates_are_rows_of_their_own() -> None:
    said = [(one.cells["from"], one.cells["to"], one.cells["duty"]) for one in rows()["responsibilities"]]
    assert said == [("department/科技局", "programme/1", "lead"), ("department/财政局", "programme/1", "cooperate")]


def test_departments_belong_to_the_body_that_issues_the_paper() -> None:
    assert {one.cells["unitOf"] for one in rows()["departments"]} == {"authority/示例市管理委员会"}


def test_a_group_of_departments_stays_one() -> None:
    finds = found()
    finds.duties = [replace(finds.duties[0], department="各招商部门", group=True)]
    assert [one.cells["name"] for one in rows(finds)["department_groups"]] == ["各招商部门"]


def test_a_section_that_departments_answer_for_is_a_task_where_it_is_no_programme() -> None:
    finds = found()
    finds.duties = [replace(finds.duties[0], programme=NONE, section=0)]
    said = [(one.record, one.cells["name"]) for one in rows(finds)["programmes"]]
    assert ("task/一", "目标") in said


def test_every_row_cites_the_document_and_the_place_of_its_words() -> None:
    first = rows()["target_statements"][0]
    assert first.cells["cites"] == f"document#一@{first.start}-{first.end}"
    assert TEXT[first.start : first.end] == "建设示例平台3个"


def test_keys_stand_below_the_document_where_the_source_holds_more() -> None:
    said = rows(local="plan")
    assert (said["documents"][0].record, said["policies"][0].record) == ("plan", "plan/policy")


def test_a_doubt_between_two_statements_stands_with_both() -> None:
    finds = found()
    finds.pairs = [Pair("doubt", 0, 2, "存量还是流量")]
    assert [one.cells.get("doubt", "") for one in rows(finds)["target_statements"]] == ["存量还是流量", "", "存量还是流量"]


def test_platforms_that_are_only_counted_get_a_placeholder_each() -> None:
    finds = found()
    finds.targets = [target("建设示例平台3个", "对外合作平台", "3", 0)]
    said = [(one.cells["platformKind"], one.cells["buildStatus"], one.cells["namedInSource"]) for one in rows(finds)["platforms"]]
    assert said == [("foreign_cooperation", "planned", "false")] * 3


def test_other_things_that_are_counted_get_no_placeholder() -> None:
    assert "platforms" not in rows()


def test_a_clause_carries_its_conditions_and_what_it_gives() -> None:
    finds, at = found(), place("引进示例企业10家")
    given = (Benefit(*at, "grant", ceiling="500000"), Benefit(*at, "grant", amount="100000", step="市级"))
    finds.clauses = [Clause(*at, "1", "奖励", 0, (Condition(*at, "营业收入", "at_least", "1000", "万元"),), given)]
    said = rows(finds)
    clause = said["clauses"][0].cells
    assert (clause["clauseAmount"], clause["gives"]) == ("500000", "benefit/1/1;benefit/1/2")
    assert said["conditions"][0].cells["conditionOf"] == "clause/1"


def test_the_most_that_is_given_is_told_from_a_fixed_sum() -> None:
    finds, at = found(), place("引进示例企业10家")
    given = (Benefit(*at, "grant", ceiling="500000", rate="0.1", rate_of="设备购置额", limit="每家企业", years=3),
             Benefit(*at, "grant", amount="10", per="亩"))  # fmt: skip
    finds.clauses = [Clause(*at, "1", "奖励", 0, (), given)]
    most, fixed = (one.cells for one in rows(finds)["benefits"])
    assert (most.get("benefitAmount"), most["benefitCeiling"], most["benefitRateOf"]) == (None, "500000", "设备购置额")
    assert (most["benefitLimit"], most["benefitYears"]) == ("每家企业", "3")
    assert (fixed["benefitAmount"], fixed["benefitPer"]) == ("10", "亩")


def test_the_conditions_of_a_step_are_those_of_its_benefit() -> None:
    finds, at = found(), place("引进示例企业10家")
    asked = Condition(*at, "营业收入", "at_least", "1000", "万元")
    finds.clauses = [Clause(*at, "1", "奖励", 0, (), (Benefit(*at, "grant", amount="1", step="甲", conditions=(asked,)),))]
    said = rows(finds)
    assert (said["conditions"][0].cells["conditionOf"], said["conditions"][0].record) == ("benefit/1/1", "condition/1/step1/1")
    assert said["benefits"][0].cells["benefitStep"] == "引进示例企业10家"


def test_named_actors_and_what_is_said_between_them_are_rows() -> None:
    finds, at = found(), place("示例企业")
    firm, carrier = Entity(*at, "示例甲公司", "Enterprise", "rule"), Entity(*at, "示例孵化器", "Incubator", "rule", record="x:inc")
    finds.entities = [firm, carrier]
    finds.ties = [Tie(*at, "hosts", 1, 0, "入驻")]
    said = rows(finds)
    assert [one.record for one in said["named_Enterprise"]] == ["named/Enterprise/示例甲公司"]
    assert (said["said_hosts"][0].cells["from"], said["said_hosts"][0].cells["to"]) == ("x:inc", "named/Enterprise/示例甲公司")
    assert "named_Incubator" not in said


def test_a_relation_between_classes_that_may_not_have_it_is_left_out() -> None:
    finds, at = found(), place("示例企业")
    finds.entities = [Entity(*at, "示例甲公司", "Enterprise", "rule"), Entity(*at, "示例孵化器", "Incubator", "rule")]
    finds.ties = [Tie(*at, "hosts", 0, 1, "入驻")]
    assert "said_hosts" not in rows(finds)


def test_a_name_with_a_comma_of_enumeration_is_one_key() -> None:
    finds = found()
    finds.targets = [target("建设示例平台3个", "发明专利、PCT专利申请量", "3", 0)]
    assert rows(finds)["target_statements"][0].cells["about"] == "indicator/发明专利·PCT专利申请量"


FIELDS = "聚焦新材料、新能源等产业领域，紧跟大数据、智能电网等新兴产业领域。另有机器人一项。"


def listed(text: str, place: str = "p:zone") -> list[tuple[str, str]]:
    """The fields of a text with the lists that they are put on."""
    finds, words = found(), ("新材料", "新能源", "大数据", "智能电网", "机器人")
    finds.entities = [Entity(text.index(one), text.index(one) + len(one), one, "IndustryField", "gazetteer") for one in words]
    made = rows_of(document(text=text), finds, load_ontology(), place=place)
    return [(one.cells["to"].rpartition("/")[2], one.cells["fieldList"]) for one in made if one.table == "prioritises"]


def test_fields_are_on_the_list_that_the_words_behind_them_name() -> None:
    assert listed(FIELDS) == [("新材料", "leading"), ("新能源", "leading"), ("大数据", "emerging"), ("智能电网", "emerging")]


def test_no_field_is_on_a_list_of_a_place_that_is_not_known() -> None:
    assert listed(FIELDS, "") == []


def test_an_assessment_every_few_years_is_due_in_the_years_that_follow() -> None:
    text = "每2-3年对相关政策落实效果进行评估，委托第三方机构开展。"
    made = rows_of(document(text=text), found(), load_ontology())
    (said,) = [one.cells for one in made if one.table == "assessments"]
    assert (said["assessmentKind"], said["dueFrom"], said["dueTo"]) == ("third_party", "2025", "2026")


def test_a_named_complex_among_what_a_target_brings_about_is_planned_in_it() -> None:
    finds, at = found(), place("示例平台")
    finds.entities = [Entity(*at, "示例平台", "ServiceComplex", "organisations")]
    (said,) = rows(finds)["named_ServiceComplex"]
    assert (said.cells["buildStatus"], said.cells["plannedIn"]) == ("planned", "target/一/1")


def test_a_kind_of_fund_that_nobody_knows_is_kept_with_a_doubt() -> None:
    text = TEXT.replace("配合部门", "引进PE/VE等基金,配合部门")
    finds = found()
    finds.sections[1] = replace(finds.sections[1], end=len(text))
    made = [one.cells for one in rows_of(document(text=text), finds, load_ontology()) if one.table == "programmes"]
    assert made[0]["doubt"] == "“PE/VE”照原文，VE疑为VC"


def test_departments_of_an_article_answer_for_its_clauses() -> None:
    finds, at = found(), place("引进示例企业10家")
    finds.programmes = [replace(finds.programmes[0], name="对新引进的企业，给予最高100万元奖励")]
    finds.clauses = [Clause(*at, "1", "奖励", 1)]
    said = rows(finds)
    assert ("programmes" in said, {one.cells["to"] for one in said["responsibilities"]}) == (False, {"clause/1"})


def test_a_title_with_spaces_or_a_lone_bracket_is_one_key_in_a_cell_of_several() -> None:
    titles = (("“十四五\"规划", ""), ("示例省规划 ", ""))
    policies = {one.record: one.cells for one in rows(found(superiors=titles))["policies"]}
    keys = parts(policies["policy"]["implements"])
    assert keys == ["policy/十四五\"规划", "policy/示例省规划"]
    assert set(keys) <= set(policies)


def test_a_programme_of_a_paper_without_a_head_is_of_no_policy() -> None:
    made = rows(found(title="", issuer=""))["programmes"]
    assert ["programmeOf" in one.cells for one in made] == [False, True]
