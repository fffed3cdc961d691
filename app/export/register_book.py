"""Writes the pursuit register as a workbook to fill in and send back: three lists, and how to fill them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from app.export.cells import write_text
from app.export.register_cells import BOX, CENTRED, HAIR, write_cell
from app.export.register_notes import write_notes
from app.export.workbook import BAND, HEADING, SMALL, TITLE, one_page_wide
from app.layout import width
from app.words import words
from graph.home import Home
from graph.pursuit import LEADS, LISTS, Entry, Register
from ingest.pursuit.layout import CURRENCIES, FROZEN, HEAD_ROW, NOTES, SHEETS, UNKNOWN, Column, of_list
from ingest.pursuit.showing import Shower
from ontology.schema import Ontology

A3, SPARE, LINE, TALLEST, ZOOM = 8, 200, 14.5, 6, 90
"""Paper by its number in the file format (ECMA-376, 18.3.1.63); rows below the last that drop-downs reach; the height of a line,
and how many lines a row shows at most; the zoom."""
TO_FILL, COMPUTED = PatternFill("solid", fgColor="FFFFF6D6"), PatternFill("solid", fgColor="FFE3E9F2")
PLAIN_HEAD = Font(name="宋体", size=10, bold=True)
DOUBLE = Border(left=HAIR, right=HAIR, top=HAIR, bottom=Side(style="double", color="FFB58A00"))


@dataclass(frozen=True, slots=True)
class Said:
    """What stands on every sheet: the place, the day, how the snapshot begins, and 示例 where the data are invented."""

    place: str
    as_of: str
    snapshot: str
    sample: bool

    @property
    def fields(self) -> dict[str, str]:
        """The fields of sentences."""
        sample = words("register_book.sample_line") if self.sample else ""
        return {"place": self.place, "as_of": self.as_of, "snapshot": self.snapshot[:12], "sample": sample}


def write_register(register: Register, home: Home, path: Path) -> Path:
    """Write the workbook; an existing file of this name is replaced. Raises OSError where it can't be written."""
    book = Workbook()
    book.remove(book.worksheets[0])
    said = Said(register.place_label, register.as_of, register.snapshot, home.kind != "real")
    shower = Shower(home.ledger.ontology, register.as_of)
    for name in LISTS:
        _sheet(book.create_sheet(SHEETS[name]), name, register.of(name), shower, said)
    write_notes(book.create_sheet(NOTES), register, said.fields, home.kind, home.ledger.ontology)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def _sheet(sheet: Any, name: str, entries: Sequence[Entry], shower: Shower, said: Said) -> None:
    columns = list(of_list(name).values())
    sample = words("register_book.sample") if said.sample else ""
    write_text(sheet, 1, 1, words("register_book.title", order=words(f"register_book.orders.{name}"), name=SHEETS[name],
                                  sample=sample), TITLE)  # fmt: skip
    write_text(sheet, 2, 1, words("register_book.line", **said.fields), SMALL)
    _head(sheet, columns)
    for row, entry in enumerate(entries, HEAD_ROW + 1):
        _row(sheet, row, columns, entry, shower)
    last = HEAD_ROW + max(len(entries), 1)
    if name == LEADS:
        write_text(sheet, last + 2, 1, words("register_book.under"), SMALL)
    sheet.freeze_panes = f"{get_column_letter(FROZEN + 1)}{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    _page(sheet, said)
    for place, column in enumerate(columns, 1):
        if column.fill:
            sheet.add_data_validation(_rule(column, get_column_letter(place), last + SPARE, shower.ontology))


def _head(sheet: Any, columns: Sequence[Column]) -> None:
    """Rows 3 and 4: bands, then the headings, yellow with a double line where people fill in."""
    start = 1
    for band, members in groupby(columns, key=lambda one: one.band):
        inside = list(members)
        for place in range(start, start + len(inside)):
            sheet.cell(HEAD_ROW - 1, place).fill = BAND
        first = start + next((at for at, one in enumerate(inside) if not one.folded), 0)
        write_text(sheet, HEAD_ROW - 1, first, band, HEADING).border = Border(left=Side(style="medium", color="FFFFFFFF"))
        start += len(inside)
    for place, column in enumerate(columns, 1):
        head = write_text(sheet, HEAD_ROW, place, _broken(column), PLAIN_HEAD)
        head.fill, head.border = (TO_FILL, DOUBLE) if column.fill else (COMPUTED, BOX)
        head.alignment = CENTRED
        size = sheet.column_dimensions[get_column_letter(place)]
        size.width = column.width
        if column.folded:
            size.outlineLevel, size.hidden = 1, True
    sheet.row_dimensions[HEAD_ROW].height = 32


def _broken(column: Column) -> str:
    """The heading, its unit on a line of its own where both don't fit one; read back without the break."""
    name, opens, unit = column.heading.partition("（")
    return f"{name}\n{opens}{unit}" if opens and width(column.heading) > column.width - 1 else column.heading


def _row(sheet: Any, row: int, columns: Sequence[Column], entry: Entry, shower: Shower) -> None:
    lines = 1
    for place, column in enumerate(columns, 1):
        value = shower.value(entry, column)
        write_cell(sheet, row, place, column, value, entry)
        if isinstance(value, str) and not column.folded:
            lines = max(lines, sum(1 + max(0, width(part) - 1) // (column.width - 3) for part in value.split("\n")))
    sheet.row_dimensions[row].height = LINE * min(max(lines, 1), TALLEST) + 6


def _page(sheet: Any, said: Said) -> None:
    one_page_wide(sheet)
    sheet.page_setup.paperSize, sheet.print_title_rows = A3, f"{HEAD_ROW - 1}:{HEAD_ROW}"
    sheet.column_dimensions.max_outline, sheet.sheet_properties.outlinePr.summaryRight = 1, False
    sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines = ZOOM, False
    sheet.oddFooter.center.text = words("register_book.footer", **said.fields)
    sheet.oddFooter.center.size = 8


def _rule(column: Column, letter: str, last: int, ontology: Ontology) -> DataValidation:
    """The drop-down and the hint of a column's cells; a word of no list is warned of, never barred."""
    choices = _choices(column, ontology)
    rule = DataValidation(type="list" if choices else None, allow_blank=True)
    if choices:
        rule.formula1, rule.showErrorMessage, rule.errorStyle = f'"{",".join(choices)}"', True, "warning"
        rule.errorTitle = words("register_book.error_title")
        rule.error = words("register_book.error", choices="、".join(choices))[:250]
    said = words("register_book.choices", choices="、".join(choices)) if choices and not column.hint else column.hint
    if said:
        rule.showInputMessage, rule.promptTitle, rule.prompt = True, column.heading[:32], said[:250]
    rule.add(f"{letter}{HEAD_ROW + 1}:{letter}{last}")
    return rule


def _choices(column: Column, ontology: Ontology) -> list[str]:
    if column.vocabulary:
        return [*(one.zh for one in ontology.vocabularies[column.vocabulary].values()), UNKNOWN]
    return list(CURRENCIES) if column.kind == "currency" else []

