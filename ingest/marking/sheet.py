"""A sheet's XML as a stream of pieces: rows that are asked for one by one, all others as they come."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from ingest.marking.tags import (
    attribute,
    cell_name,
    cell_place,
    elements,
    part,
    plain,
    prefix,
    with_attribute,
    without_attribute,
)

CHUNK = 1 << 20
AFTER_DRAWING = frozenset({"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
                           "extLst"})  # fmt: skip
"""What stands after the comments' drawing in a sheet (ECMA-376, CT_Worksheet)."""
ALTERNATIVE = "AlternateContent"
"""Wraps what only newer readers know; in this part of a sheet, only of the kinds above."""
Styles = Mapping[int, int]


class Piece(NamedTuple):
    """A piece of a sheet: `head` (to the first row), `rows` (not asked for), `row`, `gap` (asked for, not there), `tail`."""

    kind: str
    number: int
    xml: bytes


@dataclass(slots=True)
class _Reader:
    """What has been read of a sheet and not been given out."""

    stream: BinaryIO
    buffer: bytes = b""

    def more(self) -> None:
        """Read on. Raises ValueError at the end."""
        read = self.stream.read(CHUNK)
        if not read:
            raise ValueError("sheetData")
        self.buffer += read

    def until(self, pattern: re.Pattern[bytes], start: int = 0) -> re.Match[bytes]:
        """The first match from `start` on, however far it is."""
        while not (found := pattern.search(self.buffer, start)):
            self.more()
        return found


def pieces(stream: BinaryIO, wanted: Iterable[int]) -> Iterator[Piece]:
    """The sheet in pieces which together are all of it. Raises ValueError for XML that is not edited here."""
    reader = _Reader(stream)
    opening = reader.until(re.compile(rb"<(?:[\w.\-]+:)?sheetData(?=[\s/>])[^>]*>"))
    head = plain(reader.buffer[: opening.start()])
    name, tag = prefix(head), opening[0]
    reader.buffer = reader.buffer[opening.end() :]
    if tag.endswith(b"/>"):
        tag = tag[:-2].rstrip() + b">"
        reader.buffer = f"</{name}sheetData>".encode() + reader.buffer
    yield Piece("head", 0, head + tag)
    yield from _rows(reader, name.encode(), sorted(set(wanted), reverse=True))
    yield Piece("tail", 0, reader.buffer + stream.read())


def _rows(reader: _Reader, name: bytes, coming: list[int]) -> Iterator[Piece]:
    """The rows; the reader's buffer then begins with the end tag of `sheetData`. `coming` are rows asked for, last first."""
    end = rb"</%bsheetData\s*>" % name
    row_or_end, row_end = re.compile(rb"<%brow(?=[\s/>])[^>]*>|" % name + end), re.compile(rb"</%brow\s*>" % name)
    only_end, number = re.compile(end), 0
    while True:
        start = at = 0
        while found := (row_or_end if coming else only_end).search(reader.buffer, at):
            at, ended = found.end(), found[0].startswith(b"</")
            number = number if ended else _number(found[0], number)
            if ended or (coming and coming[-1] <= number):
                yield Piece("rows", 0, reader.buffer[start : found.start()])
                start = found.start()
                while coming and (ended or coming[-1] < number):
                    yield Piece("gap", coming.pop(), b"")
            if ended:
                reader.buffer = reader.buffer[start:]
                return
            if coming and coming[-1] == number:
                at = at if found[0].endswith(b"/>") else reader.until(row_end, at).end()
                yield Piece("row", coming.pop(), reader.buffer[start:at])
                start = at
        cut = max(at, reader.buffer.rfind(b"<", at))
        yield Piece("rows", 0, reader.buffer[start:cut])
        reader.buffer = reader.buffer[cut:]
        reader.more()


def _number(tag: bytes, before: int) -> int:
    """The number of a row: the one it says, else the next."""
    said = re.search(rb"""\sr\s*=\s*["'](\d+)""", tag)
    return int(said[1]) if said else before + 1


def cells_of(row: bytes, name: str) -> Iterator[tuple[int, re.Match[bytes]]]:
    """The cells of a row with their columns from 1."""
    place = 0
    for found in elements(row, f"{name}c"):
        tag = found[0][: found[0].index(b">") + 1]
        said = attribute(tag, "r")
        place = cell_place(said)[1] if said else place + 1
        yield place, found


def unfolded_columns(head: bytes, name: str, places: Container[int]) -> bytes:
    """The head of a sheet with columns shown in which anything is marked: a mark that nobody sees is none."""
    for one in reversed(elements(head, f"{name}col")):
        first, last = (int(attribute(one[0], which) or 0) for which in ("min", "max"))
        if attribute(one[0], "hidden") in ("1", "true") and any(place in places for place in range(first, last + 1)):
            head = head[: one.start()] + without_attribute(one[0], "hidden") + head[one.end() :]
    return head


def restyled(row: bytes, number: int, name: str, styles: Styles) -> bytes:
    """A row whose cells at these columns have these styles; cells that it lacks are put in where they belong."""
    opening = row[: row.index(b">") + 1]
    body = row[len(opening) :]
    if opening.endswith(b"/>"):
        opening, body = opening[:-2].rstrip() + b">", f"</{name}row>".encode()
    there = list(cells_of(body, name))
    if any(place not in dict(there) for place in styles):
        opening = without_attribute(opening, "spans")
    made, at, coming = [opening], 0, sorted(styles)
    for place, found in there:
        made.append(body[at : found.start()])
        while coming and coming[0] < place:
            made.append(_empty(number, coming.pop(0), name, styles))
        cell, at = found[0], found.end()
        if coming and coming[0] == place:
            size = cell.index(b">") + 1
            cell = with_attribute(cell[:size], "s", styles[coming.pop(0)]) + cell[size:]
        made.append(cell)
    rest = body[at:]
    cut = rest.rindex(b"</")
    if extra := re.search(rb"<(?:[\w.\-]+:)?extLst(?=[\s/>])", rest):
        cut = extra.start()
    return b"".join([*made, rest[:cut], *(_empty(number, place, name, styles) for place in coming), rest[cut:]])


def _empty(number: int, place: int, name: str, styles: Styles) -> bytes:
    return f'<{name}c r="{cell_name(number, place)}" s="{styles[place]}"/>'.encode()


def new_row(number: int, name: str, styles: Styles) -> bytes:
    """A row of nothing but empty cells with these styles."""
    cells = b"".join(_empty(number, place, name, styles) for place in sorted(styles))
    return f'<{name}row r="{number}">'.encode() + cells + f"</{name}row>".encode()


def top_level(tail: bytes, name: str) -> list[tuple[str, int]]:
    """The elements after the rows (without what stands before their names), each with where it begins in the tail."""
    wrap = f"<{name}worksheet><{name}sheetData>".encode()
    found: list[tuple[str, int]] = []
    depth = 0
    parser = expat.ParserCreate()

    def begin(tag: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 2 and parser.CurrentByteIndex >= len(wrap):
            found.append((tag.rpartition(":")[2], parser.CurrentByteIndex - len(wrap)))

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(wrap + tail, True)
    except expat.ExpatError as reason:
        raise ValueError(str(reason)) from None
    return found


def drawing_of(tail: bytes, name: str) -> str:
    """The relation of the drawing that holds a sheet's comments and old controls; empty where it has none."""
    for tag, at in top_level(tail, name):
        if tag == "legacyDrawing":
            return attribute(tail[at : tail.index(b">", at) + 1], "id") or ""
    return ""


def with_drawing(tail: bytes, name: str, relation: str) -> bytes:
    """The end of a sheet with a drawing for comments."""
    places = [at for tag, at in top_level(tail, name) if tag in AFTER_DRAWING or tag == ALTERNATIVE]
    at = min(places, default=tail.rindex(b"</"))
    return tail[:at] + part("drawing_entry", p=name, id=relation) + tail[at:]
