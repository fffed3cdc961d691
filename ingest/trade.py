"""A table of trade amounts by product, direction and partner; everything wrong with the file is told at once, with its place."""

from __future__ import annotations

from pathlib import Path

from graph.analysis.measures import Amounts
from ingest.errors import InputFault
from ingest.tables import Table, faults_of, read_tables
from ontology import values
from ontology.errors import Issue, Refusal, issue

PRODUCT, DIRECTION, PARTNER, AMOUNT = COLUMNS = ("产品", "方向", "伙伴", "金额")
IMPORT, INTERNAL, EXPORT = DIRECTIONS = ("进口", "自给", "出口")


def read_trade(path: Path) -> list[Amounts]:
    """Each product's amounts, in the order of the file (.csv or .xlsx with the columns 产品, 方向, 伙伴, 金额).

    自给 and 出口 add up over their rows; an import row without a partner says that nothing is imported and must be 0.
    Raises InputFault with every issue: columns missing, a word or number that is none, a partner twice, a product without imports.
    """
    faults: list[Issue] = []
    found: dict[str, Amounts] = {}
    for table in read_tables(path):
        if lacking := [column for column in COLUMNS if column not in table.header]:
            lacked = issue("LT-TRADE-01", value="、".join(lacking), expected="、".join(COLUMNS))
            faults.append(lacked.at(table.file, table.sheet, 1))
            continue
        faults += _table(table, found)
    faults += [issue("LT-TRADE-04", value=one.product).at(path.name) for one in found.values() if not one.imports]
    if faults:
        raise InputFault(*faults)
    for one in found.values():
        one.imports.pop("", None)
    return list(found.values())


def _table(table: Table, found: dict[str, Amounts]) -> list[Issue]:
    """Take the rows of a table into the products found; what is wrong with them."""
    places = [table.header.index(column) for column in COLUMNS]
    faults: list[Issue] = []
    for number, cells in table.rows:
        product, direction, partner, amount = (cells[place].strip() for place in places)
        one = found.setdefault(product, Amounts(product))
        wrong = [each for _, each in faults_of(cells)] or _row(one, direction, partner, amount)
        faults += [each.at(table.file, table.sheet, number) for each in wrong]
    return faults


def _row(one: Amounts, direction: str, partner: str, written: str) -> list[Issue]:
    if not one.product:
        return [issue("LT-CELL-01", column=PRODUCT, expected="产品名称")]
    if direction not in DIRECTIONS:
        return [issue("LT-TRADE-02", column=DIRECTION, value=direction, expected="、".join(DIRECTIONS))]
    try:
        amount = float(values.decimal(written))
    except Refusal:
        amount = -1.0
    if amount < 0:
        return [issue("LT-MEASURE-07", column=AMOUNT, name=partner or direction, value=written or "空")]
    if direction == INTERNAL:
        one.internal = (one.internal or 0.0) + amount
    elif direction == EXPORT:
        one.exports = (one.exports or 0.0) + amount
    elif partner in one.imports:
        return [issue("LT-TRADE-03", column=PARTNER, value=partner)]
    elif amount and not partner:
        return [issue("LT-CELL-01", column=PARTNER, expected="进口来源的国家或地区")]
    else:
        one.imports[partner] = amount
    return []
