"""Which rows of a load introduce which record, refused ones too, so that a message can point at them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ingest.row import Row
from ingest.say import Draft
from ontology.schema import Ontology

ROOT = "Entity"
"""The class above all others: sharing it alone makes nothing of one kind."""


def one_kind(ontology: Ontology, first: str, second: str) -> bool:
    """Whether one record may be of both classes: they share a class below the root (an actor may be of several kinds)."""
    lines = [{name, *ontology.classes[name].ancestors} for name in (first, second)]
    return bool(lines[0] & lines[1] - {ROOT})


class Introductions:
    """The rows of a load by the records they introduce; looked up only where something is wrong."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = drafts

    @cached_property
    def _rows(self) -> dict[str, list[tuple[str, Row]]]:
        found: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for draft in self._drafts:
            for one in draft.statements:
                if one.predicate == "a":
                    found[one.subject].append((one.value, draft.row))
        return dict(found)

    def refused(self, key: str) -> Row | None:
        """A row that would have introduced this record, had it not been refused."""
        return next((row for _, row in self._rows.get(key, ()) if row.refused), None)

    def place(self, key: str, cls: str) -> str:
        """Where a record is said to be of a class: a row of this load, or the ledger."""
        return next((row.place for said, row in self._rows.get(key, ()) if said == cls), "账本")
