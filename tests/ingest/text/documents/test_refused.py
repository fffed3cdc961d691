"""Files that are no document, or none that can be read: the exact words a person gets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from ingest.errors import InputFault
from ingest.text.documents import open_document, pasted
from tests.factory import write_books
from tests.ingest.text.documents.making import Sheet, write, write_pdf, write_word

LOGIN = (
    "<html><body><h1>统一身份认证</h1><form>用户名<input name='u'>密码<input type='password'><button>登录</button></form></body>"
    "</html>"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
NO_TEXT = "文件里没有文字，没有读取；应为一份有文字的文件\n  处理：用原来的软件打开看看；内容是图片的，另存为 PDF 后再读"
NOTHING = "文件里没有内容，没有读取；应为一份有文字的文件\n  处理：确认文件是否完整，重新下载或导出"
IN_PLACE = (
    "没有读取；应为.txt、.md、.html、.pdf、.docx 文档\n"
    "  处理：换成文件原文（网页、PDF 或 Word）再读；图片先放进 PDF，表格用 liantu load 载入"
)
PASSWORD = "文件有密码，没有读取；应为没有密码的文件\n  处理：用原来的软件打开，去掉打开密码后另存，再读"


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _picture(path: Path) -> None:
    Image.new("RGB", (8, 8)).save(path, "PNG")


CASES: list[tuple[str, Callable[[Path], object], str]] = [
    ("空.txt", _bytes(b"\xef\xbb\xbf \r\n"), f"[LT-DOC-01] 空.txt：{NOTHING}"),
    ("图.pdf", _picture, f"[LT-DOC-02] 图.pdf：不是文档：内容其实是图片，{IN_PLACE}"),
    ("程序.txt", _bytes(bytes(range(256)) * 40), f"[LT-DOC-02] 程序.txt：不是文档：内容其实是二进制文件，{IN_PLACE}"),
    ("表.docx", lambda path: _book(path), f"[LT-DOC-02] 表.docx：不是文档：内容其实是工作簿，{IN_PLACE}"),
    ("版.ofd", lambda path: _ofd(path), f"[LT-DOC-02] 版.ofd：不是文档：内容其实是OFD 版式文件，{IN_PLACE}"),
    ("旧.doc", _bytes(OLD), "[LT-DOC-03] 旧.doc：这是旧的 Word 文档（.doc），没有读取；应为.docx、.pdf、.html 或 .txt\n"
     "  处理：用 Word 或 WPS 打开，另存为 .docx 后再读"),
    ("密.docx", _bytes(LOCKED), f"[LT-DOC-04] 密.docx：{PASSWORD}"),
    ("密.pdf", lambda path: write_pdf(path, [Sheet()], locked=True), f"[LT-DOC-04] 密.pdf：{PASSWORD}"),
    ("断.pdf", _bytes(b"%PDF-1.4\n1 0 obj\n"), "[LT-DOC-06] 断.pdf：PDF 文件已损坏，打不开，没有读取；应为完整的文件\n"
     "  处理：重新下载，或用原来的软件打开后另存"),
    ("码.txt", _bytes("锟斤拷锟斤拷锟斤拷\n锟斤拷锟斤拷".encode()), "[LT-DOC-07] 码.txt：文件是乱码，还原不出原文，没有读取"
        "；应为编码正确的文字\n"
     "  处理：从原处重新下载或复制；用记事本另存时选 UTF-8"),
    ("登录.html", _bytes(LOGIN.encode()), "[LT-DOC-10] 登录.html：这是登录页，不是文件正文，没有读取；应为文件正文的网页\n"
     "  处理：登录后打开文件页面，另存为网页再读"),
    ("空页.html", _bytes(b"<html><body><div id='app'></div><script>load()</script></body></html>"),
     "[LT-DOC-11] 空页.html：网页里没有正文（内容可能由脚本载入），没有读取；应为带正文的网页\n"
     "  处理：在浏览器里打开，等正文出现后另存为完整网页或打印为 PDF，再读"),
    ("空.docx", lambda path: write_word(path, []), f"[LT-DOC-14] 空.docx：{NO_TEXT}"),
    ("空.pdf", lambda path: write_pdf(path, [Sheet()]), f"[LT-DOC-14] 空.pdf：{NO_TEXT}"),
]  # fmt: skip


def _ofd(path: Path) -> None:
    with ZipFile(path, "w") as package:
        package.writestr("OFD.xml", "<ofd:OFD/>")


def _book(path: Path) -> None:
    write_books(path.parent, {"表.xlsx": {"页": [["名称"], ["甲"]]}})
    (path.parent / "表.xlsx").rename(path)


@pytest.mark.parametrize(("name", "make", "said"), CASES, ids=[f"{case[2][1:10]} {case[0]}" for case in CASES])
def test_what_is_no_document_is_refused_with_what_to_do(
    name: str, make: Callable[[Path], object], said: str, tmp_path: Path
) -> None:
    make(tmp_path / name)
    with pytest.raises(InputFault) as fault:
        open_document(tmp_path / name)
    assert str(fault.value) == said


def test_a_damaged_word_file_is_refused(tmp_path: Path) -> None:
    whole = write_word(tmp_path / "断.docx", ["示例"]).read_bytes()
    at = whole.index(b"word/document.xml") + 40
    (tmp_path / "断.docx").write_bytes(whole[:at] + bytes(64) + whole[at + 64 :])
    with pytest.raises(InputFault, match=r"LT-DOC-06.*Word 文档已损坏"):
        open_document(tmp_path / "断.docx")


def test_a_path_without_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputFault) as fault:
        open_document(tmp_path / "无.txt")
    assert str(fault.value) == f"[LT-DOC-15] 无.txt：找不到文件：{tmp_path / '无.txt'}；应为存在的文件\n  处理：核对路径"


def test_nothing_pasted_is_refused() -> None:
    with pytest.raises(InputFault) as fault:
        pasted(" \n")
    assert str(fault.value) == f"[LT-DOC-01] 粘贴的文本：{NOTHING}"


def test_a_wrong_extension_is_said_and_the_content_read(tmp_path: Path) -> None:
    document = open_document(write(tmp_path / "措施.pdf", "关于示例的措施\n一、示例。"))
    assert [one.text() for one in document.issues] == [
        "[LT-DOC-05] 措施.pdf：扩展名是 .pdf，内容其实是纯文本，按内容读取"
        "；应为扩展名与内容一致的文件\n  处理：无须处理；建议改正扩展名"
    ]
    assert document.form == "txt"
