"""Pages that are pictures: read with RapidOCR where the extra is installed. Its models are in its package; nothing is fetched."""

from __future__ import annotations

import importlib.util
import logging
from functools import cache
from typing import Any

from pypdfium2 import PdfPage

from ingest.text.documents.layout import Piece, merged

SCALE, SURE = 2.5, 0.5
"""Pixels a point; lines that the recogniser is less sure of are left out."""


def can_read_pictures() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("rapidocr") is not None and importlib.util.find_spec("onnxruntime") is not None


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return RapidOCR(params={"Global.log_level": "error"})


def read_picture(page: PdfPage) -> list[Piece]:
    """The lines of a page's picture, from above to below."""
    result = _engine()(page.render(scale=SCALE).to_numpy())
    if result.boxes is None:
        return []
    found = []
    for box, said, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if score >= SURE and said.strip():
            across, down = [point[0] / SCALE for point in box], [point[1] / SCALE for point in box]
            found.append(Piece(said, float(min(across)), float(max(across)), float(min(down)), float(max(down))))
    return merged(sorted(found, key=lambda piece: (round(piece.top / 6), piece.x0)))


def picture_of(page: PdfPage) -> bytes:
    """The page's picture as it was read, as PNG: the evidence for its text."""
    from io import BytesIO

    held = BytesIO()
    page.render(scale=SCALE).to_pil().save(held, "PNG")
    return held.getvalue()
