"""A workbook's package: its parts by name, how they refer to one another, and a copy in which some of them differ."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ingest.marking.tags import appended, parsed, part, prefix, quoted, texts

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of new parts: two markings of one file are equal, byte for byte."""
TYPES = "[Content_Types].xml"
BUFFER = 1 << 20
Patch = Callable[[BinaryIO], Iterable[bytes]]


class Package:
    """An opened workbook, and what shall differ in its copy. Raises ValueError where it is put together otherwise than known."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self.changed: dict[str, bytes] = {}
        self.workbook = self._target("", "officeDocument") or "xl/workbook.xml"

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.changed or name.lower() in self._names

    def read(self, name: str) -> bytes:
        """A part as it shall be. Raises ValueError where there is none."""
        if name in self.changed:
            return self.changed[name]
        if name.lower() not in self._names:
            raise ValueError(name)
        return self._archive.read(self._names[name.lower()])

    def open(self, name: str) -> BinaryIO:
        """A part of the original as a stream. Raises ValueError where there is none."""
        if name.lower() not in self._names:
            raise ValueError(name)
        return self._archive.open(self._names[name.lower()])  # type: ignore[return-value]

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the last word of the relation's kind and the part's name, by the relation's id."""
        path = relations_of(name)
        if not self.has(path):
            return {}
        found: dict[str, tuple[str, str]] = {}
        for one in parsed(self.read(path)):
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), one.get("Target", "")))
                found[one.get("Id", "")] = one.get("Type", "").rpartition("/")[2], target.lstrip("/")
        return found

    def _target(self, name: str, kind: str) -> str:
        return next((target for found, target in self.relations(name).values() if found == kind), "")

    @property
    def styles(self) -> str:
        """The part that holds the styles; one is made where there is none."""
        if not (found := self._target(self.workbook, "styles")):
            found = posixpath.join(posixpath.dirname(self.workbook), "styles.xml")
            self._put(found, part("styles"), "styles")
            self.relate(self.workbook, "styles", found)
        return found

    def sheets(self) -> dict[str, str]:
        """The parts of the sheets by their titles, in their order."""
        relations, found = self.relations(self.workbook), dict[str, str]()
        for one in parsed(self.read(self.workbook)).iter():
            if one.tag.rpartition("}")[2] == "sheet":
                said = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
                found[one.get("name", "")] = relations.get(said, ("", ""))[1]
        return found

    def drawing(self, sheet: str, relation: str) -> str:
        """The part of a sheet's relation; empty where there is none."""
        return self.relations(sheet).get(relation, ("", ""))[1]

    def comments(self, sheet: str) -> str:
        """The part with a sheet's comments; empty where it has none."""
        return self._target(sheet, "comments")

    def drawings(self) -> list[str]:
        """The parts that are old-style drawings."""
        return [name for name in {*self._names.values(), *self.changed} if name.lower().endswith(".vml")]

    def relation_to(self, owner: str, name: str) -> str:
        """The id of a part's relation to another."""
        return next(key for key, (_, target) in self.relations(owner).items() if target == name)

    def add(self, owner: str, kind: str, pattern: str, data: bytes, content: str) -> str:
        """A new part beside those of the workbook, and a relation of its owner to it; returns its name."""
        folder = posixpath.dirname(self.workbook)
        number = 1
        while self.has(name := posixpath.join(folder, pattern.format(number))):
            number += 1
        self._put(name, data, content)
        self.relate(owner, kind, name)
        return name

    def relate(self, owner: str, kind: str, name: str) -> str:
        """A relation of a part to another; returns its id."""
        path = relations_of(owner)
        data = self.read(path) if self.has(path) else part("relations")
        number = 1
        while f'"rId{number}"'.encode() in data or f"'rId{number}'".encode() in data:
            number += 1
        target = posixpath.relpath(name, posixpath.dirname(owner) or ".")
        p = prefix(data)
        more = part("relation", p=p, id=f"rId{number}", type=f"{OFFICE}/{kind}", target=quoted(target))
        self.changed[path] = appended(data, f"{p}Relationships", more)
        return f"rId{number}"

    def _put(self, name: str, data: bytes, content: str) -> None:
        """A new part, and of what type it is."""
        self.changed[name] = data
        types, kind = self.read(TYPES), texts("parts")["types"][content]
        p = prefix(types)
        entry = part("override", p=p, part=name, type=kind)
        if content == "vml":
            known = re.search(rb"""Extension=["']vml["']""", types, re.IGNORECASE)
            entry = b"" if known else part("default", p=p, extension="vml", type=kind)
        self.changed[TYPES] = appended(types, f"{p}Types", entry)

    def add_sheet(self, title: str, data: bytes) -> None:
        """A new last sheet."""
        name = self.add(self.workbook, "worksheet", "worksheets/sheet{}.xml", data, "sheet")
        relation = self.relation_to(self.workbook, name)
        book = self.read(self.workbook)
        p, number = prefix(book), 1 + max(map(int, re.findall(rb"""\ssheetId=["'](\d+)""", book)), default=0)
        entry = part("sheet_entry", p=p, name=quoted(title), number=number, id=relation)
        self.changed[self.workbook] = appended(book, f"{p}sheets", entry)

    def write(self, path: Path, streamed: dict[str, Patch]) -> None:
        """The copy: parts that differ, parts patched as they stream by, and all others as they are."""
        changed = dict(self.changed)
        with ZipFile(path, "w", ZIP_DEFLATED) as made:
            for info in self._archive.infolist():
                if info.filename in changed:
                    made.writestr(_like(info), changed.pop(info.filename))
                    continue
                patch = streamed.get(info.filename, _as_it_is)
                with self._archive.open(info) as stream, made.open(_like(info), "w", force_zip64=info.file_size >= 1 << 30) as out:
                    for piece in patch(stream):  # type: ignore[arg-type]
                        out.write(piece)
            for name, data in changed.items():
                one = ZipInfo(name, WHEN)
                one.compress_type = ZIP_DEFLATED
                made.writestr(one, data)


def relations_of(name: str) -> str:
    """The part that holds a part's relations."""
    folder, _, file = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _like(info: ZipInfo) -> ZipInfo:
    one = ZipInfo(info.filename, info.date_time)
    one.compress_type, one.external_attr = info.compress_type, info.external_attr
    return one


def _as_it_is(stream: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: stream.read(BUFFER), b"")
