"""Which spans of a text are taken, out of all those that may be named things, each with its probability.

A span is worth taking where it is likelier right than `LEAST`: F1 is greatest there, not at one half (a miss costs as much as a
wrong find). An organisation's probability also counts under whatever type: who asks for organisations gets one of doubtful kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.text.crf.lattice import spans_in
from ingest.text.crf.scoring import ORGANISATION, coarse_types
from ingest.text.crf.weights import Matrix

LEAST = 0.35
WEIGHT_OF_ORGANISATIONS = 0.5
"""The share of being an organisation at all in what a span of such a type is worth."""
NEGLIGIBLE = 0.005
"""Spans less probable than this are not looked at."""
Maybe = dict[tuple[int, int], Matrix]
"""The probabilities of types by start and end (exclusive)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named thing in a text: `score` is the probability that it stands exactly there and is of this type."""

    start: int
    end: int
    type: str
    score: float


def spans_under(scores: Matrix, steps: Matrix, share: float, into: Maybe) -> None:
    """Add the probabilities of spans under a linear-chain CRF, times a share. `scores`: characters × labels; `steps`: the weights
    of steps from label (row) to label (column)."""
    found, likely = spans_in(scores, np.exp(steps), np.float32(NEGLIGIBLE))
    count = len(steps) // 4
    for (start, end, kind), probability in zip(found.tolist(), likely.tolist(), strict=True):
        if (start, end) not in into:
            into[start, end] = np.zeros(count, np.float32)
        into[start, end][kind] += share * probability


def choose(maybe: Maybe, size: int, types: Sequence[str]) -> list[Named]:
    """The spans, none overlapping another, whose worth has the greatest sum, in order; `types` as the columns are."""
    organisations = np.array([coarse_types().get(one, one) == ORGANISATION for one in types])
    ending: dict[int, list[tuple[float, Named]]] = {}
    for (start, end), likely in maybe.items():
        kind, worth = _best(likely, organisations)
        if worth > 0:
            ending.setdefault(end, []).append((worth, Named(start, end, types[kind], min(1.0, float(likely[kind])))))
    return _apart(ending, size)


def _best(likely: Matrix, organisations: NDArray[np.bool_]) -> tuple[int, float]:
    """The type that is worth most, and its worth."""
    worth = likely - LEAST
    worth[organisations] += WEIGHT_OF_ORGANISATIONS * (likely[organisations].sum() - likely[organisations])
    kind = int(worth.argmax())
    return kind, float(worth[kind])


def _apart(ending: dict[int, list[tuple[float, Named]]], size: int) -> list[Named]:
    best, last = [0.0] * (size + 1), list[Named | None]([None]) * (size + 1)
    for end in range(1, size + 1):
        best[end] = best[end - 1]
        for worth, named in ending.get(end, ()):
            if best[named.start] + worth > best[end]:
                best[end], last[end] = best[named.start] + worth, named
    return list(_back(last, size))[::-1]


def _back(last: Sequence[Named | None], end: int) -> Iterable[Named]:
    while end > 0:
        named = last[end]
        if named:
            yield named
        end = named.start if named else end - 1
