"""The lines that a PDF page holds as text, with their boxes as a reader sees the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from ctypes import byref, c_double

from pypdfium2 import PdfPage, PdfTextPage, raw

from ingest.text.documents.layout import Piece, merged

LINE = re.compile(r"[^\r\n]+")
UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffe\uffff\x00-\x08]")
POOR = 0.2
Corners = tuple[float, float, float, float]


def lines_of_page(page: PdfPage) -> list[Piece]:
    """The page's lines in the order of the file; none where its signs have no meaning (a font without its table of signs)."""
    written = page.get_textpage()
    try:
        said = written.get_text_range()
        if len(UNREADABLE.findall(said)) > POOR * max(1, len(said)):
            return []
        turned = _turned(page)
        return merged(piece for match in LINE.finditer(said) if (piece := _piece(written, match, turned)))
    finally:
        written.close()


def _piece(written: PdfTextPage, match: re.Match[str], turned: Callable[[Corners], Corners]) -> Piece | None:
    said = UNREADABLE.sub("", match[0])
    if not said.strip():
        return None
    begin = match.start() + len(match[0]) - len(match[0].lstrip())
    end = match.start() + len(match[0].rstrip())
    boxes = [turned(box) for at in {begin, (begin + end - 1) // 2, end - 1} if (box := _box(written, at))]
    if not boxes:
        return None
    return Piece(said.strip(), min(box[0] for box in boxes), max(box[1] for box in boxes), min(box[2] for box in boxes),
                 max(box[3] for box in boxes))  # fmt: skip


def _box(written: PdfTextPage, at: int) -> Corners | None:
    """Left, right, bottom, top of a sign; the loose box, which is as high for 一 as for any other."""
    rect = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(written.raw, at, byref(rect)):
        return rect.left, rect.right, rect.bottom, rect.top
    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    if raw.FPDFText_GetCharBox(written.raw, at, byref(left), byref(right), byref(bottom), byref(top)):
        return left.value, right.value, bottom.value, top.value
    return None


def _turned(page: PdfPage) -> Callable[[Corners], Corners]:
    """From the file's corners (left, right, bottom, top) to a reader's: x0, x1, top, bottom from the upper left."""
    left, low, right, high = page.get_mediabox()
    turn = page.get_rotation()

    def seen(box: Corners) -> Corners:
        x0, x1, y0, y1 = box[0] - left, box[1] - left, box[2] - low, box[3] - low
        wide, tall = right - left, high - low
        if turn == 90:
            return y0, y1, x0, x1
        if turn == 180:
            return wide - x1, wide - x0, y0, y1
        if turn == 270:
            return tall - y1, tall - y0, wide - x1, wide - x0
        return x0, x1, tall - y1, tall - y0

    return seen
