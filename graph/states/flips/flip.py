"""A flip: the smallest change found that would change a state, made and asked again, with what the state then is."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.facts import Changes

KINDS = Path(__file__).with_name("kinds.csv")
ORDER = "先比改动几处（一家企业、一次摸排、一个数、一次判断各算一处），再比种类，再比数额"
"""The declared order of changes, smaller first; the kinds' order is a table."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that may change. `amount` is how far a number moves, relative to what it is (0 where no number moves); `count`
    is how many things it takes."""

    kind: str
    words: str
    changes: Changes
    amount: float = 0.0
    count: int = 1

    @property
    def size(self) -> tuple[int, int, float]:
        """What the declared order compares."""
        return self.count, kinds()[self.kind], self.amount


@dataclass(frozen=True, slots=True)
class Flip:
    """Steps that together change a state, and the state, rule and reason after them; `words` says all of it."""

    steps: tuple[Step, ...]
    state: str
    rule: str
    reason: str
    words: str
    also: tuple[Flip, ...] = ()

    @property
    def size(self) -> tuple[int, int, float]:
        """The declared order over all steps."""
        sizes = [one.size for one in self.steps]
        return sum(size[0] for size in sizes), max(size[1] for size in sizes), sum(size[2] for size in sizes)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a certificate's `flip`."""
        changes = [{"kind": one.kind, "words": one.words, "amount": round(one.amount, 6), "count": one.count} for one in self.steps]
        return {"words": self.words, "changes": changes, "count": self.size[0], "state": self.state, "rule": self.rule,
                "reason": self.reason, "order": ORDER, "also": [one.as_dict() for one in self.also]}  # fmt: skip


@cache
def kinds() -> dict[str, int]:
    """Kinds of steps → their place in the declared order."""
    with KINDS.open(encoding="utf-8", newline="") as file:
        return {row["kind"]: int(row["order"]) for row in csv.DictReader(file)}
