"""`liantu measures --io-table`: a table of flows from a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.app.conftest import Ask, Call

GOOD = "部门,甲业,乙业,总产出\n甲业,10,40,100\n乙业,20,5,80\n"


def write(folder: Path, text: str) -> Path:
    (path := folder / "流量.csv").write_text(text, encoding="utf-8")
    return path


def test_the_linkages_are_those_counted_by_hand(tmp_path: Path, document: Ask) -> None:
    """B = [[.1, .4], [.25, .0625]]: det(I − B) = .74375, U = ((.9375 + .4), (.9 + .25)) / .74375."""
    rows = document("measures", "--io-table", write(tmp_path, GOOD))["sectors"]
    assert [one["upstreamness"] for one in rows] == pytest.approx([1.3375 / 0.74375, 1.15 / 0.74375], abs=1e-6)
    assert sum(one["backward_normalised"] for one in rows) == pytest.approx(2)


def test_final_use_stands_in_for_output(tmp_path: Path, document: Ask) -> None:
    told = document("measures", "--io-table", write(tmp_path, GOOD))
    final = "部门,甲业,乙业,最终使用\n甲业,10,40,50\n乙业,20,5,55\n"
    assert document("measures", "--io-table", write(tmp_path, final)) == told


def test_each_sector_has_a_line_of_eighty_columns_and_formulas_their_source(tmp_path: Path, liantu: Call) -> None:
    output = liantu("measures", "--io-table", write(tmp_path, GOOD)).output
    assert all(word in " ".join(output.split()) for word in ("甲业", "Rasmussen 1956", "Hirschman 1958", "Antràs"))
    assert [line for line in output.splitlines() if wcswidth(line) > 80] == []


@pytest.mark.parametrize(("text", "code"), [
    ("部门,甲,乙,总产出\n甲,1,1,9\n", "LT-MEASURE-08"), ("部门,甲,总产出\n甲,nan,9\n", "LT-MEASURE-08"),
    ("部门,甲\n甲,1\n", "LT-MEASURE-08"), ("部门,甲,总产出\n甲,1,-9\n", "LT-MEASURE-05"), ("", "LT-FILE-02"),
])  # fmt: skip
def test_a_file_that_is_no_such_table_is_refused(text: str, code: str, tmp_path: Path, liantu: Call) -> None:
    result = liantu("measures", "--io-table", write(tmp_path, text))
    assert (result.exit_code, f"[{code}] 流量.csv" in result.stderr) == (1, True)


def test_a_table_and_a_thing_are_not_asked_about_at_once(tmp_path: Path, liantu: Call) -> None:
    result = liantu("measures", "硅片", "--io-table", write(tmp_path, GOOD))
    assert (result.exit_code, "只算表里的部门或产品" in result.stderr) == (2, True)
