"""Draws the template of the brief: `python -m app.documents.brief.drawing` writes it. It is a Word file that anybody may edit; what
stands in {{ }} and {% %} is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH

from app.documents import looks
from app.documents.brief import layout as at
from app.documents.paper import new_paper, new_table, set_cell
from app.documents.tags import block, fill, line, points, put, rows

FILE = Path(__file__).with_name("brief.docx")
FIRM, STEP = ("企业", "理由", "渠道", "形态", "核验", "得分"), ("事项", "责任", "配合", "时限")
"""Fields of a row of each table."""
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def draw() -> Any:
    """The template."""
    paper = new_paper(looks.STYLES.values(), looks.LOOKS.values(), at.MARGINS)
    paper.element.body.remove(paper.paragraphs[0]._p) if paper.paragraphs else None
    _top(paper)
    _strip(paper)
    _certificate(paper)
    _firms(paper)
    _channels(paper)
    _halves(paper)
    _steps(paper)
    _sources(paper)
    foot = paper.sections[0].footer
    put(foot.paragraphs[0], "{{ 页脚 }}", looks.FOOT, CENTRE)
    return paper


def _top(paper: Any) -> None:
    table = new_table(paper, 1, at.EYEBROWS)
    left, right = table.rows[0].cells
    set_cell(left, at.EYEBROWS[0], pad=(0, 0))
    set_cell(right, at.EYEBROWS[1], pad=(0, 0))
    fill(left, "{{ 眉题 }}", looks.EYEBROW)
    fill(right, "{{ 性质 }}", looks.EYEBROW, RIGHT)
    line(paper, "{{ 标题 }}", looks.TITLE, CENTRE)
    box = new_table(paper, 1, (at.WIDTH,)).rows[0].cells[0]
    set_cell(box, at.WIDTH, fill=looks.GROUND, pad=(3, 3), left=looks.BAR)
    fill(box, "{{r 结论 }}", looks.VERDICT)


def _strip(paper: Any) -> None:
    """Four cards, the links upstream and downstream of this one, in the looks of their states."""

    def cards() -> None:
        widths = [at.ARROW if place % 2 else at.CARD for place in range(2 * at.CARDS - 1)]
        line(paper, "", looks.SOURCE)
        row = new_table(paper, 1, widths).rows[0].cells
        for place, cell in enumerate(row):
            if place % 2:
                set_cell(cell, widths[place], pad=(0, 0))
                fill(cell, f"{{{{ 箭头{place // 2 + 1} }}}}", looks.BODY, CENTRE)
                continue
            number = place // 2 + 1
            box = looks.BOX
            set_cell(cell, widths[place], pad=(0.5, 0.5), top=box, left=box, bottom=box, right=box)
            fill(cell, f"{{% cellbg 卡{number}.底色 %}}{{{{ 卡{number}.环节 }}}}", looks.COLUMN_HEAD, CENTRE)
            put(cell.add_paragraph(), f"{{{{r 卡{number}.状态 }}}}", looks.CELL, CENTRE)
            put(cell.add_paragraph(), f"{{{{ 卡{number}.已知 }}}}", looks.SOURCE, CENTRE)

    block(paper, "链条", cards)


def _certificate(paper: Any) -> None:
    def told() -> None:
        line(paper, "{{ 次序.要点 }}、缺口与证书要点　{{ 证书 }}", looks.HEAD)
        points(paper, "要点")

    block(paper, "要点", told)


def _firms(paper: Any) -> None:
    def table() -> None:
        line(paper, "{{ 次序.目标企业 }}、目标企业（{{ 目标企业说明 }}）", looks.HEAD)
        heads = ("企业（所在地）", "理由", "对接渠道", "拟招形态", "核验", "得分（区间）")
        rows(paper, at.FIRMS, heads, "目标企业", "家", [f"{{{{r 家.{name} }}}}" for name in FIRM])

    block(paper, "目标企业", table)


def _channels(paper: Any) -> None:
    def lines() -> None:
        line(paper, "{{ 次序.配套渠道 }}、本地配套与对接渠道", looks.HEAD)
        points(paper, "配套渠道")

    block(paper, "配套渠道", lines)


def _halves(paper: Any) -> None:
    """Terms at the left, risks at the right."""

    def halves() -> None:
        left, gap, right = new_table(paper, 1, (at.HALF[0], at.GUTTER, at.HALF[1])).rows[0].cells
        for cell, width in ((left, at.HALF[0]), (gap, at.GUTTER), (right, at.HALF[1])):
            set_cell(cell, width, pad=(0, 0), align="top")
        fill(left, "{{ 次序.落地 }}、落地条件（{{ 项目设想 }}）", looks.HEAD)
        points(left, "落地条件")
        fill(right, "{{ 次序.风险 }}、风险与否决", looks.HEAD)
        points(right, "风险")

    block(paper, "落地条件 or 风险", halves)


def _steps(paper: Any) -> None:
    def table() -> None:
        line(paper, "{{ 次序.下一步 }}、下一步与责任　{{ 包抓 }}", looks.HEAD)
        cells = ["{{ 步.序号 }}", *(f"{{{{r 步.{name} }}}}" for name in STEP)]
        rows(paper, at.STEPS, ("", "事项", "责任人（职务）", "配合", "时限"), "下一步", "步", cells)

    block(paper, "下一步", table)


def _sources(paper: Any) -> None:
    line(paper, "", looks.SOURCE)
    left, right = new_table(paper, 1, (at.WIDTH / 2, at.WIDTH / 2)).rows[0].cells
    for cell, name in ((left, "来源左"), (right, "来源右")):
        set_cell(cell, at.WIDTH / 2, align="top", top=looks.HAIR)
        fill(cell, f"{{%p for 行 in {name} %}}", looks.SOURCE)
        for text in ("{{ 行 }}", "{%p endfor %}"):
            put(cell.add_paragraph(), text, looks.SOURCE)


if __name__ == "__main__":
    draw().save(FILE)
