"""Zip packages: opened within limits, so that no small file unfolds into one that fills memory or disk."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.errors import InputFault
from ontology.errors import issue

MOST, MEMBERS = 4 << 30, 10_000
"""Bytes of all members together, and members, that a package may hold."""
DENSEST, SMALL = 300, 64 << 20
"""A table's text shrinks to a tenth, seldom to a hundredth; below the size in bytes nobody is harmed."""


@contextmanager
def opened(path: Path, name: str) -> Iterator[ZipFile]:
    """An open zip. Raises InputFault LT-FILE-04 (incomplete or damaged), -09 (password), -17 (made to fill memory or disk)."""
    try:
        with ZipFile(path) as package:
            check(package.infolist(), path.stat().st_size, name)
            yield package
    except (BadZipFile, EOFError) as reason:
        raise InputFault(issue("LT-FILE-04", value=_damage(str(reason))).at(name)) from None
    except NotImplementedError:
        raise InputFault(issue("LT-FILE-04", value="压缩方式不认识").at(name)) from None


def check(members: list[ZipInfo], size: int, name: str) -> None:
    """Raises InputFault LT-FILE-17 where the members together, or one alone, unfold to too much; -09 where one has a password."""
    whole = sum(one.file_size for one in members)
    if len(members) > MEMBERS:
        raise InputFault(issue("LT-FILE-17", value=f"里面有 {len(members)} 个文件").at(name))
    if whole > MOST or (whole > SMALL and whole > DENSEST * size):
        raise InputFault(issue("LT-FILE-17", value=f"{size} 字节展开后有 {whole} 字节").at(name))
    for one in members:
        if one.file_size > SMALL and one.file_size > DENSEST * max(one.compress_size, 1):
            raise InputFault(issue("LT-FILE-17", value=f"“{one.filename}”展开后有 {one.file_size} 字节").at(name))


def _damage(reason: str) -> str:
    return "文件不完整，可能没有下载或复制完" if "not a zip" in reason or "directory" in reason else "内容与校验不符，或者不完整"


def is_link(member: ZipInfo) -> bool:
    """Whether a member is a link to elsewhere."""
    return stat.S_ISLNK(member.external_attr >> 16)
