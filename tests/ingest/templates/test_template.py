"""What a template says: labels, required marks, drop-downs, limits, hints, one example, all out of the ontology."""

from __future__ import annotations

from typing import Any

import pytest
from openpyxl import load_workbook

from app.export.template_book import write_template
from graph.errors import UnknownName
from ingest.templates.known import template_for, template_names
from ingest.templates.template import Column
from ontology.turtle import load_ontology
from ontology.values import uscc

ONTOLOGY = load_ontology()


def column(what: str, label: str) -> Column:
    sheet = template_for(ONTOLOGY, what).sheets[0]
    return next(one for one in sheet.columns if one.label == label)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("template") / "企业.xlsx"
    return load_workbook(write_template(template_for(ONTOLOGY, "企业"), path))


def rules(book: Any, title: str = "企业") -> dict[str, Any]:
    heads = {cell.column_letter: cell.value for cell in book[title][1]}
    return {heads[str(rule.sqref).split(":")[0].rstrip("0123456789")]: rule for rule in book[title].data_validations.dataValidation}


@pytest.mark.parametrize("what", ["企业", "Enterprise", "公司"])
def test_a_class_is_named_by_label_name_or_alias(what: str) -> None:
    assert template_for(ONTOLOGY, what).name == "Enterprise"


def test_a_relation_has_a_template_too() -> None:
    sheet = template_for(ONTOLOGY, "供货").sheets[0]
    assert [one.heading for one in sheet.columns[:3]] == ["示例标记", "起点*", "终点*"]


def test_an_unknown_template_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName) as fault:
        template_for(ONTOLOGY, "企亚")
    assert fault.value.issues[0].text() == (
        "[LT-TPL-05] 没有“企亚”的模板；应为企业、对接企业\n  处理：改用上述名称之一；全部模板见 liantu template --list")


@pytest.mark.parametrize("name", [name for name, _, _ in template_names(ONTOLOGY)])
def test_every_template_fits_a_spreadsheet(name: str) -> None:
    for sheet in template_for(ONTOLOGY, name).sheets:
        assert all(len(one.hint) <= 255 and one.heading for one in sheet.columns)
        assert len(sheet.title) <= 31
        assert len({one.heading for one in sheet.columns}) == len(sheet.columns)


def test_the_unit_stands_in_brackets_and_what_is_required_is_marked() -> None:
    assert [column("企业", label).heading for label in ("注册资本", "名称")] == ["注册资本（元）", "名称*"]


def test_what_identifies_a_class_is_required() -> None:
    assert column("部门", "名称").required
    assert column("部门", "所属机关").required


def test_the_example_code_is_a_valid_one() -> None:
    code = column("企业", "统一社会信用代码").example
    assert uscc(code) == code


def test_a_drop_down_holds_the_words_of_its_vocabulary(book: Any) -> None:
    rule = rules(book)["企业性质"]
    letter = rule.formula1.split("$")[1]
    words = [cell.value for cell in book["可选的词"][letter]][1:]
    assert words == [one.zh for one in ONTOLOGY.vocabularies["Ownership"].values()]
    assert rule.formula1 == f"'可选的词'!${letter}$2:${letter}${len(words) + 1}"


def test_the_lists_are_hidden_and_the_header_is_frozen(book: Any) -> None:
    assert (book["可选的词"].sheet_state, book["企业"].freeze_panes) == ("hidden", "C2")


def test_codes_and_dates_are_text(book: Any) -> None:
    sheet = book["企业"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    formats = [sheet.column_dimensions[letters[one]].number_format for one in ("统一社会信用代码", "成立日期", "注册资本（元）")]
    assert formats == ["@", "@", "#,##0.######"]


def test_a_number_is_held_to_its_limits(book: Any) -> None:
    rule = rules(book)["注册资本（元）"]
    assert (rule.type, rule.operator, rule.formula1) == ("decimal", "greaterThanOrEqual", "0")


def test_prompts_fit_the_limits_of_a_spreadsheet(book: Any) -> None:
    assert all(0 < len(one.prompt) <= 255 and 0 < len(one.promptTitle) <= 32 for one in rules(book).values())


def test_one_row_is_an_example_and_says_so(book: Any) -> None:
    row = [cell.value for cell in book["企业"][2]]
    assert (row[0], book["企业"]["A2"].font.italic, book["企业"].max_row) == ("示例", True, 2)


def test_the_notes_tell_every_column_with_its_words(book: Any) -> None:
    told = {row[0].value: row for row in book["填写说明"].iter_rows()}
    assert (told["名称*"][1].value, "民营企业" in told["企业性质"][4].value) == ("是", True)


def test_the_example_of_a_relation_joins_two_different_records() -> None:
    alike = [one.zh for one in ONTOLOGY.relations.values()
             if column(one.predicate, "起点").example == column(one.predicate, "终点").example]  # fmt: skip
    assert alike == []
