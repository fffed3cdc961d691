"""What a precheck says: each condition with need, have and shortfall, each clause with its verdict, and the whole answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

ELIGIBLE, SHORT, UNKNOWN, INELIGIBLE = "eligible", "short", "unknown", "ineligible"
"""符合, 差多少, 无法判断, 不符合: in the order that answers stand in."""
VERDICTS = (ELIGIBLE, SHORT, UNKNOWN, INELIGIBLE)


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: who says it, where, in which words, of which period; `stale`: too old to count."""

    source: str
    document: str
    locator: str
    quote: str
    says: str
    period: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """One condition held against the enterprise.

    `need` and `have` are told in words, `shortfall` too; `gap` is how far it is missed as a part of what is needed (0 where it
    is met or nothing can be measured). `missing` names the fact that has to be found out, `ask` whom to ask. `group` is shared
    by conditions of which one is enough.
    """

    label: str
    on: str
    verdict: str
    need: str
    have: str = ""
    shortfall: str = ""
    gap: float = 0.0
    missing: str = ""
    ask: str = ""
    group: str = ""
    quote: str = ""
    evidence: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Gift:
    """What a clause gives; `amount` in 元 and `rate` a fraction, empty where the clause says none."""

    label: str
    kind: str
    kind_label: str
    amount: str
    rate: str
    text: str
    paid_as: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """An application of this enterprise under this clause: its state and latest date."""

    label: str
    status: str
    day: str


@dataclass(frozen=True, slots=True)
class ClauseCheck:
    """One clause held against the enterprise. `why` is what decides, `gap` the largest shortfall."""

    id: str
    label: str
    number: str
    policy: str
    policy_label: str
    quote: str
    verdict: str
    why: tuple[str, ...]
    gap: float
    conditions: tuple[Checked, ...]
    gifts: tuple[Gift, ...]
    departments: tuple[str, ...]
    in_force_from: str
    in_force_to: str
    claim_from: str
    claim_to: str
    claimed: tuple[Claimed, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that have to be found out, each once; none of a group in which another condition is met."""
        met = {one.group for one in self.conditions if one.group and one.verdict == ELIGIBLE}
        return tuple(dict.fromkeys(one.missing for one in self.conditions if one.missing and one.group not in met))


@dataclass(frozen=True, slots=True)
class Precheck:
    """The answer: every clause known, the met ones first, then those least missed."""

    enterprise: str
    label: str
    as_of: str
    snapshot: str
    ontology: str
    clauses: tuple[ClauseCheck, ...]

    def counts(self) -> dict[str, int]:
        """How many clauses have each verdict."""
        told = Counter(one.verdict for one in self.clauses)
        return {verdict: told[verdict] for verdict in VERDICTS}

    def as_dict(self) -> dict[str, object]:
        """The JSON document (schema 1)."""
        clauses = [{**asdict(one), "missing": list(one.missing)} for one in self.clauses]
        return {"schema": 1, "snapshot": self.snapshot, "ontology": self.ontology, "as_of": self.as_of,
                "enterprise": self.enterprise, "label": self.label, "counts": self.counts(), "clauses": clauses}  # fmt: skip


def together(verdicts: list[str]) -> str:
    """The verdict of conditions that must all hold: one that fails decides, then one that is short, then one unknown."""
    return next((verdict for verdict in (INELIGIBLE, SHORT, UNKNOWN) if verdict in verdicts), ELIGIBLE)


def any_of(verdicts: list[str]) -> str:
    """The verdict of conditions of which one is enough: what is unknown may be met, so it stands before what is short."""
    return next(verdict for verdict in (ELIGIBLE, UNKNOWN, SHORT, INELIGIBLE) if verdict in verdicts)
