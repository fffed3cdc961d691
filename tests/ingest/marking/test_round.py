"""Corrected in the marked workbook and loaded again, only the change enters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from graph.ledger import Ledger
from ingest.loading import LoadReport, load_paths
from ingest.marking import Marked, write_marked
from tests.factory import counts, make_ledger
from tests.ingest.marking.books import fill_of, firms, sheet_of

WRONG: dict[str, str | int | None] = {"C3": "很多", "D5": "2019-02-30", "A8": None}
RIGHT: dict[str, str | int | None] = {"C3": 2000, "D5": "2019-01-02", "A8": "e7"}


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return make_ledger(tmp_path)


def written(path: Path, cells: Mapping[str, str | int | None] | None = None) -> Path:
    """A workbook of nine firms with some cells otherwise."""
    book = load_workbook(path) if path.exists() else Workbook()
    sheet = book["企业"] if "企业" in book.sheetnames else book.worksheets[0]
    if sheet.title != "企业":
        firms(sheet)
    for cell, value in (cells or {}).items():
        sheet[cell].value = value
    book.save(path)
    return path


def given_back(report: LoadReport, folder: Path) -> Marked:
    made, wrong = write_marked(report.problems, folder)
    assert (len(made), wrong) == (1, [])
    return made[0]


def test_three_rows_corrected_are_all_that_enters_and_the_ledger_is_that_of_a_clean_load(ledger: Ledger, tmp_path: Path) -> None:
    first = load_paths(ledger, [written(tmp_path / "甲.xlsx", WRONG)])
    corrected = written(given_back(first, tmp_path / "out").path, RIGHT)
    second = load_paths(ledger, [corrected])
    clean = load_paths(make_ledger(tmp_path / "clean"), [written(tmp_path / "乙.xlsx")])
    assert (counts(first), counts(second)) == ((9, 6, 0, 3), (9, 3, 6, 0))
    assert second.snapshot == ledger.check() == clean.snapshot


def test_the_list_of_problems_is_skipped_with_a_note(ledger: Ledger, tmp_path: Path) -> None:
    made = given_back(load_paths(ledger, [written(tmp_path / "甲.xlsx", WRONG)]), tmp_path / "out")
    again = load_paths(ledger, [written(made.path, RIGHT)])
    assert [one.text() for one in again.errors] == [
        "[LT-MARK-01] 甲-问题标注.xlsx［问题清单］：工作表“问题清单”是链图给出的问题清单，没有读取\n  处理：无须处理"]


def test_a_sheet_of_that_name_that_is_none_is_read(ledger: Ledger, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].title = "问题清单"
    for row in (["编号", "类别", "名称"], ["a", "企业", "甲公司"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "甲.xlsx")
    assert counts(load_paths(ledger, [tmp_path / "甲.xlsx"])) == (1, 1, 0, 0)


def test_a_csv_comes_back_as_a_workbook_that_loads_after_correction(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    path.write_text("编号,名称,注册资本（元）\ne1,=公司,100\ne2,乙公司,很多\n\ne3,丙公司,007\n", encoding="utf-8")
    made = given_back(load_paths(ledger, [path]), tmp_path / "out")
    sheet = sheet_of(made.path)
    assert [(one.value, one.data_type, one.number_format) for one in sheet[2]][1] == ("=公司", "s", "@")
    assert (made.rewritten, fill_of(sheet, "C3"), sheet["C5"].value) == ("text", "FFF6BDC0", "007")
    assert counts(load_paths(ledger, [written(made.path, {"C3": "200"})])) == (3, 1, 2, 0)


def test_a_file_known_by_its_name_is_known_when_marked(ledger: Ledger, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["编号", "名称", "注册资本（元）"], ["a", "甲公司", "很多"], ["b", "乙公司", 1]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "企业.xlsx")
    made = given_back(load_paths(ledger, [tmp_path / "企业.xlsx"]), tmp_path / "out")
    renamed = made.path.rename(tmp_path / "退回.xlsx")
    assert counts(load_paths(ledger, [renamed])) == (2, 0, 1, 1)


def test_marked_again_what_was_corrected_is_marked_no_more(ledger: Ledger, tmp_path: Path) -> None:
    first = given_back(load_paths(ledger, [written(tmp_path / "甲.xlsx", WRONG)]), tmp_path / "out")
    half = written(first.path, {"C3": 2000, "D5": "2019-01-02"})
    again = given_back(load_paths(ledger, [half]), tmp_path / "out")
    sheet = sheet_of(again.path)
    assert [(fill_of(sheet, one), bool(sheet[one].comment)) for one in ("C3", "D5", "A8")] == [
        ("00000000", False), ("00000000", False), ("FFF6BDC0", True)]  # fmt: skip
    assert (load_workbook(again.path).sheetnames, again.listed) == (["企业", "问题清单"], 1)
    assert again.path.name == "甲-问题标注-2.xlsx"


def test_the_list_tells_every_problem_with_a_link_to_its_cell(ledger: Ledger, tmp_path: Path) -> None:
    made = given_back(load_paths(ledger, [written(tmp_path / "甲.xlsx", WRONG)]), tmp_path / "out")
    sheet = sheet_of(made.path, "问题清单")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [row[1:6] for row in rows] == [["企业", 3, "注册资本（元）", "C3", "很多"], ["企业", 5, "成立日期", "D5", "2019-02-30"],
                                         ["企业", 8, "编号", "A8", None]]  # fmt: skip
    codes = ("LT-NUM-01", "LT-DATE-02", "LT-CELL-01")
    assert [[row[0], *row[9:]] for row in rows] == [["✕ 退回", code, "没有进", "甲.xlsx"] for code in codes]
    links = [sheet.cell(number, 5).hyperlink for number in (2, 3, 4)]
    assert [one.location if one else "" for one in links] == ["'企业'!C3", "'企业'!D5", "'企业'!A8"]


def test_an_unknown_column_marks_its_heading_and_the_cells_that_refuse_their_rows(ledger: Ledger, tmp_path: Path) -> None:
    made = given_back(load_paths(ledger, [written(tmp_path / "甲.xlsx", {"E1": "成立日", "E4": "8"})]), tmp_path / "out")
    sheet = sheet_of(made.path)
    assert [fill_of(sheet, one) for one in ("E1", "E3", "E4")] == ["FFF6BDC0", "00000000", "FFF6BDC0"]


def test_every_refused_row_has_its_reason_in_the_ledger(ledger: Ledger, tmp_path: Path) -> None:
    load_paths(ledger, [written(tmp_path / "甲.xlsx", WRONG | {"E1": "成立日", "E4": "8"})])
    with ledger.engine.connect() as connection:
        rows = connection.exec_driver_sql("select row, issues from input_row where outcome = 'rejected' order by row").all()
    assert [(row, [one["code"] for one in json.loads(issues)]) for row, issues in rows] == [
        (3, ["LT-NUM-01"]), (4, ["LT-COL-02"]), (5, ["LT-DATE-02"]), (8, ["LT-CELL-01"])]  # fmt: skip


def test_the_same_faulty_file_given_again_comes_back_marked_again(ledger: Ledger, tmp_path: Path) -> None:
    path = written(tmp_path / "甲.xlsx", WRONG)
    names = [given_back(load_paths(ledger, [path]), tmp_path / "out").path.name for _ in (1, 2)]
    assert names == ["甲-问题标注.xlsx", "甲-问题标注-2.xlsx"]
