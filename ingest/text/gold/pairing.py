"""Which finds answer which labels: one each, as many pairs as can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ingest.text.gold.labels import Label

Gold = TypeVar("Gold", bound=Label)
Find = TypeVar("Find")


@dataclass(frozen=True, slots=True)
class Paired(Generic[Gold, Find]):
    """The pairs, the labels that nothing answers and the finds that answer nothing. Optional labels and what answers only them
    are in none of the three."""

    pairs: list[tuple[Gold, Find]] = field(default_factory=list)
    missed: list[Gold] = field(default_factory=list)
    wrong: list[Find] = field(default_factory=list)


Fits = Callable[[Gold, Find], bool]


def pair(golds: Sequence[Gold], finds: Sequence[Find], fits: Fits[Gold, Find], near: Fits[Gold, Find]) -> Paired[Gold, Find]:
    """Pair labels with finds that fit; of those left over, what is near an optional label is excused."""
    required, optional = [one for one in golds if not one.optional], [one for one in golds if one.optional]
    taken = _largest(required, finds, fits)
    answered = set(taken.values())
    rest = [one for number, one in enumerate(finds) if number not in taken]
    return Paired(
        [(required[gold], finds[find]) for find, gold in sorted(taken.items(), key=lambda one: one[1])],
        [one for number, one in enumerate(required) if number not in answered],
        [one for one in rest if not any(near(label, one) for label in optional)],
    )


def _largest(golds: Sequence[Gold], finds: Sequence[Find], fits: Fits[Gold, Find]) -> dict[int, int]:
    """The largest pairing by augmenting paths (Kuhn 1955): the label of each find that has one, by their positions."""
    may = [[number for number, find in enumerate(finds) if fits(gold, find)] for gold in golds]
    holder: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for find in may[gold]:
            if find in seen:
                continue
            seen.add(find)
            if find not in holder or place(holder[find], seen):
                holder[find] = gold
                return True
        return False

    for gold in range(len(golds)):
        place(gold, set())
    return holder
