"""The looks that all documents share: names and measures of their styles."""

from __future__ import annotations

from app.documents.paper import Edge, Look, Pitch
from app.documents.prose import CITE, FAINT, STRONG

EYEBROW, TITLE, VERDICT, HEAD = "简报眉题", "简报标题", "简报结论", "简报小标题"
BODY, POINT, COLUMN_HEAD, CELL, SOURCE, FOOT = "简报正文", "简报要点", "简报表头", "简报表格", "简报来源", "简报页脚"
STYLES = {
    one.name: one
    for one in (
        Pitch(EYEBROW, "黑体", 9, 13, colour="5C6570"), Pitch(TITLE, "黑体", 17, 25, 4, 3), Pitch(VERDICT, "黑体", 11, 17),
        Pitch(HEAD, "黑体", 10.5, 15, 6, 2, "1F3A5F"), Pitch(BODY, "仿宋", 10, 14.5), Pitch(POINT, "仿宋", 10, 14.5),
        Pitch(COLUMN_HEAD, "黑体", 9, 12.5), Pitch(CELL, "仿宋", 9, 12.5), Pitch(SOURCE, "仿宋", 7, 9.2, colour="5C6570"),
        Pitch(FOOT, "楷体", 8, 11, colour="5C6570"),
    )
}  # fmt: skip
LOOKS = {CITE: Look("简报出处", "5C6570", raised=True), STRONG: Look("简报强调", bold=True),
         FAINT: Look("简报不明", "5C6570", dotted=True)}  # fmt: skip
HANG = 3.2
"""How far the lines of a point are set in, in mm."""
RULE, HAIR, BAR, BOX = Edge(12, "1F3A5F"), Edge(4, "B9C1CA"), Edge(36, "1F3A5F"), Edge(8, "5C6570")
GROUND = "EEF2F6"
