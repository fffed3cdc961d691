"""The workbook of pairs: what a reviewer sees, and that what is written is what is read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.export.who_book import write_who_book
from graph.facts import read_facts
from graph.home import Home
from ingest.resolve.review import layout
from ingest.resolve.review.sheets import read_workbook
from ingest.resolve.review.table import Row, tables_of
from ingest.tables import read_tables
from tests.app.world import record


@pytest.fixture
def path(home: Home, tmp_path: Path) -> Path:
    names = {"t:red": "=江城红光机电有限公司", "t:star": "=江城红星机电有限公司", "t:a": "江城机电有限公司",
             "t:b": "江城机电有限责任公司"}  # fmt: skip
    home.ledger.add([one for key, name in names.items() for one in record(key, "Enterprise", name=name)])
    return write_who_book(tables_of(home, read_facts(home.ledger)), home, tmp_path / "b.xlsx")


@pytest.fixture
def queue(path: Path) -> Any:
    return load_workbook(path)[layout.QUEUE]


def column(queue: Any, name: str) -> list[Any]:
    place = next(cell.column for cell in queue[layout.HEAD_ROW] if cell.value == name)
    return [queue.cell(row, place) for row in range(layout.HEAD_ROW + 1, queue.max_row + 1)]


def test_every_column_stands_under_its_heading(queue: Any) -> None:
    assert [cell.value for cell in queue[layout.HEAD_ROW]] == layout.columns(layout.QUEUE)


def test_the_head_and_the_names_stay_in_sight_and_every_column_can_be_filtered(queue: Any) -> None:
    assert (queue.freeze_panes, queue.auto_filter.ref) == ("E5", "A4:T6")


def test_the_decision_is_picked_from_a_list_that_only_warns(queue: Any) -> None:
    (rule,) = [one for one in queue.data_validations.dataValidation if one.type == "list"]
    assert (rule.formula1, rule.errorStyle, str(rule.sqref)) == ('"相同,不同,不确定"', "warning", "D5:D206")


def test_what_the_program_says_is_a_word_and_a_colour(queue: Any) -> None:
    said = column(queue, layout.SAYS)
    assert [cell.value for cell in said] == ["待复核", "确认"]
    assert len({cell.fill.fgColor.rgb for cell in said}) == 2


def test_a_name_that_begins_like_a_formula_is_text(queue: Any) -> None:
    first = column(queue, layout.NAME_A)[0]
    assert (first.value, first.data_type) == ("=江城红光机电有限公司", "s")


def test_what_sets_two_names_apart_is_bold_and_underlined(path: Path) -> None:
    queue = load_workbook(path, rich_text=True)[layout.QUEUE]
    marked = [[str(run) for run in cell.value if run.font.b and run.font.u] for cell in (queue["B5"], queue["C5"])]
    assert marked == [["光"], ["星"]]


def test_long_reasons_are_wrapped(queue: Any) -> None:
    assert [cell.alignment.wrap_text for cell in column(queue, layout.WHY)] == [True, True]


def test_the_keys_are_folded_away(queue: Any) -> None:
    assert [queue.column_dimensions[letter].hidden for letter in "ST"] == [True, True]


def test_the_notes_say_what_each_decision_does_and_what_it_was_made_from(path: Path, home: Home) -> None:
    text = "\n".join(str(cell.value) for row in load_workbook(path)[layout.NOTES].iter_rows() for cell in row)
    lacking = [word for word in (*layout.VERDICTS, home.ledger.snapshot()[:12], "2026-09-30") if word not in text]
    assert lacking == []


def test_what_is_written_is_read_back_row_by_row(path: Path, home: Home) -> None:
    found = read_workbook(path, "招商一局", "2026-11-30")
    assert (found.read, found.empty, found.refused, home.ledger.snapshot().startswith(found.snapshot)) == (2, 2, [], True)


def test_an_empty_queue_is_a_workbook_all_the_same(home: Home, tmp_path: Path) -> None:
    made = write_who_book(tables_of(home, read_facts(home.ledger)), home, tmp_path / "b.xlsx")
    assert load_workbook(made)[layout.QUEUE].max_row == layout.HEAD_ROW


def test_marked_names_are_read_back_whole(path: Path) -> None:
    tables = read_tables(path, lambda heading: heading in layout.columns(layout.QUEUE))
    table = next(one for one in tables if one.sheet == layout.QUEUE)
    place = table.header.index(layout.NAME_A)
    assert [cells[place] for _, cells in table.rows] == ["=江城红光机电有限公司", "江城机电有限公司"]


def test_what_nobody_knows_is_said(queue: Any) -> None:
    assert {cell.value for name in (layout.CODE_A, layout.PLACE_B) for cell in column(queue, name)} == {"情况不明"}


def test_each_page_says_which_it_is_and_of_what_snapshot(queue: Any, home: Home) -> None:
    foot = queue.oddFooter
    assert (foot.center.text, foot.right.text) == ("&P / &N", f"数据日期 2026-09-30 · 快照 {home.ledger.snapshot()[:12]}")
    assert (queue.page_setup.orientation, queue.page_setup.fitToWidth, queue.print_title_rows) == ("landscape", 1, "$3:$4")


def test_each_decision_stands_in_the_notes_in_its_colour(path: Path) -> None:
    notes = load_workbook(path)[layout.NOTES]
    colours = {row[0].value: row[0].fill.fgColor.rgb for row in notes.iter_rows() if row[0].value in (*layout.VERDICTS, "确认")}
    assert len(set(colours.values())) == len(colours) == 5


def test_a_state_that_would_be_another_and_a_difference_of_opinions_are_bold(home: Home, tmp_path: Path) -> None:
    row: Row = {layout.NUMBER: 1, layout.NAME_A: "甲", layout.NAME_B: "乙", layout.SAYS: "待复核", layout.SURE: 0.5,
                layout.WHY: "意见不同：相同；不同\n字号相同", layout.LINKS: "硅料：缺链 → 情况不明\n硅片"}  # fmt: skip
    tables = tables_of(home, read_facts(home.ledger))
    made = write_who_book(replace(tables, queue=[row]), home, tmp_path / "b.xlsx")
    page = load_workbook(made, rich_text=True)[layout.QUEUE]
    bold = [[str(run) for run in column(page, name)[0].value if run.font.b] for name in (layout.WHY, layout.LINKS)]
    assert bold == [["意见不同：相同；不同\n"], ["硅料：缺链 → 情况不明\n"]]
