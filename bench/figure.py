"""One measured figure: what it cost us, what it cost the peer in the same run, and whether the goal holds."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Figure:
    """`goal` is the most that `ratio` (ours to peer) may be, or `ours` itself where `absolute` is set; None: told, not judged."""

    bench: str
    ours: float
    unit: str
    peer: str
    peer_value: float | None
    goal: float | None
    absolute: bool = False

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's."""
        return self.ours / self.peer_value if self.peer_value else None

    @property
    def holds(self) -> bool:
        """Whether the goal is met."""
        measured = self.ours if self.absolute else self.ratio
        if self.goal is None:
            return True
        return measured is not None and measured <= self.goal

    def as_json(self) -> str:
        """The figure as one line of JSON."""
        ratio = None if self.ratio is None else round(self.ratio, 3)
        peer_value = None if self.peer_value is None else round(self.peer_value, 3)
        most = "none" if self.goal is None else f"≤ {self.goal:.3g}"
        goal = most if self.goal is None else f"{most} {self.unit}" if self.absolute else f"ratio {most}"
        said = {"bench": self.bench, "ours": round(self.ours, 3), "unit": self.unit, "peer": self.peer,
                "peer_value": peer_value, "ratio": ratio, "goal": goal, "holds": self.holds}  # fmt: skip
        return json.dumps(said, ensure_ascii=False)


def cpu(work: Callable[[], Result], times: int = 1) -> tuple[float, Result]:
    """The CPU seconds (user and system) that a piece of work takes in this process, the best of some times, and its result."""
    best, result = float("inf"), None
    for _ in range(times):
        del result
        gc.collect()
        before = time.process_time()
        result = work()
        best = min(best, time.process_time() - before)
    assert result is not None
    return best, result


def table(figures: Iterable[Figure]) -> str:
    """Figures as lines of a table."""
    lines = [f"{'figure':<28}{'ours':>9} {'unit':<6}{'peer':>9}{'ratio':>8}{'goal':>8}  holds"]
    for one in figures:
        peer = "—" if one.peer_value is None else f"{one.peer_value:.3f}"
        ratio = "—" if one.ratio is None else f"{one.ratio:.2f}"
        holds = "—" if one.goal is None else "yes" if one.holds else "NO"
        goal = "—" if one.goal is None else f"{one.goal:.3g}"
        lines.append(f"{one.bench:<28}{one.ours:>9.3f} {one.unit:<6}{peer:>9}{ratio:>8}{goal:>8}  {holds}")
    return "\n".join(lines)
