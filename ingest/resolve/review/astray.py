"""Decisions that stand where none is read: another column, above the headings, a sheet without them. Each is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ingest.resolve.review import layout
from ingest.resolve.review.lines import Line, decision
from ingest.tables import Sheet, Table, column_name
from ontology.errors import Issue, Refusal, issue

KEY = re.compile(r"[^\s:：，。；]+:[^\s，。；]+")
"""What a record's key looks like: source:local-id."""
Place = tuple[int, str]


def _decided(cells: Sequence[str]) -> list[Place]:
    """The cells of a row that hold nothing but a decision, by their place."""
    return [(place, cell.strip()) for place, cell in enumerate(cells) if cell and decision(cell)]


def _keyed(cells: Sequence[str]) -> bool:
    return any(KEY.fullmatch(cell.strip()) for cell in cells if ":" in cell)


def unread(file: str, sheet: Sheet) -> Iterator[tuple[Issue, bool]]:
    """Every decision of a sheet whose headings are not there, and whether its row holds a record's key."""
    for number, cells in sheet.rows:
        for place, word in _decided(cells):
            yield issue("LT-REVIEW-14", column=column_name(place), value=word).at(file, sheet.title, number), _keyed(cells)


def beside(table: Table, number: int, cells: Sequence[str], places: Mapping[str, int], line: Line | None) -> Iterator[Issue]:
    """Decisions in other columns of a row than its own, where they say something else. Raises Refusal LT-REVIEW-15 where the row
    has none of its own."""
    own = places[layout.VERDICT]
    for place, word in _decided(cells):
        if place == own or (line and decision(word) == line.verdict):
            continue
        column = table.header[place] if place < len(table.header) and table.header[place] else column_name(place)
        if line is None:
            raise Refusal(issue("LT-REVIEW-15", value=word, column=column))
        yield issue("LT-REVIEW-17", value=word, column=column).at(table.file, table.sheet, number)


def outside(sheet: Sheet, table: Table, places: Mapping[str, int]) -> Iterator[Issue]:
    """Decisions above the headings, and in rows that were taken for a total or a note below the table."""
    inside = {number for number, _ in table.rows}
    for number, cells in sheet.rows:
        said = [] if number in inside else _decided(cells) or _filled(cells, places)
        for place, word in said[:1]:
            yield issue("LT-REVIEW-16", value=word, column=column_name(place)).at(table.file, table.sheet, number)


def _filled(cells: Sequence[str], places: Mapping[str, int]) -> list[Place]:
    """What a row that names a record says where decisions stand, however it is spelt."""
    place = places[layout.VERDICT]
    return [(place, cells[place].strip())] if _keyed(cells) and place < len(cells) and cells[place].strip() else []


def elsewhere(file: str, sheet: Sheet) -> Iterator[Issue]:
    """Decisions on a sheet that is none of ours."""
    for number, cells in sheet.rows:
        for place, word in _decided(cells):
            yield issue("LT-REVIEW-17", value=word, column=column_name(place)).at(file, sheet.title, number)
