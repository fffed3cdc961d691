"""Making a home: a new ledger gets the defaults (places, thresholds, reference chains) as its first load."""

from __future__ import annotations

from pathlib import Path

from graph.home import Home, open_home
from ingest.bundled import load_defaults


def open_or_make(folder: Path, kind: str = "", place: str = "", url: str = "") -> Home:
    """The home in a folder; a ledger without any load gets the defaults first. Raises as `graph.home.open_home`."""
    home = open_home(folder, kind, place, url)
    if not home.ledger.loads():
        load_defaults(home.ledger)
    return home
