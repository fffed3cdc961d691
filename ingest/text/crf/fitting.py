"""How the CRF learns: several CRFs, each of which sees two thirds of the features, and one that is the mean of them.

The mean of the weights is the geometric mean of what the CRFs say (a logarithmic opinion pool): it errs less than any of them, and
is no slower than one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from ingest.text.crf.features import features_of
from ingest.text.crf.labels import all_labels, labels_of, may_follow
from ingest.text.crf.lattice import learn, numbered
from ingest.text.crf.samples import Sample
from ingest.text.crf.seeing import WIDTH
from ingest.text.crf.weights import Matrix, Weights, table_of

CRFS, ROUNDS, SHARE_SEEN = 6, 5, 0.66
RATE = 0.1
PENALTY, PENALTY_OF_SQUARE = 0.2, 0.02
"""Of |w| and w² / 2, as in OWL-QN; the first makes most weights 0."""
GONE, STEPS_GONE = 0.1, 1.0
"""What AdaGrad's sums of squares begin with."""
Told = Callable[[str, int, int], None]
Pairs = tuple[NDArray[np.int32], NDArray[np.uint8]]


def fit(samples: Sequence[Sample], types: Sequence[str], told: Told | None = None) -> Weights:
    """The weights that samples teach. The order of the texts and the features left out are drawn by fixed seeds."""
    names = all_labels(types)
    number = {name: at for at, name in enumerate(names)}
    right = np.array([number[label] for one in samples for label in labels_of(len(one.text), one.spans)], np.int64)
    bounds = np.cumsum([0, *(len(one.text) for one in samples)])
    seen = np.concatenate([np.zeros((0, WIDTH), np.uint32), *(features_of(one.text) for one in samples)])
    keys, often = np.unique(seen[seen > 0], return_counts=True)
    rows = numbered(seen, table_of(keys))
    starts, labels = _pairs(rows, right, len(keys))
    allowed = np.array([[may_follow(one, other) for other in names] for one in names])
    values, steps = np.zeros(len(labels), np.float32), np.zeros((len(names), len(names)), np.float32)
    for seed in range(CRFS):
        drawn = np.random.default_rng(seed)
        columns = np.sort(drawn.permutation(WIDTH)[: round(SHARE_SEEN * WIDTH)])
        part, own, own_steps = np.ascontiguousarray(rows[:, columns]), np.zeros_like(values), np.zeros_like(steps)
        gone, steps_gone = np.full_like(own, GONE), np.full_like(steps, STEPS_GONE)
        for turn in range(ROUNDS):
            learn(part, bounds, right, drawn.permutation(len(samples)), starts, labels, own, own_steps, gone, steps_gone, allowed,
                  (1 / often).astype(np.float32), np.float32(RATE), np.float32(PENALTY), np.float32(PENALTY_OF_SQUARE))  # fmt: skip
            if told:
                told("crf", seed * ROUNDS + turn + 1, CRFS * ROUNDS)
        values += own / CRFS
        steps += own_steps / CRFS
    return _kept(keys, starts, labels, values, np.where(allowed, steps, -np.inf).astype(np.float32))


def _pairs(rows: NDArray[np.int32], right: NDArray[np.int64], count: int) -> Pairs:
    """Where each feature's labels begin, and the labels that each is seen with."""
    pairs = np.unique((rows * np.int64(256) + right[:, None])[rows >= 0])
    return np.searchsorted(pairs, np.arange(count + 1) * 256).astype(np.int32), (pairs & 255).astype(np.uint8)


def _kept(keys: NDArray[np.uint32], starts: NDArray[np.int32], labels: NDArray[np.uint8], values: Matrix, steps: Matrix) -> Weights:
    """Only the weights that are not 0 as 16-bit floats, and the features that have such."""
    short = values.astype(np.float16)
    row = np.repeat(np.arange(len(keys)), np.diff(starts))[short != 0]
    held, counts = np.unique(row, return_counts=True)
    bounds = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return Weights(keys[held], bounds, labels[short != 0], short[short != 0].astype(np.float32), steps)
