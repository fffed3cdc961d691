"""The workbook of the register: its sheets, bands and columns, known to who writes it and to who reads it back."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.pursuit import LEADS, LISTS, SIGNED, TALKS
from ontology.values import normalised_name

SHEETS = {LEADS: "线索库", TALKS: "在谈项目", SIGNED: "签约及建设项目"}
NOTES = "说明"
HEAD_ROW, FROZEN = 4, 2
"""The row of the headings, and how many columns stay in sight."""
NUMBER, NAME, STAGE, TWICE, CODE = "项目编号", "名称", "阶段", "首谈查重", "统一社会信用代码"
INVESTORS, LINKS, WHOLE = "投资方", "环节", "所属项目"
UNKNOWN, NOT_DUE, RENTED, REST, CANNOT = "情况不明", "未到期", "租赁", "—", "无法计算"
NOT_STARTED = "未开工"
NOTHING = frozenset({"", UNKNOWN, NOT_DUE, RENTED, REST, CANNOT, NOT_STARTED, "-", "/", "无", "待定", "不详"})
"""What a cell holds in which nobody said anything."""
ANOTHER = "另一项目"
"""What is written beside a second project of an enterprise that somebody pursues already."""
OF_PHASES = "分期合计"
"""Begins the cell of an amount that a project does not state itself: nobody wrote it, the phases come to it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. `field` says what of a line it shows, `kind` how that is written, `fill` whether people may."""

    list: str
    band: str
    heading: str
    field: str
    kind: str
    fill: bool
    width: int
    folded: bool
    must: bool
    hint: str

    @property
    def vocabulary(self) -> str:
        """The vocabulary of a column of words; empty for others."""
        return self.kind.partition(":")[2]

    @property
    def prop(self) -> str:
        """The property of a column that shows one; empty for others."""
        head, _, name = self.field.partition(":")
        return name if head == "prop" else ""


@cache
def columns() -> tuple[Column, ...]:
    """Every column of every sheet, in order."""
    with (Path(__file__).parent / "columns.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Column(row["list"], row["band"], row["heading"], row["field"], row["kind"], row["fill"] == "yes",
                            int(row["width"]), row["folded"] == "yes", row["must"] == "yes", row["hint"])
                     for row in csv.DictReader(file))  # fmt: skip


@cache
def of_list(name: str) -> dict[str, Column]:
    """The columns of one sheet by heading."""
    return {one.heading: one for one in columns() if one.list == name}


@cache
def known_headings() -> dict[str, str]:
    """Every heading as it stands, by its normalised form: breaks and width do not matter."""
    return {normalised_name(one.heading): one.heading for one in columns()}


def list_named(title: str) -> str:
    """The list of a sheet by its title; empty for another sheet."""
    return next((name for name in LISTS if SHEETS[name] == title.strip()), "")
