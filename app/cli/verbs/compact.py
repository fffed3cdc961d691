"""`liantu compact`: indexes and views built anew, free space given back; no row of the ledger changes."""

from __future__ import annotations

from app.cli.frame import Ask, verb
from app.terminal import waiting
from app.words import words
from graph.ledger.compacting import compact as rebuild
from graph.ledger.compacting import size
from graph.views.views import BOTH, Views


@verb()
def compact(ask: Ask) -> None:
    """Compact the ledger, then build every view anew that there is."""
    home = ask.open()
    engine, snapshot = home.ledger.engine, home.ledger.snapshot()
    with waiting(words("compact.working")):
        before = size(engine)
        rebuild(engine)
        after = size(engine)
        views = Views(home)
        try:
            built = [one.view for one in views.refresh(tuple(view for view in BOTH if views.exists(view)), anew=True)]
        finally:
            views.close()
    document = {"schema": 1, "snapshot": snapshot, "before": before, "after": after, "views": built}

    def text() -> str:
        names = "、".join(words(f"compact.views.{one}") for one in built) or words("compact.no_view")
        done = words("compact.done", before=_megabytes(before), after=_megabytes(after), snapshot=snapshot[:12])
        return f"{done}\n{words('compact.rebuilt', names=names)}"

    ask.answer(document, text)


def _megabytes(count: int) -> str:
    return f"{count / 1e6:,.1f} MB"
