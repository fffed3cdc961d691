"""PDF: text by PDFium, tables by pdfplumber, pages that are pictures by the extra. Lines become paragraphs again; headers, footers
and page numbers go to the end of the text, listed as dropped, so that a sentence over two pages is whole."""

from __future__ import annotations

import logging
from pathlib import Path

import pdfplumber
import pypdfium2 as pdfium
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdfium2 import raw

from ingest.errors import InputFault
from ingest.text.document import TextDocument
from ingest.text.documents.assembly import Assembly
from ingest.text.documents.layout import Margins, margins
from ingest.text.documents.paged import Leaf, Writer
from ingest.text.documents.ruled import Ruled, goes_on, joined_on, ruled, within
from ingest.text.documents.running import running
from ingest.text.documents.scanned import can_read_pictures, read_picture
from ingest.text.documents.written import lines_of_page
from ontology.errors import Issue, issue

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it tells each odd font in English; what we can't read we say ourselves
RULES, FEW = 4, 8
"""So many drawn lines may be a table; a page with fewer signs and a picture is one that was scanned."""


def read_pdf(path: Path, name: str) -> TextDocument:
    """A PDF's text. Raises InputFault LT-DOC-04 (locked), -06 (damaged), -12 (scanned, and the extra is missing), -14 (no text)."""
    leaves, faults = _leaves(path, name)
    unread = [at + 1 for at, leaf in enumerate(leaves) if leaf.unread]
    if not any(leaf.lines or leaf.tables for leaf in leaves):
        raise InputFault(issue("LT-DOC-12", value=len(unread)).at(name) if unread else issue("LT-DOC-14").at(name))
    for leaf, marks in zip(leaves, running([(leaf.height, leaf.lines) for leaf in leaves]), strict=True):
        leaf.running = marks
    _join_tables(leaves)
    said, pages = Assembly(), list[int]()
    Writer(said, pages, _margins(leaves)).write(leaves)
    scanned = tuple(at + 1 for at, leaf in enumerate(leaves) if leaf.scanned)
    return TextDocument(name, said.text, "pdf", tuple(said.dropped), tuple(said.tables), tuple(pages),
                        issues=(*faults, *_told(name, scanned, unread)), pictures=scanned)  # fmt: skip


def _told(name: str, scanned: tuple[int, ...], unread: list[int]) -> list[Issue]:
    said = [issue("LT-DOC-17", value=_numbers(scanned)).at(name)] if scanned else []
    return [*said, issue("LT-DOC-13", value=_numbers(unread)).at(name)] if unread else said


def _numbers(pages: tuple[int, ...] | list[int]) -> str:
    shown = "、".join(map(str, pages[:10]))
    return shown if len(pages) <= 10 else f"{shown} 等 {len(pages)}"


def _leaves(path: Path, name: str) -> tuple[list[Leaf], list[Issue]]:
    """The pages, and what is to be said where tables of a file with faults could not be read."""
    try:
        with pdfium.PdfDocument(path) as paper:
            found = [_leaf(page) for page in paper]
            drawn = [at for at, page in enumerate(paper) if _rules(page) >= RULES and not found[at].scanned]
    except pdfium.PdfiumError as error:
        raise InputFault(issue("LT-DOC-04" if "assword" in str(error) else "LT-DOC-06", value="PDF 文件").at(name)) from error
    try:
        _take_tables(path, drawn, found)
    except (PdfminerException, MalformedPDFException, PSException, ValueError, TypeError, KeyError):
        return found, [issue("LT-DOC-20").at(name)]
    return found, []


def _leaf(page: pdfium.PdfPage) -> Leaf:
    lines, (width, height) = lines_of_page(page), page.get_size()
    if sum(len(line.text) for line in lines) >= FEW or not _has_picture(page):
        return Leaf(width, height, lines)
    if not can_read_pictures():
        return Leaf(width, height, lines, unread=True)
    return Leaf(width, height, read_picture(page), scanned=True)


def _margins(leaves: list[Leaf]) -> Margins:
    return margins([line for leaf in leaves for line in leaf.lines], min(leaf.width for leaf in leaves))


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _rules(page: pdfium.PdfPage) -> int:
    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3))


def _take_tables(path: Path, drawn: list[int], leaves: list[Leaf]) -> None:
    """Finds the tables of these pages and takes their lines out of the running text."""
    if not drawn:
        return
    with pdfplumber.open(path, pages=[at + 1 for at in drawn]) as paper:
        for at, page in zip(drawn, paper.pages, strict=True):
            leaf = leaves[at]
            leaf.tables = ruled(page)
            page.close()
            boxes = [table.box for table in leaf.tables]
            leaf.lines = [line for line in leaf.lines if not any(within(box, *line.middle) for box in boxes)]


def _join_tables(leaves: list[Leaf]) -> None:
    """A table that ends a page and goes on at the head of the next is one."""
    open_table: Ruled | None = None
    for leaf in leaves:
        lines = [line for at, line in enumerate(leaf.lines) if at not in leaf.running]
        first = leaf.tables[0] if leaf.tables else None
        if open_table and first and not any(line.top < first.box[1] for line in lines) and goes_on(open_table, first):
            joined_on(open_table, leaf.tables.pop(0))
            if not leaf.tables and not any(line.top > first.box[3] for line in lines):
                continue
        last = leaf.tables[-1] if leaf.tables else None
        open_table = last if last and not any(line.top > last.box[3] for line in lines) else None
