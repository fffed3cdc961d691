"""What documents say of sources: their titles, and from which age on they confirm nothing."""

from __future__ import annotations

from app.documents.prose import Sources
from graph.facts import Facts


def sources_of(facts: Facts, window: float) -> Sources:
    """The sources of a ledger, none numbered yet; `window` is in years."""
    return Sources(titles_of(facts), window)


def titles_of(facts: Facts) -> dict[str, str]:
    """Source id → its title."""
    return {entity.split(":", 1)[0]: facts.label(entity) for entity in facts.instances("Source")}
