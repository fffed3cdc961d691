"""What a sheet is once it is read: a header, a stream of numbered rows of text, and remarks on the sheet as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from ontology.errors import Issue

Cells = tuple[str, ...]
Found = tuple[tuple[int, Issue], ...]
"""What is wrong with single cells of one row, by their position (from 0); -1 is the row as a whole."""


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

    @property
    def label(self) -> str:
        """The file and the sheet as a message names them."""
        return f"{self.file}{f'［{self.sheet}］' if self.sheet else ''}"
