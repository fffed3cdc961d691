"""The sheet 说明 of the register: what each sheet, stage and hint means, how to fill in and send back, the rates, the sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.styles import Alignment, Border, Side

from app.export.cells import write_text
from app.export.workbook import BAND, HEADING, TEXT, TITLE, one_page_wide
from app.layout import width
from app.show.register import rate_text
from app.words import catalogue, words
from graph.pursuit import Register, Year, stage_label, stages
from graph.pursuit.tables import rows
from ontology.schema import Ontology

LABEL, WIDE, LINE = 22, 104, 14.5
UNDER = Border(bottom=Side(style="thin", color="FFC3CBD3"))
WRAPPED = Alignment(wrap_text=True, vertical="center")
Pairs = Iterator[tuple[str, str]]


def write_notes(sheet: Any, register: Register, said: Mapping[str, str], kind: str, ontology: Ontology) -> None:
    """Write the sheet: bands of (what, how) lines; the snapshot stands here for who reads the workbook back."""
    one_page_wide(sheet)
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = LABEL, WIDE
    write_text(sheet, 1, 1, words("register_book.notes.title"), TITLE)
    limits = register.limits
    note = words("leads.confirmed" if limits.confirmed else "leads.note")
    fields = {**said, "snapshot": register.snapshot, "kind": words(f"export.kinds.{kind}"), "note": note,
              "days": f"{limits.untouched_days:g}", "months": f"{limits.stalled_months:g}"}  # fmt: skip
    row = 3
    for band, lines in (("about", _told("about", fields)), ("sheets", _told("sheets", fields)), ("stages", _stages(ontology)),
                        ("hints", _told("hints", fields)), ("filling", _told("filling", fields)),
                        ("back", _told("back", fields)), ("rates", _rates(register)), ("sources", _sources(register))):  # fmt: skip
        row = _band(sheet, row, words(f"register_book.notes.bands.{band}"), lines)


def _told(name: str, fields: Mapping[str, str]) -> Pairs:
    lines: Mapping[str, str] = catalogue()["register_book"]["notes"][name]
    return ((label, text.format(**fields)) for label, text in lines.items())


def _stages(ontology: Ontology) -> Pairs:
    """Every stage with what reaches it and the paper that proves it."""
    for code, one in stages().items():
        paper = one.paper + (f"（租赁厂房：{one.paper_rented}）" if one.paper_rented else "")
        yield stage_label(ontology, code), f"{one.reached_by}{f'；凭证：{paper}' if paper else ''}"


def _rates(register: Register) -> Pairs:
    yield from _told("rates", {})
    yield from ((row["label"], row["says"]) for row in rows("rates"))
    for year in register.years:
        yield year.year or words("leads.no_year"), _year(year)
    if not register.years:
        yield words("leads.years"), words("leads.no_rates")


def _year(year: Year) -> str:
    told = "；".join(f"{rate.label} {rate_text(rate)}" for rate in year.rates)
    return f"{words('leads.contracts')} {year.signed} 个：{told}"


def _sources(register: Register) -> Pairs:
    yield from ((label, one) for one, label in sorted(register.sources.items()))


def _band(sheet: Any, row: int, title: str, lines: Pairs) -> int:
    """One band and its lines; returns the row after a gap."""
    write_text(sheet, row, 1, title, HEADING).fill = BAND
    sheet.cell(row, 2).fill = BAND
    for label, text in lines:
        row += 1
        for place, said in enumerate((label, text), 1):
            cell = write_text(sheet, row, place, said, TEXT)
            cell.alignment, cell.border = WRAPPED, UNDER
        sheet.row_dimensions[row].height = LINE * max(1 + width(text) // (WIDE - 2), 1 + width(label) // (LABEL - 1)) + 3
    return row + 2
