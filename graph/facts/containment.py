"""Which place lies in which, whatever the date: a narrower place is a fuller telling of where something is."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from sqlalchemy import Connection, select

from graph.facts.resolution import Resolution
from graph.ledger.reading import raw_rows, recorded_at
from graph.ledger.tables import statement


class Containment:
    """What is recorded after a load of places inside places; read once, when first asked, while the connection is open."""

    def __init__(self, connection: Connection, at: int | None, resolution: Resolution) -> None:
        self._connection, self._at, self._resolution = connection, at, resolution

    @cached_property
    def _above(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        query = select(statement.c.subject, statement.c.object).where(recorded_at(self._at), statement.c.predicate == "partOf")
        for subject, object in raw_rows(self._connection, query):
            found[self._resolution.of(subject)].add(self._resolution.of(object))
        return dict(found)

    def holds(self, outer: str, inner: str) -> bool:
        """Whether a place lies in another one, directly or through others."""
        seen, frontier = {inner}, {inner}
        while frontier:
            frontier = {above for one in frontier for above in self._above.get(one, ())} - seen
            if outer in frontier:
                return True
            seen |= frontier
        return False
