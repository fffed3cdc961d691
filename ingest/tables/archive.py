"""Files to read: those on disk, and the members of .zip archives, whose names may be written in GBK."""

from __future__ import annotations

import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.errors import InputFault
from ingest.tables.kinds import ARCHIVE
from ingest.tables.package import is_link, opened
from ingest.tables.spool import no_room
from ontology.errors import Issue, issue

UTF8, ENCRYPTED = 0x800, 0x1
"""Flags of a member: its name is UTF-8; it has a password."""
INSIDE = "!/"
"""Between an archive and a member of it, in names and paths."""
ARCHIVES = (ARCHIVE, ".rar", ".7z", ".gz", ".tar", ".tgz")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file by its path and the name that messages and locators use. A member's path is that of no file on disk."""

    path: Path
    name: str
    archive: Path | None = None
    member: ZipInfo | None = None

    @contextmanager
    def opened(self) -> Iterator[Path]:
        """Where the file lies on disk meanwhile. Raises InputFault LT-FILE-04, -21 for a member that can't be unpacked."""
        if self.archive is None or self.member is None:
            yield self.path
            return
        with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
            place = Path(folder) / ("member" + self.path.suffix)
            self._unpack(self.archive, self.member, place)
            yield place

    def _unpack(self, archive: Path, member: ZipInfo, place: Path) -> None:
        try:
            with ZipFile(archive) as package, package.open(member) as source, place.open("wb") as target:
                shutil.copyfileobj(source, target)
        except (BadZipFile, EOFError, zlib.error, NotImplementedError):
            raise InputFault(issue("LT-FILE-04", value="压缩包里的这个文件不完整").at(self.name)) from None
        except OSError as reason:
            raise InputFault(no_room(reason).at(self.name)) from None


def files_of(path: Path, told: list[Issue]) -> list[InputFile]:
    """The file at a path, those below a folder, or the members of an archive, in the order of their names.

    What can't be read of an archive is told. Lock files of open workbooks and hidden files are none.
    """
    if path.is_file():
        return _members(path, told) if path.suffix.lower() == ARCHIVE else [InputFile(path, path.name)]
    found = sorted(one for one in path.rglob("*") if one.is_file() and not _is_aside(one.name))
    return [file for one in found for file in files_of(one, told)]


def _is_aside(name: str) -> bool:
    return name.startswith((".", "~$"))


def _members(path: Path, told: list[Issue]) -> list[InputFile]:
    """The members of an archive that may be read; those that may not are told, the others go on."""
    try:
        with opened(path, path.name) as package:
            members = [(_name(one), one) for one in package.infolist() if not one.is_dir()]
    except InputFault as fault:
        told += fault.issues
        return []
    found: list[InputFile] = []
    for name, member in sorted(members, key=lambda one: one[0]):
        place = PurePosixPath(name)
        if any(_is_aside(part) for part in place.parts if part != "..") or "__MACOSX" in place.parts:
            continue
        named = f"{path.name}{INSIDE}{name}"
        if code := _refused(place, member):
            told.append(issue(code).at(named))
            continue
        found.append(InputFile(path.with_name(path.name + "!") / place, named, path, member))
    return found


def _refused(place: PurePosixPath, member: ZipInfo) -> str:
    """Why a member is not read: it leads out of the archive, is an archive itself, or has a password."""
    if place.is_absolute() or ".." in place.parts or ":" in place.parts[0] or is_link(member):
        return "LT-FILE-19"
    if place.suffix.lower() in ARCHIVES:
        return "LT-FILE-18"
    return "LT-FILE-09" if member.flag_bits & ENCRYPTED else ""


def _name(member: ZipInfo) -> str:
    """A member's name. Where it is not marked as UTF-8, it is the bytes of whatever system packed it: UTF-8, or GBK in China."""
    name = member.orig_filename
    if not member.flag_bits & UTF8:
        data = name.encode("cp437")
        for codec in ("utf-8", "gb18030"):
            try:
                name = data.decode(codec)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")
