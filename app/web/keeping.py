"""Uploaded files, kept in the home between a dry run and the load under a name that nobody can guess; gone after an hour."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe

from ontology.errors import UserFault, issue

HOUR = 3600.0
TOKEN = re.compile(r"[\w-]{32}", re.ASCII)
FILES, MARKED = "files", "marked"


@dataclass(frozen=True, slots=True)
class Kept:
    """What one upload brought: its files in a folder of their own, and the folder of the workbooks marked for it."""

    token: str
    folder: Path

    @property
    def paths(self) -> list[Path]:
        """The files, in the order in which they were sent; each lies in a folder of its own, under the name it came with."""
        return sorted((self.folder / FILES).glob("*/*"))

    @property
    def marked(self) -> Path:
        """Where marked workbooks are written."""
        return self.folder / MARKED


class Keeping:
    """The uploads below a folder (the home's `run/uploads`), readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self) -> Kept:
        """A new upload, empty; those older than an hour go."""
        self.sweep()
        token = token_urlsafe(24)
        kept = Kept(token, self.folder / token)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (kept.folder / FILES).mkdir(mode=0o700, parents=True)
        return kept

    def find(self, token: str) -> Kept:
        """The upload of this token. Raises UserFault LT-WEB-35 where there is none (any more)."""
        self.sweep()
        kept = Kept(token, self.folder / token)
        if not TOKEN.fullmatch(token) or not (kept.folder / FILES).is_dir():
            raise UserFault(issue("LT-WEB-35"))
        return kept

    def drop(self, kept: Kept) -> None:
        """Remove an upload."""
        shutil.rmtree(kept.folder, ignore_errors=True)

    def sweep(self, now: float | None = None) -> None:
        """Remove what is older than an hour; `now` is in seconds as the file system counts them."""
        moment = time.time() if now is None else now
        for one in self._all():
            if one.stat().st_mtime < moment - HOUR:
                shutil.rmtree(one, ignore_errors=True)

    def _all(self) -> Iterator[Path]:
        return self.folder.iterdir() if self.folder.is_dir() else iter(())
