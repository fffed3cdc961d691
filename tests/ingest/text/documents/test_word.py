"""Word documents: paragraphs and tables in their order, counted numbers, changes, headers."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ingest.text.document import TextDocument
from ingest.text.documents import open_document
from tests.ingest.text.documents.making import write_word


def _numbered(path: Path) -> Path:
    """A list that counts 一、 with （一） below it, as Word keeps it."""
    document = docx.Document()
    root = document.part.numbering_part.element
    counting = '<w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    levels = "".join(f'<w:lvl w:ilvl="{at}">{counting}<w:lvlText w:val="{said}"/></w:lvl>'
                     for at, said in enumerate(("%1、", "（%2）")))  # fmt: skip
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, said in ((0, "总体要求"), (0, "主要任务"), (1, "平台建设"), (1, "企业培育"), (0, "保障措施"), (1, "组织保障")):
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        document.add_paragraph(said)._p.get_or_add_pPr().append(parse_xml(number))
    document.save(str(path))
    return path


def test_paragraphs_and_tables_stand_in_their_order(tmp_path: Path) -> None:
    document = open_document(write_word(tmp_path / "a.docx", ["一、目标", [["指标", "目标"], ["企业", "500家"]], "二、任务"]))
    assert document.text == "一、目标\n指标\t目标\n企业\t500家\n二、任务\n"
    cells = [[document.text[start:end] for start, end in row] for row in document.tables[0].cells]
    assert cells == [["指标", "目标"], ["企业", "500家"]]


def test_numbers_that_word_counts_are_in_the_text(tmp_path: Path) -> None:
    assert open_document(_numbered(tmp_path / "a.docx")).text.split() == [
        "一、总体要求", "二、主要任务", "（一）平台建设", "（二）企业培育", "三、保障措施", "（一）组织保障"
    ]  # fmt: skip


def test_headers_are_dropped_and_listed(tmp_path: Path) -> None:
    document = open_document(write_word(tmp_path / "a.docx", ["一、目标"], header="示例市政府公报"))
    assert [(document.text[one.start : one.end], one.why) for one in document.dropped] == [("示例市政府公报", "页眉页脚")]


def test_inserted_words_are_read_and_deleted_ones_not(tmp_path: Path) -> None:
    document = docx.Document()
    new = '<w:ins w:id="1" w:author="甲"><w:r><w:t>新增</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2" w:author="甲"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    paragraph = document.add_paragraph("示例")._p
    for part in parse_xml(f"<w:p {nsdecls('w')}>{new}{gone}</w:p>"):
        paragraph.append(part)
    document.save(str(tmp_path / "a.docx"))
    assert open_document(tmp_path / "a.docx").text == "示例新增\n"


def test_a_merged_cell_stands_once_and_has_its_place_in_each_row(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "企业"
    table.cell(0, 1).text, table.cell(1, 1).text = "1家", "2家"
    document.save(str(tmp_path / "a.docx"))
    read: TextDocument = open_document(tmp_path / "a.docx")
    assert read.text == "企业\t1家\n\t2家\n"
    assert read.tables[0].cells[0][0] == read.tables[0].cells[1][0]
