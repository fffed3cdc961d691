"""Who is who as the views last saw it, kept in the home's cache: most changes leave it as it is."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from graph.facts import Resolution

KEPT = 2
"""How many snapshots are kept: those of the two views, where one of them is behind."""


class KnownWho:
    """Resolutions by snapshot and ontology. What can't be read or written is done without."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "cache"

    def read(self, snapshot: str, ontology: str) -> Resolution | None:
        """Who is who at a snapshot under an ontology, if it is kept."""
        try:
            said = json.loads(self._path(snapshot, ontology).read_text(encoding="utf-8"))
            return Resolution.of_groups(said["groups"], said["doubtful"])
        except (OSError, ValueError, KeyError, TypeError, IndexError):
            return None

    def write(self, snapshot: str, ontology: str, known: Resolution) -> None:
        """Keep who is who at a snapshot; the oldest goes."""
        path = self._path(snapshot, ontology)
        said = {"groups": sorted(map(list, known.members.values())), "doubtful": sorted(known.doubtful)}
        with suppress(OSError):
            fresh = path.with_suffix(".next")
            fresh.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
            fresh.replace(path)
            for old in sorted(self._folder.glob("who-*.json"), key=lambda one: one.stat().st_mtime_ns)[:-KEPT]:
                old.unlink()

    def _path(self, snapshot: str, ontology: str) -> Path:
        return self._folder / f"who-{ontology[:12]}-{snapshot}.json"
