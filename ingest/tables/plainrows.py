"""The rows of an .xlsx that hold nothing but plain values, found by one pattern: four times as fast as a tree of their XML.

A row is plain if every tag in it belongs to a cell that the pattern knows: no formula, no rich text, no entity. What is not goes
to the parser, so that nothing is read otherwise here than there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.tables.cells import COLUMNS, Style
from ingest.tables.formats import displayed
from ingest.tables.slabs import Slab
from ingest.tables.strings import unescaped

ROW = re.compile(r'\s*<row(?: r="(\d+)")?([^<>]*)>')
CELL = re.compile(
    r'<c r="([A-Z]+)\d+"(?: s="(\d+)")?(?: t="(n|s|str|inlineStr|b)")?'
    r'(?:(/)>|>(?:<v>([^<&]+)</v>|<is><t(?: xml:space="preserve")?>([^<&]*)</t></is>)</c>)'
)
END = "</row>"
VALUE, EMPTY, INLINE = 4, 1, 6
"""Tags that a cell is written with: opening and closing ones of c and v; c alone; those of c, is and t."""
UTF8 = re.compile(rb"""\s*<\?xml[^>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)


class PlainRow(NamedTuple):
    """A row's number (0 where none is written), whether it is hidden, its cells as a person would type them."""

    number: int
    hidden: bool
    cells: tuple[str, ...]


def plain_rows(slab: Slab, style: Style) -> Iterator[PlainRow | bytes]:
    """The rows of a slab in their order: those that are plain, and the XML of the others. Raises ValueError, IndexError."""
    if b"<row" not in slab.items or UTF8.match(slab.head):
        yield slab.items
        return
    pieces = slab.items.decode("utf-8").split(END)
    for piece in pieces[:-1]:
        yield _plain(piece, style) or (piece + END).encode()
    if "<" in pieces[-1]:
        yield pieces[-1].encode()


def _plain(piece: str, style: Style) -> PlainRow | None:
    """The row that a piece of XML is, if it is a plain one."""
    opened = ROW.match(piece)
    while opened and opened[2].endswith("/"):  # an empty row, closed at once, has no end of its own
        opened = ROW.match(piece, opened.end())
    if not opened:
        return None
    found = CELL.findall(piece, opened.end())
    tags = piece.count("<", opened.end())
    if tags != VALUE * len(found):
        empty, inline = sum(cell[3] == "/" for cell in found), sum(cell[2] == "inlineStr" for cell in found)
        if tags != VALUE * (len(found) - empty - inline) + EMPTY * empty + INLINE * inline:
            return None
    hidden = 'hidden="1"' in opened[2] or 'hidden="true"' in opened[2]
    return PlainRow(int(opened[1] or 0), hidden, tuple(_texts(found, style)))


def _texts(found: list[tuple[str, str, str, str, str, str]], style: Style) -> list[str]:
    """The cells of a row, empty ones written out up to the last."""
    texts: list[str] = []
    strings = style.strings
    for letters, number, kind, empty, value, inline in found:
        place = COLUMNS[letters]
        if place != len(texts):
            if place < len(texts):
                raise ValueError("cells out of order")
            texts += [""] * (place - len(texts))
        if kind == "s":
            texts.append(strings[int(value)])
        elif empty:
            texts.append("")
        elif not kind or kind == "n":
            shown = style.shown_in(int(number)) if number else style.shown_in(0)
            texts.append(value if value.isdigit() and not shown else displayed(value, shown, style.epoch))
        elif kind == "b":
            texts.append(str(value == "1"))
        else:
            texts.append(unescaped((value or inline).replace("\r\n", "\n")).strip())
    return texts
