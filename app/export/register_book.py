"""Writes the pursuit register as a workbook to fill in and send back: three lists, and how to fill them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from app.export.banded import Face, Faces, Head, Told, ask, lay_out, lines_of, one_of, write_heads
from app.export.cells import write_text
from app.export.register_cells import BOX, CENTRED, HAIR, write_cell
from app.export.register_notes import write_notes
from app.export.workbook import BAND, HEADING, SMALL, TITLE
from app.layout import width
from app.words import words
from graph.home import Home
from graph.pursuit import LEADS, LISTS, Entry, Register
from ingest.currencies import NAMES
from ingest.pursuit.layout import FROZEN, HEAD_ROW, NOTES, SHEETS, UNKNOWN, Column, of_list
from ingest.pursuit.showing import Shower
from ontology.schema import Ontology

SPARE, LINE, TALLEST, ZOOM = 200, 14.5, 6, 90
"""Rows below the last that drop-downs reach; the height of a line, and how many lines a row shows at most; the zoom."""
TO_FILL, COMPUTED = PatternFill("solid", fgColor="FFFFF6D6"), PatternFill("solid", fgColor="FFE3E9F2")
PLAIN_HEAD = Font(name="宋体", size=10, bold=True)
DOUBLE = Border(left=HAIR, right=HAIR, top=HAIR, bottom=Side(style="double", color="FFB58A00"))
FACES = Faces(Face(BAND, HEADING, Border(left=Side(style="medium", color="FFFFFFFF"))), Face(COMPUTED, PLAIN_HEAD, BOX, CENTRED),
              Face(TO_FILL, PLAIN_HEAD, DOUBLE, CENTRED))  # fmt: skip


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
    heads = [Head(one.band, _broken(one), one.width, one.folded, one.fill) for one in columns]
    write_heads(sheet, HEAD_ROW, heads, FACES)
    sheet.row_dimensions[HEAD_ROW].height = 32
    for row, entry in enumerate(entries, HEAD_ROW + 1):
        _row(sheet, row, columns, entry, shower)
    last = HEAD_ROW + max(len(entries), 1)
    if name == LEADS:
        write_text(sheet, last + 2, 1, words("register_book.under"), SMALL)
    lay_out(sheet, HEAD_ROW, FROZEN, len(columns), last)
    sheet.sheet_view.zoomScale, sheet.sheet_view.showGridLines = ZOOM, False
    sheet.oddFooter.center.text = words("register_book.footer", **said.fields)
    sheet.oddFooter.center.size = 8
    for place, column in enumerate(columns, 1):
        if column.fill:
            letter = get_column_letter(place)
            _ask(sheet, f"{letter}{HEAD_ROW + 1}:{letter}{last + SPARE}", column, shower.ontology)


def _broken(column: Column) -> str:
    """The heading, its unit on a line of its own where both don't fit one; read back without the break."""
    name, opens, unit = column.heading.partition("（")
    return f"{name}\n{opens}{unit}" if opens and width(column.heading) > column.width - 1 else column.heading


def _row(sheet: Any, row: int, columns: Sequence[Column], entry: Entry, shower: Shower) -> None:
    lines = 1
    for place, column in enumerate(columns, 1):
        value = shower.value(entry, column)
        write_cell(sheet, row, place, column, value, entry)
        if not column.folded:
            lines = max(lines, lines_of(value, column.width - 3))
    sheet.row_dimensions[row].height = LINE * min(lines, TALLEST) + 6


def _ask(sheet: Any, reach: str, column: Column, ontology: Ontology) -> None:
    """The drop-down and the hint of a column's cells."""
    choices = _choices(column, ontology)
    listed = "、".join(choices)
    said = words("register_book.choices", choices=listed) if choices and not column.hint else column.hint
    wrong = Told(words("register_book.error_title"), words("register_book.error", choices=listed))
    ask(sheet, reach, one_of(choices), wrong, Told(column.heading, said) if said else None)


def _choices(column: Column, ontology: Ontology) -> list[str]:
    if column.vocabulary:
        return [*(one.zh for one in ontology.vocabularies[column.vocabulary].values()), UNKNOWN]
    return list(NAMES.values()) if column.kind == "currency" else []
