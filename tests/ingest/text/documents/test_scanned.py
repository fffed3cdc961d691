"""Scanned pages: read where the extra is installed, else refused with the command that installs it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.errors import InputFault
from ingest.text.documents import keep, open_document
from tests.ingest.text.documents.making import HIGH, WIDE, Sheet, write_pdf


def _scan(*lines: str) -> Sheet:
    picture = Image.new("L", (WIDE * 2, HIGH * 2), 255)
    for at, line in enumerate(lines):
        ImageDraw.Draw(picture).text((120, 200 + 100 * at), line, font=ImageFont.load_default(48), fill=0)
    return Sheet(picture=picture)


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)


@pytest.mark.usefixtures("without")
def test_a_scanned_paper_without_the_extra_is_refused_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as fault:
        open_document(write_pdf(tmp_path / "a.pdf", [_scan("500"), _scan("600")]))
    assert str(fault.value) == (
        "[LT-DOC-12] a.pdf：这是扫描件：2 页都是图片，没有文字，而识别图片的组件没有安装"
        "；应为带文字的 PDF，或装有 rapidocr、onnxruntime\n"
        "  处理：运行 pip install 'liantu[ocr]' 后再读；有文字版的换文字版"
    )


@pytest.mark.usefixtures("without")
def test_pages_that_are_pictures_among_others_are_named(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.paragraph(100, "示例市人民政府关于加快工业发展的若干措施已经审定。")
    document = open_document(write_pdf(tmp_path / "a.pdf", [sheet, _scan("500")]))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-13] a.pdf：第 2 页是图片，没有读到文字，其余各页照读；识别图片的组件没有安装"
        "；应为带文字的 PDF，或装有 rapidocr、onnxruntime\n"
        "  处理：运行 pip install 'liantu[ocr]' 后再读"
    ]


def test_a_scanned_page_is_read_and_its_picture_kept(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    path = write_pdf(tmp_path / "a.pdf", [_scan("GDP 2021", "TARGET 500")])
    document = open_document(path)
    keep(document, tmp_path / "home", path.read_bytes())
    assert (document.text.replace(" ", ""), document.pictures) == ("GDP2021\nTARGET500\n", (1,))
    assert (tmp_path / "home/documents" / f"{document.digest}.p1.png").read_bytes().startswith(b"\x89PNG")


def test_what_was_read_from_a_picture_is_said(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    document = open_document(write_pdf(tmp_path / "a.pdf", [_scan("TARGET 500")]))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-17] a.pdf：第 1 页是图片，文字由识别得来，可能有错字；页面图片已留作证据；应为带文字的 PDF\n"
        "  处理：对照页面图片核对数字和名称；有文字版的换文字版"
    ]
