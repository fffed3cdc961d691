"""Numbers as their formats show them: dates with the precision that is shown, percentages, noise beyond fifteen digits."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.tables import read_tables
from ingest.tables.formats import DAY, MACINTOSH, MONTH, PERCENT, PLAIN, TIME, WINDOWS, YEAR, displayed, number, shown_as
from tests.zoo.making import document


@pytest.mark.parametrize(("format", "shown"), [
    ('yyyy"年"m"月"', MONTH), ("yyyy年m月d日", DAY), ("yyyy", YEAR), ("m/d/yy", DAY), ("mmm-yy", MONTH), ("h:mm", TIME),
    ("[h]:mm:ss", TIME),
    ("yyyy-mm-dd hh:mm", DAY), ('[$-804]yyyy"年"m"月"d"日";@', DAY), ("0.00%", PERCENT), ("General", PLAIN), ("0.00E+00", PLAIN),
    ("@", PLAIN),
    ('#,##0.00_);[Red](#,##0.00)', PLAIN), ('0"元"', PLAIN), ('0.0"day"', PLAIN), ("", PLAIN)])  # fmt: skip
def test_a_format_shows_a_date_a_share_or_a_number(format: str, shown: str) -> None:
    assert shown_as(format) == shown


@pytest.mark.parametrize(("text", "shown", "told"), [
    ("43698", DAY, "2019-08-21"), ("43698", MONTH, "2019-08"), ("43698", YEAR, "2019"),
    ("43698.395833333336", DAY, "2019-08-21 09:30:00"),
    ("0.5", TIME, "12:00:00"), ("1", DAY, "1900-01-01"), ("59", DAY, "1900-02-28"), ("61", DAY, "1900-03-01"), ("-1", DAY, "-1"),
    ("2958466", DAY, "2958466"), ("0.0725", PERCENT, "7.25%"), ("0.28999999999999998", PERCENT, "29%")])  # fmt: skip
def test_a_number_is_told_as_it_is_shown(text: str, shown: str, told: str) -> None:
    assert displayed(text, shown, WINDOWS) == told


def test_the_other_calendar_counts_from_1904() -> None:
    assert displayed("42236", DAY, MACINTOSH) == "2019-08-21"


@pytest.mark.parametrize(("text", "told"), [
    ("916101", "916101"), ("3.3000000000000003", "3.3"), ("600001.0", "600001"), ("9.1610113200000006E+17", "9.16101132e+17"),
    ("916101132000000061", "916101132000000061"), ("1E-3", "0.001"), ("-5", "-5")])  # fmt: skip
def test_a_number_has_fifteen_digits(text: str, told: str) -> None:
    assert number(text) == told


def test_a_month_stays_a_month_in_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["成立日期", "上市日期"])
    book.worksheets[0].append([date(2019, 8, 21), datetime(2019, 8, 21)])
    book.worksheets[0]["A2"].number_format = 'yyyy"年"m"月"'
    book.save(tmp_path / "册.xlsx")
    assert [cells for _, cells in read_tables(tmp_path / "册.xlsx")[0].rows] == [("2019-08", "2019-08-21")]


def test_a_month_stays_a_month_in_a_document(tmp_path: Path) -> None:
    styles = ('<office:automatic-styles><number:date-style style:name="N1"><number:year/><number:month/></number:date-style>'
              '<style:style style:name="ce1" style:data-style-name="N1"/></office:automatic-styles>')  # fmt: skip
    drawn = ('<table:table-row><table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2019-08-21"/>'
             '<table:table-cell office:value-type="percentage" office:value="0.45"/></table:table-row>')  # fmt: skip
    (tmp_path / "册.ods").write_bytes(document([["成立日期", "份额"]], drawn, styles))
    assert [cells for _, cells in read_tables(tmp_path / "册.ods")[0].rows] == [("2019-08", "45%")]
