"""The answer to a what-if: states before and after, today and in the 远景, as a difference with its reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from graph.analysis.sixchains import Cell
from graph.analysis.whatif.stops import Stop
from graph.states.decide import MISSING, SOUND, UNKNOWN, Decision
from graph.states.heading import Header
from graph.states.outcome import TestResult
from graph.states.survey import LinkState


@dataclass(frozen=True, slots=True)
class Tally:
    """How many links are in each state; what is unknown apart.

    `sound` and `present` are (low, high) shares 0–1 of links 基本健全 and of links not 缺链: an unknown link may be either, unless
    缺链 is excluded for it. None where there is no link.
    """

    links: int
    states: dict[str, int]
    sound: tuple[float, float] | None
    present: tuple[float, float] | None


def tally(decisions: Iterable[Decision]) -> Tally:
    """The tally of some links."""
    found = list(decisions)
    count, states = len(found), Counter(one.state for one in found)
    if not count:
        return Tally(0, {}, None, None)
    open_ones = [one for one in found if one.state == UNKNOWN and MISSING not in one.excluded]
    sound = (states[SOUND] / count, (states[SOUND] + states[UNKNOWN]) / count)
    there = count - states[MISSING]
    return Tally(count, dict(states), sound, ((there - len(open_ones)) / count, there / count))


@dataclass(frozen=True, slots=True)
class TestMove:
    """A test that came out otherwise: value None and judged False where it was not judged."""

    name: str
    label: str
    before: TestResult | None
    after: TestResult | None


@dataclass(frozen=True, slots=True)
class LinkMove:
    """A link that is otherwise after the change: its states, the tests and firms that differ, and what of the assumed did it."""

    before: LinkState
    after: LinkState
    tests: tuple[TestMove, ...]
    firms: tuple[str, ...]
    because: tuple[str, ...]

    @property
    def flipped(self) -> bool:
        """Whether the state itself differs."""
        return self.before.state != self.after.state

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `moves`."""
        ends = {when: {name: getattr(one, name) for name in ("state", "rule", "reason")}
                for when, one in (("before", self.before), ("after", self.after))}  # fmt: skip
        tests = [{"name": one.name, "label": one.label, "before": one.before and one.before.as_dict(),
                  "after": one.after and one.after.as_dict()} for one in self.tests]  # fmt: skip
        return {"link": self.before.id, "label": self.before.label, "chain": self.before.chain_label, **ends,
                "flipped": self.flipped, "tests": tests, "firms": list(self.firms), "because": list(self.because)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DemandMove:
    """How much of local demand for a link local capacity covers (W1, at most 1), before and after; None where not judged."""

    link: str
    label: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class CellMove:
    """One of the six chains at a link that is otherwise after the change; who supports it only before or only after."""

    link: str
    label: str
    before: Cell
    after: Cell
    gone: tuple[str, ...]
    come: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `chains`."""
        ends = {when: {"presence": one.presence, "presence_label": one.presence_label, "known": one.known, "reason": one.reason}
                for when, one in (("before", self.before), ("after", self.after))}  # fmt: skip
        return {"link": self.link, "label": self.label, "chain": self.after.chain, "chain_label": self.after.label, **ends,
                "gone": list(self.gone), "come": list(self.come)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlook:
    """Today (现状) or the 远景, before and after. `asked` is how many links were decided anew; `chains` are the cells of the six
    chains that differ, but for the 产业链, of which the states speak; `contradictions` what is said of a link decided anew and
    contradicts itself (the link's label, the sentence)."""

    before: Tally
    after: Tally
    moves: tuple[LinkMove, ...]
    stopped: tuple[Stop, ...]
    started: tuple[Stop, ...]
    demand: tuple[DemandMove, ...]
    chains: tuple[CellMove, ...]
    contradictions: tuple[tuple[str, str], ...]
    asked: int

    def as_dict(self) -> dict[str, object]:
        """The JSON object of `now` and `vision`."""
        lists = {name: [one.as_dict() for one in getattr(self, name)] for name in ("moves", "stopped", "started", "chains")}
        demand = [asdict(one) for one in self.demand]
        wrong = [{"label": label, "words": said} for label, said in self.contradictions]
        return {"before": asdict(self.before), "after": asdict(self.after), **lists, "demand": demand, "contradictions": wrong,
                "asked": self.asked}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What would be. The header's snapshot is the one known, a plus sign, and a digest of what is assumed; `basis` the known one.

    `assumed` tells the moves in words, `vision_assumed` what the 远景 assumes beside; `stages` are the stages of
    projects that it counts, in words, where others than the default ones were asked for.
    """

    header: Header
    basis: str
    assumed: tuple[str, ...]
    vision_assumed: tuple[str, ...]
    stages: tuple[str, ...]
    now: Outlook
    vision: Outlook

    def as_dict(self) -> dict[str, object]:
        """The JSON document of `liantu whatif --json`."""
        return {"schema": 1, "kind": "假设", **asdict(self.header), "basis": self.basis, "assumed": list(self.assumed),
                "vision_assumed": list(self.vision_assumed), "stages": list(self.stages),
                "now": self.now.as_dict(), "vision": self.vision.as_dict()}
