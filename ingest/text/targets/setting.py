"""What a statement is read in: the text, the paper's own time, and what stood before in the same line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.found import NONE, Target
from ingest.text.targets.years import Governs, Plan


@dataclass(frozen=True, slots=True)
class Setting:
    """A paper: its half-width text and the text itself (offsets are the same), its time, and whether it only rules."""

    plain: str
    text: str
    plan: Plan
    rules: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: what governs it, everything that governs something in its line, and where its sentence starts."""

    state: Governs
    events: Sequence[Governs]
    sentence: int


@dataclass(slots=True)
class Before:
    """What stood before in the same line: the last statement and its place, and the statement that 其中 divides."""

    last: int = NONE
    made: Target | None = None
    parts_of: int = NONE

    def add(self, made: Target, place: int) -> None:
        """Takes the statement that was found at `place`."""
        self.made, self.last = made, place

    def deed(self, plain: str, at: int) -> str:
        """The deed of the statement before in the same list; "" across a semicolon."""
        if self.made is None or any(stop in plain[self.made.value_end : at] for stop in ";。"):
            return ""
        return self.made.action

    def part(self, plain: str, made: Target, found: Sequence[Target]) -> int:
        """The statement that this one is a part of by 其中, NONE where it is of none."""
        if self.last == NONE:
            return NONE
        whole = found[self.last]
        if plain.rfind("其中", whole.value_end, made.value_start) >= 0:
            self.parts_of = self.last if whole.unit == made.unit else NONE
        elif self.parts_of != NONE and (";" in plain[whole.value_end : made.value_start] or found[self.parts_of].unit != made.unit):
            self.parts_of = NONE
        return self.parts_of
