"""What a statement is read in: the text, the paper's own time, and what stood before in the same line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.text.found import NONE, Target
from ingest.text.targets.comparators import BEFORE, CHANGES
from ingest.text.targets.years import Governs, Plan


def nowhere(_: int) -> bool:
    """No place is in a part of aims."""
    return False


@dataclass(slots=True, unsafe_hash=True)
class Setting:
    """A paper: its half-width text and the text itself (offsets are the same), its time, whether it only rules (`rules`), also says
    what is to be done where it rules (`mixed`: 若干措施), or plans by its title (`plans`), and where its parts of aims are."""

    plain: str
    text: str
    plan: Plan
    rules: bool
    plans: bool = False
    mixed: bool = False
    aims: Callable[[int], bool] = nowhere


@dataclass(slots=True, unsafe_hash=True)
class Place:
    """Where a number stands: what governs it, everything that governs something in its line, and where its sentence starts."""

    state: Governs
    events: Sequence[Governs]
    sentence: int


@dataclass(slots=True)
class Before:
    """What stood before in the same line: the statements and their places, and how many of them 其中 divides (0 none)."""

    made: list[tuple[int, Target]] = field(default_factory=list)
    divided: int = 0

    @property
    def last(self) -> Target | None:
        """The last statement."""
        return self.made[-1][1] if self.made else None

    def add(self, one: Target, place: int) -> None:
        """Takes the statement that was found at `place`."""
        self.made.append((place, one))

    def goes_on(self, plain: str, at: int) -> bool:
        """Whether a statement stands before in the same sentence, of whose list a phrase at `at` is a part."""
        return self.last is not None and "。" not in plain[self.last.value_end : at]

    def deed(self, plain: str, at: int) -> str:
        """The deed of the statement before in the same list; "" across a semicolon, and where that one only changes (增长5%)."""
        last = self.last
        if last is None or any(stop in plain[last.value_end : at] for stop in ";。"):
            return ""
        return "" if BEFORE.get(last.action) in CHANGES else last.action

    def part(self, plain: str, one: Target) -> int:
        """The statement that this one is a part of by 其中: the nearest of its unit before that word; NONE where it is of none."""
        last = self.last
        if last is None:
            return NONE
        between = plain[last.value_end : one.value_start]
        if "其中" in between:
            self.divided = len(self.made)
        elif ";" in between:
            self.divided = 0
        return next((place for place, whole in reversed(self.made[: self.divided]) if whole.unit == one.unit), NONE)
