"""Lines that run through a document's pages: headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from ingest.text.documents.layout import Piece
from ingest.text.widths import evened

PAGE_NUMBER, HEADER = "页码", "页眉页脚"
NUMBER = re.compile(r"[-·.\s]*(?:第? ?\d{1,4} ?页?|[ivxIVX]{1,6})[-·.\s]*|第? ?\d{1,4} ?页? ?[/,共, ]+ ?共? ?\d{1,4} ?页?")
EDGE, OUTER, HEIGHT, SHARE = 3, 0.14, 6.0, 0.4
"""Among the outermost lines, in the outer part of a page, at one height within so many points, on so large a share of pages."""


def running(pages: list[tuple[float, list[Piece]]]) -> list[dict[int, str]]:
    """For each page (its height and its lines), the places of the lines that run, with the reason."""
    seen: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
    found: list[dict[int, str]] = [{} for _ in pages]
    for number, (height, lines) in enumerate(pages):
        for at in _outermost(lines):
            said = evened(lines[at].text).strip()
            outer = min(lines[at].top, height - lines[at].bottom) < OUTER * height
            if outer and NUMBER.fullmatch(said):
                found[number][at] = PAGE_NUMBER
            elif outer:
                seen[re.sub(r"\d+", "#", said)].append((number, at, lines[at].top))
    for places in seen.values():
        _mark(places, len(pages), found)
    return found


def _outermost(lines: list[Piece]) -> list[int]:
    """The places of the highest and the lowest lines."""
    order = sorted(range(len(lines)), key=lambda at: lines[at].top)
    return sorted({*order[:EDGE], *order[-EDGE:]})


def _mark(places: list[tuple[int, int, float]], pages: int, found: list[dict[int, str]]) -> None:
    """One line on many pages at one height."""
    for _, _, top in places:
        alike = [(number, at) for number, at, other in places if abs(other - top) <= HEIGHT]
        if len({number for number, _ in alike}) >= max(2, SHARE * pages):
            for number, at in alike:
                found[number][at] = HEADER
