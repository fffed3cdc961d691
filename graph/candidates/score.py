"""A score that explains itself: its value, its parts, what each rests on, and how far what is not known could move it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score, 0–100. `value` is None where it is not known: it then runs from `low`, its worst, to `high`, its best.

    `weight` is the part's share of the whole (weights add up to 1); `why` says in words what the value is.
    """

    name: str
    label: str
    value: float | None
    low: float
    high: float
    weight: float
    why: str
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a part; an unknown value is null."""
        return {"name": self.name, "label": self.label, "value": self.value, "low": self.low, "high": self.high,
                "weight": self.weight, "why": self.why, "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Score:
    """A score, 0–100, between `low` and `high`; `value` is None (情况不明) where too little is known to give one.

    `unknown` names the parts that are not known: each makes the interval wider and counts by its middle, never as nothing.
    """

    value: float | None
    low: float
    high: float
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a candidate's `score`."""
        return {"value": self.value, "low": self.low, "high": self.high, "parts": [one.as_dict() for one in self.parts],
                "unknown": list(self.unknown)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weights:
    """What a score was made with: the ranking's name, the weight of each part by its label, and the words that go with it."""

    ranking: str
    parts: tuple[tuple[str, float], ...]
    note: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `weights`."""
        return {"ranking": self.ranking, "parts": dict(self.parts), "note": self.note}
