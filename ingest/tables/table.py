"""What a sheet is once it is read: a header, a stream of numbered rows of text, and remarks on the sheet as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ontology.errors import Issue

Cells = tuple[str, ...]
Numbered = list[tuple[int, Cells]]
Found = tuple[tuple[int, Issue], ...]
"""What is wrong with single cells of one row, by their position (from 0)."""


class Rows(Protocol):
    """Rows that may be gone through any number of times: (row number as a spreadsheet shows it, cells). Their count is known."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[tuple[int, Cells]]: ...


class Spoiled(tuple[str, ...]):
    """The cells of a row some of which can't be read (those are empty here), with what is wrong with each."""

    faults: Found

    @classmethod
    def of(cls, cells: Iterable[str], faults: Iterable[tuple[int, Issue]]) -> Spoiled:
        """These cells with these faults."""
        row = cls(cells)
        row.faults = tuple(faults)
        return row


def faults_of(cells: Cells) -> Found:
    """What is wrong with single cells of a row of `Table.rows`: (position from 0, issue without its place)."""
    return cells.faults if isinstance(cells, Spoiled) else ()


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet as text. `rows` stream; `faults_of` tells which cells of a row can't be read.

    `notes` are remarks on the sheet as a whole, with their place. `digest` is of the file's bytes as they were read,
    `unit` the one unit that the lines above the header name (单位：万元).
    `file` names the file in messages and locators: that of an archive's member is `archive.zip!/member`.
    """

    file: str
    sheet: str
    header: tuple[str, ...]
    rows: Rows
    folder: str = ""
    notes: tuple[Issue, ...] = ()
    digest: str = ""
    unit: str = ""

    @property
    def name(self) -> str:
        """The file's own name, without the archive it lies in."""
        return self.file.rpartition("!/")[2].rpartition("/")[2]


def tables_of(path: Path, sheet: str, rows: Numbered, faults: Mapping[tuple[int, int], Issue] | None = None) -> list[Table]:
    """The table in these rows, if any: the first non-empty row is the header; wholly empty rows are no rows."""
    wrong: dict[int, list[tuple[int, Issue]]] = {}
    for (number, place), one in (faults or {}).items():
        wrong.setdefault(number, []).append((place, one))
    kept = [(number, cells) for number, cells in rows if any(cells) or number in wrong]
    if not kept:
        return []
    header = kept[0][1]
    while header and not header[-1]:
        header = header[:-1]
    padded = tuple((number, _padded(cells, len(header))) for number, cells in kept[1:])
    spoiled = tuple((number, Spoiled.of(cells, wrong[number]) if number in wrong else cells) for number, cells in padded)
    return [Table(path.name, sheet, header, spoiled, path.resolve().parent.name)]


def _padded(cells: Cells, width: int) -> Cells:
    return cells[:width] + ("",) * (width - len(cells)) + tuple(c for c in cells[width:] if c)
