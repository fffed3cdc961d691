"""Workbooks to mark: one with much that must survive, and ways to look into a package. Every row is invented."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ingest.marking.found import Problem, SheetProblems
from ingest.marking.workbook import Marked, mark_workbook
from ontology.errors import issue

HEADER = ["编号", "名称", "注册资本（元）", "成立日期"]
ROWS = 9


def firms(sheet: Worksheet) -> None:
    """Nine firms below a header, with formats of their own."""
    sheet.title = "企业"
    sheet.append(HEADER)
    for number in range(1, ROWS + 1):
        sheet.append([f"e{number}", f"第{number}公司", number * 1000, "2019-01-02"])
        sheet.cell(number + 1, 3).number_format = "#,##0.00"
        sheet.cell(number + 1, 3).alignment = Alignment(horizontal="center")
    sheet["B4"].font, sheet["B4"].fill = Font(bold=True), PatternFill("solid", fgColor="FF00FF00")


def rich(path: Path) -> Path:
    """A workbook with a chart, formulas, a drop-down, a rule of format, print settings, a table below and a second sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    firms(sheet)
    sheet.column_dimensions["B"].width, sheet.freeze_panes, sheet.print_title_rows = 31, "A2", "1:1"
    red = DifferentialStyle(fill=PatternFill(bgColor="FFFF0000"))
    sheet.conditional_formatting.add("C2:C9", Rule("cellIs", dxf=red, operator="lessThan", formula=["0"]))
    choice = DataValidation(type="list", formula1='"甲,乙"')
    choice.add("E2:E9")
    sheet.add_data_validation(choice)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=9), titles_from_data=True)
    sheet.add_chart(chart, "H2")
    sums = book.create_sheet("汇总")
    sums["A1"], sums["B1"] = "=SUM(企业!C2:C9)", "合计"
    book.save(path)
    return path


def commented(path: Path) -> Path:
    """A workbook with somebody's comments on B2 and C3."""
    book = Workbook()
    firms(book.worksheets[0])
    for cell in ("B2", "C3"):
        book.worksheets[0][cell].comment = Comment(f"原有的批注 {cell}", "某人")
    book.save(path)
    return path


def at(row: int, place: int, code: str = "LT-NUM-01", column: str = "") -> Problem:
    """A problem of a cell."""
    return Problem(row, place, "很多", issue(code, column=column, value="很多", **NEEDED.get(code, {})), False)


NEEDED: dict[str, dict[str, str]] = {"LT-USCC-01": {"length": "3"}, "LT-NOTE-01": {"rule": "甲规则"}}


def marked(path: Path, *problems: Problem, sheet: str = "企业", first: int = 2, lists: tuple[str, ...] = ()) -> tuple[Path, Marked]:
    """The marked copy of a workbook with these problems, beside it."""
    made = path.with_name(f"标注-{path.name}")
    return made, mark_workbook(path, made, [SheetProblems(path, path.name, sheet, first, problems, lists)])


def sheet_of(path: Path, title: str = "企业") -> Worksheet:
    found = load_workbook(path)[title]
    assert isinstance(found, Worksheet)
    return found


def members(path: Path) -> dict[str, bytes]:
    """Every member of a package."""
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    """A package of these members."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def changed(path: Path, name: str, old: str, new: str) -> Path:
    """The package with a text of one member replaced; it must be there."""
    parts = members(path)
    assert old in parts[name].decode()
    return packed(path, parts | {name: parts[name].replace(old.encode(), new.encode())})


def fill_of(sheet: Worksheet, cell: str) -> str:
    return str(sheet[cell].fill.fgColor.rgb)
