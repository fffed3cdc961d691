"""A world for documents: silicon is missing in the zone, a firm outside makes it, the wafer maker here needs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document

from graph.home import Home
from graph.statement import Statement
from tests.app.world import GAP, MADE, record, relation

OUTSIDER, LONG = "t:outsider", "甲乙丙丁戊己庚辛壬癸" * 5 + "硅材料股份有限公司"


def grow(home: Home, name: str = "丙硅料股份有限公司") -> None:
    """A maker outside, and who needs it here."""
    home.ledger.add(list(_told(name)))


def _told(name: str) -> Iterator[Statement]:
    yield from record("t:abroad", "Region", name="丁省", divisionCode="990000")
    yield relation("t:abroad", "partOf", "t:country")
    yield from record(OUTSIDER, "Enterprise", name=name, stockCode="600009")
    yield from record("t:faraway", "Site", name="丙厂", siteKind="factory", siteStatus="operating")
    yield relation(OUTSIDER, "operates", "t:faraway")
    yield relation("t:faraway", "locatedIn", "t:abroad")
    yield relation(OUTSIDER, "produces", f"{GAP}-product")
    yield from record("t:slot", "InputSlot", name="硅料位", slotKind="material")
    yield relation(f"{MADE}-product", "requires", "t:slot", essential="true")
    yield relation(f"{GAP}-product", "fills", "t:slot")


def texts(path: Path) -> str:
    """Every word of a Word file, cells and footer too."""
    paper = Document(str(path))
    return "\n".join(part for one in (paper.element.body, paper.sections[0].footer._element) for part in _words(one))


def _words(element: Any) -> Iterator[str]:
    for paragraph in element.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
        yield "".join(one.text or "" for one in paragraph.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"))
