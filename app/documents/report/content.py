"""What a chain report says, whatever template it is written by."""

from __future__ import annotations

from dataclasses import dataclass

from app.documents.prose import Text


@dataclass(frozen=True, slots=True)
class Line:
    """A link in the table of states: stage, name, state, why, firms counted here, whom one might approach."""

    stage: str
    link: str
    state: Text
    reason: Text
    firms: Text
    who: Text


@dataclass(frozen=True, slots=True)
class Gap:
    """A link that is missing, weak or at risk: its heading, and what its certificate and the candidates say."""

    heading: str
    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A link that must be surveyed: what for, what would tell, whom to ask."""

    link: str
    need: Text
    tells: Text
    whom: Text


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report; pictures are PNG."""

    title: str
    eyebrow: str
    nature: str
    summary: Text
    chain_map: bytes
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...]
    no_gaps: str
    missing: tuple[Missing, ...]
    network: bytes
    network_note: str
    sources: tuple[str, ...]
    foot: str
