"""What a weekly says."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.prose import Text
from graph.states import Header

Row = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The whole weekly: rows of links (chain, link, state, firms, why), of pursuit (number, name, what, since), of loads (which,
    how many rows)."""

    header: Header
    title: str
    eyebrow: str
    nature: str
    summary: Text
    links: tuple[Row, ...]
    nothing: str
    pursuit: tuple[Row, ...]
    pursuit_none: str
    loads: tuple[Row, ...]
    foot: str
