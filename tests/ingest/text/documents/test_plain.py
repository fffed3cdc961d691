"""Plain text: the decoded file itself, in any Chinese encoding; wrong decoding undone where that is certain."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.text.documents import open_document, pasted
from ingest.text.documents.scripts import simplified
from tests.ingest.text.documents.making import PAPER, write

WRONG = {"UTF-8 as GBK": ("utf-8", "gb18030"), "UTF-8 as Latin-1": ("utf-8", "latin-1"), "GBK as Latin-1": ("gb18030", "latin-1")}
SAID = "关于印发示例措施\n给予补助不高于百万元\n各有关部门单位要落实\n"
COMPLEX = "示例市人民政府關於支援產業創新發展的若干措施\n各區縣人民政府，市政府各部門：\n一、對認定的國家級實驗室給予獎勵。\n"


def test_the_text_is_the_decoded_file_with_its_line_ends(tmp_path: Path) -> None:
    said = PAPER.replace("\n", "\r\n").replace("2021", "２０２１")
    assert open_document(write(tmp_path / "a.txt", said)).text == said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_each_encoding_gives_the_same_text(encoding: str, tmp_path: Path) -> None:
    assert open_document(write(tmp_path / "a.txt", PAPER, encoding)).text == PAPER


def test_big5_is_told_from_gb18030(tmp_path: Path) -> None:
    assert open_document(write(tmp_path / "a.txt", COMPLEX, "big5hkscs")).text == COMPLEX


@pytest.mark.parametrize("way", WRONG.values(), ids=WRONG)
def test_text_that_was_decoded_wrongly_is_repaired_and_said(way: tuple[str, str], tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.txt", SAID.encode(way[0]).decode(way[1])))
    assert ([one.code for one in document.issues], document.text) == (["LT-DOC-08"], SAID)


def test_the_repair_names_how_many_lines(tmp_path: Path) -> None:
    said = PAPER.splitlines()
    said[3] = said[3].encode().decode("latin-1")
    document = open_document(write(tmp_path / "a.txt", "\n".join(said)))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-08] a.txt：有 1 行是乱码，已按能确定的编码还原；位置按还原后的文字计"
        "；应为编码正确的文字\n  处理：核对还原的文字；建议从原处重新下载"
    ]
    assert document.text == "\n".join(PAPER.splitlines())


def test_a_line_that_cannot_be_repaired_stays_and_is_named(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.txt", PAPER + "锟斤拷锟斤拷\n"))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-09] a.txt 第 8 行：有 1 行是乱码，还原不出原文，照原样保留；应为编码正确的文字\n  处理：对照原件改正这些行后再读"
    ]


def test_rare_names_are_not_taken_for_garbled_text() -> None:
    assert pasted("參與單位：瀋陽、麒麟、饕餮、鬱鬱蔥蔥、龘龘\n" + PAPER).text.startswith("參與單位：瀋陽")


def test_traditional_signs_are_said_and_read_in_simplified_ones_at_the_same_places(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "a.txt", COMPLEX))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-18] a.txt：原文是繁体字，按对应的简体字读；引文和位置仍是原文；应为简体或繁体文字\n  处理：无须处理"
    ]
    assert (document.text, document.reading[7:18]) == (COMPLEX, "关于支援产业创新发展的")
    assert len(document.reading) == len(COMPLEX)


def test_the_simplified_reading_is_as_long_as_the_text() -> None:
    said = "臺積電與鴻海的裡程碑，乾燥、皇后、頭髮、發展"
    assert (len(simplified(said)), simplified("關於發展")) == (len(said), "关于发展")


def test_two_megabytes_are_read(tmp_path: Path) -> None:
    said = PAPER + "一、示例园区建设，到2025年企业达到500家。\n" * 36_000
    document = open_document(write(tmp_path / "a.txt", said))
    assert (tmp_path / "a.txt").stat().st_size > 1_800_000
    assert document.text == said


def test_radicals_that_browsers_print_are_read_as_the_signs_they_look_like() -> None:
    text = "⽰例市⼈民政府关于⼯业发展的若⼲措施\n到2025年，产值达到5亿元。"
    document = pasted(text)
    assert (document.text, document.reading[:8], len(document.reading)) == (text, "示例市人民政府关", len(text))
