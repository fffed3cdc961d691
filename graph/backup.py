"""A backup: one zip file with a home's ledger, the files kept beside it, and a manifest; made while others write, and proved."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from graph.errors import LedgerFault
from graph.home import KEPT, Home
from graph.ledger import Ledger
from graph.ledger.carrying import copy_to_file, row_counts, settle
from graph.ledger.faults import told
from graph.ledger.tables import FORMAT as LEDGER_FORMAT
from ontology.errors import issue

FORMAT = 1
PURPOSE = "liantu backup"
LEDGER, MANIFEST = "ledger.db", "manifest.json"
KNOWN = {"format": FORMAT, "ledger_format": LEDGER_FORMAT}
"""The newest formats that are understood, by their names in a manifest."""
MOST = 1_000_000
"""Bytes that a manifest may have."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds: which ledger, its snapshot and loads, the rows of each table, and the digest of each file's bytes."""

    purpose: str
    format: int
    ledger_format: int
    ledger: str
    kind: str
    place: str
    snapshot: str
    loads: int
    rows: dict[str, int]
    digests: dict[str, str]


def back_up(home: Home, file: Path | None = None) -> tuple[Path, Manifest]:
    """Write a backup (default: into the home's exports, named for its last load and snapshot); where it is and what it holds.

    The copy is of one moment, and is summed and counted again before it is packed; an earlier backup of this name is replaced
    in the end. Raises LedgerFault LT-BACKUP-05 (can't be written), LT-BACKUP-06 (another file stands there), LT-LEDGER-05.
    """
    folder = file.parent if file else home.exports
    if file is not None and file.exists():
        _must_be_a_backup(file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with told(home.ledger.engine), TemporaryDirectory(prefix=".liantu-", dir=folder) as room:
            copy, packed = Path(room, LEDGER), Path(room, "packed")
            copy_to_file(home.ledger.engine, copy)
            manifest = _described(copy, home)
            _pack({LEDGER: copy, **kept_files(home.folder)}, manifest, packed)
            return packed.replace(file or folder / f"{Path(LEDGER).stem}-{manifest.loads}-{manifest.snapshot[:12]}.zip"), manifest
    except (OSError, sqlite3.OperationalError) as fault:
        raise LedgerFault(issue("LT-BACKUP-05", value=str(file or folder), why=str(fault))) from None


def _must_be_a_backup(file: Path) -> None:
    try:
        read_manifest(file)
    except LedgerFault as fault:
        if fault.issues[0].code == "LT-BACKUP-01":
            raise LedgerFault(issue("LT-BACKUP-06", value=str(file))) from None


def _described(copy: Path, home: Home) -> Manifest:
    """The manifest of a copy, which is summed again for it. Raises LedgerFault LT-LEDGER-05."""
    ledger = Ledger(copy, ontology=home.ledger.ontology)
    with ledger.engine.connect() as connection:
        rows = row_counts(connection)
    told_of = (ledger.id, ledger.kind, home.place, ledger.check(), ledger.last_load(), rows)
    ledger.engine.dispose()
    settle(copy)
    files = {LEDGER: copy, **kept_files(home.folder)}
    return Manifest(PURPOSE, FORMAT, LEDGER_FORMAT, *told_of, {name: digest_of(path) for name, path in files.items()})


def kept_files(folder: Path) -> dict[str, Path]:
    """The files that belong to a home beside its ledger, by their path in it."""
    found = (path for name in KEPT for path in sorted((folder / name).rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def digest_of(file: Path) -> str:
    """BLAKE2b of a file's bytes."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "blake2b").hexdigest()


def _pack(files: Mapping[str, Path], manifest: Manifest, packed: Path) -> None:
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=3) as zipped:
        zipped.writestr(MANIFEST, json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        for name, path in files.items():
            zipped.write(path, name)


def read_manifest(file: Path) -> Manifest:
    """What a backup says it holds. Raises LedgerFault LT-FILE-01, LT-BACKUP-01 (none, or cut short), LT-BACKUP-02 (newer)."""
    if not file.is_file():
        raise LedgerFault(issue("LT-FILE-01", value=str(file)))
    try:
        with ZipFile(file) as zipped:
            said = json.loads(zipped.open(MANIFEST).read(MOST))
        newer = [(said[name], known) for name, known in KNOWN.items() if said[name] > known]
        ours = said["purpose"] == PURPOSE
    except (BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, TypeError, RuntimeError):
        ours, newer = False, []
    if not ours:
        raise LedgerFault(issue("LT-BACKUP-01", value=str(file)))
    if newer:
        raise LedgerFault(issue("LT-BACKUP-02", value=str(file), found=newer[0][0], known=newer[0][1]))
    return Manifest(**{name: said.get(name) for name in Manifest.__slots__})
