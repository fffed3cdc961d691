"""`liantu measures --trade`: the European Commission's screen on a table of trade amounts."""

from __future__ import annotations

from pathlib import Path

import pytest
from wcwidth import wcswidth

from tests.app.conftest import Ask, Call
from tests.factory import write_books

HEAD = "产品,方向,伙伴,金额\n"
DEPENDENT = "甲品,进口,A国,80\n甲品,进口,B国,20\n甲品,自给,,50\n甲品,出口,,60\n"


def write(folder: Path, rows: str, head: str = HEAD) -> Path:
    (path := folder / "贸易.csv").write_text(head + rows, encoding="utf-8")
    return path


def test_a_product_over_all_three_lines_is_dependent(tmp_path: Path, document: Ask) -> None:
    """HHI .8² + .2², share 100 / 150, ratio 100 / 60: counted by hand."""
    found = document("measures", "--trade", write(tmp_path, DEPENDENT))["screens"]
    assert [one["value"] for one in found[0]["indicators"]] == pytest.approx([0.68, 2 / 3, 5 / 3], abs=1e-6)
    assert (found[0]["product"], found[0]["dependent"]) == ("甲品", True)


def test_an_amount_that_is_not_told_is_not_zero(tmp_path: Path, document: Ask) -> None:
    found = document("measures", "--trade", write(tmp_path, "乙品,进口,A国,80\n乙品,自给,,1\n"))["screens"][0]
    assert ([one["over"] for one in found["indicators"]], found["dependent"]) == ([True, True, None], None)
    assert "缺 进口与出口之比（筛查三）" in found["words"]


def test_a_product_of_which_nothing_is_imported_is_cleared(tmp_path: Path, document: Ask) -> None:
    assert document("measures", "--trade", write(tmp_path, "丙品,进口,,0\n"))["screens"][0]["dependent"] is False


def test_the_screen_fits_eighty_columns_and_names_its_lines(tmp_path: Path, liantu: Call) -> None:
    output = liantu("measures", "--trade", write(tmp_path, DEPENDENT)).output
    assert all(word in "".join(output.split()) for word in ("产品：甲品", "三项都超过参考值", "SWD(2021)352"))
    assert [line for line in output.splitlines() if wcswidth(line) > 80] == []


@pytest.mark.parametrize(("rows", "said"), [
    ("甲品,转口,A国,1\n", "[LT-TRADE-02] 贸易.csv 第 2 行，列“方向”：“转口”不是贸易的方向"),
    ("甲品,进口,A国,-1\n", "[LT-MEASURE-07] 贸易.csv 第 2 行，列“金额”：进出口金额“A国”为 -1，不是金额"),
    ("甲品,进口,A国,1\n甲品,进口,A国,2\n", "[LT-TRADE-03] 贸易.csv 第 3 行，列“伙伴”：同一产品从“A国”的进口写了两行"),
    ("甲品,出口,,1\n", "[LT-TRADE-04] 贸易.csv：产品“甲品”没有进口的行"),
    (",进口,A国,1\n", "[LT-CELL-01] 贸易.csv 第 2 行，列“产品”"),
    ("甲品,进口,,1\n", "[LT-CELL-01] 贸易.csv 第 2 行，列“伙伴”"),
])  # fmt: skip
def test_a_row_that_can_not_be_read_is_named(rows: str, said: str, tmp_path: Path, liantu: Call) -> None:
    result = liantu("measures", "--trade", write(tmp_path, rows))
    assert (result.exit_code, result.stderr.splitlines()[0][: len(said)]) == (1, said)


def test_lacking_columns_are_named_together(tmp_path: Path, liantu: Call) -> None:
    result = liantu("measures", "--trade", write(tmp_path, "甲品,1\n", head="产品,金额\n"))
    assert (result.exit_code, "[LT-TRADE-01] 贸易.csv 第 1 行：贸易表缺少列：方向、伙伴" in result.stderr) == (1, True)


def test_a_cell_that_can_not_be_read_is_named_as_that(tmp_path: Path, liantu: Call) -> None:
    rows: list[list[object]] = [["产品", "方向", "伙伴", "金额"], ["甲品", "进口", "A国", "#N/A"], ["甲品", "进口", "B国", 1]]
    said = liantu("measures", "--trade", write_books(tmp_path, {"贸易.xlsx": {"贸易": rows}}) / "贸易.xlsx").stderr
    assert said.startswith("[LT-CELL-03] 贸易.xlsx［贸易］ 第 2 行")
