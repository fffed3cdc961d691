"""Tables out of files: encodings, headers, empty rows, cells as a person would type them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.errors import InputFault
from ingest.tables import file_digest, read_tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_three_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    path.write_bytes("编号,名称\na,甲公司\n".encode(encoding))
    assert [(one.header, one.rows) for one in read_tables(path)] == [(("编号", "名称"), ((2, ("a", "甲公司")),))]


def test_a_csv_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "坏.csv").write_bytes(b"\xff\xff\xff,1\n")
    with pytest.raises(InputFault, match="编码既不是 UTF-8 也不是 GB18030"):
        read_tables(tmp_path / "坏.csv")


def test_row_numbers_are_those_a_spreadsheet_shows(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text('\n编号,名称\na,"甲\n公司"\n,\nb,乙公司\n', encoding="utf-8")
    assert [number for number, _ in read_tables(tmp_path / "表.csv")[0].rows] == [3, 6]


def test_short_rows_are_filled_and_long_rows_keep_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("编号,名称\na\nb,乙,,多\n", encoding="utf-8")
    assert [cells for _, cells in read_tables(tmp_path / "表.csv")[0].rows] == [("a", ""), ("b", "乙", "多")]


def test_each_sheet_of_a_workbook_is_a_table(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "企业"  # type: ignore[union-attr]
    book["企业"].append(["编号", "股票代码", "成立日期", "注册资本"])
    book["企业"].append(["a", 600001.0, datetime(2019, 8, 21), 1.5])
    book.create_sheet("空表")
    book.create_sheet("高校").append(["编号", "名称"])
    book.save(tmp_path / "册.xlsx")
    tables = read_tables(tmp_path / "册.xlsx")
    assert [one.sheet for one in tables] == ["企业", "高校"]
    assert tables[0].rows == ((2, ("a", "600001", "2019-08-21", "1.5")),)


def test_dates_and_times_are_written_out(tmp_path: Path) -> None:
    book = Workbook()
    for cell in (date(2019, 8, 21), datetime(2019, 8, 21, 9, 30), True, None, 1e20):
        book.active.append(["值", cell])  # type: ignore[union-attr]
    book.save(tmp_path / "册.xlsx")
    assert [cells[1] for _, cells in read_tables(tmp_path / "册.xlsx")[0].rows] == ["2019-08-21 09:30:00", "True", "", "1e+20"]


@pytest.mark.parametrize(("name", "code"), [("空.csv", "LT-FILE-02"), ("空.xlsx", "LT-FILE-02"), ("说明.txt", "LT-FILE-03")])
def test_a_file_without_a_table_is_refused(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(InputFault) as fault:
        read_tables(tmp_path / name)
    assert fault.value.issues[0].code == code


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes(b"")
    assert file_digest(tmp_path / "表.csv").startswith("0e5751c026e543b2e8ab2eb06099daa1")  # BLAKE2b-256 of nothing
