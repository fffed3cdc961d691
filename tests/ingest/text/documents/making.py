"""What the tests of documents are made of: invented papers as PDF, Word and web pages, each written here."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import docx
from PIL import Image

WIDE, HIGH = 595, 842
PAPER = """示例市人民政府关于加快工业发展的若干措施
示政发〔2021〕5号
各区、县人民政府，市政府各部门：
为贯彻落实《国务院关于示例工作的意见》（国发〔2020〕8号），结合我市实际，制定以下措施。
一、支持技术改造。按设备投资额的10%给予补助，最高不超过500万元。
示例市人民政府
2021年3月5日
"""
SECOND = """示例市人民政府办公室关于印发示例行动计划的通知
示政办发〔2022〕9号
各区、县人民政府，市政府各部门：
《示例行动计划》已经市政府同意，现印发给你们，请认真组织实施。
示例市人民政府办公室
2022年6月1日
示例行动计划
一、总体要求。坚持示例先行，到2025年，全市高新技术企业达到500家，示例园区达到10个，形成示例体系。
"""


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file, line ends as they are given."""
    path.write_bytes(text.encode(encoding))
    return path


def write_word(path: Path, parts: Iterable[str | list[list[str]]], header: str = "") -> Path:
    """A .docx file: a string is a paragraph, a list of rows a table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(0, len(part[0]))
        for row in part:
            for cell, said in zip(table.add_row().cells, row, strict=True):
                cell.text = said
    document.sections[0].header.paragraphs[0].text = header
    document.save(str(path))
    return path


@dataclass
class Sheet:
    """A page of a PDF: lines (x, y from above, size, text), ruled lines (x0, y0, x1, y1), and a picture that fills it."""

    lines: list[tuple[float, float, float, str]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    picture: Image.Image | None = None

    def paragraph(self, top: float, text: str, width: int = 34, size: float = 14) -> float:
        """Adds a paragraph with an indent of two signs, broken at the right margin; returns the height below it."""
        said = "　　" + text
        for start in range(0, len(said), width):
            line = said[start : start + width]
            lead = len(line) - len(line.lstrip("　"))
            self.lines.append((60 + lead * size, top, size, line.strip("　")))
            top += size * 1.6
        return top

    def table(self, top: float, rows: Sequence[Sequence[str]], wide: float = 120, high: float = 24) -> float:
        """Adds a ruled table; returns the height below it."""
        right, bottom = 60 + wide * len(rows[0]), top + high * len(rows)
        self.rules += [(60, top + high * at, right, top + high * at) for at in range(len(rows) + 1)]
        self.rules += [(60 + wide * at, top, 60 + wide * at, bottom) for at in range(len(rows[0]) + 1)]
        for down, row in enumerate(rows):
            self.lines += [(64 + wide * at, top + high * down + 5, 12, said) for at, said in enumerate(row)]
        return bottom


def write_pdf(path: Path, sheets: Sequence[Sheet], *, locked: bool = False) -> Path:
    """A PDF whose font is the reader's own (STSong-Light, not embedded); `locked` asks for a password that nobody knows."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", _font(), _glyphs(), _descriptor()]
    pages = []
    for sheet in sheets:
        pages.append(len(objects) + 1)
        objects += _page(sheet, len(objects) + 1)
    kids = " ".join(f"{number} 0 R" for number in pages)
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode()
    trailer = b""
    if locked:
        objects.append(b"<</Filter/Standard/V 1/R 2/P -44/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>")
        trailer = f"/Encrypt {len(objects)} 0 R/ID[<{'43' * 16}><{'43' * 16}>]".encode()
    path.write_bytes(_file(objects, trailer))
    return path


def _font() -> bytes:
    return b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"


def _glyphs() -> bytes:
    system = b"<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>"
    return b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo" + system + b"/DW 1000/FontDescriptor 5 0 R>>"


def _descriptor() -> bytes:
    return (b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
            b"/Descent -120/CapHeight 880/StemV 93>>")  # fmt: skip


def _page(sheet: Sheet, number: int) -> list[bytes]:
    """A page, its drawing and its picture."""
    drawn = "".join(f"{x0} {HIGH - y0} m {x1} {HIGH - y1} l S\n" for x0, y0, x1, y1 in sheet.rules)
    for x, top, size, said in sheet.lines:
        drawn += f"BT /F {size} Tf {x} {HIGH - top - size * 0.88} Td <{said.encode('utf-16-be').hex()}> Tj ET\n"
    pictures = ""
    objects = []
    if sheet.picture:
        drawn += f"q {WIDE} 0 0 {HIGH} 0 0 cm /P Do Q\n"
        pictures = f"/XObject<</P {number + 2} 0 R>>"
    resources = f"/Resources<</Font<</F 3 0 R>>{pictures}>>"
    objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDE} {HIGH}]/Contents {number + 1} 0 R{resources}>>".encode())
    objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}endstream".encode())
    return [*objects, _picture(sheet.picture)] if sheet.picture else objects


def _picture(picture: Image.Image) -> bytes:
    data = zlib.compress(picture.convert("L").tobytes())
    said = f"/Width {picture.width}/Height {picture.height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    return f"<</Type/XObject/Subtype/Image{said}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes], trailer: bytes) -> bytes:
    said, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(said))
        said += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R".encode() + trailer + f">>\nstartxref\n{len(said)}\n%%EOF\n".encode()
    return said + table.encode() + end
