"""A new workbook with the columns of a file that is none, every cell as text, its rows under their numbers: to be marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from ingest.marking.package import OFFICE, TYPES
from ingest.marking.tags import LONGEST, appended, cell_name, part, quoted, texts
from ingest.tables import Table

FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
TITLE = 31
"""How many signs a sheet's title has."""
TEXT, HEADING = 1, 2
"""Styles of `parts.toml`: text, and bold text."""


@dataclass(slots=True)
class Plain:
    """What was written: the title of each table's sheet by the table's own, and the cells whose text was cut."""

    titles: dict[str, str] = field(default_factory=dict)
    cut: list[tuple[str, int, int]] = field(default_factory=list)


def write_plain(tables: Iterable[Table], path: Path, name: str) -> Plain:
    """Write the tables of a file; a table without a title gets the file's name (without its ending), by which it is known."""
    done = Plain()
    book, relations, types = part("workbook"), part("relations"), part("content_types")
    kinds = texts("parts")["types"]
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for number, table in enumerate(tables, 1):
            title = _free(FORBIDDEN.sub("_", table.sheet or name)[:TITLE], set(done.titles.values()))
            done.titles[table.sheet] = title
            sheet = f"worksheets/sheet{number}.xml"
            with made.open(f"xl/{sheet}", "w", force_zip64=True) as out:
                for piece in _sheet(table, done):
                    out.write(piece)
            relations = _related(relations, number, "worksheet", sheet)
            book = appended(book, "sheets", part("sheet_entry", p="", name=quoted(title), number=number, id=f"rId{number}"))
            types = appended(types, "Types", part("override", p="", part=f"xl/{sheet}", type=kinds["sheet"]))
        relations = _related(relations, len(done.titles) + 1, "styles", "styles.xml")
        types = appended(types, "Types", part("override", p="", part="xl/styles.xml", type=kinds["styles"]))
        parts = {TYPES: types, "_rels/.rels": part("root"), "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations,
                 "xl/styles.xml": part("styles")}  # fmt: skip
        for where, data in parts.items():
            made.writestr(where, data)
    return done


def _related(relations: bytes, number: int, kind: str, target: str) -> bytes:
    more = part("relation", p="", id=f"rId{number}", type=f"{OFFICE}/{kind}", target=target)
    return appended(relations, "Relationships", more)


def _free(title: str, taken: set[str]) -> str:
    found, number = title, 1
    while found in taken:
        number += 1
        found = f"{title[: TITLE - 4]}（{number}）"
    return found


def _sheet(table: Table, done: Plain) -> Iterator[bytes]:
    """The sheet's XML, row by row; the header stands right above the first row of data."""
    head = True
    for number, cells in table.rows:
        if head:
            yield from _begun(table, max(1, number - 1))
            head = False
        yield _row(number, cells, TEXT)
        done.cut += [(table.sheet, number, place) for place, text in enumerate(cells, 1) if len(text) > LONGEST]
    if head:
        yield from _begun(table, 1)
    yield part("sheet_foot", filter="", links="")


def _begun(table: Table, row: int) -> Iterator[bytes]:
    columns = f'<cols><col min="1" max="{max(1, len(table.header))}" width="16" style="{TEXT}" customWidth="1"/></cols>'
    yield part("sheet_head", frozen=row, below=row + 1, columns=columns)
    yield _row(row, table.header, HEADING)


def _row(number: int, cells: Iterable[str], style: int) -> bytes:
    made = [part("text_cell", at=cell_name(number, place), style=style, text=quoted(text))
            for place, text in enumerate(cells, 1) if text]  # fmt: skip
    return f'<row r="{number}">'.encode() + b"".join(made) + b"</row>"
