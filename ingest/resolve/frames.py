"""Names and registers as tables: data frames, or files with a header row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple
from pathlib import Path

import pandas as pd

from ingest.errors import InputFault
from ingest.resolve.matching import Match, Matcher
from ingest.resolve.names.notes import undated
from ingest.resolve.register import Entry, Register
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
ANSWERS = ("match_id", "match_name", "score", "status", "reason")


def match(queries: pd.DataFrame, register: pd.DataFrame) -> pd.DataFrame:
    """The queries with what each name is in the register.

    `queries` has `name` and optionally `uscc`, `region`, `id`; `register` has `id`, `name` and optionally `uscc`, `region`,
    `short_name`, `former_names` (several parted by 、 or ；). Added are `match_id`, `match_name`, `score` (0 to 1: how likely both
    are one), `status` (确认, 待复核, 无) and `reason`; columns of the queries that are called so are replaced. Short names of one
    table are weighed together; no result depends on the order of rows. Raises InputFault LT-MATCH-01 for a missing column.
    """
    entries = sorted(entries_of(register, "register", ("id", "name")), key=astuple)
    asked = entries_of(queries, "queries", ("name",))
    found = Matcher(Register.of(entries)).match(asked)
    return answered(queries, found, entries)


def entries_of(frame: pd.DataFrame, name: str, needed: Iterable[str]) -> list[Entry]:
    """One entry a row. Raises InputFault LT-MATCH-01."""
    columns = {column: heading for column in HEADINGS if (heading := heading_of(frame, column)) is not None}
    for column in needed:
        if column not in columns:
            raise InputFault(_lacking(column).at(name))
    cells = [_texts(frame, columns.get(column)) for column in HEADINGS]
    return [Entry(id, name, uscc, region, tuple(parts(short)), tuple(undated(one) for one in parts(former)))
            for id, name, uscc, region, short, former in zip(*cells, strict=True)]  # fmt: skip


def answered(queries: pd.DataFrame, found: list[Match], entries: list[Entry]) -> pd.DataFrame:
    """The queries with the answers behind their columns."""
    ids = Counter(entry.id for entry in entries)
    rows = [_row(one, entries[one.place] if one.place >= 0 else None, ids) for one in found]
    answers = pd.DataFrame(rows, columns=list(ANSWERS), index=queries.index)
    return pd.concat([queries.drop(columns=[one for one in ANSWERS if one in queries.columns]), answers], axis=1)


def _row(one: Match, entry: Entry | None, ids: Mapping[str, int]) -> tuple[str, str, float, str, str]:
    if entry is None:
        return "", "", round(one.score, 4), one.status.value, one.reason
    shared = f"；登记中编号“{entry.id}”有 {ids[entry.id]} 行" if ids[entry.id] > 1 else ""
    return entry.id, entry.name, round(one.score, 4), one.status.value, one.reason + shared


def read_frame(path: Path) -> pd.DataFrame:
    """The first sheet of a file that has a column of names, as texts.

    Raises InputFault for a file that can't be read, or LT-MATCH-01.
    """
    known = {normalised_name(word) for column, others in HEADINGS.items() for word in (column, *others)}
    tables = read_tables(path, lambda heading: normalised_name(heading) in known)
    names = {normalised_name(word) for word in ("name", *HEADINGS["name"])}
    table = next((one for one in tables if names & {normalised_name(heading) for heading in one.header}), tables[0])
    frame = pd.DataFrame([cells for _, cells in table.rows], columns=list(table.header), dtype=str)
    if heading_of(frame, "name") is None:
        raise InputFault(_lacking("name").at(path.name, table.sheet))
    return frame


def _lacking(column: str) -> Issue:
    return issue("LT-MATCH-01", column=column, expected="、".join((column, *HEADINGS[column])))


def heading_of(frame: pd.DataFrame, column: str) -> str | None:
    """Which column of a table is meant, by any of the words for it; None for none."""
    spelled = {normalised_name(str(heading)): str(heading) for heading in frame.columns}
    return next((spelled[normalised_name(word)] for word in (column, *HEADINGS[column]) if normalised_name(word) in spelled), None)


def _texts(frame: pd.DataFrame, heading: str | None) -> list[str]:
    if heading is None:
        return [""] * len(frame)
    return ["" if cell is None or cell != cell else str(cell) for cell in frame[heading].tolist()]
