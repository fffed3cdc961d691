"""Animals that live in cells: each is a small set of tables around one kind of bad cell, row or relation."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

GOOD_CODE = "91610137735087821G"
"""A published code (a-share-companies, row 300775.SZ) whose check digit holds."""
OTHER_CODE = "916101315660088532"
LETTERS = "abcdefghij"
NAMES = "甲乙丙丁戊己庚辛壬癸"
Files = dict[str, str]
TOLD: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cells.toml").read_text(encoding="utf-8"))
"""What each animal is told: its messages, and its rows accepted, merged and rejected."""


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The text of a CSV file."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return file.getvalue()


def firms(column: str, *cells: str) -> Files:
    """Enterprises a, b, c … with one cell each in a column."""
    rows = [(LETTERS[place], f"{NAMES[place]}公司", cell) for place, cell in enumerate(cells)]
    return {"企业.csv": table(("编号", "名称", column), rows)}


def supplies(column: str, *cells: str) -> Files:
    """Two enterprises and a relation between them for each cell."""
    return firms("备注", "", "") | {"供货.csv": table(("起点", "终点", column), [("a", "b", cell) for cell in cells])}


def many(good: int, bad: Mapping[int, str]) -> Files:
    """A long table of enterprises of which a few have a bad number, by row as a spreadsheet counts."""
    rows = [(f"n{row}", f"第{row}号公司", bad.get(row, str(row))) for row in range(2, good + len(bad) + 2)]
    return {"企业.csv": table(("编号", "名称", "注册资本（万元）"), rows)}


def ring(*names: str) -> Files:
    """Links that are kinds of each other all the way round."""
    links = table(("编号", "名称"), [(name, name) for name in (*names, "外")])
    edges = [*zip(names, (*names[1:], names[0]), strict=True), ("外", names[0])]
    return {"环节.csv": links, "属于一种.csv": table(("起点", "终点"), edges)}


ANIMALS: dict[str, Files] = {
    "a code of 17 characters": firms("统一社会信用代码", GOOD_CODE[:17], OTHER_CODE),
    "a code in lower case": firms("统一社会信用代码", GOOD_CODE.lower()),
    "a code in full width": firms("统一社会信用代码", "９１６１０１３７７３５０８７８２１Ｇ"),
    "a code in scientific notation": firms("统一社会信用代码", "9.16101E+17"),
    "the same row twice": {"企业.csv": table(("编号", "名称"), [("a", "甲公司"), ("a", "甲公司")])},
    "the same code with two names": firms("统一社会信用代码", GOOD_CODE, GOOD_CODE),
    "the same name with two codes": {
        "企业.csv": table(("编号", "名称", "统一社会信用代码"), [("a", "甲公司", GOOD_CODE), ("b", "甲 公司", OTHER_CODE)])},
    "days that no calendar has": firms("成立日期", "2019-02-30", "2019年13月", "20190431", "2019-02"),
    "a day as a spreadsheet counts them": firms("成立日期", "43698"),
    "days by words": firms("成立日期", "一九年底", "2019年三季度", "19年8月", "2019年8月21日", "二〇一九年八月"),
    "six digits that may be two days": firms("成立日期", "200112", "201908"),
    "no end": {"政策.csv": table(("编号", "名称", "失效日期"), [("p", "甲办法", "长期")])},
    "a firm founded until now": firms("成立日期", "至今"),
    "a validity without an end": supplies("有效止", "长期"),
    "a period without an end": supplies("报告期", "2019年至今", "2019年第三季度"),
    "a number by European points": firms("注册资本（万元）", "1.234,5", "1,234.5"),
    "numbers by words": firms("注册资本", "一千万", "三百二十一", "1.2亿", "三百二"),
    "a rough number": firms("注册资本", "约500万元"),
    "bounds and ranges": firms("注册资本", "500万元以上", "100～200", "不少于100", "≥3"),
    "shares by words": supplies("份额", "百分之二十", "三成", "20％", "百分之一百二十"),
    "a negative and an absurd number": firms("注册资本", "-5", "1e400"),
    "signs for no value": {
        "企业.csv": table(("编号", "名称", "注册资本（万元）", "成立日期", "统一社会信用代码", "所有制", "备注", "有效起"), [
            ("a", "甲公司", "-", "暂无", "无", "N/A", "无", "—"), ("b", "乙公司", "--", "/", "——", "无", "-", "-"),
            ("c", "丙公司", "–", "2019", "－", "", "", "2019")]),
        "供货.csv": table(("起点", "终点", "份额", "报告期"), [("a", "b", "—", "无"), ("b", "c", "n/a", "2019")])},
    "a number with a footnote": firms("注册资本", "1200①"),
    "units in cells": firms("注册资本", "1200万元", "3.5亿元", "5000千元", "5亩", "5万圆"),
    "a cell's unit against its heading's": firms("注册资本（万元）", "1200万元", "一千万元", "1200元", "1200万", "3亿元"),
    "a capacity with its unit": {
        "企业.csv": table(("编号", "名称"), [("a", "甲公司")]), "产品.csv": table(("编号", "名称"), [("p", "甲件")]),
        "生产.csv": table(("起点", "终点", "产能", "产能单位"), [("a", "p", "8万吨", ""), ("a", "p", "20MW", "万吨")])},
    "two places in a cell for one": {
        "场所.csv": table(("编号", "场所类型", "位于"), [("s", "工厂", "places:610100、places:CHN"), ("t", "工厂", "places:CHN")])},
    "several values in a cell": {
        "企业.csv": table(("编号", "名称", "曾用名"), [("a", "甲、乙/丙公司", "甲厂（东、西）、乙厂；丙厂")])},
    "a relation to an unknown actor": firms("备注", "", "") | {"供货.csv": table(("起点", "终点"), [("a", "z"), ("a", "b")])},
    "a ring of kinds": ring("甲", "乙", "丙"),
    "a cell of a megabyte": firms("备注", "长" * 1_048_576, "短"),
    "a very long cell": firms("备注", "长" * 100_001, "短"),
    "a very long cell where a number belongs": firms("注册资本", "长" * 300, "5"),
    "five thousand rows of which three are bad": many(4_997, {17: "很多", 2_500: "1200元", 4_999: "100-200"}),
}  # fmt: skip
"""Each animal by its name: the files that it is."""
