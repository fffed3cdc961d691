"""A table of what-if moves: one row a move; everything wrong with the file is told at once, with its place and fix."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.analysis.whatif import Arrival, Departure, Line, Move, MoveFault, Spot, Surveyed
from ingest.tables import Table, faults_of, read_tables
from ontology.errors import Issue, issue

COLUMNS = Path(__file__).with_name("moves.csv")
SEVERAL = "、"
"""Between several links or products in one cell."""
ADD, REMOVE, SET, SURVEYED = "增加企业", "移除企业", "设阈值", "假设摸清"


def read_moves(path: Path) -> list[Move]:
    """The moves of a .csv or .xlsx. Columns and what each action needs: `moves.csv` beside this module.

    Raises InputFault for a file that can't be read, MoveFault with every issue of its rows.
    """
    faults: list[Issue] = []
    moves = [move for table in read_tables(path) for move in _moves(table, faults)]
    if faults:
        raise MoveFault(*faults)
    return moves


def _moves(table: Table, faults: list[Issue]) -> Iterator[Move]:
    unknown = [name for name in table.header if name not in _columns()]
    if unknown:
        known = SEVERAL.join(_columns())
        faults += [issue("LT-WHATIF-12", value=name, expected=known).at(table.file, table.sheet, 1) for name in unknown]
        return
    for number, cells in table.rows:
        wrong = [one.at(table.file, table.sheet, number) for _, one in faults_of(cells)]
        said = {name: cell for name, cell in zip(table.header, cells, strict=False) if cell}
        wrong += [one.at(table.file, table.sheet, number) for one in _wrong(said)]
        faults += wrong
        if not wrong:
            yield _move(said, Spot(table.file, table.sheet, number))


def _wrong(said: dict[str, str]) -> Iterator[Issue]:
    """What is wrong with a row before any name is looked up: no such action, a cell too few, a cell too many."""
    action = said.get("动作", "")
    if action not in (ADD, REMOVE, SET, SURVEYED):
        yield issue("LT-WHATIF-13", column="动作", value=action, expected=SEVERAL.join((ADD, REMOVE, SET, SURVEYED)))
        return
    for name, needs in _columns().items():
        if needs[action] == "必填" and name not in said:
            yield issue("LT-WHATIF-14", column=name, value=name, action=action)
        if needs[action] == "" and name in said:
            yield issue("LT-WHATIF-15", column=name, value=said[name], action=action, name=name)


def _move(said: dict[str, str], spot: Spot) -> Move:
    cell = {name: said.get(name, "") for name in _columns()}
    if cell["动作"] == ADD:
        links, products = (tuple(filter(None, map(str.strip, cell[name].split(SEVERAL)))) for name in ("环节", "产品"))
        figures = (cell["产能"] + cell["产能单位"], cell["市场份额"], cell["等级"])
        return Arrival(cell["企业"], links, products, cell["地点"], cell["场所状态"], *figures, spot)
    if cell["动作"] == REMOVE:
        return Departure(cell["企业"], spot)
    return Line(cell["阈值"], cell["数值"], spot) if cell["动作"] == SET else Surveyed(cell["环节"], spot)


@cache
def _columns() -> dict[str, dict[str, str]]:
    """Column → for each action 必填, 可填 or nothing."""
    with COLUMNS.open(encoding="utf-8", newline="") as file:
        return {row["column"]: row for row in csv.DictReader(file)}
