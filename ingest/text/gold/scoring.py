"""Precision, recall and F1 with the interval that other papers of the same sort would have given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

DRAWS, SEED, TAIL = 2000, 20260930, 0.025
"""So many samples of papers are drawn, always the same; the tails that a 95 % interval leaves out."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many labels there are, how many finds, and how many of them belong together."""

    labels: int = 0
    finds: int = 0
    right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.labels + other.labels, self.finds + other.finds, self.right + other.right)

    @property
    def precision(self) -> float | None:
        """The share of finds that are right; None where nothing was found."""
        return self.right / self.finds if self.finds else None

    @property
    def recall(self) -> float | None:
        """The share of labels that were found; None where there is no label."""
        return self.right / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        """2 right / (labels + finds), the harmonic mean of the two; None where there is neither label nor find."""
        return 2 * self.right / (self.labels + self.finds) if self.labels + self.finds else None


def total(counts: Sequence[Counts]) -> Counts:
    """All papers together (micro average)."""
    return sum(counts, Counts())


def interval(counts: Sequence[Counts]) -> tuple[float, float] | None:
    """The 95 % percentile bootstrap interval of F1 (Efron 1979): papers are drawn with replacement, as labels of one paper hang
    together. None where no draw has an F1, or there is one paper only."""
    if len(counts) < 2:
        return None
    random = Random(SEED)
    drawn = (total(random.choices(counts, k=len(counts))).f1 for _ in range(DRAWS))
    found = sorted(one for one in drawn if one is not None)
    if not found:
        return None
    last = len(found) - 1
    return found[round(TAIL * last)], found[round((1 - TAIL) * last)]
