"""`liantu backup`: the whole ledger into one file, whoever writes meanwhile."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.frame import Ask, verb
from app.terminal import waiting
from app.words import words
from graph.backup import back_up


@verb()
@click.argument("archive", required=False, type=click.Path(path_type=Path))
def backup(ask: Ask, archive: Path | None) -> None:
    """Write a backup to a file, else into the home's exports."""
    home = ask.open()
    with waiting(words("backup.writing")):
        path, manifest = back_up(home, archive)
    document = {"schema": 1, "file": str(path), "bytes": path.stat().st_size, **asdict(manifest)}
    said = {"loads": manifest.loads, "statements": manifest.rows["statement"], "snapshot": manifest.snapshot[:12]}
    ask.answer(document, lambda: words("backup.done", file=path, **said))
