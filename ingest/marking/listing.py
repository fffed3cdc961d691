"""The sheet 问题清单: every problem of a workbook in a row, with a link to its cell; and how it is known again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from ingest.marking.found import Problem, word_of
from ingest.marking.styles import Listing
from ingest.marking.tags import cell_name, part, quoted, texts
from ingest.tables import Table
from ontology.errors import Issue, issue

ROWS = 1_048_575
"""How many rows a sheet has below its heading."""
LINKS = 60_000
"""How many links a sheet may have (65,530 in Excel)."""
LINE, HIGHEST = 15, 405
"""The height of a line, and the most that a row may have, in points."""
SEVERITIES = ("error", "warning", "note")


class Listed(NamedTuple):
    """A problem in the list: the title of its sheet, its row in the workbook (0: none), the heading of its column."""

    sheet: str
    row: int
    heading: str
    problem: Problem


def is_list(header: Sequence[str]) -> bool:
    """Whether a sheet is a list of problems: by its headings, whatever it is called by now."""
    columns = list(texts("words")["columns"].values())
    return columns == list(header[: len(columns)])


def first_name(table: Table) -> str:
    """The name of the file that a list of problems was first made for; empty where its rows are gone."""
    place = list(texts("words")["columns"]).index("file")
    return next((cells[place] for _, cells in table.rows if cells[place]), "")


def without_list(tables: Sequence[Table]) -> tuple[list[Table], str, list[Issue]]:
    """The tables without lists of problems, the name of the file that they were marked in first, and a note of each list."""
    lists = [one for one in tables if is_list(one.header)]
    notes = [issue("LT-MARK-01", value=one.sheet).at(one.file, one.sheet) for one in lists]
    return [one for one in tables if one not in lists], next(filter(None, map(first_name, lists)), ""), notes


def order(listed: Listed) -> tuple[object, ...]:
    """The order of the list: what must be put right first, then by place."""
    said = listed.problem.issue
    return SEVERITIES.index(said.severity), listed.sheet, listed.row, listed.problem.place, said.code


def sheet_xml(listed: Sequence[Listed], file: str, styles: Listing) -> bytes:
    """The sheet's XML; all texts are texts, whatever sign they begin with."""
    words = texts("words")
    widths = [part("column", place=number, width=width) for number, width in enumerate(words["widths"].values(), 1)]
    shown = sorted(listed, key=order)[: ROWS - 1]
    lines = [_row(1, [(one, styles.heading) for one in words["columns"].values()])]
    sizes = list(words["widths"].values())
    for number, one in enumerate(shown, 2):
        cells = list(_cells(one, file, styles))
        lines.append(_row(number, cells, _height([value for value, _ in cells], sizes)))
    if len(shown) < len(listed):
        lines.append(_row(len(shown) + 2, [(words["more"].format(count=len(listed) - len(shown)), styles.text)]))
    last = f"A1:{get_column_letter(len(widths))}{len(shown) + 1}"
    columns = f"<cols>{b''.join(widths).decode()}</cols>"
    foot = part("sheet_foot", filter=part("filter", ref=last).decode(), links=_links(shown).decode())
    return part("sheet_head", frozen=1, below=2, columns=columns) + b"".join(lines) + foot


def _cells(one: Listed, file: str, styles: Listing) -> Iterator[tuple[str | int, int]]:
    words, problem = texts("words"), one.problem
    entered = {None: words["table"], True: words["entered"], False: words["refused"]}[problem.entered]
    at = cell_name(one.row, problem.place) if one.row and problem.place else ""
    said: dict[str, str | int] = {
        "sheet": one.sheet, "row": one.row or "", "column": one.heading, "cell": at, "text": problem.text,
        "message": problem.issue.message, "expected": problem.issue.expected, "fix": problem.issue.fix,
        "severity": word_of(problem.issue), "code": problem.issue.code, "entered": entered, "file": file,
    }  # fmt: skip
    label = {"error": styles.error, "warning": styles.warning}.get(problem.issue.severity, styles.text)
    style = {"cell": styles.link, "row": styles.number, "severity": label}
    yield from ((said[name], style.get(name, styles.text)) for name in words["columns"])


def _height(values: Sequence[str | int], sizes: Sequence[int]) -> int:
    """The height that shows all lines of what is wrapped: no program makes a row higher by itself. A Chinese sign takes two
    cells, as it does in GBK."""
    lines = (1 + len(str(value).encode("gbk", "replace")) // size for value, size in zip(values, sizes, strict=True))
    return min(LINE * max(lines), HIGHEST)


def _row(number: int, cells: Sequence[tuple[str | int, int]], height: int = LINE) -> bytes:
    made = [part("number_cell" if isinstance(value, int) else "text_cell", at=cell_name(number, place), style=style,
                 text=quoted(str(value))) for place, (value, style) in enumerate(cells, 1) if value != ""]  # fmt: skip
    return f'<row r="{number}" ht="{height}" customHeight="1">'.encode() + b"".join(made) + b"</row>"


def _links(shown: Sequence[Listed]) -> bytes:
    """A link to each cell, as long as a sheet may have more."""
    place = 1 + list(texts("words")["columns"]).index("cell")
    made: list[bytes] = []
    for number, one in enumerate(shown, 2):
        if one.row and one.problem.place and len(made) < LINKS:
            at, title = cell_name(one.row, one.problem.place), one.sheet.replace("'", "''")
            made.append(part("link", at=cell_name(number, place), location=quoted(f"'{title}'!{at}"), text=at))
    return b"<hyperlinks>" + b"".join(made) + b"</hyperlinks>" if made else b""
