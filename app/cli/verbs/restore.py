"""`liantu restore`: a backup into a home that is empty, or whose ledger it is to replace."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.terminal import waiting
from app.words import words
from graph.home import home_folder, ledger_url
from graph.restoring import Restored
from graph.restoring import restore as put_back


@verb()
@click.argument("archive", type=click.Path(path_type=Path))
@option("--force", verb="restore", is_flag=True)
def restore(ask: Ask, archive: Path, force: bool) -> None:
    """Restore a backup; `force` replaces the ledger that stands there, after saving it."""
    with waiting(words("restore.proving")):
        done = put_back(archive, home_folder(ask.home), ledger_url(), force=force)
    document = {"schema": 1, "home": str(done.home.folder), "saved": str(done.saved) if done.saved else "", **asdict(done.manifest)}
    ask.answer(document, lambda: _text(done))


def _text(done: Restored) -> str:
    held = done.manifest
    said = {"loads": held.loads, "statements": held.rows["statement"], "snapshot": held.snapshot[:12]}
    lines = [words("restore.done", home=done.home.folder, **said)]
    return "\n".join([*lines, words("restore.saved", file=done.saved)] if done.saved else lines)
