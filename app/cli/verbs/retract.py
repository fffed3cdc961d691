"""`liantu retract`: take back one load, or all that a source says."""

from __future__ import annotations

import click

from app.cli.frame import Ask, verb
from app.words import words


@verb()
@click.argument("which")
def retract(ask: Ask, which: str) -> None:
    """Retract a load by number, or a source by id."""
    ledger = ask.open().ledger
    result = ledger.retract(int(which)) if which.isdecimal() else ledger.retract_source(which)
    document = {"schema": 1, "load": result.id, "snapshot": result.snapshot, "added": result.added, "closed": result.closed}
    ask.answer(document, lambda: words("retract.done", which=which, **{**document, "snapshot": result.snapshot[:12]}))
