"""Compiled code of the linear-chain CRF: sums over rows of labels, the probabilities of whole spans, and one round of learning.

Labels are numbered as `all_labels` does: 0 is O, then B, I, E, S of each type. Before a text's first character and after its last
stands O. `ways` holds exp of the weights of steps from label (row) to label (column), 0 where the step can't be.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graph.arrays.compiling import compiled, compiled_with

Matrix = NDArray[np.float32]
Rows = NDArray[np.int32]
Places = NDArray[np.int64]
Labels = NDArray[np.uint8]
Numbers = NDArray[np.uint32]
LONGEST = 60
"""Characters of the longest span looked at."""


@compiled_with(fastmath=True)
def sum_rows(
    scores: Matrix, ways: Matrix, ahead: Matrix, back: Matrix, sums: Matrix, local: Matrix
) -> None:  # pragma: no cover - compiled
    """Fill `ahead` and `back` so that their product is the probability of each label at each place; `sums` are the scales of
    `ahead`, `local` the exponentials of the scores."""
    size, labels = scores.shape
    for at in range(size):
        top = scores[at].max()
        for label in range(labels):
            local[at, label] = np.exp(scores[at, label] - top)
    for at in range(size):
        if at == 0:
            ahead[at, :labels] = ways[0]
        else:
            ahead[at, :labels] = np.float32(0)
            for before in range(labels):
                share = ahead[at - 1, before]
                if share > 0:
                    for label in range(labels):
                        ahead[at, label] += share * ways[before, label]
        total = np.float32(0)
        for label in range(labels):
            ahead[at, label] *= local[at, label]
            total += ahead[at, label]
        sums[at] = total
        ahead[at, :labels] /= total
    total = np.float32(0)
    for label in range(labels):
        back[size - 1, label] = ways[label, 0]
        total += ahead[size - 1, label] * ways[label, 0]
    back[size - 1, :labels] /= total
    for at in range(size - 2, -1, -1):
        for label in range(labels):
            total = np.float32(0)
            for after in range(labels):
                total += ways[label, after] * local[at + 1, after] * back[at + 1, after]
            back[at, label] = total / sums[at + 1]


@compiled
def room(size: int, labels: int) -> tuple[Matrix, Matrix, Matrix, Matrix]:  # pragma: no cover - compiled
    """Arrays for `sum_rows`."""
    return (np.zeros((size, labels), np.float32), np.zeros((size, labels), np.float32), np.zeros(size, np.float32),
            np.zeros((size, labels), np.float32))  # fmt: skip


@compiled_with(fastmath=True)
def spans_in(scores: Matrix, ways: Matrix, least: np.float32) -> tuple[Rows, Matrix]:  # pragma: no cover - compiled
    """Every span of at least so great a probability: rows of start, end (exclusive), number of the type; and the probabilities."""
    size, labels = scores.shape
    ahead, back, sums, local = room(size, labels)
    if size:
        sum_rows(scores, ways, ahead, back, sums, local)
    count, found, likely = 0, np.empty((size + 8, 3), np.int32), np.empty(size + 8, np.float32)
    for start in range(size):
        for first in range(1, labels, 4):
            if ahead[start, first] * back[start, first] < least and ahead[start, first + 3] * back[start, first + 3] < least:
                continue
            way = ahead[start, first]
            for end in range(start + 1, min(size, start + LONGEST) + 1):
                if end == start + 1:
                    share = ahead[start, first + 3] * back[start, first + 3]
                else:
                    before = first if end == start + 2 else first + 1
                    way /= sums[end - 1]
                    share = way * ways[before, first + 2] * local[end - 1, first + 2] * back[end - 1, first + 2]
                    way *= ways[before, first + 1] * local[end - 1, first + 1]
                if share >= least:
                    if count == len(found):
                        found, likely = _doubled(found, likely)
                    found[count, 0], found[count, 1], found[count, 2] = start, end, first // 4
                    likely[count] = share
                    count += 1
    return found[:count], likely[:count]


@compiled
def _doubled(found: Rows, likely: Matrix) -> tuple[Rows, Matrix]:  # pragma: no cover - compiled
    return np.concatenate((found, found)), np.concatenate((likely, likely))


@compiled_with(fastmath=True)
def scores_of(features: Rows, starts: Rows, labels: Labels, weights: Matrix, scores: Matrix) -> None:  # pragma: no cover - compiled
    """Fill `scores` with the sums of the weights of each place's features (rows of `starts`, below 0: none)."""
    scores[:] = 0
    for at in range(len(features)):
        for feature in features[at]:
            if feature >= 0:
                for pair in range(starts[feature], starts[feature + 1]):
                    scores[at, labels[pair]] += weights[pair]


@compiled_with(fastmath=True)
def learn(
    features: Rows, bounds: Places, right: Places, order: Places, starts: Rows, labels: Labels, weights: Matrix, steps: Matrix,
    gone: Matrix, steps_gone: Matrix, allowed: NDArray[np.bool_], rare: Matrix, rate: np.float32, c1: np.float32, c2: np.float32,
) -> None:  # fmt: skip # pragma: no cover - compiled
    """One round over the texts in an order, by AdaGrad: each weight moves against its slope, the less the farther it has gone
    already. `c1` and `c2` are the penalties of |w| and of w² / 2, in each round once: a share of `rare` (1 / how often the feature
    stands) at each of its places."""
    longest = 1
    for text in range(len(bounds) - 1):
        longest = max(longest, bounds[text + 1] - bounds[text])
    count = len(steps)
    ahead, back, sums, local = room(longest, count)
    scores, ways = np.zeros((longest, count), np.float32), np.zeros((count, count), np.float32)
    slope = np.zeros((count, count), np.float32)
    for text in order:
        first, size = bounds[text], bounds[text + 1] - bounds[text]
        for one in range(count):
            for other in range(count):
                ways[one, other] = np.exp(steps[one, other]) if allowed[one, other] else np.float32(0)
        scores_of(features[first : first + size], starts, labels, weights, scores[:size])
        sum_rows(scores[:size], ways, ahead, back, sums, local)
        _slope_of_steps(right[first : first + size], ways, ahead, back, sums, local, slope)
        for at in range(size):
            for label in range(count):
                scores[at, label] = ahead[at, label] * back[at, label]
            scores[at, right[first + at]] -= 1
            for feature in features[first + at]:
                if feature >= 0:
                    for pair in range(starts[feature], starts[feature + 1]):
                        fall = scores[at, labels[pair]] + c2 * rare[feature] * weights[pair]
                        if weights[pair] == 0 and abs(fall) <= c1 * rare[feature]:
                            continue
                        gone[pair] += fall * fall
                        step = rate / np.sqrt(gone[pair])
                        moved = weights[pair] - step * fall
                        near = step * c1 * rare[feature]
                        weights[pair] = moved - near if moved > near else moved + near if moved < -near else np.float32(0)
        for one in range(count):
            for other in range(count):
                if allowed[one, other]:
                    steps_gone[one, other] += slope[one, other] ** 2
                    steps[one, other] -= rate * slope[one, other] / np.sqrt(steps_gone[one, other])


@compiled_with(fastmath=True)
def _slope_of_steps(
    right: Places, ways: Matrix, ahead: Matrix, back: Matrix, sums: Matrix, local: Matrix, slope: Matrix
) -> None:  # pragma: no cover - compiled
    """How often each step is expected, less how often it is taken."""
    size, count = len(right), len(ways)
    for label in range(count):
        slope[label] = np.float32(0)
    for label in range(count):
        slope[0, label] += ahead[0, label] * back[0, label]
        slope[label, 0] += ahead[size - 1, label] * back[size - 1, label]
    slope[0, right[0]] -= 1
    slope[right[size - 1], 0] -= 1
    for at in range(size - 1):
        for before in range(count):
            share = ahead[at, before] / sums[at + 1]
            if share > 0:
                for label in range(count):
                    slope[before, label] += share * ways[before, label] * local[at + 1, label] * back[at + 1, label]
        slope[right[at], right[at + 1]] -= 1


@compiled
def numbered(features: Numbers, cells: NDArray[np.uint64]) -> Rows:  # pragma: no cover - compiled
    """The rows of features in a table, -1 for those not there. A cell of the table (there are 2 to some power) holds a feature in
    its upper half and the row, counted from 1, in its lower half, so that one look at memory tells both; 0 is an empty cell."""
    found = np.full(features.shape, -1, np.int32)
    last = len(cells) - 1
    for at in range(features.shape[0]):
        for column in range(features.shape[1]):
            feature = features[at, column]
            if feature:
                cell = np.int64(feature) & last
                while cells[cell] != 0 and cells[cell] >> np.uint64(32) != feature:
                    cell = (cell + 1) & last
                found[at, column] = np.int64(cells[cell] & np.uint64(0xFFFFFFFF)) - 1
    return found


@compiled
def fill(features: Numbers, cells: NDArray[np.uint64]) -> None:  # pragma: no cover - compiled
    """Fill such a table: each feature's row is its place among the features."""
    for row in range(len(features)):
        cell = np.int64(features[row]) & (len(cells) - 1)
        while cells[cell] != 0:
            cell = (cell + 1) & (len(cells) - 1)
        cells[cell] = (np.uint64(features[row]) << np.uint64(32)) | np.uint64(row + 1)
