"""Two papers in one file are two documents; the offsets stay those of the file."""

from __future__ import annotations

from pathlib import Path

from ingest.text.documents import open_document, pasted, split_documents
from ingest.text.heads import read_head
from tests.ingest.text.documents.making import PAPER, SECOND, write


def test_two_papers_in_a_file_are_said(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.txt", PAPER + "\n" + SECOND))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-16] a.txt：一个文件里有 2 份公文，分开读取；应为一个文件一份公文\n  处理：无须处理；建议拆成 2 个文件"
    ]


def test_each_of_two_papers_has_its_own_head() -> None:
    heads = [read_head(one.reading, one) for one in split_documents(pasted(PAPER + "\n" + SECOND))]
    said = [(head.number, head.issued) for head in heads]
    assert said == [("示政发〔2021〕5号", "2021-03-05"), ("示政办发〔2022〕9号", "2022-06-01")]


def test_the_places_are_those_of_the_whole_text() -> None:
    said = PAPER + "\n" + SECOND
    second = split_documents(pasted(said))[1]
    start, end = read_head(second.reading, second).places["number"]
    assert second.text == said
    assert said[start:end] == "示政办发〔2022〕9号"
    assert start > len(PAPER)


def test_the_stretch_of_the_other_is_dropped_with_a_reason() -> None:
    first, second = split_documents(pasted(PAPER + "\n" + SECOND))
    assert [one.why for one in first.dropped] == [one.why for one in second.dropped] == ["同一文件里的另一份文件"]
    assert first.kept()[0][1] == second.kept()[0][0] == len(PAPER) + 1


def test_a_notice_and_the_plan_it_hands_out_are_one_paper() -> None:
    assert len(split_documents(pasted(SECOND))) == 1


def test_a_title_that_is_repeated_above_the_paper_makes_no_second_one() -> None:
    assert len(split_documents(pasted("\n".join(PAPER.splitlines()[:2]) + "\n" + PAPER))) == 1


def test_an_appendix_with_its_own_title_is_no_paper_of_its_own() -> None:
    assert len(split_documents(pasted(PAPER + "附件\n示例行动计划\n" + "一、示例内容。" * 40))) == 1


def test_three_papers_are_three() -> None:
    third = SECOND.replace("示政办发〔2022〕9号", "示政办发〔2023〕1号").replace("2022年", "2023年")
    heads = [read_head(one.reading, one).issued for one in split_documents(pasted(PAPER + SECOND + third))]
    assert heads == ["2021-03-05", "2022-06-01", "2023-06-01"]
