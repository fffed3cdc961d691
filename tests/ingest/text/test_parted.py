"""Papers of one file, each read by itself."""

from __future__ import annotations

from ingest.text.document import Dropped, TextDocument, TextTable
from ingest.text.documents.splitting import OTHER, split_documents
from ingest.text.language import found_in
from ingest.text.parted import alone
from ingest.text.pipeline import blanked, language, read_texts

PAPER = """示例市人民政府办公室关于印发示例市{name}行动计划的通知
示政办发〔2024〕{number}号

各区县人民政府，市政府各部门：

到2026年，{name}企业达到{number}0家，规模以上工业总产值突破1000亿元。（牵头单位：市科技局；配合单位：市财政局）

一、对首次认定的高新技术企业，给予20万元奖励。

示例市人民政府办公室
2024年3月{number}日
"""
FILE = "\n\n".join(PAPER.format(name=name, number=number) for number, name in enumerate(("专精特新", "瞪羚", "科技型中小"), 3))


def test_each_paper_of_a_file_is_found_where_it_stands_there() -> None:
    papers = split_documents(TextDocument("示例.txt", FILE))
    whole = []
    for one in papers:
        doc = language().make_doc(blanked(one))
        doc._.document = one
        whole.append(found_in(language()(doc)))
    assert len(papers) == 3
    assert list(read_texts(papers)) == whole


def test_a_quote_of_the_last_paper_is_the_text_at_its_place() -> None:
    found = list(read_texts(split_documents(TextDocument("示例.txt", FILE))))[-1]
    assert [FILE[one.value_start : one.value_end] for one in found.targets][:1] == ["50家"]


def test_a_file_of_one_paper_is_read_as_it_is() -> None:
    document = TextDocument("示例.txt", "页眉\n正文", dropped=(Dropped(0, 2, "页眉"),))
    assert alone(document) == (document, 0)


def test_a_table_goes_along_with_its_paper() -> None:
    table = TextTable(4, 7, (((4, 5), (6, 7)),))
    document = TextDocument("示例.txt", "甲甲甲\n一\t二", dropped=(Dropped(0, 4, OTHER),), tables=(table,))
    paper, before = alone(document)
    assert (paper.text, before, paper.tables) == ("一\t二", 4, (TextTable(0, 3, (((0, 1), (2, 3)),)),))
