"""What an entry check says: each item with value, threshold, who judged and what is missing, and the outcome of a project."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from graph.precheck.outcome import Shown
from graph.states.heading import Head

MET, CONDITIONAL, SHORT, PUT_OFF, UNMET = "met", "conditional", "short", "put_off", "unmet"
UNJUDGED, UNKNOWN, NO_THRESHOLD = "unjudged", "unknown", "no_threshold"
"""Of an item: 符合, 附条件符合, 不足, 暂缓, 不符合; 未比对 (a person must judge), 情况不明 (a figure lacks), 未设阈值."""
VERDICTS = (MET, CONDITIONAL, SHORT, PUT_OFF, UNMET, UNJUDGED, UNKNOWN, NO_THRESHOLD)
OPEN = frozenset({UNJUDGED, UNKNOWN, NO_THRESHOLD})
PASSED, CONDITIONALLY, DEFERRED, REFUSED, UNDECIDED = "passed", "conditionally", "deferred", "refused", "undecided"
OUTCOMES = (PASSED, CONDITIONALLY, DEFERRED, REFUSED, UNDECIDED)
"""Of a project: 通过, 附条件通过, 暂缓, 不予准入（一票否决项）, 无法判断（缺什么）."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item held against a project. `value`, `threshold` and `gap` are in `unit`; `total` is what is short in all, in 元.

    `leads_to` is what an item that is not met leads to: refused or deferred.
    """

    code: str
    label: str
    verdict: str
    why: str
    value: float | None = None
    threshold: float | None = None
    threshold_place: str = ""
    confirmed: bool = False
    note: str = ""
    unit: str = ""
    gap: float | None = None
    total: float | None = None
    judged_by: str = ""
    judged_on: str = ""
    paper: str = ""
    condition: str = ""
    missing: str = ""
    ask: str = ""
    leads_to: str = ""
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Admitted:
    """A project with the outcome of all items; `form` is land, rented or empty (not known); `where` is its row in a file,
    `concerns` what leads say may stop it: nobody has judged that."""

    id: str
    label: str
    form: str
    outcome: str
    items: tuple[Item, ...]
    where: str = ""
    concerns: tuple[str, ...] = ()

    @property
    def vetoes(self) -> tuple[Item, ...]:
        """The items that keep it out."""
        return tuple(one for one in self.items if one.verdict in (UNMET, SHORT) and one.leads_to == REFUSED)

    @property
    def missing(self) -> tuple[Item, ...]:
        """The items that nobody can decide yet."""
        return tuple(one for one in self.items if one.verdict in OPEN)

    @property
    def conditions(self) -> tuple[Item, ...]:
        """The items that are met once something is done."""
        return tuple(one for one in self.items if one.verdict == CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Admission(Head):
    """The whole answer: projects, in the order asked for."""

    projects: tuple[Admitted, ...]

    def counts(self) -> dict[str, int]:
        """How many projects have each outcome."""
        return {outcome: sum(one.outcome == outcome for one in self.projects) for outcome in OUTCOMES}

    def as_dict(self) -> dict[str, Any]:
        """The JSON document."""
        return {"schema": 1, **self.head(), "projects": [asdict(one) for one in self.projects], "counts": self.counts()}
