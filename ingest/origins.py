"""Where loads came from: the paths that a ledger remembers, so that a refresh can read them again.

They stand in one of its settings, outside the snapshot: a path says nothing of the world.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sqlalchemy import select

from graph.ledger import Ledger, Loading
from graph.ledger.reading import raw_rows, recorded_at
from graph.ledger.retraction import undone_loads
from graph.ledger.store import write_setting
from graph.ledger.tables import setting, statement
from ingest.ending import Ending
from ingest.plan import Plan
from ingest.source import known_sources

SETTING = "origins"


@dataclass(frozen=True, slots=True)
class Origin:
    """A file or folder that was loaded: the source it was forced to be read as (empty: found by the headings), the sources its
    tables were of, and the loads it came by; `last` is the latest of them that was no refresh, which brings all files at once. A
    source that comes with its tables has no path."""

    path: str
    forced: str = ""
    sources: tuple[str, ...] = ()
    loads: tuple[int, ...] = ()
    last: int = 0

    @property
    def name(self) -> str:
        """What a person calls it: its path, or the id of the source that comes with its tables."""
        return self.path or self.forced


class Remembering(Ending):
    """Writes the paths of a load (each with the source it is forced to be read as) beside it, in the same transaction."""

    def __init__(self, paths: Mapping[Path, str], *, refreshing: bool = False) -> None:
        self._paths, self._refreshing = {path.resolve(): forced for path, forced in paths.items()}, refreshing

    def before(self, loading: Loading, planned: Plan) -> None:
        """Each path with the sources of the tables that lie there; a path that gave no row is not remembered."""
        known = _known(loading)
        given = [(table.path.resolve(), table.source.id) for table in planned.tables if table.entered]
        for path, forced in self._paths.items():
            if sources := {source for file, source in given if file.is_relative_to(path)}:
                before = known.get(str(path), Origin(str(path)))
                last = before.last if self._refreshing else loading.id
                known[str(path)] = Origin(str(path), forced, tuple(sorted(sources)), (*before.loads, loading.id), last)
        _keep(loading, known)

    def again(self, loading: Loading) -> None:
        """The paths are known: they came by this load too."""
        known = _known(loading)
        for path in filter(known.__contains__, map(str, self._paths)):
            known[path] = replace(known[path], loads=(*known[path].loads, loading.id), last=loading.id)
        _keep(loading, known)


def _known(loading: Loading) -> dict[str, Origin]:
    """What the ledger remembers, by path."""
    stored = loading.connection.scalar(select(setting.c.value).where(setting.c.name == SETTING))
    return {one.path: one for one in _read(stored or "")}


def _keep(loading: Loading, known: Mapping[str, Origin]) -> None:
    if known:
        written = [asdict(known[path]) for path in sorted(known)]
        write_setting(loading.connection, SETTING, json.dumps(written, ensure_ascii=False))


def _read(text: str) -> list[Origin]:
    said = json.loads(text or "[]")
    return [Origin(one["path"], one["forced"], tuple(one["sources"]), tuple(one["loads"]), one.get("last") or max(one["loads"]))
            for one in said]  # fmt: skip


def origins(ledger: Ledger) -> list[Origin]:
    """What can be read again: paths with a load that still stands, then sources with tables of their own that say something."""
    with ledger.engine.connect() as connection:
        undone = undone_loads(connection, before=ledger.last_load() + 1)
        said = {one for (one,) in raw_rows(connection, select(statement.c.source).where(recorded_at(None)).distinct())}
    standing = [one for one in _read(ledger.setting(SETTING)) if set(one.loads) - undone and set(one.sources) & said]
    return standing + [Origin("", one.id, (one.id,)) for one in known_sources().values() if one.bundled and one.id in said]
