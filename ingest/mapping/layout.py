"""The workbook in which a mapping is proposed and confirmed: its sheets and columns, known to who writes and who reads it."""

from __future__ import annotations

SHEET, LISTS, NOTES = "对应表", "可选的词", "填写说明"
TABLE, HEADING, READING, UNIT, NEW, CONSTANT, SURE, WHY, REMARK = (
    "工作表", "列名", "读作", "单位", "没有就新建", "固定值", "把握", "为什么", "备注",
)  # fmt: skip
SAMPLES = ("样例 1", "样例 2", "样例 3")
COLUMNS = (TABLE, HEADING, *SAMPLES, READING, UNIT, NEW, CONSTANT, SURE, WHY, REMARK)
ASKED = (READING, UNIT, NEW, CONSTANT, REMARK)
"""What the steward may change."""
YES = "是"
EXTRA = 5
"""Empty lines for constants: values that hold for every row and stand in no column."""
ENDING = "-对应表.xlsx"
