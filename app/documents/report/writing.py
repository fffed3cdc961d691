"""Writes a chain report by a template."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.shared import Mm
from docxtpl import InlineImage

from app.documents.prose import said
from app.documents.rendering import render, rich
from app.documents.report.content import Report
from app.documents.report.drawing import FILE
from app.pictures.raster import size_of

WIDE, HIGH = 172.0, 220.0
"""Room for a picture, in mm."""


def write_report(report: Report, path: Path, template: Path = FILE) -> Path:
    """Write the report. Raises what `render` raises."""
    return render(lambda paper: _fields(report, paper), path, template)


def _fields(report: Report, paper: Any) -> Mapping[str, object]:
    lines = [{"阶段": rich(said(one.stage)), "环节": rich(said(one.link)), "状态": rich(one.state), "理由": rich(one.reason),
              "本地": rich(one.firms), "可谈": rich(one.who)} for one in report.lines]  # fmt: skip
    missing = [{"环节": rich(said(one.link)), "缺什么": rich(one.need), "线索": rich(one.tells), "问谁": rich(one.whom)}
               for one in report.missing]  # fmt: skip
    gaps = [{"标题": one.heading, "要点": [rich(text) for text in one.points]} for one in report.gaps]
    return {"眉题": report.eyebrow, "性质": report.nature, "标题": report.title, "总述": rich(report.summary),
            "图谱": _picture(report.chain_map, paper), "各环节": lines, "没有缺口": report.no_gaps, "各缺口": gaps,
            "网络": _picture(report.network, paper), "网络说明": report.network_note, "待摸排": missing,
            "来源": list(report.sources), "页脚": report.foot}  # fmt: skip


def _picture(png: bytes, paper: Any) -> Any:
    """A picture as wide as the page, or as high as there is room; nothing for none."""
    if not png:
        return ""
    wide, high = size_of(png)
    scale = min(WIDE / wide, HIGH / high)
    return InlineImage(paper, BytesIO(png), width=Mm(wide * scale), height=Mm(high * scale))
