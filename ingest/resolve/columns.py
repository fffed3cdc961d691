"""The columns of a table of names or of a register: what they may be called, and what their cells say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from ingest.errors import InputFault
from ingest.resolve.names.notes import undated
from ingest.resolve.register import Entry
from ingest.tables import read_tables
from ontology.errors import Issue, issue
from ontology.values import normalised_name, parts

HEADINGS = {
    "id": ("编号", "序号", "代码", "stock_code"),
    "name": ("名称", "企业名称", "单位名称", "机构名称", "公司名称", "组织名称", "全称", "企业全称", "公司全称", "full_name"),
    "uscc": ("统一社会信用代码", "社会信用代码", "信用代码", "统一代码"),
    "region": ("地区", "所在地", "所在地区", "注册地", "注册地址", "住所", "地址"),
    "short_name": ("简称", "企业简称", "公司简称", "证券简称"),
    "former_names": ("曾用名", "曾用名称", "历史名称", "原名", "former_name"),
}  # fmt: skip
"""Columns that are read, and what else they may be called."""
ROW = "row"
"""What the index of a frame is called that was read from a file: the rows' numbers there."""


def read_frame(path: Path) -> pd.DataFrame:
    """The first sheet of a file that has a column of names, as texts; the index has the numbers of the rows as a spreadsheet shows
    them, `attrs` the file, the sheet, and what is to be told of them. Cells behind the last heading are left out and told.

    Raises InputFault for a file that can't be read, or LT-MATCH-01.
    """
    known = {normalised_name(word) for column, others in HEADINGS.items() for word in (column, *others)}
    tables = read_tables(path, lambda heading: normalised_name(heading) in known)
    names = {normalised_name(word) for word in ("name", *HEADINGS["name"])}
    table = next((one for one in tables if names & {normalised_name(heading) for heading in one.header}), tables[0])
    width = len(table.header)
    rows = [(number, tuple(cells)) for number, cells in table.rows]
    index = pd.Index([number for number, _ in rows], name=ROW, dtype=int)
    frame = pd.DataFrame([cells[:width] for _, cells in rows], columns=list(table.header), index=index, dtype=str)
    wider = [(number, cells[width:]) for number, cells in rows if len(cells) > width]
    told = [issue("LT-MATCH-08", value="、".join(cells)).at(path.name, table.sheet, number) for number, cells in wider]
    frame.attrs |= {"file": path.name, "sheet": table.sheet, "issues": [*table.notes, *told]}
    if heading_of(frame, "name") is None:
        raise InputFault(_lacking("name").at(path.name, table.sheet))
    return frame


def entries_of(frame: pd.DataFrame, name: str, needed: Iterable[str]) -> list[Entry]:
    """One entry a row; `name` is what the table is called where it was not read from a file.

    Raises InputFault LT-MATCH-01 for a column that is needed and not there, LT-MATCH-07 for one that is there twice.
    """
    columns = {column: heading for column in HEADINGS if (heading := heading_of(frame, column)) is not None}
    file, sheet = place_of(frame, name)
    for column in needed:
        if column not in columns:
            raise InputFault(_lacking(column).at(file, sheet))
    spelled = list(map(str, frame.columns))
    if twice := [heading for heading in columns.values() if spelled.count(heading) > 1]:
        raise InputFault(*(issue("LT-MATCH-07", column=one, count=spelled.count(one)).at(file, sheet) for one in twice))
    cells = [_texts(frame, columns.get(column)) for column in HEADINGS]
    return [Entry(id.strip(), name, uscc, region, tuple(parts(short)), tuple(undated(one) for one in parts(former)))
            for id, name, uscc, region, short, former in zip(*cells, strict=True)]  # fmt: skip


def place_of(frame: pd.DataFrame, name: str) -> tuple[str, str]:
    """The file and the sheet that a frame was read from, else what it is called."""
    return str(frame.attrs.get("file", name)), str(frame.attrs.get("sheet", ""))


def row_of(frame: pd.DataFrame, at: int) -> int:
    """The number of a row in its file; in a frame that is of none its number from 1."""
    return int(frame.index[at]) if frame.index.name == ROW and "file" in frame.attrs else at + 1


def heading_of(frame: pd.DataFrame, column: str) -> str | None:
    """Which column of a table is meant, by any of the words for it; None for none."""
    spelled = {normalised_name(str(heading)): str(heading) for heading in frame.columns}
    return next((spelled[normalised_name(word)] for word in (column, *HEADINGS[column]) if normalised_name(word) in spelled), None)


def _lacking(column: str) -> Issue:
    return issue("LT-MATCH-01", column=column, expected="、".join((column, *HEADINGS[column])))


def _texts(frame: pd.DataFrame, heading: str | None) -> list[str]:
    return [""] * len(frame) if heading is None else [_text(cell) for cell in frame[heading].tolist()]


def _text(cell: object) -> str:
    """What a cell says; numbers that a spreadsheet has made of ids go without their decimals (1001.0)."""
    if isinstance(cell, str):
        return cell
    if cell is None or cell is pd.NA or cell != cell:
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
