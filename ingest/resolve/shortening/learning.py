"""Learns the model from pairs of a short and a full name: the best way of each pair is counted, then the ways are found anew
(Viterbi training), until they stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.resolve.shortening.kernel import FULL, Numbers
from ingest.resolve.shortening.model import PUT_IN, Model, way_of
from ingest.resolve.shortening.roles import Role, Spelled

ROUNDS, WORDS_FROM = 8, 2
BACKING, BACKING_WORDS, LEAST, FURTHEST = 6.0, 4.0, 0.002, 2.5
"""How many observations the wider average counts as; no keeping is surer than LEAST, no word leans further than FURTHEST."""
Counts = NDArray[np.float64]


def learned(pairs: Sequence[tuple[str, Spelled]], put_in: float = PUT_IN) -> Model:
    """The model of these pairs of a short name and a spelled full one."""
    model = Model(_first(), {}, put_in)
    frequency = _frequency(spelled for _, spelled in pairs)
    for turn in range(ROUNDS):
        counts, words = _counted(pairs, model, frequency)
        model = Model(_keep(counts), _lean(counts, words) if turn >= WORDS_FROM else {}, put_in)
    return model


def _first() -> Numbers:
    """Where the search begins: a sign of the 字号 is rather kept, one of the form rather dropped, a run goes on."""
    keep = np.zeros((len(Role), 2, FULL + 1))
    keep[[Role.PLACE, Role.HIDDEN, Role.BUSINESS, Role.LATER_BUSINESS], 0] = -2
    keep[[Role.GROUP, Role.FORM]] = -2
    keep[Role.TWO_1 : Role.BUSINESS_FIRST, 1] = 1
    keep[[Role.PLACE, Role.BUSINESS, Role.THREE_1, Role.MORE_1], 1] = 1
    return keep


def _frequency(names: Iterable[Spelled]) -> dict[str, float]:
    """The log-probability of each sign among these names."""
    counted: dict[str, int] = defaultdict(int)
    for name in names:
        for sign in name.signs:
            counted[sign] += 1
    total = sum(counted.values()) + 1
    return {sign: float(np.log(count / total)) for sign, count in counted.items()}


def _counted(
    pairs: Sequence[tuple[str, Spelled]], model: Model, frequency: dict[str, float]
) -> tuple[Counts, dict[str, list[int]]]:
    """How often signs were dropped and kept: (roles, kept before, signs there, 2), and by word of business."""
    counts = np.zeros((len(Role), 2, FULL + 1, 2))
    words: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for short, full in pairs:
        way = way_of(short, full, model, frequency)
        last, done = 0, 0
        for role, word, kept in zip(full.roles, full.words, way.tolist(), strict=True):
            counts[role, last, min(done, FULL), kept] += 1
            if word:
                words[word][kept] += 1
            last, done = kept, done + kept
    return counts, words


def _odds(share: NDArray[np.float64]) -> NDArray[np.float64]:
    clipped = np.clip(share, LEAST, 1 - LEAST)
    return np.log(clipped / (1 - clipped))


def _keep(counts: Counts) -> Numbers:
    """Log-odds by role, kept before and signs there; few observations lean on all of the role and what was before."""
    wide = (counts[..., 1].sum(2) + 0.5) / (counts.sum((2, 3)) + 1)
    return _odds((counts[..., 1] + BACKING * wide[:, :, None]) / (counts.sum(3) + BACKING))


def _lean(counts: Counts, words: dict[str, list[int]]) -> dict[str, float]:
    """How much further than others of its role each sign of a word of business is kept."""
    kept = counts[..., 1].sum((1, 2)) / np.maximum(counts.sum((1, 2, 3)), 1)
    found = {}
    for word, (dropped, held) in words.items():
        usual = float(kept[Role.BUSINESS_FIRST if word.endswith("0") else Role.BUSINESS])
        share = (held + BACKING_WORDS * usual) / (dropped + held + BACKING_WORDS)
        found[word] = float(np.clip(_odds(np.array(share)) - _odds(np.array(usual)), -FURTHEST, FURTHEST))
    return found
