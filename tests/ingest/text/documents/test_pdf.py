"""PDF: paragraphs are whole again, what runs through the pages is dropped, tables keep their cells and go on over pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.text.document import TextDocument
from ingest.text.documents import open_document
from ingest.text.heads import read_head
from tests.ingest.text.documents.making import Sheet, write_pdf

LONG = "示例园区要统筹各类科技资源要素，加快创新链、产业链、资金链相互融合，到2025年高新技术企业达到500家，科技型企业达到1000家。"
HEAD = ["序号", "指标", "目标"]


def _paper(path: Path) -> TextDocument:
    """Three pages: a paragraph that goes on over the first page's end, and a table that goes on over the second's."""
    first, second, third = Sheet(), Sheet(), Sheet()
    first.lines += [(180, 90, 20, "示例市人民政府关于加快"), (180, 120, 20, "工业发展的若干措施"), (60, 160, 14, "各区人民政府：")]
    first.paragraph(200, LONG)
    said = "　　" + LONG
    first.lines += [(88, 750, 14, said[2:34])]
    second.lines += [(60, 80, 14, said[34:68])]
    second.table(600, [HEAD, ["1", "企业", "500家"], ["2", "园区", "10个"]])
    third.table(80, [HEAD, ["3", "平台", "9个"]])
    third.paragraph(300, "本措施自2022年1月1日起施行，有效期2年。")
    for number, sheet in enumerate((first, second, third), 1):
        sheet.lines += [(250, 30, 10, "示例市人民政府公报"), (290, 800, 10, f"— {number} —")]
    return open_document(write_pdf(path, [first, second, third]))


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> TextDocument:
    return _paper(tmp_path_factory.mktemp("pdf") / "a.pdf")


def test_a_paragraph_is_one_line_also_over_a_page_end(paper: TextDocument) -> None:
    assert paper.text.split("\n").count(LONG) == 2


def test_headers_and_page_numbers_are_dropped_and_listed(paper: TextDocument) -> None:
    said = [(paper.text[one.start : one.end], one.why) for one in paper.dropped]
    assert said.count(("示例市人民政府公报", "页眉页脚")) == 3
    assert [text for text, why in said if why == "页码"] == ["— 1 —", "— 2 —", "— 3 —"]


def test_a_table_that_goes_on_over_a_page_is_one_table_with_one_head(paper: TextDocument) -> None:
    (table,) = paper.tables
    said = [[paper.text[start:end] for start, end in row] for row in table.cells]
    assert said == [HEAD, ["1", "企业", "500家"], ["2", "园区", "10个"], ["3", "平台", "9个"]]
    assert ("序号\t指标\t目标", "跨页表格重复的表头") in [(paper.text[one.start : one.end], one.why) for one in paper.dropped]


def test_cells_stand_in_the_text_once(paper: TextDocument) -> None:
    assert paper.text.count("500家") == 3
    assert paper.text.count("平台\t9个") == 1


def test_the_pages_begin_where_their_first_line_stands(paper: TextDocument) -> None:
    assert [paper.text[at : at + 4] for at in paper.pages] == ["示例市人", LONG[32:36], "本措施自"]


def test_the_head_is_read_from_the_pages(paper: TextDocument) -> None:
    head = read_head(paper.reading, paper)
    assert (head.title, head.in_force_to) == ("示例市人民政府关于加快工业发展的若干措施", "2023-12-31")


def test_a_heading_after_a_full_line_begins_a_paragraph(tmp_path: Path) -> None:
    sheet = Sheet()
    said = ["字" * 34, "二、示例工作", "字" * 34, "（一）示例", "字" * 34]
    sheet.lines += [(60, 100 + 24 * at, 14, line) for at, line in enumerate(said)]
    lines = open_document(write_pdf(tmp_path / "a.pdf", [sheet])).text.split("\n")
    assert lines[:4] == ["字" * 34, "二、示例工作", "字" * 34, "（一）示例"]


def test_a_pdf_with_faults_is_read_without_its_tables_and_said(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.table(100, [HEAD, ["1", "企业", "500家"]])
    path = write_pdf(tmp_path / "a.pdf", [sheet])
    path.write_bytes(path.read_bytes().replace(b"/Contents 7 0 R", b"/Contents 7 0 R/Odd", 1))
    document = open_document(path)
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-20] a.pdf：PDF 有些地方不合规，表格没有认出来，按普通文字读；应为合规的 PDF\n"
        "  处理：核对表格里的数字；可用原来的软件打开后另存为 PDF 再读"
    ]
