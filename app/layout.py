"""Lays text out in cells of a terminal, where a Chinese character takes two: wrapping, padding, columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rich.cells import cell_len

WIDTH = 80
"""Every line fits this many cells."""
NEVER_FIRST = frozenset("，。；：、！？）》”’］】%,.;:!?)]}·…")
"""Signs that do not open a line."""
NEVER_LAST = frozenset("（《“‘［【([")
"""Signs that do not end one."""
PIECE = re.compile(r"[0-9A-Za-z_./:@#%+~=&?\-]+|\s+|.", re.DOTALL)


@cache
def _cells(sign: str) -> int:
    return cell_len(sign)


def width(text: str) -> int:
    """Cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, unicodedata.normalize("NFC", text)))


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled up with spaces, on its right side unless `right` asks for numbers' alignment."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most so many cells; words and numbers stay whole where they fit, closing signs stay with what they close."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph, cells):
            if width(line) + width(piece) <= cells:
                line += piece if line else piece.lstrip()
                continue
            carried = ""
            if len(line) > 1 and (piece[0] in NEVER_FIRST or line[-1] in NEVER_LAST):
                line, carried = line[:-1], line[-1]
            lines.append(line.rstrip())
            line = carried + piece.lstrip()
        lines.append(line.rstrip())
    return lines


def _pieces(text: str, cells: int) -> Iterator[str]:
    """Words, single Chinese characters and spaces; a word longer than a line is cut."""
    for piece in PIECE.findall(text):
        while width(piece) > cells:
            yield piece[:cells]
            piece = piece[cells:]
        yield piece


def indented(text: str, indent: int = 2, cells: int = WIDTH) -> str:
    """Wrapped text, every line set in by so many cells."""
    return "\n".join(" " * indent + line for line in wrap(text, cells - indent))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its cells (0: whatever is left of the line), numbers to the right."""

    heading: str
    cells: int = 0
    right: bool = False


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], indent: int = 2, cells: int = WIDTH, *, headings: bool = True,
) -> Iterator[str]:  # fmt: skip
    """The lines of a table: headings, then rows whose long cells wrap inside their column. One column may have width 0."""
    fixed = sum(column.cells for column in columns) + 2 * (len(columns) - 1) + indent
    widths = [column.cells or cells - fixed for column in columns]
    first = [[column.heading for column in columns]] if headings else []
    for row in (*first, *rows):
        parts = [wrap(text, size) for text, size in zip(row, widths, strict=True)]
        for number in range(max(map(len, parts))):
            line = [part[number] if number < len(part) else "" for part in parts]
            filled = [pad(text, size, right=one.right) for text, size, one in zip(line, widths, columns, strict=True)]
            yield (" " * indent + "  ".join(filled)).rstrip()
