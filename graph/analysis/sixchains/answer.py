"""What is said of the six chains beside the rows: remedies, proposals, the pipeline; values that any face can show."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.analysis.sixchains.rows import ChainRow
from graph.facts import Fact
from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do, by which rule, and the facts that it rests on."""

    rule: str
    code: str
    label: str
    chain: str
    chain_label: str
    sentence: str
    facts: tuple[Fact, ...] = field(repr=False)

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a remedy."""
        return {"rule": self.rule, "code": self.code, "label": self.label, "chain": self.chain, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A body that could serve a link it does not serve yet, for a chain that is not present there, with reasons."""

    link: str
    link_label: str
    id: str
    label: str
    cls: str
    chain: str
    chain_label: str
    ring: str
    reasons: tuple[str, ...]
    facts: tuple[Fact, ...] = field(repr=False)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a proposal."""
        return {"link": self.link, "link_label": self.link_label, "id": self.id, "label": self.label, "class": self.cls,
                "chain": self.chain, "ring": self.ring, "reasons": list(self.reasons)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step of 基础研究 → 应用研究 → 技术交易 → 产业化 and what is known to stand there."""

    code: str
    label: str
    achievements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Where achievements stop. `stops_at` is the furthest step reached, empty where none is known or all of it is done."""

    steps: tuple[Step, ...]
    contracts: int
    stops_at: str
    sentence: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a pipeline."""
        steps = [{"code": one.code, "label": one.label, "achievements": list(one.achievements)} for one in self.steps]
        return {"steps": steps, "contracts": self.contracts, "stops_at": self.stops_at or None, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A field that no chain or fund is known for, or a fund that is known at no link, and why it is said."""

    cls: str
    id: str
    label: str
    why: str

    def as_dict(self) -> dict[str, str]:
        """The JSON object of it."""
        return {"class": self.cls, "id": self.id, "label": self.label, "why": self.why}


@dataclass(frozen=True, slots=True)
class SixChains:
    """The six chains of a place's links for one scope; `uncovered` is told where all links were asked for."""

    header: Header
    rows: tuple[ChainRow, ...]
    uncovered: tuple[Uncovered, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu chains --json`."""
        return {"schema": 1, **head(self.header), "links": [one.as_dict() for one in self.rows],
                "uncovered": [one.as_dict() for one in self.uncovered]}  # fmt: skip


def head(header: Header) -> dict[str, str]:
    """What every answer says on top."""
    names = ("snapshot", "ontology", "place", "place_label", "scope", "as_of")
    return {name: getattr(header, name) for name in names}
