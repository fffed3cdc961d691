"""The sheet 说明: how to fill the workbook of targets, what each status means, what it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl.styles import Alignment

from app.export.cells import write_text
from app.export.indicator_rows import Row
from app.export.looks import HEADING, SECTION, TEXT, TITLE
from app.export.workbook import one_page_wide
from app.layout import width
from app.show.indicators import status_word, tolerance_line
from app.words import words
from graph.indicators.answer import STATUSES, Targets
from ingest.indicators import layout

WIDTH, LINE = 100, 14.5
PARTS = {
    "fill": ("fill_which", "none", "amounts", "proof", "back", "read_back"),
    "calibre": ("bases", "gone", "once", "duty"),
}


def write_notes(sheet: Any, found: Targets, rows: Sequence[Row], said: dict[str, str]) -> None:
    """Write the sheet."""
    one_page_wide(sheet)
    sheet.page_setup.orientation = "portrait"
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, WIDTH
    write_text(sheet, 1, 1, words("indicators_book.notes.title"), TITLE)
    for number, (name, text) in enumerate(_lines(found, rows, said), 3):
        write_text(sheet, number, 1, name, HEADING if text else SECTION).alignment = Alignment(vertical="top", wrap_text=True)
        if text:
            write_text(sheet, number, 2, text, TEXT).alignment = Alignment(vertical="top", wrap_text=True)
        lines = max(1 + (width(text) - 1) // (WIDTH - 2), 1 + (width(name) - 1) // 22)
        sheet.row_dimensions[number].height = LINE * lines + (4 if text else 8)


def _lines(found: Targets, rows: Sequence[Row], said: dict[str, str]) -> Iterator[tuple[str, str]]:
    duties = [str(row.cells[layout.DUTY]) for row in rows]
    fields = {**said, "points": f"{found.tolerance * 100:g}", "lead": duties.count(words("indicators.duty_lead")),
              "cooperate": duties.count(words("indicators.duty_cooperate"))}  # fmt: skip
    note = "indicators_book.notes."
    for part, names in PARTS.items():
        yield words(note + part), ""
        for name in names:
            said_of = "duty_every" if name == "duty" and words("indicators.duty_every") in duties else name
            yield words(note + name), words(f"{note}{said_of}_said", **fields)
        if part == "fill":
            yield words(note + "judged"), ""
            yield from ((status_word(status), words(f"{note}{status}_said", **fields)) for status in STATUSES)
            yield words(note + "constant"), words(note + "constant_said")
    yield words(note + "sources"), ""
    yield words(note + "threshold"), tolerance_line(found)
    for one in found.sources:
        yield (
            one.label,
            words(note + "source_said", publisher=one.publisher or layout.UNKNOWN, licence=one.licence or layout.UNKNOWN),
        )
    yield words(note + "snapshot"), words(note + "snapshot_said", **fields)
