"""Writes a brief by a template: a Word file whose fields in {{ }} are filled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from app.documents.brief import layout as at
from app.documents.brief.content import Brief, Card
from app.documents.brief.drawing import FILE, FIRM, STEP
from app.documents.brief.fitting import halves
from app.documents.paper import set_edges, without_edges
from app.documents.prose import Text
from app.documents.rendering import render, rich

HEADED = {"要点": ("要点",), "目标企业": ("目标企业",), "配套渠道": ("配套渠道",), "落地与风险": ("落地", "风险"),
          "下一步": ("下一步",)}  # fmt: skip
"""The headings of each block."""


def write_brief(brief: Brief, path: Path, template: Path = FILE) -> Path:
    """Write the brief. Raises what `render` raises."""
    return render(fields_of(brief), path, template, lambda paper: _finish_strip(paper, brief))


def _finish_strip(paper: Any, brief: Brief) -> None:
    """Frame the brief's own card; of those that have nothing to show, nothing is seen. They stay: without them the last card
    would be as wide as all that is left."""
    here = next((place for place, card in enumerate(brief.strip) if card.here), -1)
    for row in (table.rows[0] for table in paper.tables if len(table.columns) == 2 * at.CARDS - 1):
        for place, cell in enumerate(row.cells):
            if place == 2 * here:
                set_edges(cell, at.OWN)
            elif not place % 2 and not cell.text.strip():
                without_edges(cell)


def fields_of(brief: Brief) -> dict[str, object]:
    """The fields of a template, by the names that stand in it."""
    left, right = halves(brief.sources)
    cards = [*brief.strip, *[Card("", Text(), "", "FFFFFF", "171B21")] * (at.CARDS - len(brief.strip))]
    strip = {f"卡{number}": _card(one) for number, one in enumerate(cards, 1)}
    arrows = {f"箭头{number}": card.arrow for number, card in enumerate(cards[1:], 1)}
    firms = [_row(FIRM, one.cells()) for one in brief.firms]
    steps = [{"序号": number, **_row(STEP, one.cells())} for number, one in enumerate(brief.steps, 1)]
    return {
        "次序": _numbered(brief), "眉题": brief.eyebrow, "性质": brief.nature, "标题": brief.title, "结论": rich(brief.verdict),
        "链条": bool(brief.strip), **strip, **arrows, "证书": brief.certificate, "要点": _all(brief.points),
        "目标企业说明": brief.firms_note, "目标企业": firms,
        "配套渠道": _all(brief.channels), "项目设想": brief.terms_note, "落地条件": _all(brief.terms), "风险": _all(brief.risks),
        "包抓": brief.leader, "下一步": steps, "来源左": list(left), "来源右": list(right), "页脚": brief.foot,
    }  # fmt: skip


def _numbered(brief: Brief) -> dict[str, str]:
    """The numbers of the headings, of those blocks that are there."""
    parts = [part for block in brief.blocks() for part in HEADED.get(block, ())]
    every = [heading for headings in HEADED.values() for heading in headings]
    return dict.fromkeys(every, "") | dict(zip(parts, "一二三四五六", strict=False))


def _card(one: Card) -> dict[str, Any]:
    return {"环节": one.link, "状态": rich(one.state, one.ink), "已知": one.note, "底色": one.ground}


def _row(names: Sequence[str], cells: Iterable[Text]) -> dict[str, Any]:
    return {name: rich(text) for name, text in zip(names, cells, strict=True)}


def _all(texts: tuple[Text, ...]) -> list[Any]:
    return [rich(text) for text in texts]
