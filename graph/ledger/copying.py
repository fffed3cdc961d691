"""A copy of a ledger in a file of its own, to try things on; the ledger itself is only read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.ledger.carrying import copy_to_file
from graph.ledger.ledger import Ledger


@contextmanager
def copied(ledger: Ledger) -> Iterator[Ledger]:
    """A copy of the ledger as it is now; gone afterwards. The copy takes as much space on disk as the ledger."""
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        path = Path(folder) / "ledger.db"
        copy_to_file(ledger.engine, path)
        copy = Ledger(path, ontology=ledger.ontology)
        try:
            yield copy
        finally:
            copy.engine.dispose()
