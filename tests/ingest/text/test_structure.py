"""The build of papers: marks, nesting, titles, annexes, tables."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ingest.text.document import Dropped, TextDocument, TextTable
from ingest.text.found import NONE, Section
from ingest.text.language import found_in
from ingest.text.structure import read_structure, section_at

PLAN = """一、总体要求
(一)指导思想。以新发展理念为指导。
（二）工作目标
１．扩大规模。建成园区2个。
(1)补链。
2、提高效益。
二、保障措施
　　①加强领导。
"""


def numbers(text: str) -> list[str]:
    return [one.number for one in read_structure(text)]


def titles(text: str) -> list[str]:
    return [one.title for one in read_structure(text)]


def named(text: str, number: str) -> Section:
    return next(one for one in read_structure(text) if one.number == number)


def test_marks_of_all_widths_nest_with_full_numbers() -> None:
    assert numbers(PLAN) == ["一", "一(一)", "一(二)", "一(二)1", "一(二)1(1)", "一(二)2", "二", "二①"]


def test_a_title_has_neither_number_nor_full_stop() -> None:
    assert titles(PLAN)[:4] == ["总体要求", "指导思想", "工作目标", "扩大规模"]


def test_a_part_holds_its_subparts_and_ends_before_the_next() -> None:
    one = named(PLAN, "一")
    assert PLAN[one.start : one.end].endswith("2、提高效益。")


def test_title_offsets_point_at_the_title() -> None:
    one = named(PLAN, "一(二)1")
    assert PLAN[one.title_start : one.title_end] == "扩大规模"


@pytest.mark.parametrize("line", ["推进第一、第二产业。", "一、二、三产业融合。", "投资1.5亿元。", "1.5亿元到位。", "2021年9月2日"])
def test_a_number_in_a_sentence_is_no_mark(line: str) -> None:
    assert numbers(f"{line}\n") == []


def test_a_number_after_a_broken_line_is_no_mark() -> None:
    assert numbers("一、发展目标\n推动第\n二、第三产业融合。") == ["一"]


def test_chapters_sections_and_clauses() -> None:
    text = "第一章 总则\n第一节　目的\n第一条 为了发展。\n第二条（范围）适用全市。\n（一）企业；\n第二章 附则\n第三条 施行。"
    assert numbers(text) == ["第一章", "第一章第一节", "第一条", "第二条", "第二条(一)", "第二章", "第三条"]


def test_a_clause_may_name_its_subject_in_brackets() -> None:
    assert titles("第二条（适用范围）本办法适用于全市。\n第三条 【资金来源】由财政安排。") == ["适用范围", "资金来源"]


def test_a_clause_cited_at_the_start_of_a_line_opens_nothing() -> None:
    assert numbers("第五条 按下列标准奖励。\n第三条规定的企业除外。") == ["第五条"]


def test_counting_goes_on_across_a_box() -> None:
    text = "（一）强基行动\n1.建网络。加快建设。\n专栏1 网络工程\n组织建设。\n2.建平台。加快建设。"
    assert numbers(text) == ["(一)", "(一)1", "(一)专栏1", "(一)2"]


def test_a_plan_inside_the_paper_starts_its_own_count() -> None:
    text = "现印发给你们。\n扶持工业若干政策\n一、扶持对象\n全市企业。\n全市工业行动计划（2021—2023年）\n一、总体要求\n略。"
    parts = read_structure(text)
    assert [(one.number, one.title, one.parent) for one in parts] == [
        ("", "扶持工业若干政策", NONE), ("一", "扶持对象", 0), ("", "全市工业行动计划（2021—2023年）", NONE), ("一", "总体要求", 2),
    ]  # fmt: skip


def test_a_list_of_annexes_is_no_annex() -> None:
    text = "一、要求\n请落实。\n附件：1.任务分工\n2.联系人名单\n市政府\n附件1\n任务分工表\n一、任务\n略。"
    assert numbers(text) == ["一", "附件1", "附件1一"]


def test_an_annex_takes_its_title_from_the_next_line() -> None:
    assert named("一、要求\n请落实。\n附件2\n重点任务分工表\n1.建园区。", "附件2").title == "重点任务分工表"


def test_a_short_line_between_paragraphs_is_a_heading_without_number() -> None:
    text = "一、总体要求\n指导思想\n以新发展理念为指导，深入实施创新驱动发展战略，全面提高发展的质量和效益。\n"
    assert titles(text) == ["总体要求", "指导思想"]


def test_a_paragraph_that_starts_with_a_short_sentence_has_it_as_title() -> None:
    text = "二、基本原则\n坚持市场驱动。遵循规律，激发活力。\n坚持融合发展。做到“体育+”。"
    assert titles(text) == ["基本原则", "坚持市场驱动", "坚持融合发展"]


def test_signature_and_date_are_no_headings() -> None:
    assert titles("一、要求\n请认真落实。\n某某市人民政府办公厅\n2021年9月2日\n") == ["要求"]


def test_a_bracket_of_departments_is_no_part_of_a_title() -> None:
    assert titles("(一)建设创新平台(牵头部门:科技局,配合部门:发改局)\n加快建设。") == ["建设创新平台"]


def test_a_table_of_lines_with_tabs_is_a_part() -> None:
    text = "一、分工\n见下表。\n任务\t责任单位\n建园区\t科技局\n二、要求\n"
    assert [(one.kind, one.number) for one in read_structure(text)] == [("heading", "一"), ("table", ""), ("heading", "二")]


def test_a_table_of_the_document_is_a_part_once() -> None:
    text = "一、分工\n任务\n责任单位\n建园区\n科技局\n"
    table = TextTable(5, len(text), (((5, 7), (8, 12)), ((13, 16), (17, 20))))
    assert [one.kind for one in read_structure(text, [table])] == ["heading", "table"]


def test_dropped_stretches_hold_no_part() -> None:
    text = "一、别处的新闻\n二、要求\n"
    assert [one.number for one in read_structure(text, dropped=[(0, 8)])] == ["二"]


def test_paragraphs_run_together_by_a_copy_are_parted() -> None:
    assert numbers("一、要求\n（一）领导。要重视。　　（二）经费。要保障。") == ["一", "一(一)", "一(二)"]


def test_the_innermost_part_at_an_offset_is_found() -> None:
    parts = read_structure(PLAN)
    places = [section_at(parts, PLAN.index(word)) for word in ("新发展", "补链", "加强")]
    assert [parts[at].number for at in places] == ["一(一)", "一(二)1(1)", "二①"]


def test_line_ends_of_windows_are_line_ends() -> None:
    assert numbers("一、要求\r\n（一）领导。\r\n二、附则\r\n") == ["一", "一(一)", "二"]


def test_the_component_reads_the_document_beside_the_text() -> None:
    nlp = Language()
    nlp.add_pipe("liantu_structure")
    doc = nlp.make_doc("一、别处\n二、要求\n")
    doc._.document = TextDocument("a.txt", doc.text, dropped=(Dropped(0, 4, "别处"),))
    assert [one.title for one in found_in(nlp(doc)).sections] == ["要求"]
