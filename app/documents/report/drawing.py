"""Draws the template of the chain report: `python -m app.documents.report.drawing` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from app.documents import looks
from app.documents.paper import Pitch, new_paper
from app.documents.tags import block, line, points, put, rows

FILE = Path(__file__).with_name("report.docx")
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
MARGINS = (18.0, 19.0, 16.0, 19.0)
CHAPTER, PICTURE = "报告章标题", "报告图"
STYLES = (Pitch(CHAPTER, "黑体", 13, 20, 12, 4, "1F3A5F"), Pitch(PICTURE, "仿宋", 9, 0, 2, 2))
"""A picture's line is as high as the picture."""
LINE, LINES = ("阶段", "环节", "状态", "理由", "本地", "可谈"), (11.0, 28.0, 24.0, 33.0, 18.0, 58.0)
MISSING, MISSINGS = ("环节", "缺什么", "线索", "问谁"), (66.0, 24.0, 40.0, 42.0)


def draw() -> Any:
    """The template."""
    paper = new_paper((*looks.STYLES.values(), *STYLES), looks.LOOKS.values(), MARGINS)
    line(paper, "{{ 眉题 }}　{{ 性质 }}", looks.EYEBROW)
    line(paper, "{{ 标题 }}", looks.TITLE, CENTRE)
    line(paper, "{{r 总述 }}", looks.VERDICT)
    block(paper, "图谱", lambda: line(paper, "{{ 图谱 }}", PICTURE, CENTRE))
    line(paper, "一、各环节状态", CHAPTER)
    rows(paper, LINES, ("阶段", "环节", "状态", "理由", "本地企业", "可谈的企业（至多三家）"), "各环节", "行",
         [f"{{{{r 行.{name} }}}}" for name in LINE])  # fmt: skip
    line(paper, "二、缺口与证书", CHAPTER)
    block(paper, "没有缺口", lambda: line(paper, "{{ 没有缺口 }}", looks.BODY))
    line(paper, "{%p for 缺口 in 各缺口 %}", looks.SOURCE)
    line(paper, "{{ 缺口.标题 }}", looks.HEAD).paragraph_format.keep_with_next = True
    points(paper, "缺口.要点")
    line(paper, "{%p endfor %}", looks.SOURCE)
    block(paper, "网络说明", lambda: _network(paper))
    block(paper, "待摸排", lambda: _missing(paper))
    block(paper, "来源", lambda: _sources(paper))
    put(paper.sections[0].footer.paragraphs[0], "{{ 页脚 }}", looks.FOOT, CENTRE)
    return paper


def _network(paper: Any) -> None:
    block(paper, "网络", lambda: line(paper, "{{ 网络 }}", PICTURE, CENTRE))
    line(paper, "{{ 网络说明 }}", looks.SOURCE, CENTRE)


def _sources(paper: Any) -> None:
    line(paper, "来源", CHAPTER)
    line(paper, "{%p for 行 in 来源 %}", looks.SOURCE)
    line(paper, "{{ 行 }}", looks.SOURCE)
    line(paper, "{%p endfor %}", looks.SOURCE)


def _missing(paper: Any) -> None:
    line(paper, "三、要先摸排的环节", CHAPTER)
    rows(paper, MISSINGS, ("环节", "缺什么", "怎样能知道", "问谁"), "待摸排", "行", [f"{{{{r 行.{name} }}}}" for name in MISSING])


if __name__ == "__main__":
    draw().save(FILE)
