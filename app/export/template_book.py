"""Writes a template as one .xlsx: sheets to fill with drop-downs and hints, how to fill them, and the hidden lists of words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, SMALL, TITLE, WRAPPED, one_page_wide
from app.layout import width
from app.words import words
from ingest.templates.marks import LISTS, NOTES
from ingest.templates.template import Column, Sheet, Template

LAST = 5_000
"""Drop-downs, hints and formats reach down to this row; rows below are read all the same."""
NARROWEST, WIDEST = 10, 28
PROMPT_TITLE, PROMPT = 32, 255
"""How many characters a spreadsheet takes for the title and the text of an input hint."""
REQUIRED_BAND = PatternFill("solid", fgColor="FF8A3324")
EXAMPLE_FONT = Font(name="宋体", size=10, italic=True, color="FF8A929B")
EXAMPLE_FILL = PatternFill("solid", fgColor="FFF3F4F6")
FORMATS = {"integer": "0", "decimal": "#,##0.######", "share": "0.######"}
"""Number formats by the kind of a column; all others are text, so that neither codes nor dates change."""
AS_TEXT = "@"
DATE_RULE = 'AND(LEN({cell})>=4,LEN({cell})<=10,ISNUMBER(--LEFT({cell},4)))'
"""What a date as text looks like: a spreadsheet's own date type would lose whether only the year is known."""
Offers = Mapping[str, Sequence[str]]
"""Names to offer in a drop-down, by the name of what the column means."""
SIZES, LINE = (24, 8, 44, 10, 60), 15
"""Widths of the notes' columns, and the height of a line: no program makes a row higher for what is wrapped in it."""


def write_template(template: Template, path: Path, offers: Offers | None = None) -> Path:
    """Write the workbook; an existing file of this name is replaced. `offers` are names known to the home."""
    book = Workbook()
    lists = _Lists(book.create_sheet(LISTS))
    book.remove(book.worksheets[0])
    for number, sheet in enumerate(template.sheets):
        _fill(book.create_sheet(sheet.title, number), sheet, lists, offers or {})
    _notes(book.create_sheet(NOTES, len(template.sheets)), template)
    book.active = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


class _Lists:
    """The hidden sheet of words: a column a list, since a list inside a cell's rule holds no more than 255 characters."""

    def __init__(self, sheet: Any) -> None:
        self.sheet, self._known = sheet, dict[tuple[str, ...], str]()
        sheet.sheet_state = "hidden"

    def reference(self, heading: str, choices: tuple[str, ...]) -> str:
        """The cells that hold these words, written once."""
        if choices not in self._known:
            column = len(self._known) + 1
            for row, text in enumerate((heading, *choices), 1):
                write_text(self.sheet, row, column, text)
            letter = get_column_letter(column)
            self._known[choices] = f"'{LISTS}'!${letter}$2:${letter}${len(choices) + 1}"
        return self._known[choices]


def _fill(sheet: Any, said: Sheet, lists: _Lists, offers: Offers) -> None:
    """The header, the example, and what every cell below takes."""
    sheet.freeze_panes = "C2" if len(said.columns) > 2 else "B2"
    sheet.row_dimensions[1].height = 30
    for place, column in enumerate(said.columns, 1):
        letter = get_column_letter(place)
        head = write_text(sheet, 1, place, column.heading, HEADING)
        head.fill = REQUIRED_BAND if column.required else BAND
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[letter].width = min(WIDEST, max(NARROWEST, width(column.heading) + 2, width(column.example) + 2))
        sheet.column_dimensions[letter].number_format = FORMATS.get(column.kind, AS_TEXT)
        _example(sheet, place, column)
        sheet.add_data_validation(_validation(column, letter, lists, offers))


def _example(sheet: Any, place: int, column: Column) -> None:
    number = column.kind in FORMATS and column.example
    cell = sheet.cell(2, place, float(column.example)) if number else write_text(sheet, 2, place, column.example)
    cell.font, cell.fill, cell.number_format = EXAMPLE_FONT, EXAMPLE_FILL, FORMATS.get(column.kind, AS_TEXT)


def _validation(column: Column, letter: str, lists: _Lists, offers: Offers) -> DataValidation:
    """The rule of a column's cells and its hint. Names and several values may go beyond the list; words may not."""
    choices = column.choices or tuple(offers.get(column.means.name, ()))
    rule = DataValidation(allow_blank=True, showInputMessage=True)
    if column.kind == "mark":
        choices = (column.example,)
    if choices:
        rule.type, rule.formula1 = "list", lists.reference(column.heading, choices)
        rule.showErrorMessage = column.kind in ("word", "mark") and not column.several
    elif column.kind in ("integer", "decimal"):
        _limit(rule, column)
    elif column.kind == "date":
        rule.type, rule.formula1 = "custom", DATE_RULE.format(cell=f"{letter}2")
        rule.showErrorMessage, rule.errorStyle = True, "warning"
    elif column.kind == "boolean":
        rule.type, rule.formula1, rule.showErrorMessage = "list", '"是,否"', True
    rule.promptTitle, rule.prompt = column.label[:PROMPT_TITLE], column.hint[:PROMPT]
    rule.errorTitle, rule.error = column.label[:PROMPT_TITLE], words("template.wrong", label=column.label)[:PROMPT]
    rule.add(f"{letter}2:{letter}{LAST}")
    return rule


def _limit(rule: DataValidation, column: Column) -> None:
    """A number inside its limits; a warning only, as 约 and ranges are read too."""
    rule.type = "whole" if column.kind == "integer" else "decimal"
    low, high = (None if one is None else str(one) for one in (column.low, column.high))
    if low is not None and high is not None:
        rule.operator, rule.formula1, rule.formula2 = "between", low, high
    elif high is not None:
        rule.operator, rule.formula1 = "lessThanOrEqual", high
    else:
        rule.operator, rule.formula1 = "greaterThanOrEqual", low if low is not None else "-1E+30"
    rule.showErrorMessage, rule.errorStyle = True, "warning"


def _notes(sheet: Any, template: Template) -> None:
    """The sheet that says how to fill the others: rules first, then every column with its meaning and words."""
    one_page_wide(sheet)
    for letter, size in zip("ABCDE", SIZES, strict=True):
        sheet.column_dimensions[letter].width = size
    write_text(sheet, 1, 1, words("template.title", title=template.title), TITLE)
    row = 2
    for line in _rules(template):
        cell = write_text(sheet, row, 1, line)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
        cell.alignment = WRAPPED
        sheet.row_dimensions[row].height = LINE * (1 + width(line) // (sum(SIZES) - 6))
        row += 1
    for one in template.sheets:
        row = _described(sheet, row + 1, one)


def _rules(template: Template) -> Iterator[str]:
    sheets = "、".join(f"“{one.title}”" for one in template.sheets)
    for name in ("fill", "example", "required", "several", "names", "units", "codes", "accounting"):
        yield words(f"template.rules.{name}", sheets=sheets)


def _described(sheet: Any, row: int, said: Sheet) -> int:
    """The columns of one sheet; returns the row after the last."""
    write_text(sheet, row, 1, f"{said.title}：{said.definition}", SMALL)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=5)
    for place, name in enumerate(("column", "required", "how", "unit", "words"), 1):
        head = write_text(sheet, row + 1, place, words(f"template.columns.{name}"), HEADING)
        head.fill = BAND
    row += 2
    for column in said.columns:
        required = words("template.yes") if column.required else ""
        texts = (column.heading, required, column.hint, column.unit, "、".join(column.choices))
        for place, text in enumerate(texts, 1):
            write_text(sheet, row, place, text).alignment = WRAPPED
        sheet.row_dimensions[row].height = LINE * max(1 + width(text) // size for text, size in zip(texts, SIZES, strict=True))
        row += 1
    return row
