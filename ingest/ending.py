"""What belongs to a load beside its rows: the paths it came from, and what a refresh closes."""

from __future__ import annotations

from graph.ledger import Loading, LoadResult
from ingest.plan import Plan


class Ending:
    """Nothing more than the rows. `reads`: the rows must be read, even of files that are known."""

    reads = False

    def again(self, loading: Loading) -> None:
        """Called instead of the others when known files are taken in again without being read."""

    def before(self, loading: Loading, planned: Plan) -> None:
        """Called when all rows are written and nothing that they contradict is closed yet."""

    def after(self, loading: Loading, result: LoadResult) -> None:
        """Called when the load is finished and can still be given up (raise Abandoned)."""


NOTHING_MORE = Ending()
