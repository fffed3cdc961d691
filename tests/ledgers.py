"""Where the ledgers of a test are: in memory, or in schemas of a real PostgreSQL; the same tests run on both."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from bench.postgresql import PostgreSQL
from graph.ledger import Ledger
from graph.ledger.tables import metadata

SQLITE, POSTGRESQL = "sqlite", "postgresql"
IN_MEMORY = "sqlite://"
NUMBERED = ("statement", "judgement", "document")
EMPTIED = "; ".join([
    *(f"delete from {table.name}" for table in reversed(metadata.sorted_tables) if table.name != "setting"),
    "delete from setting where name not in ('format', 'ledger', 'kind')",
    "update setting set value = gen_random_uuid() where name = 'ledger'",
    *(f"select setval(pg_get_serial_sequence('{one}', 'id'), 1, false)" for one in NUMBERED),
])  # fmt: skip
"""What makes a new ledger of an old one, in a fraction of the time."""


class Maker:
    """Makes the ledgers of the test that runs; a schema whose ledger nobody holds any more is used again."""

    def __init__(self) -> None:
        self._server: PostgreSQL | None = None
        self._free: list[str] = []

    def ledger(self) -> Ledger:
        """A new empty ledger."""
        if self._server is None:
            return Ledger(IN_MEMORY)
        ledger = Ledger(self._free.pop() if self._free else self._server.new_url())
        with ledger.engine.begin() as connection:
            connection.exec_driver_sql(EMPTIED)
        weakref.finalize(ledger, self._release, ledger.engine)
        return ledger

    def _release(self, engine: Engine) -> None:
        engine.dispose()
        self._free.append(engine.url.render_as_string(hide_password=False))

    @contextmanager
    def on(self, server: PostgreSQL) -> Iterator[None]:
        """Make ledgers on this server meanwhile."""
        self._server = server
        try:
            yield
        finally:
            self._server = None


MAKER = Maker()
