"""What a sheet is once it is read: a header, numbered rows of text, and the cells that can't be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ontology.errors import Issue

Numbered = list[tuple[int, tuple[str, ...]]]
Faults = Mapping[tuple[int, int], Issue]
"""What is wrong with single cells, by row number and position in the row (from 0)."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as text. `rows` are (row number as a spreadsheet shows it, cells); `faults` are cells that refuse their row."""

    file: str
    sheet: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    folder: str = ""
    faults: Faults = field(default_factory=dict)


def tables_of(path: Path, sheet: str, rows: Numbered, faults: Faults | None = None) -> list[Table]:
    """The table in these rows, if any: the first non-empty row is the header; wholly empty rows are no rows."""
    wrong = {number for number, _ in faults or ()}
    kept = [(number, cells) for number, cells in rows if any(cells) or number in wrong]
    if not kept:
        return []
    header = kept[0][1]
    while header and not header[-1]:
        header = header[:-1]
    return [Table(path.name, sheet, header, tuple(_padded(kept[1:], len(header))), path.resolve().parent.name, faults or {})]


def _padded(rows: Numbered, width: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, cells in rows:
        yield number, cells[:width] + ("",) * (width - len(cells)) + tuple(c for c in cells[width:] if c)
