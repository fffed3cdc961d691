"""Marks a workbook: a copy of it with filled and commented cells and a list of problems, everything else as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from ingest.marking import styles
from ingest.marking.comments import blocks_of, with_comments, with_shapes
from ingest.marking.found import SheetProblems
from ingest.marking.listing import Listed, sheet_xml
from ingest.marking.looking import Look, look
from ingest.marking.package import Package
from ingest.marking.sheet import new_row, pieces, restyled, unfolded_columns, with_drawing
from ingest.marking.tags import part, prefix, texts

COMMENTED = 1_000
"""How many cells of a sheet are commented: with many more it opens slowly. All are filled and listed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked workbook: where it is, how many cells are filled, problems listed, and marked cells left without a comment.

    `rewritten` tells why it is the columns of a file written anew, not the file itself with marks; empty where it is itself.
    """

    path: Path
    cells: int
    listed: int
    uncommented: int = 0
    rewritten: str = ""


def mark_workbook(path: Path, made: Path, found: Sequence[SheetProblems], titles: Mapping[str, str] | None = None) -> Marked:
    """Write the marked copy of a workbook. `titles` gives the title of each table's sheet where it is another.

    Raises ValueError where it is put together in a way that is not edited here; OSError, BadZipFile.
    """
    with ZipFile(path) as archive:
        package = Package(archive)
        parts = package.sheets()
        lists = [one for one in parts if any(one in sheet.lists for sheet in found)]
        problems = {(titles or {}).get(one.sheet, one.sheet): one for one in found if one.problems}
        if lost := problems.keys() - parts.keys():
            raise ValueError(str(lost))
        stale = [one for one in parts if lists and one not in problems and one not in lists and package.comments(parts[one])]
        looks = [look(package, title, parts[title], problems.get(title)) for title in (*problems, *stale)]
        stylesheet = package.styles
        before = styles.unmarked(package.read(stylesheet)) if lists else package.read(stylesheet)
        wanted = {(one.style(cell), severity) for one in looks for cell, severity in one.filled().items()}
        package.changed[stylesheet], twins, listing = styles.with_marks(before, wanted)
        uncommented = sum(_comment(package, one) for one in looks)
        listed = [Listed(one.title, one.row_of(p), p.issue.column, p) for one in looks for p in one.problems]
        _list(package, parts, lists, sheet_xml(listed, found[0].file, listing))
        package.write(made, {one.part: partial(_patched, sheet=one, twins=twins) for one in looks})
    return Marked(made, sum(len(one.filled()) for one in looks), len(listed), uncommented)


def _list(package: Package, parts: Mapping[str, str], lists: Sequence[str], xml: bytes) -> None:
    """Put the list of problems in the place of an earlier one, else last."""
    if lists:
        package.changed[parts[lists[0]]] = xml
        return
    title, number, taken = str(texts("words")["sheet"]), 1, {one.lower() for one in parts}
    free = title
    while free.lower() in taken:
        number += 1
        free = f"{title}{number}"
    package.add_sheet(free, xml)


def _comment(package: Package, sheet: Look) -> int:
    """Put the comments of a sheet into the package, their drawing too; returns how many marked cells go without."""
    shown = sheet.by_gravity()[:COMMENTED]
    notes, name = {cell: sheet.text(cell) for cell in shown}, package.comments(sheet.part)
    if not (notes or name):
        return 0
    data, fresh, gone = with_comments(package.read(name) if name else part("comments"), notes)
    if name:
        package.changed[name] = data
    else:
        package.add(sheet.part, "comments", "comments{}.xml", data, "comments")
    drawing = package.drawing(sheet.part, sheet.drawing) if sheet.drawing else ""
    vml = package.read(drawing) if drawing else part("drawing", block=_free_block(package))
    vml = with_shapes(vml, {cell: notes[cell] for cell in fresh}, gone, max(blocks_of(vml), default=1))
    if drawing:
        package.changed[drawing] = vml
    else:
        made = package.add(sheet.part, "vmlDrawing", "drawings/vmlDrawing{}.vml", vml, "vml")
        sheet.added_drawing = package.relation_to(sheet.part, made)
    return len(sheet.said) - len(notes)


def _free_block(package: Package) -> int:
    """A block of numbers that no drawing of the workbook uses."""
    used = {block for name in package.drawings() for block in blocks_of(package.read(name))}
    return max(used, default=0) + 1


def _patched(stream: BinaryIO, sheet: Look, twins: Mapping[tuple[int, str], int]) -> Iterator[bytes]:
    """A sheet's XML with the cells filled, no column of theirs hidden, and the comments' drawing named."""
    rows: dict[int, dict[int, int]] = {}
    for (row, place), severity in sheet.filled().items():
        rows.setdefault(row, {})[place] = twins[sheet.style((row, place)), severity]
    name = ""
    for piece in pieces(stream, rows):
        if piece.kind == "head":
            name = prefix(piece.xml)
            yield unfolded_columns(piece.xml, name, {place for cells in rows.values() for place in cells})
        elif piece.kind == "row":
            yield restyled(piece.xml, piece.number, name, rows[piece.number])
        elif piece.kind == "gap":
            yield new_row(piece.number, name, rows[piece.number])
        elif piece.kind == "tail" and sheet.added_drawing:
            yield with_drawing(piece.xml, name, sheet.added_drawing)
        else:
            yield piece.xml
