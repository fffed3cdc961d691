"""Where marked workbooks go, and what is said where one can't be made; nothing that is there is written over."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.errors import InputFault
from ingest.loading import load_paths
from ingest.marking import SheetProblems, check_target, write_marked
from tests.factory import make_ledger, write_files
from tests.ingest.marking.books import at, changed, fill_of, members, packed, rich, sheet_of

SHEET = "xl/worksheets/sheet1.xml"
BAD = "编号,名称,注册资本（元）\na,甲公司,很多\n"


def problems(path: Path, sheet: str = "企业") -> list[SheetProblems]:
    return [SheetProblems(path, path.name, sheet, 2, (at(3, 3),))]


def test_each_file_gets_its_own_and_none_is_written_over(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "in", {"甲/企业.csv": BAD, "乙/企业.csv": BAD, "好.csv": "编号,类别,名称\nb,企业,乙公司\n"})
    report = load_paths(make_ledger(tmp_path), [folder])
    names = [one.path.name for _ in (1, 2) for one in write_marked(report.problems, tmp_path / "out")[0]]
    assert names == ["企业-问题标注.xlsx", "企业-问题标注-2.xlsx", "企业-问题标注-3.xlsx", "企业-问题标注-4.xlsx"]


def test_a_name_that_is_asked_for_is_the_one_it_gets(tmp_path: Path) -> None:
    made, _ = write_marked(problems(rich(tmp_path / "a.xlsx")), tmp_path / "新" / "退回.xlsx")
    assert [one.path for one in made] == [tmp_path / "新" / "退回.xlsx"]
    assert list((tmp_path / "新").iterdir()) == [tmp_path / "新" / "退回.xlsx"]


@pytest.mark.parametrize(("paths", "out", "text"), [
    (["a.xlsx"], "a.xlsx", "[LT-MARK-02] 不能把标注写进要载入的文件：{out}；应为另一个文件\n"
                           "  处理：给 --marked 换一个文件名，或只写 --marked"),
    (["a.xlsx", "b.xlsx"], "c.xlsx", "[LT-MARK-03] 不止一个文件，不能都标注在 {out} 里；应为一个文件夹\n"
                                     "  处理：给 --marked 写一个文件夹，或只写 --marked"),
    (["夹"], "c.xlsx", "[LT-MARK-03] 不止一个文件，不能都标注在 {out} 里；应为一个文件夹\n"
                       "  处理：给 --marked 写一个文件夹，或只写 --marked"),
    (["a.xlsx"], "b.xlsx", "[LT-MARK-04] 已经有 {out} 了，没有动它；应为还没有的文件\n"
                           "  处理：换一个文件名，或先把它移走"),
])  # fmt: skip
def test_a_place_that_will_not_do_is_refused_before_the_load(paths: list[str], out: str, text: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"a.xlsx": "", "b.xlsx": "", "夹/c.csv": ""})
    with pytest.raises(InputFault) as fault:
        check_target(tmp_path / out, [tmp_path / one for one in paths])
    assert fault.value.issues[0].text() == text.format(out=tmp_path / out)


def test_a_folder_that_cannot_be_written_is_told_after_the_load(tmp_path: Path) -> None:
    write_files(tmp_path, {"占用": "不是文件夹"})
    made, wrong = write_marked(problems(rich(tmp_path / "a.xlsx")), tmp_path / "占用" / "里")
    assert (made, [one.text() for one in wrong]) == ([], [
        f"[LT-MARK-06] a.xlsx：标注的工作簿没有写成（NotADirectoryError）：{tmp_path / '占用' / '里'}；"
        "应为能写入的位置和足够的磁盘\n  处理：载入已经完成；核对位置后用 --marked 再试"])  # fmt: skip


def test_a_file_that_is_gone_meanwhile_is_told(tmp_path: Path) -> None:
    made, wrong = write_marked(problems(packed(tmp_path / "a.xlsx", {"x": b""})), tmp_path / "out")
    assert (made, [one.text() for one in wrong]) == ([], [
        "[LT-MARK-07] a.xlsx：这个文件没有写成标注的工作簿：它的结构不认识，或已经不在了；应为能正常打开的工作簿\n"
        "  处理：载入已经完成；按屏幕上的提示改，或另存为 .xlsx 再载入"])  # fmt: skip
    assert list((tmp_path / "out").iterdir()) == []


def test_a_workbook_that_is_not_edited_as_it_is_has_its_columns_written_anew(tmp_path: Path) -> None:
    parts = members(changed(rich(tmp_path / "企业.xlsx"), SHEET, "<v>2000</v>", "<v>-2000</v>"))
    odd = packed(tmp_path / "企业.xlsx", parts | {SHEET: b'<?xml version="1.0" encoding="ISO-8859-1"?>' + _ascii(parts[SHEET])})
    made, wrong = write_marked(load_paths(make_ledger(tmp_path), [odd]).problems, tmp_path / "out")
    assert (wrong, [one.rewritten for one in made]) == ([], ["book"])
    assert (fill_of(sheet_of(made[0].path), "C3"), sheet_of(made[0].path)["C3"].value) == ("FFF6BDC0", "-2000")


def test_a_workbook_in_an_archive_is_marked_itself(tmp_path: Path) -> None:
    book = changed(rich(tmp_path / "企业.xlsx"), SHEET, "<v>2000</v>", "<v>-2000</v>")
    whole = packed(tmp_path / "报送.zip", {"甲局/企业.xlsx": book.read_bytes()})
    made, wrong = write_marked(load_paths(make_ledger(tmp_path), [whole]).problems, tmp_path / "out")
    assert (wrong, [(one.path.name, one.rewritten) for one in made]) == ([], [("企业-问题标注.xlsx", "")])
    assert members(made[0].path)["xl/charts/chart1.xml"] == members(book)["xl/charts/chart1.xml"]


def test_tables_in_an_archive_come_back_each_by_itself(tmp_path: Path) -> None:
    whole = packed(tmp_path / "报送.zip", {"企业.csv": BAD.encode(), "高校.csv": "编号,名称\n,甲大学\n".encode()})
    made, _ = write_marked(load_paths(make_ledger(tmp_path), [whole]).problems, tmp_path / "out")
    assert [one.path.name for one in made] == ["企业-问题标注.xlsx", "高校-问题标注.xlsx"]


def test_below_a_title_the_right_cells_are_marked(tmp_path: Path) -> None:
    book = Workbook()
    firms: list[list[str | int | None]] = [["a", "甲公司", "很多", None], ["b", "乙公司", 3, "x"]]
    for row in (["某区企业统计表"], [], ["编号", "名称", "注册资本（元）", "无此列"]):
        book.worksheets[0].append(row)
    for firm in firms:
        book.worksheets[0].append(firm)
    book.worksheets[0].title = "企业"
    book.save(tmp_path / "表.xlsx")
    made, _ = write_marked(load_paths(make_ledger(tmp_path), [tmp_path / "表.xlsx"]).problems, tmp_path / "out")
    cells = [cell for row in sheet_of(made[0].path).iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.fill.fgColor.rgb == "FFF6BDC0"] == ["D3", "C4", "D5"]


def _ascii(data: bytes) -> bytes:
    """XML without its declaration, every sign that is not ASCII written as a reference."""
    return data.decode().removeprefix("<?xml version='1.0' encoding='UTF-8'?>").encode("ascii", "xmlcharrefreplace")


def test_a_text_too_long_for_a_cell_is_cut_and_that_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "企业.csv"
    path.write_text(f"编号,名称,注册资本（元）\na,{'长' * 40_000},很多\n", encoding="utf-8")
    report = load_paths(make_ledger(tmp_path), [path])
    made, _ = write_marked(report.problems, tmp_path / "out")
    codes = [row[9].value for row in sheet_of(made[0].path, "问题清单").iter_rows(min_row=2)]
    assert (codes, len(str(sheet_of(made[0].path)["B2"].value))) == (["LT-NUM-01", "LT-MARK-05"], 32_767)
