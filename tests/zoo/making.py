"""Files made by code, as bytes: workbooks of three kinds, archives, and what can be wrong with them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import xlwt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from xlwt.CompoundDoc import XlsDoc

Value = str | int | float | None
Rows = Sequence[Sequence[Value]]
FIRM = [["编号", "名称"], ["a", "甲公司"]]


def workbook(rows: Rows = FIRM, draw: Callable[[Worksheet], object] | None = None, title: str = "企业") -> bytes:
    """An .xlsx of one sheet; `draw` merges, hides or formats."""
    book, file = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if draw:
        draw(sheet)
    book.save(file)
    return file.getvalue()


def biff(rows: Rows = FIRM, title: str = "企业") -> bytes:
    """The workbook stream of an .xls."""
    book = xlwt.Workbook()
    sheet = book.add_sheet(title)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    stream: bytes = book.get_biff_data()
    return stream


def container(stream: bytes, name: str = "Workbook") -> bytes:
    """An OLE container with one stream of this name."""
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue().replace(_entry("Workbook"), _entry(name))


def _entry(name: str) -> bytes:
    """How a container's directory writes a name: 64 bytes, and how many of them count."""
    return name.encode("utf-16-le").ljust(64, b"\0") + (2 * len(name) + 2).to_bytes(2, "little")


def legacy(rows: Rows = FIRM) -> bytes:
    """An .xls of one sheet."""
    return container(biff(rows))


OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {"office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle"}
DECLARED = " ".join(f'xmlns:{prefix}="{OASIS}{name}:1.0"' for prefix, name in SPACES.items())
ODS = (
    f"<office:document-content {DECLARED}>"
    '%s<office:body><office:spreadsheet><table:table table:name="企业">%s</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)


def document(rows: Rows = FIRM, drawn: str = "", styles: str = "") -> bytes:
    """An .ods of one sheet: texts, then what is `drawn` in its own XML."""
    cells = ["".join(f'<table:table-cell office:value-type="string">{_paragraphs(str(one))}</table:table-cell>' for one in row)
             for row in rows]  # fmt: skip
    content = ODS % (styles, "".join(f"<table:table-row>{row}</table:table-row>" for row in cells) + drawn)
    return archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()})


def _paragraphs(text: str) -> str:
    """Text as OpenDocument writes it: lines are paragraphs, and white space is counted."""
    lines = [escape(line).replace("\t", "<text:tab/>").replace(" ", "<text:s/>") for line in text.split("\n")]
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def archive(members: Mapping[str, bytes], codec: str = "") -> bytes:
    """A .zip of these members; `codec` writes their names in an encoding and does not say so."""
    file, written = io.BytesIO(), {name: name.encode(codec or "utf-8") for name in members}
    plain = {name: chr(97 + place) * len(written[name]) if codec else name for place, name in enumerate(members)}
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(plain[name], data)
    made = file.getvalue()
    for name in members if codec else ():
        made = made.replace(plain[name].encode(), written[name])
    return made


def locked(data: bytes) -> bytes:
    """An archive whose members are marked as having a password."""
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data = data[: at + place] + bytes([data[at + place] | 1]) + data[at + place + 1 :]
            at = data.find(sign, at + 4)
    return data


def repacked(data: bytes, members: Mapping[str, bytes], old: bytes = b"", new: bytes = b"") -> bytes:
    """A package with more members, and with one text instead of another in all of them."""
    with ZipFile(io.BytesIO(data)) as package:
        found = {name: package.read(name) for name in package.namelist()}
    return archive({name: one.replace(old, new) if old else one for name, one in (found | dict(members)).items()})
