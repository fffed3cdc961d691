"""`liantu export`."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from app.export.folder import harmless
from app.export.workbook import _cell
from tests.app.conftest import Ask, Call
from tests.factory import write_files


@pytest.fixture
def book(document: Ask, home: Any) -> Any:
    return load_workbook(document("export", "xlsx")["files"][0])


def test_every_class_and_relation_has_a_sheet(book: Any) -> None:
    assert {"说明", "环节状态", "企业", "产品", "关系·生产"} <= set(book.sheetnames)


def test_every_sheet_carries_licence_and_attribution(book: Any) -> None:
    for sheet in book.worksheets[1:]:
        said = " ".join(str(cell) for row in sheet.iter_rows(max_row=5, values_only=True) for cell in row)
        assert "CC-BY-4.0" in said, sheet.title
        assert "甲局数据" in said, sheet.title


def test_every_row_names_its_source(book: Any) -> None:
    rows = list(book["企业"].iter_rows(min_row=4, values_only=True))
    assert [rows[1][rows[0].index(name)] for name in ("来源", "许可", "署名")] == ["甲数据", "CC-BY-4.0", "甲局数据"]


def test_the_notes_say_snapshot_ontology_place_scope_and_date(book: Any, home: Any) -> None:
    notes = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True) if row and row[0]}
    assert notes["快照"] == home.ledger.snapshot()
    assert notes["本体"] == home.ledger.ontology.digest
    assert (notes["地方"], notes["口径"], notes["截至"]) == ("甲经济技术开发区（t:zone）", "全部法人（all）", "2026-09-30")


def test_a_state_is_a_word_whose_mark_is_format(book: Any) -> None:
    cell = next(cell for row in book["环节状态"].iter_rows() for cell in row if cell.value == "缺链")
    assert cell.number_format == '"○ "@'


def test_text_that_looks_like_a_formula_stays_text(book: Any) -> None:
    cell = next(cell for row in book["关系·生产"].iter_rows() for cell in row if cell.value == "=硅片")
    assert cell.data_type == "s"


def test_csv_files_say_the_same_rows(document: Ask, book: Any) -> None:
    path = next(Path(one) for one in document("export", "csv")["files"] if one.endswith("企业.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [[str(cell) for cell in row] for row in book["企业"].iter_rows(min_row=4, values_only=True)]


def test_a_csv_holds_no_formula(document: Ask) -> None:
    path = next(Path(one) for one in document("export", "csv")["files"] if one.endswith("关系·生产.csv"))
    assert "'=硅片" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("text", [
    "=cmd|' /C calc'!A0", "+1+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1+2", "＠甲"])  # fmt: skip
def test_what_a_spreadsheet_might_run_is_marked_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value", ["-5", "+5", "-1,234.5", -5, 2.5, "甲=乙", "", "5-3"])
def test_numbers_and_harmless_texts_stay_as_they_are(value: object) -> None:
    assert harmless(value) == value


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1+cmd", "@SUM(A1)", "-2+3"])
def test_a_workbook_keeps_what_looks_like_a_formula_as_text(text: str) -> None:
    assert _cell(Workbook(write_only=True).create_sheet(), text).data_type == "s"


@pytest.fixture
def numbers(liantu: Call, document: Ask, tmp_path: Path) -> Any:
    """The sheet of firms with two numbers and one text too long for a cell."""
    firms = f"编号,名称,注册资本,备注\na,丙公司,1971049302,{'长' * 40_000}\nb,丁公司,12345678901234567,\nc,戊公司,,\n"
    liantu("load", write_files(tmp_path / "in", {"企业.csv": firms}))
    return load_workbook(document("export", "xlsx")["files"][0])


def test_numbers_are_exported_as_they_stand(numbers: Any) -> None:
    head, *rows = numbers["企业"].iter_rows(min_row=4, values_only=True)
    said = {row[head.index("名称")]: row[head.index("注册资本（元）")] for row in rows}
    assert (said["丙公司"], said["丁公司"], said["戊公司"]) == (1971049302, "12345678901234567", None)


def test_a_text_cut_in_the_workbook_is_said(numbers: Any) -> None:
    notes = [row[:2] for row in numbers["说明"].iter_rows(values_only=True)]
    assert ("企业", "1 格超过 32767 字，工作簿放不下，已截断；全文见 csv 导出") in notes


def test_the_folder_can_be_chosen(liantu: Call, tmp_path: Path) -> None:
    assert liantu("export", "xlsx", "--out", tmp_path / "别处").exit_code == 0
    assert len(list((tmp_path / "别处").glob("*.xlsx"))) == 1


def test_a_form_without_states_says_that_it_leaves_the_place_aside(liantu: Call, tmp_path: Path) -> None:
    said = liantu("export", "gexf", "--place", "西安经开区", "--out", tmp_path)
    assert (said.exit_code, said.stderr.splitlines()[0]) == (0, "提示：--place 对命令 export gexf 不起作用。")
