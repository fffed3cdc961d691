"""What is said of a whole chain: its rows, who its 政产学研金用 are and who is tied to whom, where its achievements stop."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.analysis.sixchains.answer import Pipeline, Proposal, head
from graph.analysis.sixchains.rows import ChainRow
from graph.facts import Fact
from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class Actor:
    """One of the six kinds of actors of a chain (政产学研金用): how it takes part, where it is, who says so."""

    role: str
    id: str
    label: str
    how: str
    ring: str
    facts: tuple[Fact, ...] = field(repr=False)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of an actor."""
        sources = sorted({source for fact in self.facts for source in fact.sources})
        return {"role": self.role, "id": self.id, "label": self.label, "how": self.how, "ring": self.ring, "sources": sources}


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors of a chain and what ties them; `relation` is a Chinese word."""

    start: str
    start_label: str
    relation: str
    end: str
    end_label: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a tie."""
        return {"from": self.start, "from_label": self.start_label, "relation": self.relation, "to": self.end,
                "to_label": self.end_label}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChainDetail:
    """The six chains of a chain's links, its actors and ties, who could serve which of its links, and its pipeline.

    `undecided` are firms that may be 产: whether they belong to the population or count is not known.
    """

    header: Header
    chain: str
    chain_label: str
    rows: tuple[ChainRow, ...]
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    proposals: tuple[Proposal, ...]
    pipeline: Pipeline
    undecided: tuple[Actor, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu chains CHAIN --json`."""
        return {"schema": 1, **head(self.header), "chain": self.chain, "chain_label": self.chain_label,
                "links": [one.as_dict() for one in self.rows], "actors": [one.as_dict() for one in self.actors],
                "undecided": [one.as_dict() for one in self.undecided], "ties": [one.as_dict() for one in self.ties],
                "proposals": [one.as_dict() for one in self.proposals], "pipeline": self.pipeline.as_dict()}  # fmt: skip
