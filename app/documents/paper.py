"""A Word document with the fonts and styles of an official paper: fixed line pitch, so that the number of pages is no matter of
fonts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

LATIN = "Times New Roman"
SANS, SERIF = "Noto Sans CJK SC", "Noto Serif CJK SC"
STANDS_IN = {"黑体": SANS, "仿宋": SERIF, "楷体": SERIF, "宋体": SERIF, LATIN: SERIF}
"""Fonts of Windows, and what is taken where they are missing (`w:altName`)."""


class Pitch(NamedTuple):
    """A paragraph style: its font, size and line pitch (0: as high as what stands in it), the space before and behind (points), its
    colour."""

    name: str
    font: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    colour: str = "171B21"


class Look(NamedTuple):
    """A character style."""

    name: str
    colour: str = ""
    bold: bool = False
    raised: bool = False
    dotted: bool = False


def new_paper(styles: Iterable[Pitch], looks: Iterable[Look], margins: tuple[float, float, float, float]) -> Any:
    """An empty A4 document with these styles and no others but Word's own; margins (mm): top, right, bottom, left."""
    paper = Document()
    _without_samples(paper)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (Mm(one) for one in margins)
    section.footer_distance, section.header_distance = Mm(7), Mm(7)
    paper.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:eastAsia"), "zh-CN")
    for one in styles:
        _add_style(paper, one)
    for look in looks:
        _add_look(paper, look)
    _name_fonts(paper)
    return paper


def _without_samples(paper: Any) -> None:
    """Drop the table and list styles of the library's sample document."""
    kept = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer"}
    for style in list(paper.styles.element.iterchildren(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name not in kept and name.title() not in kept:
            paper.styles.element.remove(style)


def _add_style(paper: Any, one: Pitch) -> None:
    style = paper.styles.add_style(one.name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = paper.styles["Normal"]
    set_font(style.element.get_or_add_rPr(), one.font)
    style.font.size, style.font.color.rgb = Pt(one.size), RGBColor.from_string(one.colour)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(one.before), Pt(one.after)
    form.line_spacing = Pt(one.line) if one.line else 1.0
    form.widow_control = False


def _add_look(paper: Any, look: Look) -> None:
    style = paper.styles.add_style(look.name, WD_STYLE_TYPE.CHARACTER)
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)
    style.font.bold, style.font.superscript = look.bold or None, look.raised or None
    if look.dotted:
        line = OxmlElement("w:u")
        line.set(qn("w:val"), "dotted")
        style.element.get_or_add_rPr().append(line)


def set_font(properties: Any, font: str) -> None:
    """Set the font of East Asian text, and for letters and figures Times, but in 黑体 that font's own."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    latin = font if font == "黑体" else LATIN
    for name, value in (("ascii", latin), ("hAnsi", latin), ("cs", latin), ("eastAsia", font), ("hint", "eastAsia")):
        fonts.set(qn(f"w:{name}"), value)


def _name_fonts(paper: Any) -> None:
    """Say which font stands in for each where it is missing."""
    part = next(one.target_part for one in paper.part.rels.values() if one.reltype.endswith("/fontTable"))
    fonts = "".join(map(_font, STANDS_IN))
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()


def _font(name: str) -> str:
    charset, family = ("00", "roman") if name == LATIN else ("86", "modern")
    return (f'<w:font w:name="{name}"><w:altName w:val="{STANDS_IN[name]}"/><w:charset w:val="{charset}"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>')  # fmt: skip


class Edge(NamedTuple):
    """A border: its thickness (eighths of a point) and colour."""

    size: int
    colour: str


def set_cell(
    cell: Any, width: float, *, fill: str = "", pad: tuple[float, float] = (1.2, 1.2), align: str = "center", **edges: Edge
) -> None:
    """The width (mm) of a cell, its ground, the space at its left and right (mm), and its borders (top, left, bottom, right); the
    parts stand in the order of the schema, on which Word insists."""
    cell.width = Mm(width)
    properties = cell._tc.get_or_add_tcPr()
    parts = []
    if edges:
        lines = "".join(f'<w:{side} w:val="single" w:sz="{edges[side].size}" w:space="0" w:color="{edges[side].colour}"/>'
                        for side in ("top", "left", "bottom", "right") if side in edges)  # fmt: skip
        parts.append(f"<w:tcBorders {nsdecls('w')}>{lines}</w:tcBorders>")
    if fill:
        parts.append(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    left, right = (round(one * 56.7) for one in pad)
    parts.append(f'<w:tcMar {nsdecls("w")}><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tcMar>')
    parts.append(f'<w:vAlign {nsdecls("w")} w:val="{align}"/>')
    for one in parts:
        properties.append(parse_xml(one))


def set_edges(cell: Any, edge: Edge) -> None:
    """Give a cell that has borders another one on every side."""
    for side in cell._tc.tcPr.find(qn("w:tcBorders")):
        side.set(qn("w:sz"), str(edge.size))
        side.set(qn("w:color"), edge.colour)


def without_edges(cell: Any) -> None:
    """Take the borders of a cell that has some."""
    cell._tc.tcPr.remove(cell._tc.tcPr.find(qn("w:tcBorders")))


def new_table(paper: Any, rows: int, widths: Iterable[float]) -> Any:
    """A table without borders of these column widths (mm), as wide as they are together."""
    columns = list(widths)
    table = paper.add_table(rows, len(columns))
    table.autofit = False
    properties = table._tbl.tblPr
    for name in ("w:tblStyle", "w:tblW"):
        if (old := properties.find(qn(name))) is not None:
            properties.remove(old)
    total = round(sum(columns) * 56.7)
    properties.insert(0, parse_xml(f'<w:tblW {nsdecls("w")} w:w="{total}" w:type="dxa"/>'))
    properties.insert(1, parse_xml(f'<w:tblInd {nsdecls("w")} w:w="0" w:type="dxa"/>'))
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    properties.find(qn("w:tblLayout")).addnext(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
    return table
