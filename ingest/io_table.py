"""An input–output table from a file: sectors as heading and first column, then final use and total output where they are given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from graph.analysis.measures import IoTable, MeasureFault
from ingest.tables.reader import read_tables
from ingest.tables.table import Table
from ontology import values
from ontology.errors import Issue, Refusal, issue

FINAL, OUTPUT = ("最终使用", "final_use", "final_demand"), ("总产出", "output", "total_output")


def read_io_table(path: Path) -> IoTable:
    """The table of a .csv or .xlsx (its first sheet). Output is that column, else intermediate plus final use.

    Raises InputFault for a file that can't be read, MeasureFault LT-MEASURE-08 (not square, no totals, a cell that is no number:
    all at once) and LT-MEASURE-05 (numbers that can't be a table).
    """
    tables = read_tables(path)
    if not tables:
        raise MeasureFault(issue("LT-FILE-02").at(path.name))
    table = tables[0]
    sectors = [one for one in table.header[1:] if one not in FINAL + OUTPUT]
    _check_square(table, sectors)
    cells = _numbers(table)
    columns = {name: cells[:, number] for number, name in enumerate(table.header[1:])}
    flows = np.column_stack([columns[one] for one in sectors])
    final, output = (next((columns[one] for one in names if one in columns), None) for names in (FINAL, OUTPUT))
    if output is None:
        if final is None:
            raise MeasureFault(_wrong(table, "没有合计", f"有“{FINAL[0]}”或“{OUTPUT[0]}”一列"))
        output = flows.sum(1) + final
    try:
        return IoTable(sectors, flows, output)
    except MeasureFault as fault:
        raise MeasureFault(*(one.at(table.file, table.sheet) for one in fault.issues)) from None


def _check_square(table: Table, sectors: Sequence[str]) -> None:
    rows = [cells[0] for _, cells in table.rows]
    if not sectors or list(sectors) != rows or len(set(table.header[1:])) < len(table.header) - 1:
        value = f"{len(rows)} 行、{len(sectors)} 列部门，或名称、次序不同、重复"
        raise MeasureFault(_wrong(table, value, "行与列是同样的部门，次序相同，不重复"))


def _numbers(table: Table) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Every cell but the first of each row. Raises MeasureFault LT-MEASURE-08 for all that are no numbers."""
    found, wrong = np.zeros((len(table.rows), len(table.header) - 1)), list[Issue]()
    for line, (number, cells) in enumerate(table.rows):
        for column, written in enumerate(cells[1:]):
            try:
                found[line, column] = float(values.decimal(written))
            except Refusal:
                value = f"“{table.header[column + 1]}”列的“{written}”不是数"
                wrong.append(_wrong(table, value, "每一格都是数，没有流量写 0", number))
    if wrong:
        raise MeasureFault(*wrong[:20])
    return found


def _wrong(table: Table, value: str, expected: str, row: int | None = None) -> Issue:
    return issue("LT-MEASURE-08", value=value, expected=expected).at(table.file, table.sheet, row)
