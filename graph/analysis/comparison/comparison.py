"""What a comparison of two sides says: a value that any face can show."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from graph.analysis.comparison.reasons import Why
from graph.analysis.measures import Measure
from graph.states.heading import Header


@dataclass(frozen=True, slots=True)
class LinkDifference:
    """One link on both sides: states (empty: the link is not there), firms counted, whether the second is better or worse (empty:
    neither, or one is 情况不明), and why they differ (empty: in nothing)."""

    id: str
    label: str
    chain: str
    states: tuple[str, str]
    firms: tuple[int, int]
    direction: str
    why: tuple[Why, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `links`."""
        return {"id": self.id, "label": self.label, "chain": self.chain, "states": list(self.states), "firms": list(self.firms),
                "direction": self.direction or None, "why": [one.as_dict() for one in self.why]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides with their headers and labels, how many links are in each state, presence and completeness, what the sides'
    own rules differ in, and each link."""

    headers: tuple[Header, Header]
    labels: tuple[str, str]
    states: tuple[dict[str, int], dict[str, int]]
    measures: tuple[tuple[Measure, Measure], ...]
    caveats: tuple[str, ...]
    links: tuple[LinkDifference, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu compare --json`."""
        sides = [{"label": label, **asdict(head), "states": counts}
                 for label, head, counts in zip(self.labels, self.headers, self.states, strict=True)]  # fmt: skip
        return {"schema": 1, "sides": sides, "measures": [[one.as_dict() for one in pair] for pair in self.measures],
                "caveats": list(self.caveats), "links": [one.as_dict() for one in self.links]}  # fmt: skip
