"""RDF stores on disk as closed generations: one process writes the next, readers see the current one and nothing between."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from graph.errors import ViewFault
from ontology.errors import issue

SHARED = ".sst"
"""Files of a closed store that are never changed again: the next generation links them instead of copying."""


class Generations:
    """The generations below a folder; the file `current` names the one to read. The caller holds the view's lock to write."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def current(self) -> Path | None:
        """The folder of the current generation, or None."""
        try:
            path = self.folder / (self.folder / "current").read_text(encoding="utf-8").strip()
        except OSError:
            return None
        return path if path.is_dir() else None

    def reading(self) -> ox.Store | None:
        """The current generation, opened for reading, or None; it may be read by many and closed at any time.

        Raises ViewFault LT-VIEW-06 where its files are damaged.
        """
        path = self.current
        with readable():
            return ox.Store.read_only(str(path)) if path is not None else None

    @contextmanager
    def writing(self, *, empty: bool) -> Iterator[ox.Store]:
        """The next generation: empty, or with all of the current one. It becomes current if nothing is raised.

        Raises ViewFault LT-VIEW-05 where the disk refuses; the current generation stays as it is then.
        """
        before = self.current
        number = int(before.name.removeprefix("gen-")) + 1 if before is not None else 1
        path = self.folder / f"gen-{number}"
        try:
            shutil.rmtree(path, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            if before is not None and not empty:
                _clone(before, path)
            store = ox.Store(str(path))
            yield store
            store.flush()
            del store
            self._publish(path)
        except OSError as fault:
            shutil.rmtree(path, ignore_errors=True)
            raise ViewFault(issue("LT-VIEW-05", value=str(fault)[:200])) from fault
        self._forget({path, before})

    def _publish(self, path: Path) -> None:
        fresh = self.folder / "current.next"
        fresh.write_text(path.name, encoding="utf-8")
        fresh.replace(self.folder / "current")

    def _forget(self, kept: set[Path | None]) -> None:
        """Remove all other generations; one that a reader still holds on to goes another time."""
        for old in self.folder.glob("gen-*"):
            if old not in kept:
                shutil.rmtree(old, ignore_errors=True)


@contextmanager
def readable() -> Iterator[None]:
    """Say of damaged files what they are. Raises ViewFault LT-VIEW-06."""
    try:
        yield
    except (OSError, RuntimeError) as fault:
        raise ViewFault(issue("LT-VIEW-06", value=str(fault).splitlines()[0][:120])) from fault


def _clone(source: Path, target: Path) -> None:
    """A second store with the same content: data files linked where the disk can, the rest copied."""
    target.mkdir()
    for file in source.iterdir():
        if file.name == "LOCK" or not file.is_file():
            continue
        if file.suffix == SHARED:
            try:
                os.link(file, target / file.name)
                continue
            except OSError:
                pass
        shutil.copyfile(file, target / file.name)
