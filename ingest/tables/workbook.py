"""Reads .xlsx and .xlsm: finds the sheets of a package through its relations, and what their cells mean."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import IO
from xml.etree.ElementTree import Element, ParseError, parse
from zipfile import BadZipFile, ZipFile

from ingest.errors import InputFault
from ingest.tables.cells import Style
from ingest.tables.formats import BUILT_IN, MACINTOSH, WINDOWS, shown_as
from ingest.tables.package import opened
from ingest.tables.sheet import Sheet
from ingest.tables.slabs import local
from ingest.tables.strings import Strings
from ingest.tables.worksheet import TRUE, read_worksheet
from ontology.errors import issue


def read_workbook(path: Path, name: str) -> list[Sheet]:
    """The sheets of a workbook, macros left alone. Raises InputFault LT-FILE-04 for one that is damaged or lacks a sheet, and
    what `opened` raises."""
    with opened(path, name) as package:
        return _Workbook(package, name).sheets()


class _Workbook:
    """An open package and where its parts lie."""

    def __init__(self, package: ZipFile, name: str) -> None:
        self.package, self.name = package, name
        self.members = {member.lower(): member for member in package.namelist()}
        self.main = self._related("", "officeDocument", "xl/workbook.xml")
        self.book = self._tree(self.main)
        self.style = Style(self._strings(), self._formats(), self._epoch())

    def sheets(self) -> list[Sheet]:
        """Every worksheet that holds cells; charts are none."""
        targets = self._relations(self.main)
        listed = [one for part in self.book if local(part) == "sheets" for one in part]
        found = []
        for one in listed:
            kind, target = targets.get(_relation(one), ("worksheet", ""))
            if kind == "worksheet":
                found.append(self._sheet(one.get("name", ""), target, one.get("state", "visible") != "visible"))
        if any(member.endswith("vbaproject.bin") for member in self.members) and found:
            found[0].notes.append(issue("LT-FILE-16").at(self.name))
        return found

    def _sheet(self, title: str, target: str, hidden: bool) -> Sheet:
        if target.lower() not in self.members:
            raise InputFault(issue("LT-FILE-04", value=f"缺少工作表“{title}”").at(self.name, title))
        with self._part(target, title) as file:
            sheet = read_worksheet(file, title, self.style)
        sheet.hidden = hidden
        return sheet

    @contextmanager
    def _part(self, member: str, title: str = "") -> Iterator[IO[bytes]]:
        """An open part. Raises InputFault LT-FILE-04 where it can't be read to its end or does not say what it should."""
        try:
            with self.package.open(self.members[member.lower()]) as file:
                yield file
        except (ParseError, ValueError, IndexError, KeyError, BadZipFile, EOFError, zlib.error):
            raise InputFault(issue("LT-FILE-04", value=f"“{member}”不完整或写得不对").at(self.name, title)) from None

    def _tree(self, member: str) -> Element:
        if member.lower() not in self.members:
            raise InputFault(issue("LT-FILE-04", value=f"缺少“{member}”").at(self.name))
        with self._part(member) as file:
            return parse(file).getroot()

    def _relations(self, member: str) -> dict[str, tuple[str, str]]:
        """Relation id → (kind, target's path) of a part; of the package itself for an empty name."""
        rels = join(dirname(member), "_rels", member.rpartition("/")[2] + ".rels")
        if rels.lower() not in self.members:
            return {}
        return {one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _path(member, one.get("Target", "")))
                for one in self._tree(rels)}  # fmt: skip

    def _related(self, member: str, kind: str, usual: str) -> str:
        return next((target for found, target in self._relations(member).values() if found == kind), usual)

    def _strings(self) -> Strings:
        member = self._related(self.main, "sharedStrings", "xl/sharedStrings.xml")
        if member.lower() not in self.members:
            return Strings()
        with self._part(member) as file:
            return Strings(file)

    def _formats(self) -> list[str]:
        """How each cell style shows numbers."""
        member = self._related(self.main, "styles", "xl/styles.xml")
        if member.lower() not in self.members:
            return []
        parts = {local(part): part for part in self._tree(member)}
        own = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in parts.get("numFmts", ())}
        ids = [int(one.get("numFmtId", "0")) for one in parts.get("cellXfs", ())]
        return [shown_as((own.get(one) or BUILT_IN.get(one, "")).strip()) for one in ids]

    def _epoch(self) -> datetime:
        told = next((part.get("date1904") for part in self.book if local(part) == "workbookPr"), "0")
        return MACINTOSH if told in TRUE else WINDOWS


def _relation(sheet: Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")


def _path(member: str, target: str) -> str:
    """A relation's target as a path in the package; one that begins with / is counted from its root."""
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(member), target))
