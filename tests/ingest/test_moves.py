"""Tables of what-if moves: read row by row, everything wrong told at once with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.analysis.whatif import Arrival, Clause, Departure, Line, MoveFault, Support, Surveyed
from ingest.errors import InputFault
from ingest.moves import read_moves
from tests.factory import write_books, write_files

GOOD = """动作,企业,环节,产品,产能,产能单位,阈值,数值,类别
增加企业,新厂,硅料、硅片,,100,吨,,,
移除企业,乙厂,,,,,,,
设阈值,,,,,,W1,0.6,
假设摸清,,组件,,,,,,
增加支撑,新平台,硅料,,,,,,科技成果转化平台
增加条款,新条款,硅料,某产品,,,,,
移除,某平台,,,,,,,
"""
MOVES = [Arrival("新厂", ("硅料", "硅片"), capacity="100吨"), Departure("乙厂"), Line("W1", "0.6"), Surveyed("组件"),
         Support("新平台", "科技成果转化平台", ("硅料",)), Clause("新条款", ("硅料", "某产品")), Departure("某平台")]


def test_each_row_of_a_csv_is_a_move(tmp_path: Path) -> None:
    assert read_moves(write_files(tmp_path, {"改动.csv": GOOD}) / "改动.csv") == MOVES


def test_each_row_of_a_workbook_is_a_move(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(line.split(",")) for line in GOOD.splitlines()]
    assert read_moves(write_books(tmp_path, {"改动.xlsx": {"表一": rows}}) / "改动.xlsx") == MOVES


def test_a_move_knows_where_it_was_written(tmp_path: Path) -> None:
    spots = [one.spot for one in read_moves(write_files(tmp_path, {"改动.csv": GOOD}) / "改动.csv")]
    assert [(one.file, one.row) for one in spots] == [("改动.csv", row) for row in range(2, 9)]


def test_all_that_is_wrong_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    text = "动作,企业,阈值,数值\n搬家,甲,,\n移除企业,,,\n移除企业,甲,W1,\n"
    with pytest.raises(MoveFault) as caught:
        read_moves(write_files(tmp_path, {"改动.csv": text}) / "改动.csv")
    told = [(one.code, one.file, one.row, one.column) for one in caught.value.issues]
    assert told == [("LT-WHATIF-13", "改动.csv", 2, "动作"), ("LT-WHATIF-14", "改动.csv", 3, "企业"),
                    ("LT-WHATIF-15", "改动.csv", 4, "阈值")]  # fmt: skip


def test_an_unknown_column_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(MoveFault, match="不认识的列“公司”；应为动作、企业、环节"):
        read_moves(write_files(tmp_path, {"改动.csv": "动作,公司\n移除企业,甲\n"}) / "改动.csv")


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputFault):
        read_moves(write_files(tmp_path, {"改动.txt": GOOD}) / "改动.txt")
