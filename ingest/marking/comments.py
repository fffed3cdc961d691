"""Comments on cells, and the old-style drawing that shows them: what is there stays, ours are added or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.marking.tags import (
    appended,
    attribute,
    cell_name,
    cell_place,
    elements,
    opened,
    part,
    plain,
    prefix,
    quoted,
    texts,
    unfolded,
)

Cell = tuple[int, int]
"""Row and column, both from 1."""
THREAD = "tc="
"""How the author of a comment is named that stands for a conversation: its text is shown by old readers alone."""
BLOCK = 1024
"""Shapes have numbers in blocks of so many, each drawing its own."""
SPACES = {"v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
          "x": "urn:schemas-microsoft-com:office:excel"}  # fmt: skip
ROOT = re.compile(rb"<(?![?!])[^>]*>")
PREFIXED = re.compile(rb"(?<=[</ ])([vox]):(?=[A-Za-z])")
LINE, WIDE = 22, 190
"""Signs in a line of a comment's box, and the width of the box in points."""


def with_comments(data: bytes, notes: Mapping[Cell, str]) -> tuple[bytes, set[Cell], set[Cell]]:
    """The comments with ours on these cells; which cells need a new shape, and of which the shape goes.

    An earlier comment of ours goes; to that of somebody else our text is added at its end. Raises ValueError.
    """
    name = prefix(plain(data))
    data = unfolded(unfolded(data, f"{name}authors"), f"{name}commentList")
    data, author, names = _author(data, name)
    found = opened(data, f"{name}commentList")
    kept, gone, spoken = [], set[Cell](), set[Cell]()
    for one in elements(found[2], f"{name}comment"):
        tag = one[0][: one[0].index(b">") + 1]
        cell, by = cell_place(attribute(tag, "ref") or ""), int(attribute(tag, "authorId") or 0)
        if by == author:
            gone.add(cell)
            continue
        threaded = by < len(names) and names[by].startswith(THREAD)
        text = _without_ours(one[0], name)
        kept.append(text if threaded or cell not in notes else _with_ours(text, name, notes[cell]))
        spoken.add(cell)
    fresh = {cell for cell in notes if cell not in spoken}
    made = [part("comment", p=name, at=cell_name(*cell), author=author, run=_run(name, notes[cell]).decode())
            for cell in sorted(fresh)]  # fmt: skip
    data = data[: found.start(2)] + b"".join([*kept, *made]) + data[found.end(2) :]
    return data, fresh - gone, gone - fresh


def _author(data: bytes, name: str) -> tuple[bytes, int, list[str]]:
    """The comments with us among the authors, our number, and all names."""
    us = str(texts("words")["author"])
    known = [one[0] for one in elements(opened(data, f"{name}authors")[2], f"{name}author")]
    names = [re.sub(rb"<[^>]*>", b"", one).decode() for one in known]
    if us in names:
        return data, names.index(us), names
    more = f"<{name}author>{us}</{name}author>".encode()
    return appended(data, f"{name}authors", more), len(names), [*names, us]


def _run(name: str, text: str) -> bytes:
    return part("run", p=name, text=quoted(f"{texts('words')['mark']}\n{text}"))


def _without_ours(comment: bytes, name: str) -> bytes:
    """Somebody's comment without what an earlier marking added to it."""
    mark = str(texts("words")["mark"]).encode()
    for one in reversed(elements(comment, f"{name}r")):
        if mark in one[0]:
            comment = comment[: one.start()] + comment[one.end() :]
    return comment


def _with_ours(comment: bytes, name: str, text: str) -> bytes:
    found = opened(unfolded(comment, f"{name}text"), f"{name}text")
    said = found[2]
    if said.lstrip().startswith(f"<{name}t".encode()):  # a plain text may not stand beside runs
        said = f"<{name}r>".encode() + said + f"</{name}r>".encode()
    run = part("run", p=name, text=quoted(f"\n{texts('words')['mark']}\n{text}"))
    comment = found.string
    return comment[: found.start(2)] + said + run + comment[found.end(2) :]


def with_shapes(data: bytes, fresh: Mapping[Cell, str], gone: Iterable[Cell], block: int) -> bytes:
    """The drawing with a hidden box for each of these comments. Raises ValueError."""
    spaces, unwanted = _prefixes(plain(data)), set(gone)
    for one in reversed(elements(data, f"{spaces['v']}:shape")):
        if _note_of(one[0], spaces["x"]) in unwanted:
            data = data[: one.start()] + data[one.end() :]
    used = [int(number) for number in re.findall(rb"_x0000_s(\d+)", data)]
    first = max([block * BLOCK, *used]) + 1
    types = b"" if b'"_x0000_t202"' in data else part("shape_type")
    made = [_shape(first + number, number, cell, text) for number, (cell, text) in enumerate(sorted(fresh.items()), 1)]
    at = data.rindex(b"</")
    return data[:at] + _prefixed([types, *made], data, spaces) + data[at:]


def _prefixed(pieces: Sequence[bytes], data: bytes, spaces: Mapping[str, str]) -> bytes:
    """Pieces with the drawing's own prefixes; where its root does not declare them all, each piece declares ours."""
    root = ROOT.search(plain(data))
    if root and all(space.encode() in root[0] for space in SPACES.values()):
        return PREFIXED.sub(lambda found: f"{spaces[found[1].decode()]}:".encode(), b"".join(pieces))
    declared = "".join(f' xmlns:{usual}="{space}"' for usual, space in SPACES.items()).encode()
    return b"".join(re.sub(rb"^(<[\w:]+)", lambda found: found[1] + declared, one, count=1) for one in pieces)


def _prefixes(data: bytes) -> dict[str, str]:
    """What stands before the names of the drawing's elements and attributes, by what mostly does."""
    found = {}
    for usual, space in SPACES.items():
        said = re.search(rb"""xmlns:([\w.\-]+)\s*=\s*["']%b["']""" % re.escape(space.encode()), data)
        found[usual] = said[1].decode() if said else usual
    return found


def _note_of(shape: bytes, name: str) -> Cell | None:
    """The cell whose comment a shape shows."""
    place = [re.search(rb"<%b:%b>\s*(\d+)\s*<" % (name.encode(), one), shape) for one in (b"Row", b"Column")]
    if b'"Note"' not in shape or place[0] is None or place[1] is None:
        return None
    return int(place[0][1]) + 1, int(place[1][1]) + 1


def _shape(number: int, order: int, cell: Cell, text: str) -> bytes:
    """A box large enough for its text, to the right of its cell."""
    lines = 2 + sum(1 + len(line) // LINE for line in text.split("\n"))
    row, place = cell
    return part("shape", id=number, order=order, width=WIDE, height=lines * 13, left=place, right=place + 3,
                top=max(0, row - 2), bottom=max(0, row - 2) + lines, row=row - 1, column=place - 1)  # fmt: skip


def blocks_of(data: bytes) -> set[int]:
    """The blocks of numbers that a drawing uses."""
    return {int(one) for said in re.findall(rb'idmap[^>]*\sdata="([\d,]+)"', data) for one in said.split(b",")}
