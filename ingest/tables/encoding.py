"""In which encoding a text file is written: UTF-8, GB18030 or UTF-16, with and without a byte order mark."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ingest.errors import InputFault
from ingest.tables.sheet import Marks
from ontology.errors import issue

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), ("\ufeff".encode("gb18030"), "gb18030"))  # fmt: skip
CHUNK = 1 << 20
CJK = "\u2e80"
"""From here on signs are Chinese, or at least of the East."""


def encoding_of(path: Path, name: str) -> str:
    """The codec by which the whole file can be read.

    Raises InputFault LT-FILE-12 (a NUL sign), LT-FILE-13 (lines in two encodings, or in none), each naming the lines.
    """
    with path.open("rb") as file:
        head = file.read(CHUNK)
        marked = next((codec for mark, codec in MARKS if head.startswith(mark)), "")
        for codec in [marked] if marked else _likely(head):
            if _reads(file, codec, name):
                return codec
        if marked.startswith(("utf-16", "utf-32")):
            raise InputFault(issue("LT-FILE-13", value=f"有 {marked.upper()} 的标记，内容却不是").at(name))
        return _by_lines(file, name)


def _likely(head: bytes) -> tuple[str, ...]:
    """What to try. Between two-byte signs the ASCII ones (comma, line end) have their zero byte always on the same side."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd and not even:
        return ("utf-16-le",)
    if even and not odd:
        return ("utf-16-be",)
    return ("utf-8",)


def _reads(file: BinaryIO, codec: str, name: str) -> bool:
    """Whether every byte can be read so. Raises InputFault LT-FILE-12 for a NUL sign in text that can."""
    decoder, line, nul = codecs.getincrementaldecoder(codec)(), 1, 0
    for chunk in _chunks(file):
        try:
            text = decoder.decode(chunk, not chunk)
        except UnicodeDecodeError:
            return False
        if not nul and "\0" in text:
            nul = line + text.count("\n", 0, text.index("\0"))
        line += text.count("\n")
    if nul:
        raise InputFault(issue("LT-FILE-12").at(name, "", nul))
    return True


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    """The file from its beginning; an empty chunk ends it."""
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
    yield b""


def _by_lines(file: BinaryIO, name: str) -> str:
    """GB18030 where every line is. Raises InputFault LT-FILE-12, -13: lines in UTF-8 among others, or lines that are no text."""
    utf8, other, neither = Marks(), Marks(), Marks()
    file.seek(0)
    for number, line in enumerate(file, 1):
        if line.isascii():
            continue
        if _is(line, "utf-8"):
            if any(sign >= CJK for sign in line.decode("utf-8")):
                utf8.add(number)
        else:
            (other if _is(line, "gb18030") else neither).add(number)
    if neither.count:
        value = f"第 {neither.text()} 行的编码既不是 UTF-8 也不是 GB18030"
        raise InputFault(issue("LT-FILE-13", value=value).at(name, "", int(neither.first[0])))
    if utf8.count and other.count:
        few, codec, most = (utf8, "UTF-8", "GB18030") if utf8.count <= other.count else (other, "GB18030", "UTF-8")
        value = f"第 {few.text()} 行是 {codec}，其余是 {most}"
        raise InputFault(issue("LT-FILE-13", value=value).at(name, "", int(few.first[0])))
    _reads(file, "gb18030", name)
    return "gb18030"


def _is(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
