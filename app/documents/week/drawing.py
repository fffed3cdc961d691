"""Draws the template of the weekly: `python -m app.documents.week.drawing` writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from app.documents import looks
from app.documents.paper import new_paper
from app.documents.report.drawing import CHAPTER, MARGINS, STYLES
from app.documents.tags import block, line, put, rows

FILE = Path(__file__).with_name("week.docx")
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
LINK, LINKS = ("链", "环节", "状态", "企业", "原因"), (22.0, 26.0, 34.0, 18.0, 72.0)
PURSUED, PURSUEDS = ("编号", "名称", "变化", "阶段", "未推进"), (24.0, 60.0, 36.0, 20.0, 32.0)
LOAD, LOADS = ("载入", "行数"), (96.0, 76.0)


def draw() -> Any:
    """The template."""
    paper = new_paper((*looks.STYLES.values(), *STYLES), looks.LOOKS.values(), MARGINS)
    line(paper, "{{ 眉题 }}　{{ 性质 }}", looks.EYEBROW)
    line(paper, "{{ 标题 }}", looks.TITLE, CENTRE)
    line(paper, "{{r 总述 }}", looks.VERDICT)
    line(paper, "一、环节变化与原因", CHAPTER)
    block(paper, "环节没有变化", lambda: line(paper, "{{ 环节没有变化 }}", looks.BODY))
    block(paper, "环节变化", lambda: rows(paper, LINKS, ("产业链", "环节", "状态", "本地企业", "为什么"), "环节变化", "行",
                                      [f"{{{{r 行.{name} }}}}" for name in LINK]))  # fmt: skip
    line(paper, "二、招商台账", CHAPTER)
    block(paper, "台账没有变化", lambda: line(paper, "{{ 台账没有变化 }}", looks.BODY))
    block(paper, "台账变化", lambda: rows(paper, PURSUEDS, ("编号", "名称", "变化", "阶段", "未推进"), "台账变化", "行",
                                      [f"{{{{r 行.{name} }}}}" for name in PURSUED]))  # fmt: skip
    line(paper, "三、载入情况", CHAPTER)
    block(paper, "载入", lambda: rows(paper, LOADS, ("哪一次", "行数"), "载入", "行", [f"{{{{r 行.{name} }}}}" for name in LOAD]))
    put(paper.sections[0].footer.paragraphs[0], "{{ 页脚 }}", looks.FOOT, CENTRE)
    return paper


if __name__ == "__main__":
    draw().save(FILE)
