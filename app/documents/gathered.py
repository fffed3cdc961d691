"""What documents say of sources: their titles, and from which age on they confirm nothing."""

from __future__ import annotations

from app.documents.prose import Sources
from app.words import words
from graph.facts import Facts


def sources_of(facts: Facts, window: float) -> Sources:
    """The sources of a ledger, none numbered yet; `window` is in years."""
    return Sources(titles_of(facts), window)


def titles_of(facts: Facts) -> dict[str, str]:
    """Source id → its title."""
    return {entity.split(":", 1)[0]: facts.label(entity) for entity in facts.instances("Source")}


def nature(kind: str, *, public: bool) -> str:
    """What is said of a document beside its title: that it is invented, that it may go out."""
    told = (words("brief.sample") if kind != "real" else "", words("brief.outside") if public else "")
    return "　".join(filter(None, told))


def use(*, public: bool) -> str:
    """For whom a document is, as its foot says."""
    return words(f"brief.{'out' if public else 'in'}side_use")
