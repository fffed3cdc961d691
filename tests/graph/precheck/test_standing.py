"""Conditions on place, field, size, legal form, record, and on words."""

from __future__ import annotations

from tests.graph.precheck.world import POLICY, Case, case


def asked(on: str, value: str = "", comparator: str = "has") -> Case:
    return case().condition(conditionOn=on, comparator=comparator, conditionValue=value)


def test_a_factory_in_the_place_is_no_registration() -> None:
    told = case().here()
    told.site("甲公司", "factory")
    assert (told.found().verdict, told.found().have) == ("unknown", "没有查到注册地")


def test_a_registration_known_only_to_the_city_is_unknown() -> None:
    told = case().here().at_home("city").found()
    assert (told.verdict, told.have) == ("unknown", "只知道在本市")


def test_a_registration_inside_the_place_meets_it() -> None:
    assert asked("注册地", "本国", "equals").at_home().found().have == "甲园区"


def test_a_registration_that_was_left_does_not_count() -> None:
    told = case().here()
    told.site("甲公司", "registered", siteStatus="vacated")
    assert told.found().verdict == "unknown"


def test_our_district_means_the_place_that_the_clause_is_for() -> None:
    told = asked("注册地", "本区", "equals").at_home()
    assert told.found().have == "“本区”指哪里，条款没有载明"
    told.relate("c", "appliesTo", "zone")
    assert told.found().verdict == "eligible"


def test_a_place_that_is_not_there_is_unknown() -> None:
    assert asked("注册地", "乙园区", "equals").at_home().found().have == "没有叫“乙园区”的地方"


def test_a_clause_for_a_place_refuses_firms_elsewhere() -> None:
    told = case().condition(conditionOn="注册地", comparator="equals", conditionValue="外省").at_home("elsewhere")
    told.relate("c", "appliesTo", "zone")
    assert told.found("适用地方").have == "适用于甲园区，它注册在别处，那里也没有查到它的场所"


def test_a_clause_for_a_place_asks_where_a_firm_without_sites_is() -> None:
    told = case()
    told.relate("c", "appliesTo", "zone")
    assert told.found("适用地方").verdict == "unknown"


def test_a_factory_elsewhere_does_not_show_that_a_firm_is_not_in_the_place() -> None:
    told = case()
    told.relate("c", "appliesTo", "zone").site("甲公司", "factory", "elsewhere")
    assert told.found("适用地方").verdict == "unknown"


def test_a_clause_for_a_link_takes_its_makers() -> None:
    told = case()
    told.relate("c", "appliesTo", "l").relate("甲公司", "produces", "p", period="2024")
    assert told.found("支持对象").verdict == "eligible"


def test_a_clause_for_a_link_does_not_refuse_whoever_is_not_known_there() -> None:
    told = case()
    told.relate("c", "appliesTo", "l")
    assert told.found("支持对象").missing == "是否做l"


def test_a_field_is_known_by_what_a_firm_makes() -> None:
    told = asked("产业领域", "光伏产业")
    told.record("chain", "IndustryChain", name="光伏链").relate("甲公司", "produces", "p", period="2024")
    told.statements = [one for one in told.statements if (one.subject, one.predicate, one.value) != ("t:chain", "name", "chain")]
    assert told.found().verdict == "eligible"


def test_a_business_scope_is_no_field() -> None:
    told = asked("产业领域", "光伏产业")
    told.record("甲公司", "Enterprise", businessScope="光伏产业")
    assert told.found().have == "没有查到它属于光伏产业"


def test_a_company_is_a_legal_person() -> None:
    told = asked("独立法人资格")
    told.record("甲公司", "Enterprise")
    assert told.found().have == "公司，依法是企业法人"


def test_a_branch_is_no_legal_person() -> None:
    told = asked("独立法人资格")
    told.record("母公司", "Enterprise").relate("甲公司", "branchOf", "母公司")
    assert told.found().have == "是母公司的分支机构，不是独立法人"


def test_a_clean_record_is_never_taken_for_granted() -> None:
    told = asked("信用记录").found()
    assert (told.verdict, told.ask) == ("unknown", "“信用中国”与企业自查")


def test_a_property_in_words_is_compared_by_its_words() -> None:
    told = asked("企业性质", "民营企业", "equals")
    told.record("甲公司", "Enterprise", ownership="central_state")
    assert told.found().verdict == "ineligible"


def test_a_condition_as_written_is_kept_and_unknown() -> None:
    told = case().condition(conditionOn="原文条件", comparator="has", conditionValue="对行业有突出贡献").found()
    assert (told.verdict, told.need, told.ask) == ("unknown", "对行业有突出贡献", "条款主管部门")


def test_what_a_clause_gives_and_who_answers_is_told() -> None:
    told = case().here()
    told.record("b", "Benefit", name="奖励", benefitKind="grant", benefitAmount="300000").relate("c", "gives", "b")
    told.record("d", "Department", name="甲局").relate("政策", "addressedTo", "d")
    one = told.checked()
    assert ([gift.amount for gift in one.gifts], one.departments) == (["300000"], ("甲局",))


def test_an_application_of_the_firm_is_told() -> None:
    told = case().here()
    told.record("办件", "PolicyApplication", applicationStatus="paid", paidOn="2025-05-06")
    told.relate("办件", "appliedBy", "甲公司").relate("办件", "appliedUnder", "c")
    assert [(one.status, one.day) for one in told.checked().claimed] == [("已拨付", "2025-05-06")]


def test_a_clause_whose_place_nobody_knows_is_unknown() -> None:
    told = case({**POLICY, "level": "municipal"}).holds("甲资质", until="2027-01-01")
    one = told.condition(conditionOn="资质", comparator="has", conditionValue="甲资质").checked()
    assert (one.verdict, one.why) == ("unknown", ("适用地方：原文没有写明适用于哪里",))


def test_a_clause_of_a_national_paper_needs_no_place() -> None:
    told = case().holds("甲资质", until="2027-01-01").condition(conditionOn="资质", comparator="has", conditionValue="甲资质")
    assert told.checked().verdict == "eligible"


def test_a_group_of_addressees_is_no_department_in_charge() -> None:
    told = case()
    told.record("各单位", "DepartmentGroup").record("市政府", "Authority")
    told.relate("政策", "addressedTo", "各单位").relate("政策", "issuedBy", "市政府")
    assert told.checked().departments == ("市政府",)
