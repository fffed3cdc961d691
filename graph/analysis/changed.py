"""Whether the ledger went on while a long question was worked on: the answer then is of the snapshot it names, not of now."""

from __future__ import annotations

from graph.facts import Facts
from ontology.errors import Issue, issue


def changed_meanwhile(facts: Facts) -> Issue | None:
    """A warning LT-ARRAY-01 where the ledger no longer holds the snapshot of facts that were read as of now; else None."""
    now = facts.ledger.snapshot()
    return None if now == facts.snapshot else issue("LT-ARRAY-01", value=facts.snapshot[:12], now=now[:12])
