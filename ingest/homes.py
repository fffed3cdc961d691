"""Making a home: a new ledger gets the defaults (places, thresholds, reference chains) as its first load."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.home import Home, open_home
from graph.ledger import Ledger

from ingest.loading import LoadReport, load_paths
from ingest.source import Source, known_sources


def default_sources() -> list[Source]:
    """The bundled sources that every new ledger starts with."""
    return [source for source in known_sources().values() if source.default and source.bundled]


def bundled_sources(kind: str) -> list[Source]:
    """The bundled sources for homes of a kind, without the defaults, by rank and id."""
    found = [one for one in known_sources().values() if one.bundled and not one.default and one.kind == kind]
    return sorted(found, key=lambda one: (one.rank, one.id))


def load_bundled(ledger: Ledger, sources: Iterable[Source]) -> LoadReport:
    """Load the bundled tables of several sources as one load."""
    chosen = list(sources)
    paths = [source.folder / one for source in chosen for one in source.bundled]
    return load_paths(ledger, paths, sources={source.id: source for source in chosen})


def open_or_make(folder: Path, kind: str = "", place: str = "", url: str = "") -> Home:
    """The home in a folder; a ledger without any load gets the defaults first. Raises as `graph.home.open_home`."""
    home = open_home(folder, kind, place, url)
    if not home.ledger.loads() and (defaults := default_sources()):
        load_bundled(home.ledger, defaults)
    return home
