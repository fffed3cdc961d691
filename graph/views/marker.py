"""The marker each view holds: whose it is, which snapshot it shows, and whether it is ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FORMAT = 1
READY, UPDATING = "ready", "updating"


@dataclass(frozen=True, slots=True)
class Marker:
    """`ledger`, `snapshot` and `ontology` say what is shown; `load` is the ledger's last load then; `state` ready or updating."""

    ledger: str
    snapshot: str
    ontology: str
    load: int
    state: str
    format: int = FORMAT

    def shows(self, other: Marker) -> bool:
        """Whether this view is ready and shows what the other marker describes, its loads included."""
        return self.state == READY and self.follows(other) and (self.snapshot, self.load) == (other.snapshot, other.load)

    def follows(self, other: Marker) -> bool:
        """Whether changes alone can bring this view to the other: same ledger, ontology and format."""
        return (self.ledger, self.ontology, self.format) == (other.ledger, other.ontology, other.format)


def read_marker(said: Mapping[str, object]) -> Marker:
    """The marker that a store keeps as texts and numbers."""
    ledger, snapshot, ontology, state = (str(said.get(name, "")) for name in ("ledger", "snapshot", "ontology", "state"))
    return Marker(ledger, snapshot, ontology, int(str(said.get("load", 0))), state, int(str(said.get("format", 0))))
