"""The work of a process that is killed at it: `python -m bench.killed load LEDGER FILE` or `… project HOME LEDGER VIEW HOW`.

It says `here` when the work begins, and `done` when it has ended. The engine is the one that LIANTU_GRAPH names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

HERE, DONE, ANEW = "here", "done", "anew"


def load(ledger: str, file: str) -> None:
    """Load one table."""
    from graph.ledger import Ledger
    from ingest.loading import load_paths

    opened = Ledger(ledger)
    say(HERE)
    load_paths(opened, [Path(file)])


def project(home: str, ledger: str, view: str, how: str) -> None:
    """Bring one view up to the ledger, by its changes or anew."""
    from graph.home import Home
    from graph.ledger import Ledger
    from graph.views.views import Views

    views = Views(Home(Path(home), Ledger(ledger)))
    say(HERE)
    views.refresh((view,), anew=how == ANEW)
    views.close()


def say(word: str) -> None:
    """Tell whoever started this process."""
    print(word, flush=True)


WORKS: dict[str, Callable[..., None]] = {"load": load, "project": project}

if __name__ == "__main__":
    WORKS[sys.argv[1]](*sys.argv[2:])
    say(DONE)
