"""One line of the register: a lead or a project with everything that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal

from ontology.errors import Issue


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that a line names. `outside`: only the register itself knows it (未在库)."""

    id: str
    label: str
    code: str = ""
    outside: bool = False

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: the stage, when it was planned and reached (empty: not known), the paper, and who says so."""

    id: str
    stage: str
    label: str
    planned: str = ""
    reached: str = ""
    paper: str = ""
    sources: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return {**asdict(self), "sources": list(self.sources)}


@dataclass(frozen=True, slots=True)
class Funds:
    """Money of one kind that arrived in one month, in units of its currency."""

    id: str
    month: str
    kind: str
    label: str
    amount: Decimal
    currency: str
    paper: str = ""

    def as_dict(self) -> dict[str, object]:
        """Its JSON object; amounts as text, exact."""
        return {**asdict(self), "amount": str(self.amount)}


@dataclass(frozen=True, slots=True)
class Idle:
    """How long nothing has moved: days up to the as-of date (None: 情况不明), since when, and what moved last."""

    days: int | None
    since: str = ""
    what: str = ""
    over: bool = False

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Twice:
    """Another line that pursues the same enterprise: which, how far, who talked first and when, and why it is taken for one."""

    id: str
    number: str
    name: str
    stage: str
    enterprise: str
    first_talk_by: str
    first_talk_on: str
    why: str
    active: bool

    def as_dict(self) -> dict[str, object]:
        """Its JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """A lead or project. `values` are canonical by property; `parties` by relation; `steps` and `funds` include those of its
    `phases`, which are counted with it (`own_steps`: without); `stalled` is 疑似停滞, 待核 or empty; `conflicts` names
    properties on which sources differ."""

    id: str
    number: str
    cls: str
    list: str
    name: str
    stage: str
    stage_label: str
    values: Mapping[str, str]
    parties: Mapping[str, tuple[Party, ...]]
    chains: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    funds: tuple[Funds, ...] = ()
    phase_of: str = ""
    phases: tuple[str, ...] = ()
    came_from: str = ""
    idle: Idle = Idle(None)
    stalled: str = ""
    twice: tuple[Twice, ...] = ()
    doubts: tuple[Issue, ...] = ()
    conflicts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own_steps: tuple[Step, ...] = field(default=())

    def step(self, stage: str) -> Step | None:
        """The milestone of a stage: the one first reached, else the one first planned."""
        found = [one for one in self.steps if one.stage == stage]
        return min(found, key=lambda one: (not one.reached, one.reached or one.planned, one.id), default=None)

    def first(self, relation: str) -> Party | None:
        """The first party under a relation."""
        return next(iter(self.parties.get(relation, ())), None)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of one line."""
        return {
            "id": self.id, "number": self.number, "class": self.cls, "list": self.list, "name": self.name, "stage": self.stage,
            "stage_label": self.stage_label, "values": dict(self.values), "chains": list(self.chains),
            "parties": {name: [one.as_dict() for one in found] for name, found in self.parties.items()},
            "steps": [one.as_dict() for one in self.steps], "funds": [one.as_dict() for one in self.funds],
            "phase_of": self.phase_of, "phases": list(self.phases), "lead": self.came_from, "idle": self.idle.as_dict(),
            "stalled": self.stalled, "twice": [one.as_dict() for one in self.twice],
            "doubts": [one.as_dict() for one in self.doubts], "conflicts": list(self.conflicts), "sources": list(self.sources),
        }  # fmt: skip
