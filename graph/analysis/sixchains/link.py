"""What is said of one link: its six chains with remedies, who could serve it, where its achievements stop, the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.analysis.sixchains.answer import Pipeline, Proposal, Remedy, head
from graph.analysis.sixchains.rows import ChainRow, Supporter
from graph.facts import Fact
from graph.states.certificate import SourceNote
from graph.states.evidence import Claim
from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class LinkDetail:
    """One link's six chains and all that follows. `evidence` holds each fact's once, in the order of `told`; supporters,
    remedies and proposals rest on some of them."""

    header: Header
    row: ChainRow
    remedies: tuple[Remedy, ...]
    proposals: tuple[Proposal, ...]
    pipeline: Pipeline
    evidence: tuple[Claim, ...]
    sources: tuple[SourceNote, ...]
    told: tuple[Fact, ...] = field(repr=False)

    def claims(self, facts: Iterable[Fact]) -> list[Claim]:
        """The evidence of facts that a supporter, a remedy or a proposal rests on."""
        return [self.evidence[number] for number in self._places(facts)]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu chains LINK --json`; `evidence` of a part holds places in the list `evidence`."""
        cells = [{**one.as_dict(), "supporters": [self._part(supporter) for supporter in one.supporters]} for one in self.row.cells]
        return {"schema": 1, **head(self.header), "link": {**self.row.as_dict(), "cells": cells},
                "remedies": [self._part(one) for one in self.remedies],
                "proposals": [self._part(one) for one in self.proposals], "pipeline": self.pipeline.as_dict(),
                "evidence": [one.as_dict() for one in self.evidence],
                "sources": [one.as_dict() for one in self.sources]}  # fmt: skip

    def _part(self, part: Supporter | Remedy | Proposal) -> dict[str, object]:
        return {**part.as_dict(), "evidence": self._places(part.facts)}

    def _places(self, facts: Iterable[Fact]) -> list[int]:
        places = {id(fact): number for number, fact in enumerate(self.told)}
        return [places[id(fact)] for fact in facts]
