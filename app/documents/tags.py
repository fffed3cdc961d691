"""Paragraphs and tables of a template with the tags to be filled: {{ field }}, {{r field with looks }}, lists in {% for %}."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.shared import Mm

from app.documents import looks
from app.documents.paper import new_table, set_cell


def put(paragraph: Any, text: str, style: str, align: Any = None) -> Any:
    """Write a paragraph."""
    paragraph.style = style
    paragraph.alignment = align
    paragraph.add_run(text)
    return paragraph


def line(paper: Any, text: str, style: str, align: Any = None) -> Any:
    """A new paragraph."""
    return put(paper.add_paragraph(), text, style, align)


def fill(cell: Any, text: str, style: str, align: Any = None) -> Any:
    """The first paragraph of a cell."""
    return put(cell.paragraphs[0], text, style, align)


def block(paper: Any, condition: str, draw: Callable[[], None]) -> None:
    """What is left out where a condition does not hold."""
    line(paper, f"{{%p if {condition} %}}", looks.SOURCE)
    draw()
    line(paper, "{%p endif %}", looks.SOURCE)


def points(within: Any, name: str) -> None:
    """The points of a list, in the paper or in a cell; their lines hang behind a dot."""
    put(within.add_paragraph(), f"{{%p for 点 in {name} %}}", looks.SOURCE)
    form = put(within.add_paragraph(), "· {{r 点 }}", looks.POINT).paragraph_format
    form.left_indent, form.first_line_indent = Mm(looks.HANG), -Mm(looks.HANG)
    put(within.add_paragraph(), "{%p endfor %}", looks.SOURCE)


def rows(paper: Any, widths: Sequence[float], heads: Sequence[str], name: str, one: str, cells: Sequence[str]) -> Any:
    """A table with horizontal lines alone: the heads, which stand on every page, then a row for each of a list."""
    table = new_table(paper, 4, widths)
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        cell = table.rows[0].cells[place]
        set_cell(cell, width, fill=looks.GROUND, top=looks.RULE, bottom=looks.HAIR)
        fill(cell, head, looks.COLUMN_HEAD)
    repeat_head(table.rows[0])
    for row, tag in ((1, f"{{%tr for {one} in {name} %}}"), (3, "{%tr endfor %}")):
        fill(table.rows[row].cells[0], tag, looks.CELL)
    for place, (text, width) in enumerate(zip(cells, widths, strict=True)):
        cell = table.rows[2].cells[place]
        set_cell(cell, width, bottom=looks.HAIR)
        fill(cell, text, looks.CELL)
    keep_whole(table.rows[2])
    return table


def repeat_head(row: Any) -> None:
    """Put a row on top of the table on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))

