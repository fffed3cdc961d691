"""What a document's file really is, whatever its name says; what is none is refused with a word on what to do."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ingest.errors import InputFault
from ingest.tables.kinds import kind_of as kind_of_table
from ontology.errors import Issue, issue

FORMS = {".txt": "txt", ".text": "txt", ".md": "txt", ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
         ".mht": "mht", ".pdf": "pdf", ".docx": "docx", ".doc": "doc", ".wps": "doc", ".ofd": "ofd"}  # fmt: skip
"""What a name promises."""
SAID = {"txt": "纯文本", "html": "网页", "pdf": "PDF 文件", "docx": "Word 文档（.docx）", "doc": "旧的 Word 文档（.doc）"}
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
OFD = b"OFD.xml"
"""The first part of an OFD, the state's own format of fixed pages; a package like many others."""
UTF16 = (b"\xff\xfe", b"\xfe\xff")
PICTURES = {b"BM": "图片", b"II*\0": "图片", b"MM\0*": "图片", b"RIFF": "图片或音视频", b"%!PS": "PostScript 文件",
            b"MIME-Version": "单个文件的网页（.mht）"}  # fmt: skip
WRITTEN = re.compile(r"[\t\r\n\x20-\x7e\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
HEAD, MANY, MOST = 8192, 0.01, 0.95
MARKUP = re.compile(rb"<(?:html|head|body|!doctype|meta|div|p|table|span)\b", re.IGNORECASE)


def form_of(path: Path, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The form (txt, html, pdf, docx) of a file and what is to be said about its name.

    Raises InputFault LT-DOC-01 (nothing in it), -02 (no document), -03 (an old .doc), -04 (locked).
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputFault(issue("LT-DOC-01").at(name))
    form = _form(path, head, name)
    promised = FORMS.get(path.suffix.lower(), "")
    if promised and promised != form:
        said = issue("LT-DOC-05", value=path.suffix, kind=SAID[form])
        return form, (said.at(name),)
    return form, ()


def _form(path: Path, head: bytes, name: str) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    kind = next((kind for sign, kind in PICTURES.items() if head.startswith(sign)), "") or kind_of_table(path)
    if kind == "Word 文档":
        return _word(path, head, name)
    if kind == "locked":
        raise InputFault(issue("LT-DOC-04").at(name))
    if kind == "html":
        return "html"
    if kind not in ("text", "XML 文件"):
        raise InputFault(issue("LT-DOC-02", value="OFD 版式文件" if OFD in head else _told(kind)).at(name))
    if _is_binary(head):
        raise InputFault(issue("LT-DOC-02", value="二进制文件").at(name))
    return "html" if len(MARKUP.findall(head)) >= 3 and head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") else "txt"


def _told(kind: str) -> str:
    return {"xlsx": "工作簿", "xls": "工作簿", "ods": "表格", "zip": "zip 压缩包", "empty": "空文件"}.get(kind, kind)


def _word(path: Path, head: bytes, name: str) -> str:
    """A .docx, or an old .doc, which is refused."""
    if not head.startswith(b"PK"):
        raise InputFault(issue("LT-DOC-03").at(name))
    try:
        with ZipFile(path) as package:
            if package.testzip() is None:
                return "docx"
    except (BadZipFile, OSError, RuntimeError, ValueError, zlib.error):
        pass
    raise InputFault(issue("LT-DOC-06", value="Word 文档").at(name))


def _is_binary(head: bytes) -> bool:
    """Whether bytes are no text, neither of one byte a sign nor of two."""
    if head.startswith(UTF16) or len(BINARY.findall(head)) <= len(head) * MANY:
        return False
    return not any(_reads_as_text(head[: len(head) // 2 * 2].decode(codec, "ignore")) for codec in ("utf-16-le", "utf-16-be"))


def _reads_as_text(said: str) -> bool:
    return len(WRITTEN.findall(said)) > len(said) * MOST
