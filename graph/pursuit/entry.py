"""One line of the register: a lead or a project with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
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
    """A lead or project. `values` are canonical by property; `parties` by relation. `steps` include those of its `phases`, which
    are counted with it (`own_steps`: without; `around`: those of the whole that a phase belongs to). `funds` are its own of a
    month, and where it has none the phases' (`own_funds`, `phase_funds`: each apart); `of_phases` are the sums of amounts that
    every phase states. `stalled` is 疑似停滞, 待核 or empty; `conflicts` names properties on which sources differ."""

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
    around: tuple[Step, ...] = ()
    own_funds: tuple[Funds, ...] = ()
    phase_funds: tuple[Funds, ...] = ()
    of_phases: Mapping[str, str] = field(default_factory=dict)

    def step(self, stage: str) -> Step | None:
        """The milestone of a stage: its own, and what that leaves open (the plan, the day with its paper) by the phase first
        reached, else first planned."""
        found = self._steps_of(stage, self.steps)
        if len(found) < 2:
            return next(iter(found), None)
        planned = next((one.planned for one in found if one.planned), "")
        done = next((one for one in found if one.reached), found[0])
        return replace(found[0], planned=planned, reached=done.reached, paper=done.paper)

    def own_step(self, stage: str) -> Step | None:
        """The milestone of a stage that is told of the line itself."""
        return next(iter(self._steps_of(stage, self.own_steps)), None)

    @property
    def own_by_stage(self) -> dict[str, Step]:
        """The milestones that are told of the line itself, one a stage."""
        return {one.stage: own for one in self.own_steps if (own := self.own_step(one.stage))}

    def _steps_of(self, stage: str, steps: Iterable[Step]) -> tuple[Step, ...]:
        found = (one for one in steps if one.stage == stage)
        return tuple(
            sorted(found, key=lambda one: (one not in self.own_steps, not one.reached, one.reached or one.planned, one.id))
        )

    def figure(self, prop: str) -> str:
        """An amount as it is shown: what is stated of the line itself, else the sum of its phases (分期合计); empty if unknown."""
        return self.values.get(prop) or self.of_phases.get(prop, "")

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
            "phase_funds": [one.as_dict() for one in self.phase_funds], "of_phases": dict(self.of_phases),
            "phase_of": self.phase_of, "phases": list(self.phases), "lead": self.came_from, "idle": self.idle.as_dict(),
            "stalled": self.stalled, "twice": [one.as_dict() for one in self.twice],
            "doubts": [one.as_dict() for one in self.doubts], "conflicts": list(self.conflicts), "sources": list(self.sources),
        }  # fmt: skip
