"""A survey with rows that were refused is not complete: no link is said to lack a firm that stood in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.ledger import Ledger
from ingest.loading import LoadReport, load_paths
from ingest.marking import write_marked
from tests.filling import fill, handed_out, texts
from tests.ingest.surveys.test_surveys import FIRM, HOME, SURVEY, TESTING, load, state

BAD = {**FIRM, "查证日": "2026-06-31"}
OPEN, MISSING = ("unknown", "unknown_a"), ("missing", "missing")
WHOLE = {**SURVEY, "环节": ""}
OTHER = {**SURVEY, "摸排名称": "检测摸排", "环节": "示例检测"}


def told(sheet: str, row: int, column: str, rows: str, count: int = 1) -> str:
    return (f"[LT-SURVEY-08] 摸排.xlsx［{sheet}］ 第 {row} 行，列“{column}”：“负极摸排”有 {count} 行没有读入"
            f"（摸排.xlsx［摸排结果］ {rows}），不算看全，不据此说缺链；应为每一行都能读入\n"
            "  处理：改正这些行，连同“摸排范围”那一行再载入")  # fmt: skip


def test_a_survey_with_a_refused_firm_is_not_complete(ledger: Ledger, tmp_path: Path) -> None:
    report = load(ledger, tmp_path, SURVEY, found=(BAD,))
    assert texts(report, "LT-SURVEY-08") == [told("摸排范围", 3, "是否看全", "第 3 行")]
    assert state(ledger) == OPEN


def test_it_says_nothing_of_any_of_its_links(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, WHOLE, found=(BAD,))
    assert state(ledger, TESTING) == OPEN


def test_another_survey_of_the_workbook_stays_complete(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, SURVEY, OTHER, found=(BAD,))
    assert (state(ledger), state(ledger, TESTING)) == (OPEN, MISSING)


@pytest.mark.parametrize("name", ["", "正极摸排"])
def test_a_refused_firm_of_no_known_survey_bears_on_all_of_the_file(ledger: Ledger, tmp_path: Path, name: str) -> None:
    load(ledger, tmp_path, SURVEY, OTHER, found=({**FIRM, "摸排名称": name},))
    assert (state(ledger), state(ledger, TESTING)) == (OPEN, OPEN)


def test_the_corrected_workbook_closes_the_links(ledger: Ledger, tmp_path: Path) -> None:
    marked, _ = write_marked(load(ledger, tmp_path, WHOLE, found=(BAD,)).problems, tmp_path / "marked")
    fill(marked[0].path, {"摸排结果": [{"查证日": "2026-06-30"}]})
    report = load_paths(ledger, [marked[0].path], place=HOME)
    assert (texts(report, "LT-SURVEY-08"), state(ledger), state(ledger, TESTING)) == ([], ("unknown", "unknown_c"), MISSING)


def test_the_marked_workbook_says_so_at_the_survey(ledger: Ledger, tmp_path: Path) -> None:
    marked, _ = write_marked(load(ledger, tmp_path, SURVEY, found=(BAD,)).problems, tmp_path / "marked")
    sheet = load_workbook(marked[0].path)["摸排范围"]
    told = [(str(heading.value), cell.comment.text) for heading, cell in zip(sheet[1], sheet[3], strict=True) if cell.comment]
    ((heading, text),) = told
    assert (heading, "有 1 行没有读入（摸排.xlsx［摸排结果］ 第 3 行）" in text) == ("是否看全*", True)


def test_a_survey_reported_again_with_a_refused_firm_is_complete_no_more(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, SURVEY)
    load(ledger, tmp_path, SURVEY, found=(BAD,))
    assert state(ledger) == OPEN


def test_firms_reported_later_alone_open_the_survey_that_they_name(ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, tmp_path, SURVEY)
    report = load(ledger, tmp_path, found=(BAD,))
    assert texts(report, "LT-SURVEY-08") == [told("摸排结果", 3, "摸排名称", "第 3 行")]
    assert state(ledger) == OPEN


def test_an_example_written_over_is_a_row_that_was_not_read(ledger: Ledger, tmp_path: Path) -> None:
    path = handed_out(ledger, "摸排", tmp_path / "摸排.xlsx")
    book = load_workbook(path)
    sheet = book["摸排结果"]
    for column in range(2, sheet.max_column + 1):
        sheet.cell(2, column).value = FIRM.get(str(sheet.cell(1, column).value).rstrip("*"))
    book.save(path)
    report = load_paths(ledger, [fill(path, {"摸排范围": [SURVEY]})], place=HOME)
    assert texts(report, "LT-SURVEY-08") == [told("摸排范围", 3, "是否看全", "第 2 行")]


def unread(ledger: Ledger, folder: Path, heading: str) -> LoadReport:
    """A survey of which the sheet of firms lacks a column: none of its rows is read."""
    path = fill(handed_out(ledger, "摸排", folder / "摸排.xlsx"), {"摸排范围": [SURVEY], "摸排结果": [FIRM]})
    book = load_workbook(path)
    book["摸排结果"].cell(1, 1).value = heading
    book.save(path)
    return load_paths(ledger, [path], place=HOME)


def test_firms_on_a_sheet_that_nobody_can_read_keep_the_survey_open(ledger: Ledger, tmp_path: Path) -> None:
    report = unread(ledger, tmp_path, "甲")
    assert texts(report, "LT-SURVEY-08") == [told("摸排范围", 3, "是否看全", "第 2、3 行", 2)]
    assert state(ledger) == OPEN
