"""The answer: links that are unknown with what each needs, and who may know."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class Asked:
    """A department to ask about a link, and why it."""

    id: str
    label: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a link's `ask`."""
        return {"id": self.id, "label": self.label, "why": self.why}


@dataclass(frozen=True, slots=True)
class Unsurveyed:
    """An unknown link: what it needs (a code and its word), what would tell, and whom to ask (nobody: the facts name none)."""

    id: str
    label: str
    chain: str
    chain_label: str
    need: str
    need_label: str
    reason: str
    tells: str
    ask: tuple[Asked, ...]
    unknown_whom: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of one link."""
        return {
            "id": self.id, "label": self.label, "chain": self.chain, "chain_label": self.chain_label, "need": self.need,
            "need_label": self.need_label, "reason": self.reason, "tells": self.tells,
            "ask": [one.as_dict() for one in self.ask], "unknown_whom": self.unknown_whom,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToSurvey:
    """Every link of a place that is unknown for one scope. `links` says how many links there are in all."""

    header: Header
    links: int
    unknown: tuple[Unsurveyed, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu gaps --to-survey --json`."""
        return {"schema": 1, **self.header.head(), "links": self.links, "to_survey": [one.as_dict() for one in self.unknown]}
