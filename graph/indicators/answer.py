"""What the answer about targets holds: goals counted once, each with its figures and status, pairs, doubts, assessments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from graph.states.certificate import SourceNote
from graph.states.heading import Head

AHEAD, ON_TRACK, BEHIND, NO_DATA, NOT_COMPUTABLE, NOT_DUE = "ahead", "on_track", "behind", "no_data", "not_computable", "not_due"
"""超序时, 达序时, 欠序时, 无数据, 无法计算, 未到期."""
STATUSES = (AHEAD, ON_TRACK, BEHIND, NO_DATA, NOT_COMPUTABLE, NOT_DUE)
KNOWN = frozenset({AHEAD, ON_TRACK, BEHIND})
"""Those that rest on a figure."""


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Cited:
    """Who says a figure: source, document with its publisher and date, the place in it."""

    source: str
    document: str
    publisher: str
    day: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One telling of an observation, in the base unit. `total` and `new` are None where it does not tell them; `cumulative` is
    true, false or empty (not said)."""

    record: str
    period: str
    total: float | None
    new: float | None
    unit: str
    text: str
    comparator: str
    cumulative: str
    calibre: str
    counted_on: str
    counted_by: str
    paper: str
    department: str
    reporter: str
    checker: str
    reported_on: str
    doubts: tuple[str, ...]
    cites: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is told of an indicator for one period: the figure that the declared order shows, and those that contradict it."""

    period: str
    shown: Figure
    others: tuple[Figure, ...] = ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of them."""
        return (self.shown, *self.others)


@dataclass(frozen=True, slots=True)
class Said:
    """A target as one place of a paper says it."""

    id: str
    section: str
    quote: str
    value_text: str
    basis: str
    comparator: str
    locator: str


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a target that is set for each year."""

    year: int
    value: float | None
    rate: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A target, however often it is said, with its figures.

    `goal`, `value`, `base` are in the base unit `unit`; `shown_unit` is the unit of the paper and `factor` how many base units one
    of it is. `reading` is the 口径 that a figure must say in order to count, where a target that contradicts this one reads the
    indicator in another; empty where any figure counts. `rate` is how much is reached and `gone` the share of the time gone when
    it was counted; `reached` is the latest figure over the goal, whatever its time. `whole_counted` is the target of whose figures
    this one is a part that is not counted apart; `parts` and `summands` have rows of their own and are never added to this one.
    """

    id: str
    label: str
    indicator: str
    indicator_label: str
    ordinal: int
    said: tuple[Said, ...]
    policy: str
    programmes: tuple[Named, ...]
    goal: float | None
    unit: str
    shown_unit: str
    factor: float
    value_text: str
    comparator: str
    basis: str
    direction: str
    year: str
    period: str
    period_assumed: bool
    calibre: str
    reading: str
    leads: tuple[Named, ...]
    helpers: tuple[Named, ...]
    counted_by: str
    base: float | None
    base_period: str
    years: tuple[Year, ...]
    readings: tuple[Reading, ...]
    undated: tuple[Figure, ...]
    latest: Reading | None
    judged: Reading | None
    value: float | None
    rate: float | None
    reached: float | None
    gone: float | None
    status: str
    why: str
    doubts: tuple[str, ...]
    whole_counted: str
    part_of: str
    parts: tuple[str, ...]
    sum_of: tuple[str, ...]
    summand_of: str

    def duty(self, department: str) -> str:
        """What a department has to do with it: lead, cooperate, or nothing."""
        if any(one.id == department for one in self.leads):
            return "lead"
        return "cooperate" if any(one.id == department for one in self.helpers) else ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that can't both hold (contradiction), say one number in two senses (basis), or one whose words are doubtful
    (doubt: `other` is None)."""

    kind: str
    one: Said
    other: Said | None
    reason: str


@dataclass(frozen=True, slots=True)
class Due:
    """An assessment: of what, by whom, in which window, whether it is done, open, overdue or not yet due, and the next window."""

    id: str
    label: str
    kind: str
    of: tuple[str, ...]
    by: tuple[str, ...]
    due_from: str
    due_to: str
    assessed_on: str
    result: str
    status: str
    next_year: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: a programme (empty: the department as a whole), the duty, how many goals of each status."""

    department: str
    programme: str
    duty: str
    goals: int
    counts: dict[str, int]

    @property
    def with_data(self) -> int:
        """How many rest on a figure."""
        return sum(count for status, count in self.counts.items() if status in KNOWN)


@dataclass(frozen=True, slots=True)
class Targets(Head):
    """The whole answer. `statements` is how many times a number is said, `indicators` how many quantities they are about."""

    tolerance: float
    tolerance_confirmed: bool
    window: float
    statements: int
    indicators: int
    goals: tuple[Goal, ...]
    pairs: tuple[Pair, ...]
    assessments: tuple[Due, ...]
    sources: tuple[SourceNote, ...]

    @property
    def departments(self) -> tuple[Named, ...]:
        """Those who answer for a goal, the leading ones first, by how many goals they lead."""
        leads = Counter(one for goal in self.goals for one in goal.leads)
        helps = Counter(one for goal in self.goals for one in goal.helpers)
        return tuple(sorted({*leads, *helps}, key=lambda one: (-leads[one], -helps[one], one.label, one.id)))

    def counts(self) -> dict[str, int]:
        """How many goals have each status."""
        return counted(self.goals)

    def of(self, department: str) -> tuple[Goal, ...]:
        """The goals that a department leads, then those where it helps."""
        return tuple(one for duty in ("lead", "cooperate") for one in self.goals if one.duty(department) == duty)

    def summary(self, department: Named) -> tuple[Line, ...]:
        """A department's goals by duty and programme."""
        found: dict[tuple[str, str], list[Goal]] = {}
        for goal in self.of(department.id):
            found.setdefault((goal.duty(department.id), programme_of(goal)), []).append(goal)
        return tuple(Line(department.label, programme, duty, len(some), counted(some)) for (duty, programme), some in found.items())

    def as_dict(self) -> dict[str, Any]:
        """The JSON document."""
        lines = [asdict(line) | {"with_data": line.with_data} for one in self.departments for line in self.summary(one)]
        return {"schema": 1, **asdict(self), "counts": self.counts(), "summary": lines}


def programme_of(goal: Goal) -> str:
    """The programme that a goal is listed under; empty where no programme sets it."""
    return goal.programmes[0].label if goal.programmes else ""


def counted(goals: tuple[Goal, ...] | list[Goal]) -> dict[str, int]:
    """How many goals have each status."""
    found = Counter(one.status for one in goals)
    return {status: found[status] for status in STATUSES}


def figures_of(goal: Goal) -> Iterator[Figure]:
    """Every figure that stands behind a goal."""
    yield from (figure for reading in goal.readings for figure in reading.figures)
    yield from goal.undated
