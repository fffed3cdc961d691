"""Tables with the ontology's own headings: what each heading stands for, and what a row of them states."""

from __future__ import annotations

from graph.statement import Statement
from ingest.headings import likely_classes, meanings, spec_for
from ingest.ontology_tables import reader_for
from ingest.row import Row
from ingest.say import Draft, Say
from ingest.source import TableSpec
from ingest.tables import Table
from ontology.turtle import load_ontology

ONTOLOGY = load_ontology()


def read(reads: str, **cells: str) -> Draft:
    say = Say(ONTOLOGY, "own", Row("own/t", "t.csv", "", 2, cells))
    reader_for(TableSpec("t", "t.csv", ("id",), reads=reads))(say.row, say)
    return say.draft


def said(draft: Draft, predicate: str) -> list[Statement]:
    return [one for one in draft.statements if one.predicate == predicate]


def codes(draft: Draft) -> list[str]:
    return [one.code for one in draft.row.issues]


def test_a_property_is_known_by_its_name_its_labels_and_its_other_labels() -> None:
    header = ("registeredCapital", "注册资本", "注册资金", "registered capital")
    assert {one.name for one in meanings(ONTOLOGY, "class:Enterprise", header).values()} == {"registeredCapital"}


def test_a_heading_may_name_a_unit_in_brackets() -> None:
    draft = read("class:Enterprise", **{"编号": "a", "注册资本（万元）": "5"})
    (capital,) = said(draft, "registeredCapital")
    assert (capital.subject, capital.value, capital.unit) == ("own:a", "50000", "元")


def test_a_heading_is_known_in_any_case_and_over_two_lines() -> None:
    header = ("Registered Capital", "注册\n资本", "NAME", "注册资本\n（万元）")
    assert [one.name for one in meanings(ONTOLOGY, "class:Enterprise", header).values()] == [
        "registeredCapital", "registeredCapital", "name", "registeredCapital"]


def test_the_column_of_keys_is_known_in_any_case() -> None:
    spec = spec_for(Table("企业.csv", "", ("ID", "名称"), ()), ONTOLOGY)
    assert spec is not None
    assert (spec.reads, spec.columns) == ("class:Enterprise", ("ID",))


def test_the_classes_that_know_most_headings_are_likely() -> None:
    assert likely_classes(ONTOLOGY, ("编号", "股票代码", "注册资本")) == ["企业"]
    assert likely_classes(ONTOLOGY, ("甲", "乙")) == ["企业", "高校", "科研院所"]


def test_a_heading_of_another_class_is_not_known() -> None:
    assert meanings(ONTOLOGY, "class:Enterprise", ("slotKind", "unitOf", "value", "unit")) == {}


def test_several_values_of_a_property_that_may_have_them_are_split() -> None:
    draft = read("class:Zone", id="z", addressAlias="经开区;泾渭新城", note="甲；乙")
    assert [one.value for one in said(draft, "addressAlias")] == ["经开区", "泾渭新城"]
    assert [one.value for one in said(draft, "note")] == ["甲；乙"]


def test_a_cell_holds_several_only_where_several_may_be() -> None:
    draft = read("class:Enterprise", id="a", name="甲、乙/丙公司", formerName="甲厂（东、西）、乙厂\n丙厂/丁厂", 成立日期="2019")
    assert [one.value for one in said(draft, "name")] == ["甲、乙/丙公司"]
    assert [one.value for one in said(draft, "formerName")] == ["甲厂（东、西）", "乙厂", "丙厂", "丁厂"]


def test_a_slash_stays_in_codes_and_keys() -> None:
    draft = read("class:Product", id="p", productCode="chain/a、chain/b", makesUp="link/x，link/y")
    assert [one.value for one in said(draft, "productCode")] == ["chain/a", "chain/b"]
    assert [one.object for one in said(draft, "makesUp")] == ["own:link/x", "own:link/y"]


def test_a_relation_that_leads_to_one_thing_takes_one_key() -> None:
    draft = read("class:Site", id="s", locatedIn="places:610100；places:610400")
    assert (codes(draft), said(draft, "locatedIn")) == (["LT-CELL-04"], [])


def test_a_column_of_units_is_the_unit_of_its_amounts() -> None:
    draft = read("class:Observation", id="o", 观测数值="3.5", unitText="亿元")
    assert [(one.predicate, one.value) for one in draft.statements[1:]] == [("observedValue", "3.5"), ("unitText", "亿元")]
    assert codes(read("class:Observation", id="o", 观测数值="3.5亩", unitText="亿元")) == ["LT-UNIT-03"]


def test_a_policy_in_force_for_ever_has_no_end() -> None:
    draft = read("class:Policy", id="p", name="甲办法", inForceTo="长期")
    assert (codes(draft), said(draft, "inForceTo")) == (["LT-DATE-08"], [])


def test_a_relation_column_may_lead_either_way() -> None:
    draft = read("class:Site", id="s", operatedBy="firm", locatedIn="places:610100")
    assert [(one.subject, one.object) for one in said(draft, "operates")] == [("own:firm", "own:s")]
    assert [(one.subject, one.object) for one in said(draft, "locatedIn")] == [("own:s", "places:610100")]


def test_a_row_s_dates_stand_on_everything_it_says() -> None:
    draft = read("relation:holdsShares", 起点="a", 终点="b", share="25.18%", 报告期="2023年")
    (share,) = said(draft, "holdsShares")
    assert (share.qualifier("share"), share.period) == ("0.2518", "2023")


def test_each_citation_makes_a_statement_and_must_be_known() -> None:
    draft = read("class:Enterprise", id="a", name="甲", cites="d1#第3页;other:d2")
    assert [(one.cites, one.locator) for one in said(draft, "name")] == [("own:d1", "第3页"), ("other:d2", "")]
    assert {"own:d1", "other:d2"} <= {one.key for one in draft.references}


def test_a_declared_identity_becomes_an_identity_key() -> None:
    draft = read("class:Observation", id="o", measures="i", observedOf="places:610100", period="2020年", observedValue="3")
    assert [one.value for one in said(draft, "identityKey")] == ["own:i|places:610100|2020"]


def test_an_identity_with_a_part_missing_joins_nobody() -> None:
    assert said(read("class:Observation", id="o", measures="i", observedValue="3"), "identityKey") == []


def test_remarks_may_stand_on_any_relation() -> None:
    (one,) = said(read("relation:restates", **{"from": "a", "to": "b", "doubt": "待核"}), "restates")
    assert one.qualifier("doubt") == "待核"


def test_the_site_of_a_product_is_a_record_that_must_be_known() -> None:
    draft = read("relation:produces", **{"from": "a", "to": "p", "site": "s"})
    assert said(draft, "produces")[0].qualifier("site") == "own:s"
    assert "own:s" in {one.key for one in draft.references}


def test_a_row_without_an_id_is_refused() -> None:
    assert codes(read("class:Enterprise", name="甲")) == ["LT-CELL-01"]


def test_a_relation_without_an_end_is_refused() -> None:
    assert codes(read("relation:holdsShares", **{"from": "a", "share": "0.1"})) == ["LT-CELL-01"]


def test_a_table_of_several_classes_names_the_class_in_each_row() -> None:
    assert [one.value for one in said(read("entities", id="a", 类别="高校"), "a")] == ["University"]
    assert codes(read("entities", id="a", 类别="高效")) == ["LT-CLASS-01"]


def test_a_table_of_several_relations_names_the_relation_in_each_row() -> None:
    assert len(said(read("relations", **{"from": "a", "to": "b", "关系": "持股"}), "holdsShares")) == 1
    assert codes(read("relations", **{"from": "a", "to": "b", "关系": "占股"})) == ["LT-REL-01"]


def test_a_row_marked_as_an_example_stays_out_of_a_real_home() -> None:
    draft = read("class:Enterprise", id="a", 数据性质="示例")
    assert (codes(draft), draft.statements) == (["LT-KIND-02"], [])


def test_a_documents_table_needs_no_reader_of_its_own() -> None:
    cells = {"kind": "annual_report", "date": "2019-04", "url": "https://example.org/a", "strength": "strong"}
    draft = read("documents", id="d1", title="年报", **cells)
    found = {one.predicate: one.value for one in draft.statements}
    assert found == {"a": "Document", "name": "年报", "documentKind": "annual_report", "issuedOn": "2019-04",
                     "strength": "strong", "url": "https://example.org/a", "identityKey": "https://example.org/a|年报"}  # fmt: skip
