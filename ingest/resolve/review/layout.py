"""The workbook of pairs: its sheets, columns and words, known to who writes it and to who reads it back."""

from __future__ import annotations

from typing import NamedTuple

QUEUE, MERGED, NOTES = "待复核", "已合并", "说明"
NUMBER, NAME_A, NAME_B, VERDICT, REMARK, ROLE, DAY = "序号", "名称甲", "名称乙", "判定", "备注", "复核岗", "日期"
SAYS, SURE, WHY, LINKS, BEFORE = "程序判断", "把握", "理由", "影响环节", "以前的判定"
CODE_A, CODE_B, PLACE_A, PLACE_B, SOURCE_A, SOURCE_B = "代码甲", "代码乙", "地点甲", "地点乙", "来源甲", "来源乙"
DOUBT, KEY_A, KEY_B = "提醒", "编号甲", "编号乙"

SAME, DIFFERENT, UNSURE, PART = "相同", "不同", "不确定", "拆分"
VERDICTS = {SAME: "same", DIFFERENT: "different", UNSURE: "to_review", PART: "different"}
SAID = {"same": SAME, "different": DIFFERENT, "to_review": UNSURE}
OFFERED = {QUEUE: (SAME, DIFFERENT, UNSURE), MERGED: (SAME, PART, UNSURE)}
"""What each sheet offers in its drop-down; on either all are read."""
ASKED = (VERDICT, REMARK, ROLE, DAY)
PROGRAM = "程序"
"""The role under which what is sure is recorded without a reviewer."""


class Band(NamedTuple):
    """A group of columns with its heading."""

    title: str
    columns: tuple[str, ...]


NAMES, FILL = Band("两个名称", (NUMBER, NAME_A, NAME_B)), Band("请填", ASKED)
SIDES = Band("两边各是什么", (CODE_A, CODE_B, PLACE_A, PLACE_B))
SOURCES, KEYS = Band("出自哪里", (SOURCE_A, SOURCE_B)), Band("认行用，不要改", (KEY_A, KEY_B))
BANDS = {
    QUEUE: (NAMES, FILL, Band("程序怎么看", (SAYS, SURE, WHY, LINKS)), SIDES, Band("以前", (BEFORE,)), SOURCES, KEYS),
    MERGED: (NAMES, FILL, Band("凭什么合在一起", (WHY, DOUBT)), SIDES, SOURCES, KEYS),
}
HEAD_ROW, FROZEN = 4, 3
"""The row of the headings, and how many columns stay in sight."""


def columns(sheet: str) -> list[str]:
    """The columns of a sheet in their order."""
    return [name for band in BANDS[sheet] for name in band.columns]
