"""One link's six chains as a row of cells, each with who supports it: values that any face can show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.facts import Fact
from graph.states.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Supporter:
    """Who or what supports a link in one of the six chains, how, where it is, and how far that counts."""

    id: str
    label: str
    cls: str
    how: str
    ring: str
    standing: str
    word: str
    facts: tuple[Fact, ...] = field(repr=False)

    def as_dict(self) -> dict[str, str]:
        """The JSON object of a supporter; its evidence stands in the link's `evidence`."""
        return {"id": self.id, "label": self.label, "class": self.cls, "how": self.how, "ring": self.ring,
                "standing": self.standing, "standing_label": self.word}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the six chains at a link: present, thin, absent or unknown.

    `known` is how many are there for certain, `at_most` the most there can be: None where nobody has looked closely enough.
    """

    chain: str
    label: str
    presence: str
    presence_label: str
    known: int
    at_most: int | None
    least: float
    confirmed_threshold: bool
    reason: str
    supporters: tuple[Supporter, ...]
    coverage: tuple[Coverage, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a cell."""
        return {"chain": self.chain, "label": self.label, "presence": self.presence, "presence_label": self.presence_label,
                "known": self.known, "at_most": self.at_most, "least": self.least,
                "threshold_confirmed": self.confirmed_threshold, "reason": self.reason,
                "supporters": [one.as_dict() for one in self.supporters],
                "coverage": [one.as_dict() for one in self.coverage]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChainRow:
    """The six chains of one link. Between `lacking` and `lacking_at_most` of them are absent: the rest of it is unknown."""

    id: str
    label: str
    chain: str
    chain_label: str
    stage_label: str
    state: str
    cells: tuple[Cell, ...]

    @property
    def lacking(self) -> int:
        """Chains known to be absent."""
        return sum(one.presence == "absent" for one in self.cells)

    @property
    def lacking_at_most(self) -> int:
        """Chains that are absent or may be."""
        return self.lacking + sum(one.presence == "unknown" for one in self.cells)

    @property
    def thin(self) -> int:
        """Chains that are there but thin."""
        return sum(one.presence == "thin" for one in self.cells)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a row."""
        return {"id": self.id, "label": self.label, "chain": self.chain, "chain_label": self.chain_label,
                "stage_label": self.stage_label, "state": self.state, "lacking": self.lacking,
                "lacking_at_most": self.lacking_at_most, "thin": self.thin,
                "cells": [one.as_dict() for one in self.cells]}  # fmt: skip


def ranked(rows: Iterable[ChainRow]) -> tuple[ChainRow, ...]:
    """Rows, those first that lack most chains for certain, then the thinnest, then those of which more is known: what nobody
    has looked at stands last, for it may lack all or nothing."""

    def place(one: ChainRow) -> tuple[int, int, int, str, str, str]:
        return -one.lacking, -one.thin, one.lacking_at_most, one.chain_label, one.label, one.id

    return tuple(sorted(rows, key=place))
