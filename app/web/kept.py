"""What is kept between two steps of a page: a file that was not yet confirmed, a text that was changed. It goes by itself."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from app.export.target import FORBIDDEN

TOKEN, LONGEST_NAME = re.compile(r"[A-Za-z0-9_-]{22}"), 80
DAYS, MOST = 7, 200
"""For how long a thing is kept, and how many things at most: of more, the oldest go."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of things under names that nobody can guess."""

    folder: Path

    def keep(self, name: str, content: bytes) -> str:
        """Keep something; its token leads back to it. Of the name only what a file may be called remains."""
        self._tidy()
        token = secrets.token_urlsafe(16)
        path = self.folder / token / _plain(name)
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        return token

    def find(self, token: str) -> Path | None:
        """The file of a token; None where it is gone, or never was."""
        if not TOKEN.fullmatch(token) or not (self.folder / token).is_dir():
            return None
        return next(iter(sorted((self.folder / token).iterdir())), None)

    def drop(self, token: str) -> None:
        """Let something go."""
        if TOKEN.fullmatch(token):
            rmtree(self.folder / token, ignore_errors=True)

    def _tidy(self) -> None:
        kept = sorted(self.folder.iterdir(), key=lambda one: one.stat().st_mtime) if self.folder.is_dir() else []
        oldest = time.time() - DAYS * 86_400
        for at, one in enumerate(kept):
            if at <= len(kept) - MOST or one.stat().st_mtime < oldest:
                rmtree(one, ignore_errors=True)


def _plain(name: str) -> str:
    """The last part of a path of any system, without signs that no file may have, its ending kept."""
    last = FORBIDDEN.sub("_", re.split(r"[\\/]", name)[-1]).strip(". ") or "表格"
    return last if len(last) <= LONGEST_NAME else last[: LONGEST_NAME - 8] + Path(last).suffix[-8:]
