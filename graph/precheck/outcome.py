"""What a precheck says: each condition with need, have and shortfall, each clause with its verdict, and the whole answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
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
    by conditions of which one is enough; `unread`: its words were not read as anything that can be checked.
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
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Gift:
    """What a clause gives, or one of its steps.

    `amount` is a fixed sum and `ceiling` the most, in 元, `rate` a fraction of `rate_of`; each is empty where the clause says
    none. `per` says for each of what a sum is paid, `limit` what the ceiling bounds, `years` for how many. `conditions` are those
    of this `step` alone, and `verdict` says whether the enterprise falls in it.
    """

    label: str
    kind: str
    kind_label: str
    amount: str
    rate: str
    text: str
    paid_as: str
    ceiling: str = ""
    rate_of: str = ""
    step: str = ""
    per: str = ""
    limit: str = ""
    years: str = ""
    verdict: str = ELIGIBLE
    conditions: tuple[Checked, ...] = ()


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
        """The facts that have to be found out, each once; none of a group or of steps of which another is met."""
        return tuple(dict.fromkeys(one.missing for one in self._open() if not one.unread))

    @property
    def unread(self) -> tuple[str, ...]:
        """The words of the clause that nobody has read as a condition: somebody has to judge them."""
        return tuple(dict.fromkeys(one.need for one in self._open() if one.unread))

    @property
    def met(self) -> tuple[str, ...]:
        """The conditions that a fact proves to be met."""
        told = [*self.conditions, *(one for gift in self.gifts if gift.verdict == ELIGIBLE for one in gift.conditions)]
        return tuple(dict.fromkeys(one.label for one in told if one.verdict == ELIGIBLE))

    @property
    def step(self) -> tuple[str, ...]:
        """The steps that the enterprise falls in, of a clause that has steps."""
        return tuple(one.step or one.label for one in self.gifts if one.conditions and one.verdict == ELIGIBLE)

    def _open(self) -> list[Checked]:
        """The conditions of which a fact is missing."""
        fallen = any(one.verdict == ELIGIBLE for one in self.gifts)
        told = [*self.conditions, *(one for gift in self.gifts if not fallen for one in gift.conditions)]
        met = {one.group for one in self.conditions if one.group and one.verdict == ELIGIBLE}
        return [one for one in told if one.missing and one.group not in met]


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
        clauses = [{**asdict(one), "missing": list(one.missing), "unread": list(one.unread), "met": list(one.met),
                    "step": list(one.step)} for one in self.clauses]  # fmt: skip
        return {"schema": 1, "snapshot": self.snapshot, "ontology": self.ontology, "as_of": self.as_of,
                "enterprise": self.enterprise, "label": self.label, "counts": self.counts(), "clauses": clauses}  # fmt: skip


def together(verdicts: list[str]) -> str:
    """The verdict of conditions that must all hold: one that fails decides, then one that is short, then one unknown."""
    return next((verdict for verdict in (INELIGIBLE, SHORT, UNKNOWN) if verdict in verdicts), ELIGIBLE)


def any_of(verdicts: list[str]) -> str:
    """The verdict of conditions of which one is enough: what is unknown may be met, so it stands before what is short."""
    return next(verdict for verdict in (ELIGIBLE, UNKNOWN, SHORT, INELIGIBLE) if verdict in verdicts)


def grouped(conditions: Sequence[Checked]) -> list[list[Checked]]:
    """Conditions that all have to hold, each alone, and those of which one is enough together."""
    groups: defaultdict[str, list[Checked]] = defaultdict(list)
    for place, one in enumerate(conditions):
        groups[one.group or f"#{place}"].append(one)
    return list(groups.values())


def largest_gap(conditions: Sequence[Checked]) -> float:
    """The largest shortfall; of a group the smallest, as one is enough."""
    short = [[one.gap for one in held if one.verdict == SHORT] for held in grouped(conditions)]
    return max((min(gaps) for gaps in short if gaps), default=0.0)
