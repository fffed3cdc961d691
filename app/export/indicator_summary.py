"""The sheet 汇总: how many targets of each status by programme, reckoned from the first sheet, and what has to be settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from app.export.cells import write_text
from app.export.indicator_margins import set_margins
from app.export.indicator_rows import LETTERS, Form, Row
from app.export.looks import HEADING, PALE, SECTION, SMALL, TEXT, THICK, THIN, TITLE
from app.export.workbook import one_page_wide
from app.layout import width
from app.show.indicators import assessment_line, pair_lines, status_word
from app.words import words
from graph.indicators.answer import KNOWN, STATUSES, Targets
from ingest.indicators import layout

WIDTHS = (24, 10, *(10 for _ in range(8)))
HEAD, WIDE, LINE = 4, 100, 15.0
COUNT, SHARE = '#,##0;-#,##0;"—"', "0%"
Values = dict[str, float | str]


def write_summary(sheet: Any, found: Targets, rows: Sequence[Row], said: dict[str, str], form: Form) -> Values:
    """Write the sheet; returns what its formulas give, by cell."""
    write_text(sheet, 1, 1, words("indicators_book.summary_title", **said), TITLE)
    write_text(sheet, 2, 1, words("indicators_book.summary_line", sheet=layout.TARGETS), SMALL)
    for place, size in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = size
    values = _table(sheet, rows)
    line = HEAD + len(_groups(rows)) + 3
    if form.department is None:
        line = _departments(sheet, line, found)
    ids = {said.id for row in rows for said in row.goal.said}
    settle = pair_lines(found, ids)
    line = _list(sheet, line, words("indicators_book.settle"), settle)
    _list(sheet, line, words("indicators_book.reviews"), map(assessment_line, found.assessments))
    one_page_wide(sheet)
    sheet.sheet_view.showGridLines = False
    set_margins(sheet, said)
    return values


def _groups(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((str(row.cells[layout.PROGRAMME]), str(row.cells[layout.DUTY])) for row in rows))


def _table(sheet: Any, rows: Sequence[Row]) -> Values:
    headings = [
        layout.PROGRAMME,
        layout.DUTY,
        words("indicators_book.goals"),
        *map(status_word, STATUSES),
        words("indicators_book.share"),
    ]
    _heading(sheet, HEAD, headings)
    groups, values = _groups(rows), Values()
    reach = {name: f"{layout.TARGETS}!${LETTERS[name]}${layout.HEAD_ROW + 1}:${LETTERS[name]}${layout.HEAD_ROW + max(len(rows), 1)}"
             for name in (layout.PROGRAMME, layout.DUTY, layout.STATUS)}  # fmt: skip
    for number, (programme, duty) in enumerate(groups, HEAD + 1):
        some = [row for row in rows if (row.cells[layout.PROGRAMME], row.cells[layout.DUTY]) == (programme, duty)]
        match = f"{reach[layout.PROGRAMME]},$A{number},{reach[layout.DUTY]},$B{number}"
        formulas = [f"=COUNTIFS({match})", *(f"=COUNTIFS({match},{reach[layout.STATUS]},{get_column_letter(4 + at)}${HEAD})"
                    for at in range(len(STATUSES)))]  # fmt: skip
        _line(sheet, number, [programme, duty], formulas, _counts(some), values, TEXT, THIN)
    last = HEAD + len(groups)
    formulas = [
        f"=SUM({letter}{HEAD + 1}:{letter}{max(last, HEAD + 1)})" for letter in map(get_column_letter, range(3, 4 + len(STATUSES)))
    ]
    _line(sheet, last + 1, [words("indicators_book.total"), ""], formulas, _counts(rows), values, HEADING, THICK)
    return values


def _counts(rows: Sequence[Row]) -> list[float]:
    told = [sum(row.cells[layout.STATUS] == status_word(status) for row in rows) for status in STATUSES]
    return [float(len(rows)), *map(float, told)]


def _line(
    sheet: Any,
    number: int,
    names: Sequence[str],
    formulas: Sequence[str],
    counts: Sequence[float],
    values: Values,
    font: Font,
    under: Side,
) -> None:
    """A line of the table: counts as formulas, and the share that rests on a figure."""
    for place, name in enumerate(names, 1):
        cell = write_text(sheet, number, place, name, font)
        cell.border, cell.alignment = (
            Border(bottom=under),
            Alignment(vertical="center", horizontal="left" if place == 1 else "center"),
        )
    known = [get_column_letter(4 + at) for at, status in enumerate(STATUSES) if status in KNOWN]
    share = f"=IF(C{number}=0,0,({'+'.join(f'{letter}{number}' for letter in known)})/C{number})"
    told = sum(count for count, status in zip(counts[1:], STATUSES, strict=True) if status in KNOWN)
    for place, (formula, value) in enumerate(
        zip([*formulas, share], [*counts, told / counts[0] if counts[0] else 0.0], strict=True), 3
    ):
        cell = sheet.cell(number, place, formula)
        values[f"{get_column_letter(place)}{number}"] = value
        cell.number_format = COUNT if place < 4 + len(STATUSES) else SHARE
        cell.font, cell.border, cell.alignment = font, Border(bottom=under), Alignment(horizontal="center", vertical="center")
    sheet.row_dimensions[number].height = 20


def _heading(sheet: Any, number: int, names: Sequence[str]) -> None:
    for place, name in enumerate(names, 1):
        cell = write_text(sheet, number, place, name, HEADING)
        cell.fill, cell.border = PALE, Border(bottom=THICK)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[number].height = 22


def _departments(sheet: Any, line: int, found: Targets) -> int:
    """What each department has, as the ledger says it now; returns the line below."""
    write_text(sheet, line, 1, words("indicators_book.leads_title"), SECTION)
    names = [
        words("indicators.department"),
        words("indicators.duty_lead"),
        words("indicators.duty_cooperate"),
        *map(status_word, STATUSES),
    ]
    _heading(sheet, line + 1, names)
    for number, one in enumerate(found.departments, line + 2):
        lines = found.summary(one)
        duties = [sum(each.goals for each in lines if each.duty == duty) for duty in ("lead", "cooperate")]
        counts = [sum(each.counts[status] for each in lines) for status in STATUSES]
        write_text(sheet, number, 1, one.label, TEXT).border = Border(bottom=THIN)
        for place, count in enumerate((*duties, *counts), 2):
            cell = sheet.cell(number, place, count)
            cell.number_format, cell.font, cell.border, cell.alignment = (
                COUNT,
                TEXT,
                Border(bottom=THIN),
                Alignment(horizontal="center"),
            )
    return line + len(found.departments) + 3


def _list(sheet: Any, line: int, title: str, lines: Iterable[str]) -> int:
    """Numbered sentences over the width of the table; returns the line below."""
    write_text(sheet, line, 1, title, SECTION)
    told = list(lines) or [words("indicators_book.none")]
    for number, text in enumerate(told, 1):
        row = line + number
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
        write_text(sheet, row, 1, f"{number}　{text}", TEXT).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[row].height = LINE * (1 + (width(text) + 4) // (sum(WIDTHS) + 4)) + 2
    return line + len(told) + 2
