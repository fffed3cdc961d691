"""Restoring a backup into a home: proved first, then put in place of what stood there in one transaction."""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from graph.backup import LEDGER, Manifest, back_up, digest_of, read_manifest
from graph.errors import LedgerFault
from graph.home import KEPT, KINDS, Home, home_ledger, made_folder, name_no_ledger, open_home, read_home_file
from graph.ledger import Ledger, store
from graph.ledger.carrying import replace_rows, row_counts
from ontology.errors import issue


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restoration did: the home, what the backup held, and where the ledger that stood there was saved, if one did."""

    home: Home
    manifest: Manifest
    saved: Path | None


def restore(file: Path, folder: Path, url: str = "", *, force: bool = False) -> Restored:
    """Put a backup into the home in a folder (`url`: its ledger elsewhere): the ledger, in whichever database, and its files.

    A ledger with loads is replaced with `force` alone, and saved as a backup before; one too damaged for that is moved aside.
    Nothing is touched unless the backup holds what it says. Raises LedgerFault LT-FILE-01, LT-BACKUP-01 … -05, LT-HOME-03, -04.
    """
    manifest = read_manifest(file)
    made_folder(folder)
    with TemporaryDirectory(prefix=".liantu-", dir=folder) as room:
        files = _unpacked(file, manifest, Path(room))
        copy = _proved(file, manifest, files[LEDGER])
        try:
            saved = _room_for(manifest, folder, url, force)
            name_no_ledger(folder, manifest.kind, manifest.place)
            home = open_home(folder, url=url)
            with store.reading(copy.engine) as source, store.writing(home.ledger.engine) as target:
                replace_rows(source, target)
            _put_files(folder, {name: path for name, path in files.items() if name != LEDGER})
        finally:
            copy.engine.dispose()
    home.describe()
    return Restored(home, manifest, saved)


def _unpacked(file: Path, manifest: Manifest, room: Path) -> dict[str, Path]:
    """The files of a backup by their names, unpacked under numbers. Raises LedgerFault LT-BACKUP-03, LT-HOME-04."""
    found = {name: room / str(number) for number, name in enumerate(manifest.digests)}
    try:
        with ZipFile(file) as zipped:
            for name, path in found.items():
                with zipped.open(name) as inside, path.open("wb") as out:
                    shutil.copyfileobj(inside, out)
    except (BadZipFile, EOFError, KeyError, zlib.error):
        raise _damaged(file, "里面的文件读不出来") from None
    except OSError as fault:
        raise LedgerFault(issue("LT-HOME-04", value=str(room.parent))) from fault
    wrong = [name for name, path in found.items() if digest_of(path) != manifest.digests[name]]
    if wrong or LEDGER not in found or not all(_is_kept(name) for name in found if name != LEDGER):
        raise _damaged(file, "里面的文件与备份时记下的不符")
    return found


def _is_kept(name: str) -> bool:
    """Whether a file of this name may be put into a home: below a folder of kept files, and nowhere else."""
    parts = PurePosixPath(name).parts
    return len(parts) > 1 and parts[0] in KEPT and not {"..", "."} & set(parts) and ":" not in name and "\\" not in name


def _put_files(folder: Path, files: Mapping[str, Path]) -> None:
    """Make a home's kept files exactly these. Raises LedgerFault LT-HOME-04."""
    try:
        for name in KEPT:
            shutil.rmtree(folder / name, ignore_errors=True)
        for name, path in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / name)
    except OSError as fault:
        raise LedgerFault(issue("LT-HOME-04", value=str(folder))) from fault


def _proved(file: Path, manifest: Manifest, path: Path) -> Ledger:
    """The ledger of a backup, brought to this program's format and held against its manifest. Raises LedgerFault LT-BACKUP-03."""
    try:
        copy = Ledger(path)
        snapshot = copy.check()
        with copy.engine.connect() as connection:
            rows = row_counts(connection)
    except LedgerFault as fault:
        raise _damaged(file, fault.issues[0].message) from None
    if snapshot != manifest.snapshot or any(rows[name] != count for name, count in manifest.rows.items()):
        raise _damaged(file, "行数或快照与备份时记下的不符")
    return copy


def _damaged(file: Path, why: str) -> LedgerFault:
    return LedgerFault(issue("LT-BACKUP-03", value=str(file), why=why))


def _room_for(manifest: Manifest, folder: Path, url: str, force: bool) -> Path | None:
    """Make sure that nothing is lost in this home; where its ledger was saved, if there was one."""
    own = home_ledger(folder)
    if not url and not own.exists():
        return None
    if url and own.exists() and not force:
        _must_be_the_same(Ledger(own), manifest, folder)
    engine = store.open_engine(url or store.sqlite_url(own))
    try:
        if not store.is_made(engine):
            return None
        standing = Ledger(url or own)
    except LedgerFault as fault:
        if url or not force or fault.issues[0].code != "LT-LEDGER-08":
            raise
        return _moved_aside(own)
    finally:
        engine.dispose()
    if not standing.last_load():
        return None
    if not force:
        raise _standing(standing, folder)
    if standing.kind != manifest.kind:
        raise LedgerFault(issue("LT-HOME-03", value=str(folder), found=KINDS[standing.kind], wanted=KINDS[manifest.kind]))
    saved, _ = back_up(Home(folder, standing, read_home_file(folder).get("place", "")))
    standing.engine.dispose()
    return saved


def _must_be_the_same(own: Ledger, manifest: Manifest, folder: Path) -> None:
    """Refuse to leave a home's own ledger behind for another one's backup in a database elsewhere."""
    if own.last_load() and own.id != manifest.ledger:
        raise _standing(own, folder)


def _standing(standing: Ledger, folder: Path) -> LedgerFault:
    return LedgerFault(issue("LT-BACKUP-04", value=str(folder), count=standing.last_load()))


def _moved_aside(own: Path) -> Path:
    """A ledger that can't be read, under another name."""
    aside = own.with_name(f"{own.name}.damaged")
    for ending in ("-wal", "-shm"):
        own.with_name(own.name + ending).unlink(missing_ok=True)
    return own.replace(aside)
