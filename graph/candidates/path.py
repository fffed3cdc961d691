"""对接渠道: the way from somebody here to a candidate, each step a fact."""

from __future__ import annotations

from dataclasses import dataclass

from graph.states.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a way, as it is walked: from `start` to `end` by one fact.

    `kind` is the kind of tie (its code in `ties.csv`) with its word, `says` the tie as walked in words (“向其供货”, “持股 51.31%”),
    `strength` the word for how strong the tie is, `cost` what the step costs (smaller is closer).
    """

    start: str
    start_label: str
    end: str
    end_label: str
    kind: str
    kind_label: str
    says: str
    strength: str
    cost: float
    evidence: tuple[Evidence, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a step."""
        return {"start": self.start, "start_label": self.start_label, "end": self.end, "end_label": self.end_label,
                "kind": self.kind, "kind_label": self.kind_label, "says": self.says, "strength": self.strength, "cost": self.cost,
                "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Path:
    """The cheapest way known; without steps for somebody who is here (`direct`). `through` is the kind of who starts it, in words.

    `strength` is that of the weakest step; `says` the whole way in one line: 天力复合 —供货→ 南京宝色.
    """

    steps: tuple[Step, ...]
    cost: float
    direct: bool
    through: str
    strength: str
    says: str

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a candidate's `path`."""
        return {"steps": [one.as_dict() for one in self.steps], "cost": self.cost, "direct": self.direct,
                "through": self.through, "strength": self.strength, "says": self.says}  # fmt: skip
