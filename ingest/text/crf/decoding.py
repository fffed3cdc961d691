"""The best row of labels under probabilities, of those rows that spell whole spans."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.text.crf.labels import OUTSIDE, may_follow

NEVER = np.float32(-1e9)
TINY = 1e-9


def best_labels(probabilities: NDArray[np.float32], names: Sequence[str]) -> list[int]:
    """The most probable labels (positions in `names`), one a row of `probabilities`, taken as independent but for what may follow
    what (Viterbi)."""
    steps, last = _allowed(tuple(names))
    scores = np.log(np.maximum(probabilities, TINY))
    if not len(scores):
        return []
    best = scores[0] + steps[0]
    came: list[NDArray[np.int64]] = []
    for row in scores[1:]:
        paths = best[:, None] + steps
        came.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    at = int((best + last).argmax())
    found = [at]
    for back in reversed(came):
        at = int(back[at])
        found.append(at)
    return found[::-1]


@lru_cache(maxsize=8)
def _allowed(names: tuple[str, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """0 where a label (column) may follow another (row), else far below; and the same for what may stand last. Row 0 is O, which
    stands for what is before the text."""
    assert names[0] == OUTSIDE
    steps = np.array([[0 if may_follow(one, other) else NEVER for other in names] for one in names], dtype=np.float32)
    last = np.array([NEVER if one[0] in "BI" else 0 for one in names], dtype=np.float32)
    return steps, last
