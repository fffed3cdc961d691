"""The answer to “whose failure would hit this place”: firms ranked by what they do to others, with all that the numbers rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.states import Header
from ontology.errors import Issue

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class FirmRisk:
    """One firm's ESRI: the share of the output of the place's firms lost when it fails (fraction of 1).

    `counted` tells whether its own output is part of what may be lost. `own` is its own weight, `others` what hits other firms,
    by which firms are ranked; `low` and `high` of `others`: the unlisted rest of purchases and sales taken as unharmed, and as
    harmed like the listed part (two reckonings, no bounds: a firm that states nothing is unharmed in both). `down` and `up` are
    the parts of ESRI by lost inputs and by lost sales; `sector` is the label of its main link, empty where unknown.
    """

    id: str
    label: str
    counted: bool
    sector: str
    esri: float
    own: float
    others: float
    low: float
    high: float
    down: float
    up: float
    rounds: int

    def as_dict(self) -> dict[str, object]:
        """The firm's object in `esri --json`."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How far the ranking by another ε agrees with the one shown: Kendall's τ-b over firms with an effect by either (None where
    fewer than two, or all tied), and the part of the first `k` firms that are the same."""

    epsilon: float
    tau: float | None
    overlap: float
    k: int

    def as_dict(self) -> dict[str, object]:
        """The object in `esri --json`."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Basis:
    """What was chosen and what was known: printed with every answer.

    `coverage` is the stated part of the shares used, `minimum` the least at which an answer is given; `known_purchases` and
    `known_sales` the stated parts of all purchases and sales of the counted firms, those that state nothing included, and
    `least_known` the least mean of the two at which an answer is given; counts of firms, links and old facts;
    `any_share` tells whether there is any share to go by, be it stated or filled in.
    """

    epsilon: float
    reconstruct: str
    rest: str
    replaceable: bool
    coverage: float
    minimum: float
    known_purchases: float
    known_sales: float
    least_known: float
    counted: int
    reporting: int
    firms: int
    sectors_known: int
    links: int
    unstated_purchases: int
    unstated_sales: int
    stale: int
    any_share: bool

    @property
    def known(self) -> float:
        """The stated part of all that the counted firms buy and sell, both weighing the same."""
        return (self.known_purchases + self.known_sales) / 2

    @property
    def filled_too_much(self) -> bool:
        """Whether too much of the shares used was stated by nobody."""
        return self.coverage < self.minimum

    @property
    def known_too_little(self) -> bool:
        """Whether too little is known of the counted firms, whatever is used."""
        return self.known < self.least_known

    def as_dict(self) -> dict[str, object]:
        """The object in `esri --json`."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class SystemicRisk:
    """Firms by what they do to others (none where the answer abstains), how the ranking depends on ε, and what was set aside."""

    header: Header
    basis: Basis
    firms: tuple[FirmRisk, ...]
    sensitivity: tuple[Sensitivity, ...]
    notes: tuple[Issue, ...]

    @property
    def abstained(self) -> bool:
        """Whether too little was stated for an answer (情况不明)."""
        return self.basis.filled_too_much or self.basis.known_too_little

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu esri --json`."""
        head = {name: getattr(self.header, name) for name in ("snapshot", "ontology", "place", "place_label", "scope", "as_of")}
        lists = {name: [one.as_dict() for one in getattr(self, name)] for name in ("firms", "sensitivity", "notes")}
        return {"schema": 1, **head, "abstained": self.abstained, "basis": self.basis.as_dict(), **lists}

    def frame(self) -> pd.DataFrame:
        """One row a firm."""
        import pandas as pd

        return pd.DataFrame([one.as_dict() for one in self.firms])
