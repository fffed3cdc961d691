"""The workbook of targets: its sheets, columns and words, known to who writes it and to who reads it back."""

from __future__ import annotations

from typing import NamedTuple

TARGETS, SUMMARY, NOTES = "目标任务", "汇总", "说明"
NUMBER, NAME, PROGRAMME, DUTY, UNIT, GOAL, BASIS, YEAR = (
    "序号",
    "指标名称",
    "工程",
    "分工",
    "单位",
    "目标值",
    "存量/新增/年度",
    "目标年",
)
BASE, CALIBRE, BY_YEAR, PARTS = "基期", "口径", "年度分解", "其中/合计"
LEADS, HELPERS, COUNTS = "牵头", "配合", "出数单位"
PERIOD, NEW, TOTAL, DAY, PAPER = "报告期", "本期", "累计", "数据日期", "佐证"
RATE, GONE, STATUS = "完成率", "时序进度", "判定"
DISPUTE, REPORTER, CHECKER, REPORTED, PLACE = "口径争议", "填报（职务）", "审核（职务）", "填报日期", "原文位置"
DEPARTMENT, KEY, BEFORE, OWN = "填报部门", "编号", "导出时", "本部门账上"

UNKNOWN = "情况不明"
"""A cell that nobody has filled."""
APART = "不单列"
"""A cell of a target whose figures nobody counts apart from the whole."""
LATER = "未到期"
"""A cell of a target that has not begun by the end of the period that the workbook is of."""
NOTHING = frozenset({"", UNKNOWN, APART, LATER, "无", "无数据", "—", "-"})
"""What says that there is no value."""


class Band(NamedTuple):
    """A group of columns with its heading."""

    title: str
    columns: tuple[str, ...]


BANDS = (
    Band("目标", (NUMBER, NAME, PROGRAMME, DUTY, UNIT, GOAL, BASIS, YEAR, BASE, CALIBRE, BY_YEAR, PARTS)),
    Band("部门分工", (LEADS, HELPERS, COUNTS)),
    Band("填报（请填黄色列）", (PERIOD, NEW, TOTAL, DAY, PAPER)),
    Band("判定", (RATE, GONE, STATUS)),
    Band("核对", (DISPUTE, REPORTER, CHECKER, REPORTED, PLACE)),
    Band("认行用，不要改", (DEPARTMENT, KEY, BEFORE, OWN)),
)
COLUMNS = tuple(name for band in BANDS for name in band.columns)
ASKED = (BASE, COUNTS, PERIOD, NEW, TOTAL, DAY, PAPER, DISPUTE, REPORTER, CHECKER, REPORTED, DEPARTMENT)
"""What a department fills in."""
TELLING = (BASE, NEW, TOTAL, PERIOD, DAY, PAPER, COUNTS, REPORTER, CHECKER, REPORTED)
"""Of these, those that make a figure of the department's own where they were changed."""
FREE = (COUNTS, PAPER, DISPUTE)
"""Of the cells to fill, those that hold sentences, in which nobody is named."""
FOLDED = (BASE, CALIBRE, BY_YEAR, PARTS, HELPERS, COUNTS, REPORTER, CHECKER, REPORTED, DEPARTMENT, KEY, BEFORE, OWN)
"""Columns that a + above the sheet unfolds; they are not printed."""
NEEDED = (NAME, TOTAL)
HEAD_ROW, FROZEN = 4, 2
"""The row of the headings, and how many columns stay in sight."""
BETWEEN = "｜"
"""Stands between the cells that a row was handed out with."""


def handed_out(cells: dict[str, str]) -> str:
    """What the cells to fill held when the workbook was made, as one text."""
    return BETWEEN.join(f"{name}={plain(cells.get(name, ''))}" for name in ASKED)


def plain(text: str) -> str:
    """A cell's text without what stands between cells, on one line."""
    return " ".join(text.replace(BETWEEN, "|").split())


def parted(text: str) -> dict[str, str]:
    """The cells of such a text; empty where it was deleted."""
    return dict(part.split("=", 1) for part in text.split(BETWEEN) if "=" in part)
