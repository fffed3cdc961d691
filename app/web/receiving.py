"""Takes an upload in: limited in size, number and kind, and never run or evaluated."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from app.web.keeping import FILES, Keeping, Kept
from ingest.tables.kinds import ARCHIVE, SUFFIXES
from ontology.errors import UserFault, issue

MB = 1 << 20
MOST, MOST_FILES, UNFOLDED = 20, 10, 512
"""MB of the files of one upload together, how many, and MB that a package may unfold to."""
MACROS = (".xlsm", ".xltm", ".xlsb", ".xlam")
PROJECT = "vbaproject.bin"
TAKEN = tuple(sorted({*SUFFIXES, ARCHIVE} - {*MACROS}))
"""Endings of files that are taken."""
LONGEST = 120
NO_NAME = re.compile(r"[\\/:*?\"|]|[\x00-\x1f\x7f]")
"""Signs that no file system, or no message, may be given."""


async def receive_files(request: Request, keeping: Keeping) -> tuple[Kept, dict[str, str]]:
    """The files of a form, kept, and its other fields. Raises UserFault LT-WEB-30 … 33, LT-WEB-38; nothing is kept then.

    The form was read to the disk before, for its token, within the limits of every form (`security/limits.py`).
    """
    form = await request.form()
    files = [one for one in form.getlist("file") if isinstance(one, UploadFile) and one.filename]
    if sum(one.size or 0 for one in files) > MOST * MB:
        raise UserFault(issue("LT-WEB-30", value="上传的文件", most=f"{MOST} MB"))
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    return await run_in_threadpool(_keep, files, keeping), told


def _keep(files: list[UploadFile], keeping: Keeping) -> Kept:
    if not 0 < len(files) <= MOST_FILES:
        raise UserFault(issue("LT-WEB-38", most=MOST_FILES))
    kept = keeping.begin()
    try:
        for number, one in enumerate(files, 1):
            path = kept.folder / FILES / f"{number:02}" / safe_name(one.filename or "", number)
            path.parent.mkdir(mode=0o700)
            with path.open("xb") as target:
                shutil.copyfileobj(one.file, target)
            check_file(path)
    except UserFault:
        keeping.drop(kept)
        raise
    return kept


def safe_name(written: str, number: int = 1) -> str:
    """The last part of a file's name, without what no file system takes; its ending stays."""
    name = NO_NAME.sub("_", PurePosixPath(unicodedata.normalize("NFC", written).replace("\\", "/")).name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    return f"{(stem or f'文件{number}')[:LONGEST]}{dot}{ending[:10]}" if dot else name[:LONGEST] or f"文件{number}"


def check_file(path: Path) -> None:
    """Refuse what is of no kind that is taken, carries macros, or unfolds to too much. Raises UserFault LT-WEB-31 … 33."""
    ending = path.suffix.lower()
    if ending in MACROS:
        raise UserFault(issue("LT-WEB-32", value=path.name))
    if ending not in TAKEN:
        raise UserFault(issue("LT-WEB-31", value=path.name, expected="、".join(TAKEN)))
    try:
        with ZipFile(path) as package:
            _check_package(path.name, ((one.filename, one.file_size) for one in package.infolist()))
    except (BadZipFile, NotImplementedError, OSError):
        return


def _check_package(name: str, members: Iterable[tuple[str, int]]) -> None:
    unfolded = 0
    for member, size in members:
        if member.lower().endswith((PROJECT, *MACROS)):
            raise UserFault(issue("LT-WEB-32", value=name))
        unfolded += size
    if unfolded > UNFOLDED * MB:
        raise UserFault(issue("LT-WEB-33", value=name, why=f"展开后有 {unfolded // MB} MB", most=UNFOLDED))
