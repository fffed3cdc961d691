"""Tables out of files: encodings, headers, empty rows, cells as a person would type them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from ingest.errors import InputFault
from ingest.tables import faults_of, file_digest, read_tables
from tests.factory import write_books


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_three_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    path.write_bytes("编号,名称\na,甲公司\n".encode(encoding))
    assert [(one.header, tuple(one.rows)) for one in read_tables(path)] == [(("编号", "名称"), ((2, ("a", "甲公司")),))]


def test_a_csv_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "坏.csv").write_bytes(b"a,b\n\xff\xff\xff,1\n")
    with pytest.raises(InputFault, match="第 2 行的编码既不是 UTF-8 也不是 GB18030"):
        read_tables(tmp_path / "坏.csv")


def test_row_numbers_are_those_a_spreadsheet_shows(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text('\n编号,名称\na,"甲\n公司"\n,\nb,乙公司\n', encoding="utf-8")
    assert [number for number, _ in read_tables(tmp_path / "表.csv")[0].rows] == [3, 6]


def test_short_rows_are_filled_and_long_rows_keep_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text("编号,名称\na\nb,乙,,多\n", encoding="utf-8")
    assert [cells for _, cells in read_tables(tmp_path / "表.csv")[0].rows] == [("a", ""), ("b", "乙", "", "多")]


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
    assert tuple(tables[0].rows) == ((2, ("a", "600001", "2019-08-21", "1.5")),)


def test_dates_and_times_are_written_out(tmp_path: Path) -> None:
    book = Workbook()
    for cell in (date(2019, 8, 21), datetime(2019, 8, 21, 9, 30), True, None, 1e20):
        book.active.append(["值", cell])  # type: ignore[union-attr]
    book.save(tmp_path / "册.xlsx")
    assert [cells[1] for _, cells in read_tables(tmp_path / "册.xlsx")[0].rows] == ["2019-08-21 09:30:00", "True", "", "1e+20"]


def test_a_formula_whose_result_is_an_empty_text_is_an_empty_cell(tmp_path: Path) -> None:
    write_books(tmp_path, {"册.xlsx": {"表": [["编号", "备注"], ["a", "=IF(TRUE,\"\",1)"], ["b", "=1+1"]]}})
    with ZipFile(tmp_path / "册.xlsx") as made, ZipFile(tmp_path / "算过.xlsx", "w") as computed:
        for name in made.namelist():
            computed.writestr(name, made.read(name).replace(b'<c r="B2">', b'<c r="B2" t="str">'))
    (table,) = read_tables(tmp_path / "算过.xlsx")
    rows = tuple(table.rows)
    assert rows == ((2, ("a", "")), (3, ("b", "")))
    assert [(number, place, one.code) for number, cells in rows for place, one in faults_of(cells)] == [(3, 1, "LT-CELL-02")]


def test_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    write_books(tmp_path, {"册.xlsx": {"表": [["份额", "名称"], ["percent:0.45", "#"], ["percent:0.0725", "甲"]]}})
    assert [cells for _, cells in read_tables(tmp_path / "册.xlsx")[0].rows] == [("45%", "#"), ("7.25%", "甲")]


@pytest.mark.parametrize(("name", "code"), [("空.csv", "LT-FILE-02"), ("空.xlsx", "LT-FILE-02"), ("说明.txt", "LT-FILE-03")])
def test_a_file_without_a_table_is_refused(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    with pytest.raises(InputFault) as fault:
        read_tables(tmp_path / name)
    assert fault.value.issues[0].code == code


def test_a_byte_order_mark_is_no_part_of_a_heading_in_any_encoding(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes("\ufeff编号,名称\na,甲公司\n".encode("gb18030"))
    assert read_tables(tmp_path / "表.csv")[0].header == ("编号", "名称")


def refusal(path: Path) -> str:
    with pytest.raises(InputFault) as fault:
        read_tables(path)
    return fault.value.issues[0].text()


def test_a_cell_without_end_is_refused_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text(f"编号,名称\na,甲公司\nb,{'l' * (16 << 20)}l\n", encoding="utf-8")
    assert refusal(tmp_path / "表.csv") == (
        "[LT-FILE-08] 表.csv 第 3 行：从这一行起有一格超过 16777216 字；整个文件没有载入；应为一格不超过 16777216 字\n"
        "  处理：检查引号是否配对；确有长文的，另存为文件再引用")


def test_a_quote_that_finds_a_pair_far_below_is_found(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_text('编号,名称\na,"甲\n' + "b,乙\n" * 60 + 'c,丙"\n', encoding="utf-8")
    assert "[LT-FILE-07] 表.csv 第 2 行：从这一行起有引号没有配对" in refusal(tmp_path / "表.csv")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "表.csv").mkdir()
    assert "[LT-FILE-04] 表.csv：文件损坏，打不开：是文件夹，不是文件" in refusal(tmp_path / "表.csv")


def damaged(folder: Path, member: str, keep: float) -> Path:
    """A workbook of two sheets of which one part is cut short, or (keep 0) lacking."""
    book = Workbook()
    book.worksheets[0].append(["编号", "名称"])
    book.create_sheet("高校").append(["编号", "名称"])
    book.save(folder / "好.xlsx")
    with ZipFile(folder / "好.xlsx") as good, ZipFile(folder / "坏.xlsx", "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name != member or keep:
                bad.writestr(name, data[: int(len(data) * keep)] if name == member else data)
    return folder / "坏.xlsx"


@pytest.mark.parametrize(("member", "keep", "why"), [
    ("xl/worksheets/sheet1.xml", 0.5, "坏.xlsx［Sheet］：文件损坏，打不开：“xl/worksheets/sheet1.xml”不完整或写得不对"),
    ("xl/workbook.xml", 0.5, "坏.xlsx：文件损坏，打不开：“xl/workbook.xml”不完整或写得不对"),
    ("xl/worksheets/sheet2.xml", 0, "坏.xlsx［高校］：文件损坏，打不开：缺少工作表“高校”")])  # fmt: skip
def test_a_damaged_workbook_is_refused_whole(member: str, keep: float, why: str, tmp_path: Path) -> None:
    assert refusal(damaged(tmp_path, member, keep)) == (
        f"[LT-FILE-04] {why}；应为能正常打开的文件\n  处理：重新下载或复制；或用表格软件打开后另存为 .xlsx")


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "表.csv").write_bytes(b"")
    assert file_digest(tmp_path / "表.csv").startswith("0e5751c026e543b2e8ab2eb06099daa1")  # BLAKE2b-256 of nothing
