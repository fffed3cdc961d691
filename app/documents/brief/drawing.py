"""Draws the template of the brief: `python -m app.documents.brief.drawing` writes it. It is a Word file that anybody may edit; what
stands in {{ }} and {% %} is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from app.documents.brief import layout as at
from app.documents.paper import Edge, new_paper, new_table, set_cell

FILE = Path(__file__).with_name("brief.docx")
FIRM, STEP = ("企业", "理由", "渠道", "形态", "核验", "得分"), ("事项", "责任", "配合", "时限")
"""Fields of a row of each table."""
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def draw() -> Any:
    """The template."""
    paper = new_paper(at.STYLES.values(), at.LOOKS.values(), at.MARGINS)
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
    put(foot.paragraphs[0], "{{ 页脚 }}", at.FOOT, CENTRE)
    return paper


def put(paragraph: Any, text: str, style: str, align: Any = None) -> Any:
    """Write a paragraph; each tag stands in a run of its own."""
    paragraph.style = style
    paragraph.alignment = align
    paragraph.add_run(text)
    return paragraph


def _line(paper: Any, text: str, style: str, align: Any = None) -> Any:
    return put(paper.add_paragraph(), text, style, align)


def _fill(cell: Any, text: str, style: str, align: Any = None) -> Any:
    return put(cell.paragraphs[0], text, style, align)


def _block(paper: Any, name: str, draw_it: Any) -> None:
    """A block that is left out where it has nothing to say, or where it is dropped."""
    _line(paper, f"{{%p if {name} %}}", at.SOURCE)
    draw_it()
    _line(paper, "{%p endif %}", at.SOURCE)


def _top(paper: Any) -> None:
    table = new_table(paper, 1, at.EYEBROWS)
    left, right = table.rows[0].cells
    set_cell(left, at.EYEBROWS[0], pad=(0, 0))
    set_cell(right, at.EYEBROWS[1], pad=(0, 0))
    _fill(left, "{{ 眉题 }}", at.EYEBROW)
    _fill(right, "{{ 性质 }}", at.EYEBROW, RIGHT)
    _line(paper, "{{ 标题 }}", at.TITLE, CENTRE)
    box = new_table(paper, 1, (at.WIDTH,)).rows[0].cells[0]
    set_cell(box, at.WIDTH, fill=at.GROUND, pad=(3, 3), left=at.BAR)
    _fill(box, "{{r 结论 }}", at.VERDICT)


def _strip(paper: Any) -> None:
    """Four cards, the links upstream and downstream of this one, in the looks of their states."""

    def cards() -> None:
        widths = [at.ARROW if place % 2 else at.CARD for place in range(2 * at.CARDS - 1)]
        _line(paper, "", at.SOURCE)
        row = new_table(paper, 1, widths).rows[0].cells
        for place, cell in enumerate(row):
            if place % 2:
                set_cell(cell, widths[place], pad=(0, 0))
                _fill(cell, f"{{{{ 箭头{place // 2 + 1} }}}}", at.BODY, CENTRE)
                continue
            number = place // 2 + 1
            box = dict.fromkeys(("top", "left", "bottom", "right"), at.BOX)
            set_cell(cell, widths[place], pad=(0.5, 0.5), **box)
            _fill(cell, f"{{% cellbg 卡{number}.底色 %}}{{{{ 卡{number}.环节 }}}}", at.COLUMN_HEAD, CENTRE)
            put(cell.add_paragraph(), f"{{{{r 卡{number}.状态 }}}}", at.CELL, CENTRE)
            put(cell.add_paragraph(), f"{{{{ 卡{number}.已知 }}}}", at.SOURCE, CENTRE)

    _block(paper, "链条", cards)


def _certificate(paper: Any) -> None:
    def points() -> None:
        _line(paper, "一、缺口与证书要点　{{ 证书 }}", at.HEAD)
        _points(paper, "要点")

    _block(paper, "要点", points)


def _points(within: Any, name: str) -> None:
    """The points of a list, in the paper or in a cell."""
    put(within.add_paragraph(), f"{{%p for 点 in {name} %}}", at.SOURCE)
    _point(within.add_paragraph())
    put(within.add_paragraph(), "{%p endfor %}", at.SOURCE)


def _point(paragraph: Any) -> None:
    """A point whose lines hang behind its dot."""
    form = put(paragraph, "· {{r 点 }}", at.POINT).paragraph_format
    form.left_indent, form.first_line_indent = Mm(at.HANG), -Mm(at.HANG)


def _rows(paper: Any, widths: Sequence[float], heads: Sequence[str], name: str, one: str, cells: Sequence[str]) -> None:
    """A table with horizontal lines alone: the heads, then a row for each of a list."""
    table = new_table(paper, 4, widths)
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        cell = table.rows[0].cells[place]
        set_cell(cell, width, fill=at.GROUND, top=at.RULE, bottom=at.HAIR)
        _fill(cell, head, at.COLUMN_HEAD)
    for row, tag in ((1, f"{{%tr for {one} in {name} %}}"), (3, "{%tr endfor %}")):
        _fill(table.rows[row].cells[0], tag, at.CELL)
    for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = table.rows[2].cells[place]
        set_cell(cell, width, bottom=at.HAIR)
        _fill(cell, text, at.CELL)


def _firms(paper: Any) -> None:
    def table() -> None:
        _line(paper, "二、目标企业（{{ 目标企业说明 }}）", at.HEAD)
        heads = ("企业（所在地）", "理由", "对接渠道", "拟招形态", "核验", "得分（区间）")
        _rows(paper, at.FIRMS, heads, "目标企业", "家", [f"{{{{r 家.{name} }}}}" for name in FIRM])

    _block(paper, "目标企业", table)


def _channels(paper: Any) -> None:
    def lines() -> None:
        _line(paper, "三、本地配套与对接渠道", at.HEAD)
        _points(paper, "配套渠道")

    _block(paper, "配套渠道", lines)


def _halves(paper: Any) -> None:
    """Terms at the left, risks at the right."""

    def halves() -> None:
        left, gap, right = new_table(paper, 1, (at.HALF[0], at.GUTTER, at.HALF[1])).rows[0].cells
        for cell, width in ((left, at.HALF[0]), (gap, at.GUTTER), (right, at.HALF[1])):
            set_cell(cell, width, pad=(0, 0), align="top")
        _fill(left, "四、落地条件（{{ 项目设想 }}）", at.HEAD)
        _points(left, "落地条件")
        _fill(right, "五、风险与否决", at.HEAD)
        _points(right, "风险")

    _block(paper, "落地条件 or 风险", halves)


def _steps(paper: Any) -> None:
    def table() -> None:
        _line(paper, "六、下一步与责任　{{ 包抓 }}", at.HEAD)
        cells = ["{{ 步.序号 }}", *(f"{{{{r 步.{name} }}}}" for name in STEP)]
        _rows(paper, at.STEPS, ("", "事项", "责任人（职务）", "配合", "时限"), "下一步", "步", cells)

    _block(paper, "下一步", table)


def _sources(paper: Any) -> None:
    _line(paper, "", at.SOURCE)
    left, right = new_table(paper, 1, (at.WIDTH / 2, at.WIDTH / 2)).rows[0].cells
    edge: Edge = at.HAIR
    for cell, name in ((left, "来源左"), (right, "来源右")):
        set_cell(cell, at.WIDTH / 2, align="top", top=edge)
        _fill(cell, f"{{%p for 行 in {name} %}}", at.SOURCE)
        for text in ("{{ 行 }}", "{%p endfor %}"):
            put(cell.add_paragraph(), text, at.SOURCE)


if __name__ == "__main__":
    draw().save(FILE)
