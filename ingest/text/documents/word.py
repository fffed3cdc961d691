"""Word documents: paragraphs and tables in their order, with the numbers that Word counts; headers and footers last, as dropped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ingest.errors import InputFault
from ingest.text.document import TextDocument
from ingest.text.documents.assembly import Assembly
from ingest.text.documents.numbering import Numbering
from ingest.text.documents.running import HEADER
from ontology.errors import issue

UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:pPr"), qn("w:rPr"),
          "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # fmt: skip
BREAKS = {qn("w:br"), qn("w:cr")}
BLANK = {qn("w:tab"), qn("w:ptab")}
Grid = list[list[str | tuple[int, int]]]


def read_word(path: Path, name: str) -> TextDocument:
    """A .docx file's text. Raises InputFault LT-DOC-06 (damaged), -14 (nothing written in it)."""
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise InputFault(issue("LT-DOC-06", value="Word 文档").at(name)) from error
    said, numbering = Assembly(), Numbering(document)
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            _add_paragraph(said, part, numbering)
        else:
            said.add_table(_grid(part))
    if not said.text.strip():
        raise InputFault(issue("LT-DOC-14").at(name))
    for line in _running(document):
        said.add(line, HEADER)
    return TextDocument(name, said.text, "docx", tuple(said.dropped), tuple(said.tables))


def _add_paragraph(said: Assembly, paragraph: Paragraph, numbering: Numbering) -> None:
    number, text = numbering.before(paragraph), _text(paragraph._p)
    if text.strip() or number:
        said.add(number + text.strip())


def _text(element: Any) -> str:
    """All that a reader sees of a paragraph: also inserted words and text boxes, not deleted ones."""
    return "".join(_words(element)).replace("\n\n", "\n")


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in UNSEEN:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in BREAKS or (child.tag == qn("w:p") and element.tag == qn("w:txbxContent")):
            yield "\n"
            yield from _words(child)
        elif child.tag in BLANK:
            yield " "
        else:
            yield from _words(child)


def _grid(table: Table) -> Grid:
    """The cells; Word gives a merged cell at each place that it covers."""
    first: dict[Any, tuple[int, int]] = {}
    grid: Grid = []
    for down, row in enumerate(table.rows):
        grid.append([])
        for right, cell in enumerate(row.cells):
            seen = first.setdefault(cell._tc, (down, right))
            grid[-1].append(_cell(cell) if seen == (down, right) else seen)
    return grid


def _cell(cell: _Cell) -> str:
    """A cell's paragraphs, and those of a table in it."""
    return "\n".join(_text(paragraph) for paragraph in cell._tc.iter(qn("w:p")))


def _running(document: Document) -> list[str]:
    """What headers and footers say, each once."""
    said = [paragraph.text.strip() for section in document.sections for part in (section.header, section.footer)
            for paragraph in part.paragraphs]  # fmt: skip
    return [line for line in dict.fromkeys(said) if line]
