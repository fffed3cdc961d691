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
    kept = 0 if which.isdecimal() else len(ledger.judgements_about(which))

    def text() -> str:
        done = words("retract.done", which=which, **{**document, "snapshot": result.snapshot[:12]})
        return "\n".join([done, words("retract.judgements", count=kept)] if kept else [done])

    ask.answer({**document, "judgements": kept}, text)
