"""What a file really is, whatever its name says: told by its first bytes and, for packages, by what lies in them."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ingest.errors import InputFault
from ontology.errors import issue

SUFFIXES = {".csv": "text", ".tsv": "text", ".json": "json", ".jsonl": "json", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls",
            ".ods": "ods"}  # fmt: skip
"""Files that are tables by their name, and what they should hold."""
ARCHIVE = ".zip"
NAMES = {"xlsx": "xlsx 工作簿", "xls": "xls 工作簿", "ods": "ods 表格", "html": "网页表格", "text": "纯文本", "zip": "zip 压缩包"}
SIGNS = {b"%PDF": "PDF 文件", b"\x89PNG": "图片", b"\xff\xd8\xff": "图片", b"GIF8": "图片", b"Rar!": "rar 压缩包",
         b"\x1f\x8b": "gz 压缩包", b"7z\xbc\xaf": "7z 压缩包", b"SQLite format 3": "数据库文件", b"{\\rtf": "RTF 文档"}  # fmt: skip
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
BIFF = (b"\x09\x08", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
"""How a worksheet of the oldest Excels begins, without a container around it."""
STREAMS = {"EncryptedPackage": "locked", "Workbook": "xls", "Book": "xls", "WordDocument": "Word 文档",
           "PowerPoint Document": "PPT 文档"}  # fmt: skip
MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<", re.ASCII)
HEAD = 8192


def kind_of(path: Path) -> str:
    """`xlsx`, `xls`, `ods`, `zip`, `locked` (a password), `html`, `text`, `empty`, or in Chinese what it is instead."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return "empty"
    if head.startswith(OLE):
        return _in_container(path.read_bytes() if path.stat().st_size < 1 << 28 else head)
    if head.startswith((ZIP, b"PK\x05\x06")):
        return _in_package(path)
    if head.startswith(BIFF):
        return "xls"
    if sign := next((name for start, name in SIGNS.items() if head.startswith(start)), ""):
        return sign
    return _markup(head.lower()) if MARKUP.match(head) else "text"


def _markup(said: bytes) -> str:
    if re.search(rb"<(?:!doctype html|html|table|body)", said):
        return "html"
    if b"office:spreadsheet" in said:
        return "XML 电子表格 2003"
    return "XML 文件" if b"<?xml" in said[:20] else "text"


def _in_container(data: bytes) -> str:
    """Streams of an OLE container by their names in UTF-16."""
    return next((kind for name, kind in STREAMS.items() if name.encode("utf-16-le") in data), "不认识的 Office 文件")


def _in_package(path: Path) -> str:
    try:
        with ZipFile(path) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype") if "mimetype" in names else b""
    except (BadZipFile, OSError, RuntimeError, NotImplementedError):
        return "zip"
    if b"spreadsheet" in mimetype:
        return "ods"
    if "[Content_Types].xml" not in names:
        return "zip"
    inside = {name.split("/")[0] for name in names}
    return "Word 文档" if "word" in inside else "PPT 文档" if "ppt" in inside else "xlsx"


def expected_kind(path: Path, name: str) -> str:
    """The kind that a file's name promises. Raises InputFault LT-FILE-03 for a name that promises no table."""
    kind = SUFFIXES.get(path.suffix.lower(), "")
    if not kind:
        raise InputFault(issue("LT-FILE-03", value=path.name).at(name))
    return kind
