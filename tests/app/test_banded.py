"""Sheets that people fill in: what all of them share."""

from __future__ import annotations

from typing import Any

from openpyxl import Workbook

from app.export.banded import A3, Face, Faces, Head, Told, ask, lay_out, one_of, write_heads
from app.export.workbook import BAND, HEADING, TEXT

FACES = Faces(Face(BAND, HEADING), Face(BAND, TEXT), Face(BAND, HEADING))


def sheet() -> Any:
    return Workbook().worksheets[0]


def test_a_band_says_its_name_over_the_first_column_that_is_in_sight() -> None:
    made = sheet()
    write_heads(made, 4, [Head("缺口", "产业链", 12, folded=True), Head("缺口", "环节", 11)], FACES)
    assert [made["A3"].value, made["B3"].value, made.column_dimensions["A"].hidden] == [None, "缺口", True]


def test_headings_and_bands_stand_on_every_page_of_a3() -> None:
    made = sheet()
    lay_out(made, 4, 2, 30, 90)
    assert (made.print_title_rows, made.page_setup.paperSize, made.freeze_panes) == ("$3:$4", A3, "C5")
    assert made.auto_filter.ref == "A4:AD90"


def test_a_word_of_no_list_is_warned_of_and_never_barred() -> None:
    made = sheet()
    ask(made, "B5:B9", one_of(["同一", "不同"]), Told("请选", "通常填同一或不同"))
    [rule] = made.data_validations.dataValidation
    assert (rule.formula1, rule.errorStyle, rule.showErrorMessage) == ('"同一,不同"', "warning", True)


def test_a_hint_longer_than_a_workbook_holds_is_cut() -> None:
    made = sheet()
    ask(made, "B5", {}, None, Told("标" * 40, "说" * 300))
    [rule] = made.data_validations.dataValidation
    assert (len(rule.promptTitle), len(rule.prompt)) == (32, 250)
